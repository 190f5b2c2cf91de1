"""CFF fonts whose glyphs are named by character ids, as those for Chinese, Japanese and Korean are."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from fontTools.cffLib import CharStrings, FDArrayIndex, FDSelect, FontDict
from fontTools.ttLib import TTFont
from made_fonts import build_font

if TYPE_CHECKING:
    from collections.abc import Callable


def build_cid_font(name: str, characters: str) -> TTFont:
    """As `made_fonts.build_font` makes them, with CIDs for names."""
    font = _reread(build_font(name, characters, cff=True))
    order = font.getGlyphOrder()
    names = [".notdef", *(f"cid{number:05d}" for number in range(1, len(order)))]
    font.setGlyphOrder(names)
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    drawn = {new: top.CharStrings[old] for old, new in zip(order, names, strict=True)}
    top.ROS, top.CIDCount, top.charset = ("Adobe", "Identity", 0), len(order), names
    part = FontDict()
    part.Private = top.Private
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    top.FDArray.append(part)
    top.FDSelect.gidArray = [0] * len(order)
    for charstring in drawn.values():
        charstring.private, charstring.fdSelectIndex = part.Private, 0
    top.CharStrings = CharStrings(None, None, cff.GlobalSubrs, None, top.FDSelect, top.FDArray)
    top.CharStrings.charStrings = drawn
    top.rawDict = {}
    del top.Private
    return _reread(font)


def data_of(font: TTFont) -> bytes:
    """The font's file."""
    out = BytesIO()
    save: Callable[[BytesIO], None] = font.save
    save(out)
    return out.getvalue()


def _reread(font: TTFont) -> TTFont:
    return TTFont(BytesIO(data_of(font)))
