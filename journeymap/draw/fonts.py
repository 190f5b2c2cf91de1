"""Font files: the bundled faces and, by name, those found on the system; the ground the text stack stands on.

A face is named by its PostScript name everywhere (`GlyphRun.font`), so that every painter opens the same file.
Which face draws which character is decided in `coverage`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import uharfbuzz as hb

from journeymap import resources

if TYPE_CHECKING:
    from pathlib import Path

#: The base family by (bold, italic). Its advances are Arial's.
BASE = {
    (False, False): "LiberationSans",
    (True, False): "LiberationSans-Bold",
    (False, True): "LiberationSans-Italic",
    (True, True): "LiberationSans-BoldItalic",
}

#: The bundled faces that know a script better than the base family does, by ISO 15924 code: regular, bold.
BY_SCRIPT = {
    "Arab": ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    "Deva": ("NotoSansDevanagari-Regular", "NotoSansDevanagari-Bold"),
    "Hebr": ("NotoSansHebrew-Regular", "NotoSansHebrew-Bold"),
    "Thai": ("NotoSansThai-Regular", "NotoSansThai-Bold"),
}

_FILES = {
    "LiberationSans": "LiberationSans-Regular.ttf",
    "LiberationSans-Bold": "LiberationSans-Bold.ttf",
    "LiberationSans-Italic": "LiberationSans-Italic.ttf",
    "LiberationSans-BoldItalic": "LiberationSans-BoldItalic.ttf",
    **{name: f"{name}.ttf" for pair in BY_SCRIPT.values() for name in pair},
}

BUNDLED = frozenset(_FILES)


class Face:
    """One face of a font file, opened when first asked for something only the file knows."""

    def __init__(self, name: str, path: Path, index: int = 0) -> None:
        self.name = name
        self.path = path
        self.index = index

    def __repr__(self) -> str:
        return f"Face({self.name!r}, {str(self.path)!r}, {self.index})"

    @cached_property
    def hb_face(self) -> hb.Face:
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)

    @cached_property
    def hb_font(self) -> hb.Font:
        """Scaled to font units: positions it yields are in 1/upem of an em."""
        return hb.Font(self.hb_face)

    @cached_property
    def upem(self) -> int:
        return int(self.hb_face.upem)

    @cached_property
    def ascent(self) -> float:
        """Height above the baseline the font declares, in em (positive)."""
        return float(self.hb_font.get_font_extents("ltr").ascender / self.upem)

    @cached_property
    def descent(self) -> float:
        """Depth below the baseline the font declares, in em (positive)."""
        return float(-self.hb_font.get_font_extents("ltr").descender / self.upem)

    @cached_property
    def is_cff(self) -> bool:
        return not {"CFF ", "CFF2"}.isdisjoint(self.hb_face.table_tags)

    @cached_property
    def embeddable(self) -> bool:
        """Whether the licence bits (OS/2 fsType) let a document carry a subset of the font's outlines."""
        data = self._os2
        if len(data) < 10:
            return True  # nothing stated: installable, the format's default
        bits = int.from_bytes(data[8:10], "big")
        restricted, no_subsetting, bitmaps_only = (bits & 0x000F) == 0x0002, bits & 0x0100, bits & 0x0200
        return not (restricted or no_subsetting or bitmaps_only)

    @cached_property
    def weight(self) -> int:
        """100 … 900; 400 is regular, 700 bold."""
        return int.from_bytes(self._os2[4:6], "big") if len(self._os2) >= 6 else 400

    @cached_property
    def italic(self) -> bool:
        return len(self._os2) >= 64 and bool(int.from_bytes(self._os2[62:64], "big") & 0x0201)

    @cached_property
    def family(self) -> str:
        """The family's name as a style sheet would give it, e.g. "Noto Sans CJK JP"."""
        names = hb.OTNameIdPredefined
        wanted = (names.TYPOGRAPHIC_FAMILY, names.FONT_FAMILY)
        return next((found for name in wanted if (found := self.hb_face.get_name(name))), self.name)

    @cached_property
    def _os2(self) -> bytes:
        blob = self.hb_face.reference_table("OS/2")
        return bytes(blob.data) if len(blob) else b""

    def has(self, codepoint: int) -> bool:
        """Whether the face has a glyph of its own for the character."""
        return self.hb_font.get_nominal_glyph(codepoint) is not None


_FACES = {name: Face(name, resources.path("fonts", file)) for name, file in _FILES.items()}


def face(name: str) -> Face:
    """The face of that PostScript name, bundled or on the system; KeyError when there is none."""
    try:
        return _FACES[name]
    except KeyError:
        from journeymap.draw import system_fonts  # late: most maps need no other font

        return system_fonts.named(name)


def family_for_live_text(name: str) -> tuple[str, int, str]:
    """CSS `font-family` list, weight and style that come closest to a face where only live text can be had."""
    chosen = face(name)
    families = [f"'{chosen.family}'"]
    if name in BASE.values():
        families += ["Arimo", "Arial"]
    return ", ".join([*families, "sans-serif"]), chosen.weight, "italic" if chosen.italic else "normal"


def missing(text: str, language: str | None = None) -> frozenset[str]:
    """The scripts, by their English names ("Japanese", "Tamil", "Emoji"), of the characters in `text` that no
    font found can draw; such characters are shown as `coverage.REPLACEMENT`."""
    if text.isascii():
        return frozenset()
    from journeymap.draw import coverage  # late: it loads the script tables

    return coverage.missing(text, language)
