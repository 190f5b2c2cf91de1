"""Faces inside a PDF: composite fonts whose codes mean one picture that shows one text, cut down to what was used.

Where a face holds quadratic outlines, every pair of picture and text gets a code of its own, so that a reader can
tell what each code stands for; a picture is a glyph, or several that stand together. Where it holds cubic ones
(CFF), codes are the glyph ids themselves, and the first text a glyph shows is the one its code stands for. A face
that must not be embedded, or that no PDF can hold, lends only its widths to a font without shapes; its outlines are
drawn beside it.
"""

from __future__ import annotations

from functools import cached_property
from hashlib import md5
from typing import TYPE_CHECKING, NamedTuple

import pydyf

from journeymap.draw.fonts import BASE, face
from journeymap.render import pdf_subsets
from journeymap.render.pdf_objects import added, packed, utf16
from journeymap.render.pdf_truetype import FIRST_COMPOSITE, Composite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.render.pdf_truetype import Part

_MOST_CODES = 0xFFFF
_MOST_AT_ONCE = 100
"""As many entries may one `beginbfchar` have."""
_SCRIPT_OF_CODES = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    " /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def"
    " /CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    " 1 begincodespacerange <0000> <FFFF> endcodespacerange"
)


class Shown(NamedTuple):
    """What a code stands for: a picture (a glyph id, or the number of a composite), its advance in 1/1000 em and
    the text it shows."""

    picture: int
    width: int
    text: str


class Font:
    """One face in one document. `name` is its resource's, `shapes` is false where its outlines are drawn beside it."""

    def __init__(self, postscript_name: str, name: str) -> None:
        self.face = face(postscript_name)
        self.name = name
        tags = self.face.hb_face.table_tags
        self.shapes = self.face.embeddable and ("glyf" in tags or "CFF " in tags)
        self.by_glyph = self.shapes and "glyf" not in tags
        self._codes: dict[tuple[object, str], int] = {}
        self._shown: dict[int, Shown] = {0: Shown(0, self.width(0), "")}
        self._composites: dict[Composite, int] = {}
        self.plain: dict[tuple[int, str], tuple[str, int]] = {}
        """What `code` and `width` told, for those who ask most: the code in hexadecimal, and the width."""

    def code(self, glyph: int, text: str) -> int | None:
        """The code for a glyph that shows `text`, made at need; None where there is none that could stand for it."""
        known = self._codes.get((glyph, text))
        if known is not None:
            return known
        if not self.by_glyph:
            return self._new(glyph, glyph, self.width(glyph), text)
        if self._shown.setdefault(glyph, Shown(glyph, self.width(glyph), text)).text != text:
            return None
        self._codes[glyph, text] = glyph
        return glyph

    def code_of_many(self, parts: tuple[Part, ...], advance: int, text: str) -> int | None:
        """The code for glyphs that together show `text`, the pen moving on by `advance` font units; None where the
        font has no such codes (any more)."""
        if self.by_glyph:
            return None
        composite = Composite(parts, advance)
        known = self._codes.get((composite, text))
        if known is not None:
            return known
        picture = self._composites.setdefault(composite, FIRST_COMPOSITE + len(self._composites))
        return self._new(composite, picture, self.thousandths(advance), text)

    def any_code(self, glyph: int) -> int:
        """Some code for a glyph, whatever text it stands for."""
        if self.by_glyph:
            self._shown.setdefault(glyph, Shown(glyph, self.width(glyph), ""))
            return glyph
        code = self.code(glyph, "")
        if code is not None:
            return code
        return next((known for known, shown in self._shown.items() if shown.picture == glyph), 0)

    @cached_property
    def space(self) -> str:
        """The operator that shows a space; nothing where the font has none."""
        glyph = self.face.hb_font.get_nominal_glyph(ord(" "))
        code = None if glyph is None else self.code(glyph, " ")
        return "" if code is None else f"<{code:04X}>"

    def advance(self, glyph: int) -> int:
        """The advance in font units."""
        return int(self.face.hb_font.get_glyph_h_advance(glyph))

    def width(self, glyph: int) -> int:
        """The advance as the document tells it: in whole 1/1000 em, for some readers round it."""
        return self.thousandths(self.advance(glyph))

    def thousandths(self, units: int) -> int:
        """Font units in whole 1/1000 em."""
        return round(units * self._scale)

    @cached_property
    def _scale(self) -> float:
        return 1000 / self.face.upem

    def _new(self, key: object, picture: int, width: int, text: str) -> int | None:
        code = len(self._shown)
        if code > _MOST_CODES:
            return None
        self._shown[code] = Shown(picture, width, text)
        self._codes[key, text] = code
        return code

    def write(self, pdf: pydyf.PDF) -> bytes:
        """Puts the font into the document; the reference to it."""
        program, to_new = self._program()
        prefix = "".join(chr(65 + digit % 26) for digit in md5(program, usedforsecurity=False).digest()[:6])
        named = pydyf.name(f"{prefix}+{self.face.name}").decode()
        shown = pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType0" if self.by_glyph else "/CIDFontType2",
                "BaseFont": named,
                "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
                "FontDescriptor": self._descriptor(pdf, named, program),
                "DW": 1000,
                "W": self._widths(),
            }
        )
        if not self.by_glyph:
            pictures = [to_new.get(one.picture, 0) for one in self._shown.values()]
            shown["CIDToGIDMap"] = added(pdf, packed(b"".join(new.to_bytes(2, "big") for new in pictures)))
        font = pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": named,
                "Encoding": "/Identity-H",
                "DescendantFonts": pydyf.Array([added(pdf, shown)]),
                "ToUnicode": added(pdf, packed(self._to_unicode().encode("ascii"))),
            }
        )
        return added(pdf, font)

    def _program(self) -> tuple[bytes, dict[int, int]]:
        """The font file, and its glyph ids by the numbers of the pictures."""
        if self.by_glyph:
            return pdf_subsets.cff(self.face.hb_face, self._shown), {}
        if not self.shapes:
            base = face(BASE[False, False])
            blank = base.hb_font.get_nominal_glyph(0x20) or 0
            program, to_new = pdf_subsets.truetype(base.hb_face, {blank}, ())
            return program, dict.fromkeys((one.picture for one in self._shown.values()), to_new[blank])
        glyphs = {one.picture for one in self._shown.values() if one.picture < FIRST_COMPOSITE}
        program, to_new = pdf_subsets.truetype(self.face.hb_face, glyphs, tuple(self._composites))
        return program, to_new

    def _descriptor(self, pdf: pydyf.PDF, named: str, program: bytes) -> bytes:
        if self.by_glyph:
            key, file = "FontFile3", packed(program, Subtype="/CIDFontType0C")
        else:
            key, file = "FontFile2", packed(program, Length1=len(program))
        head = bytes(self.face.hb_face.reference_table("head").data)
        bounds = [int.from_bytes(head[at : at + 2], "big", signed=True) * self._scale for at in (36, 38, 40, 42)]
        return added(
            pdf,
            pydyf.Dictionary(
                {
                    "Type": "/FontDescriptor",
                    "FontName": named,
                    "Flags": 4 | (64 if self.face.italic else 0),
                    "FontBBox": pydyf.Array([round(side) for side in bounds]),
                    "ItalicAngle": -12 if self.face.italic else 0,
                    "Ascent": round(self.face.ascent * 1000),
                    "Descent": round(-self.face.descent * 1000),
                    "CapHeight": 700,
                    "StemV": 140 if self.face.weight > 550 else 80,
                    key: added(pdf, file),
                }
            ),
        )

    def _widths(self) -> str:
        return "[" + " ".join(_runs((code, shown.width) for code, shown in sorted(self._shown.items()))) + "]"

    def _to_unicode(self) -> str:
        entries = [f"<{code:04X}> <{utf16(shown.text)}>" for code, shown in sorted(self._shown.items()) if shown.text]
        lines = [_SCRIPT_OF_CODES]
        for at in range(0, len(entries), _MOST_AT_ONCE):
            some = entries[at : at + _MOST_AT_ONCE]
            lines += [f"{len(some)} beginbfchar", *some, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines)


def _runs(widths: Iterable[tuple[int, int]]) -> Iterable[str]:
    """Widths as PDF lists them: a code, then the widths of it and those that follow without a gap."""
    expected = -1
    for code, width in widths:
        if code != expected:
            if expected >= 0:
                yield "]"
            yield f"{code} ["
        yield str(width)
        expected = code + 1
    if expected >= 0:
        yield "]"
