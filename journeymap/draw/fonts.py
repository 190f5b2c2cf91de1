"""Which font files there are, what they cover and how high they stand: the ground the text stack is built on.

A face is named by its PostScript name everywhere (`GlyphRun.font`), so that every painter opens the same file.
"""

from __future__ import annotations

from functools import cache, cached_property
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

_BUNDLED = {
    "LiberationSans": "LiberationSans-Regular.ttf",
    "LiberationSans-Bold": "LiberationSans-Bold.ttf",
    "LiberationSans-Italic": "LiberationSans-Italic.ttf",
    "LiberationSans-BoldItalic": "LiberationSans-BoldItalic.ttf",
}


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
        """Whether the licence bits (OS/2 fsType) let a document carry a subset of the font."""
        data = bytes(self.hb_face.reference_table("OS/2").data)
        if len(data) < 10:
            return True  # no statement: the format's default is installable embedding
        bits = int.from_bytes(data[8:10], "big")
        usage, no_subsetting, bitmap_only = bits & 0x000F, bits & 0x0100, bits & 0x0200
        return usage != 0x0002 and not no_subsetting and not bitmap_only

    def has(self, codepoint: int) -> bool:
        """Whether the face has a glyph of its own for the character."""
        return self.hb_font.get_nominal_glyph(codepoint) is not None


@cache
def face(name: str) -> Face:
    """The face of that PostScript name; KeyError when there is none."""
    return Face(name, resources.path("fonts", _BUNDLED[name]))


@cache
def faces_for_style(bold: bool, italic: bool) -> tuple[Face, ...]:
    """The faces to try for a style, the base face first."""
    return (face(BASE[bold, italic]),)


def family_for_live_text(name: str) -> tuple[str, int, str]:
    """CSS `font-family` list, weight and style that come closest to a face where only live text can be had."""
    family = name.partition("-")[0]
    spaced = "".join(
        " " + ch if ch.isupper() and before.islower() else ch for before, ch in zip(" " + family, family, strict=False)
    )
    families = f"'{spaced}', Arimo, Arial, sans-serif" if family == "LiberationSans" else f"'{spaced}', sans-serif"
    return families, 700 if "Bold" in name else 400, "italic" if "Italic" in name else "normal"
