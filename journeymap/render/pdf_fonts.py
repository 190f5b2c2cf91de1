"""Faces inside a PDF: composite fonts whose codes mean one glyph showing one text, cut down to what was used.

Where a face holds quadratic outlines, every pair of glyph and text gets a code of its own, so that a reader can
tell what each code stands for. Where it holds cubic ones (CFF), codes are the glyph ids themselves, and the first
text a glyph shows is the one its code stands for. A face that must not be embedded, or that no PDF can hold, lends
only its widths to a font without shapes; the outlines are drawn beside it.
"""

from __future__ import annotations

import zlib
from functools import cached_property
from hashlib import md5
from typing import TYPE_CHECKING

import pydyf
import uharfbuzz as hb

from journeymap.draw.fonts import BASE, face

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "})
"""Tables that a PDF's font needs: codes are told by the document, widths and names too."""
_SCRIPT_OF_CODES = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    " /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def"
    " /CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    " 1 begincodespacerange <0000> <FFFF> endcodespacerange"
)
_MOST_CODES = 0xFFFF
_MOST_AT_ONCE = 100
"""As many entries may one `beginbfchar` have."""


def utf16(text: str) -> str:
    """Hexadecimal UTF-16 as PDF spells text; half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace").encode("utf-16-be").hex().upper()


def packed(data: bytes, **extra: object) -> pydyf.Stream:
    """A compressed stream object."""
    return pydyf.Stream([zlib.compress(data)], {"Filter": "/FlateDecode", **extra})


class Font:
    """One face in one document. `name` is its resource's, `shapes` is false where its outlines are drawn beside it."""

    def __init__(self, postscript_name: str, name: str) -> None:
        self.face = face(postscript_name)
        self.name = name
        tags = self.face.hb_face.table_tags
        self.shapes = self.face.embeddable and ("glyf" in tags or "CFF " in tags)
        self.by_glyph = self.shapes and "glyf" not in tags
        self._carrier = self.face if self.shapes else face(BASE[False, False])
        self._blank = 0 if self.shapes else self._carrier.hb_font.get_nominal_glyph(0x20) or 0
        self._codes: dict[tuple[int, str], int] = {}
        self._texts: dict[int, str] = {}
        self._glyphs: dict[int, int] = {0: 0}
        self._widths: dict[int, float] = {}

    def code(self, glyph: int, text: str) -> int | None:
        """The code for a glyph that shows `text` ("" where another glyph already shows it), made at need; None
        where there is no code that could stand for this text."""
        key = (glyph, text)
        known = self._codes.get(key)
        if known is not None:
            return known
        if self.by_glyph:
            if self._texts.setdefault(glyph, text) != text:
                return None
            code = glyph
        else:
            code = len(self._codes) + 1
            if code > _MOST_CODES:
                return None
            self._texts[code] = text
        self._codes[key] = code
        self._glyphs[code] = glyph
        return code

    def any_code(self, glyph: int) -> int:
        """Some code for a glyph, whatever text it stands for."""
        if self.by_glyph:
            self._texts.setdefault(glyph, "")
            self._glyphs[glyph] = glyph
            return glyph
        code = self.code(glyph, "")
        if code is not None:
            return code
        return next((known for known, drawn in self._glyphs.items() if drawn == glyph), 0)

    def width(self, glyph: int) -> float:
        """The advance in 1/1000 em."""
        width = self._widths.get(glyph)
        if width is None:
            width = self._widths[glyph] = self.face.hb_font.get_glyph_h_advance(glyph) * 1000 / self.face.upem
        return width

    @cached_property
    def _scale(self) -> float:
        return 1000 / self.face.upem

    def write(self, pdf: pydyf.PDF) -> bytes:
        """Puts the font into the document; the reference to it."""
        program, kind, old_to_new = self._program()
        prefix = "".join(chr(65 + digit % 26) for digit in md5(program, usedforsecurity=False).digest()[:6])
        named = pydyf.name(f"{prefix}+{self.face.name}").decode()
        font_file = packed(program, **({"Subtype": "/CIDFontType0C"} if self.by_glyph else {"Length1": len(program)}))
        pdf.add_object(font_file)
        descriptor = pydyf.Dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": named,
                "Flags": 4 | (64 if self.face.italic else 0),
                "FontBBox": pydyf.Array(self._bounds()),
                "ItalicAngle": -12 if self.face.italic else 0,
                "Ascent": round(self.face.ascent * 1000),
                "Descent": round(-self.face.descent * 1000),
                "CapHeight": 700,
                "StemV": 140 if self.face.weight > 550 else 80,
                kind: font_file.reference,
            }
        )
        pdf.add_object(descriptor)
        shown = pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType0" if self.by_glyph else "/CIDFontType2",
                "BaseFont": named,
                "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
                "FontDescriptor": descriptor.reference,
                "DW": 1000,
                "W": self._width_array(),
            }
        )
        if not self.by_glyph:
            ids = [old_to_new.get(self._drawn(self._glyphs.get(code, 0)), 0) for code in range(max(self._glyphs) + 1)]
            to_glyph = packed(b"".join(new.to_bytes(2, "big") for new in ids))
            pdf.add_object(to_glyph)
            shown["CIDToGIDMap"] = to_glyph.reference
        pdf.add_object(shown)
        to_unicode = packed(self._to_unicode().encode("ascii"))
        pdf.add_object(to_unicode)
        font = pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": named,
                "Encoding": "/Identity-H",
                "DescendantFonts": pydyf.Array([shown.reference]),
                "ToUnicode": to_unicode.reference,
            }
        )
        pdf.add_object(font)
        return bytes(font.reference)

    def _drawn(self, glyph: int) -> int:
        return glyph if self.shapes else self._blank

    def _program(self) -> tuple[bytes, str, dict[int, int]]:
        """The font file, the key it goes by in a descriptor, and its glyph ids by those of the face."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *map(self._drawn, self._glyphs.values())})
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        if self.by_glyph:
            wanted.flags |= hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        source = self._carrier.hb_face
        wanted.drop_table_tag_set.update(
            {int.from_bytes(tag.encode("latin-1"), "big") for tag in source.table_tags if tag not in _KEPT}
        )
        plan = hb.SubsetPlan(source, wanted)
        cut = plan.execute()
        if self.by_glyph:
            return bytes(cut.reference_table("CFF ").data), "FontFile3", {}
        return bytes(cut.blob.data), "FontFile2", dict(plan.old_to_new_glyph_mapping.items())

    def _bounds(self) -> list[int]:
        head = bytes(self.face.hb_face.reference_table("head").data)
        return [
            round(int.from_bytes(head[at : at + 2], "big", signed=True) * self._scale) for at in (36, 38, 40, 42)
        ]

    def _width_array(self) -> str:
        return "[" + " ".join(_runs((code, self.width(glyph)) for code, glyph in sorted(self._glyphs.items()))) + "]"

    def _to_unicode(self) -> str:
        entries = [f"<{code:04X}> <{utf16(text)}>" for code, text in sorted(self._texts.items()) if text]
        lines = [_SCRIPT_OF_CODES]
        for at in range(0, len(entries), _MOST_AT_ONCE):
            some = entries[at : at + _MOST_AT_ONCE]
            lines += [f"{len(some)} beginbfchar", *some, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines)


def _runs(widths: Iterable[tuple[int, float]]) -> Iterable[str]:
    """Widths as PDF lists them: a code, then the widths of it and those that follow without a gap."""
    expected = -1
    for code, width in widths:
        if code != expected:
            if expected >= 0:
                yield "]"
            yield f"{code} ["
        yield f"{width:.3f}".rstrip("0").rstrip(".")
        expected = code + 1
    if expected >= 0:
        yield "]"
