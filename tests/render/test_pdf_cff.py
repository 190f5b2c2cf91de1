"""The CIDs of a CFF font, as fontTools reads them."""

from __future__ import annotations

from io import BytesIO

import pytest
import uharfbuzz as hb
from cid_fonts import build_cid_font, data_of
from fontTools.cffLib import CFFFontSet
from made_fonts import build_font

from journeymap.render.pdf_cff import has_cids, with_cids
from journeymap.render.pdf_subsets import cff

CHARACTERS = "abc客户体验"


def names(table: bytes) -> list[str]:
    font = CFFFontSet()
    font.decompile(BytesIO(table), None)
    return list(font.topDictIndex[0].charset)


def test_a_subset_is_found_by_the_ids_of_the_face() -> None:
    table = cff(hb.Face(hb.Blob(data_of(build_cid_font("Han", CHARACTERS)))), {2, 5, 7})
    assert has_cids(table)
    assert names(table) == [".notdef", "cid00002", "cid00005", "cid00007"]


def test_a_font_with_named_glyphs_keeps_its_numbering() -> None:
    table = cff(hb.Face(hb.Blob(data_of(build_font("Han", CHARACTERS, cff=True)))), {2, 5})
    assert not has_cids(table)
    font = CFFFontSet()
    font.decompile(BytesIO(table), None)
    strings = font.topDictIndex[0].CharStrings
    drawn = [number for number, name in enumerate(names(table)) if len(strings[name].bytecode) > 1]
    assert drawn == [0, 2, 5]


def test_new_cids_leave_everything_else_alone() -> None:
    source = cff(hb.Face(hb.Blob(data_of(build_cid_font("Han", CHARACTERS)))), {1, 2, 3})
    changed = with_cids(source, [700, 800, 65_535])
    assert names(changed) == [".notdef", "cid00700", "cid00800", "cid65535"]
    before, after = CFFFontSet(), CFFFontSet()
    before.decompile(BytesIO(source), None)
    after.decompile(BytesIO(changed), None)
    for old, new in zip(names(source), names(changed), strict=True):
        strings = [font.topDictIndex[0].CharStrings[name] for font, name in ((before, old), (after, new))]
        for one in strings:
            one.decompile()
        assert strings[0].program == strings[1].program


def test_a_font_without_a_charset_to_replace_is_refused() -> None:
    with pytest.raises(ValueError, match="charset cannot be replaced"):
        with_cids(_predefined(), [1])


def _predefined() -> bytes:
    """The start of a CFF table whose dictionary says charset 0, in one byte."""
    header = bytes([1, 0, 4, 1])
    name = bytes([0, 1, 1, 1, 2]) + b"X"
    dictionary = bytes([139, 15])
    return header + name + bytes([0, 1, 1, 1, 1 + len(dictionary)]) + dictionary
