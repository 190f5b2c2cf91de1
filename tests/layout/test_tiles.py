"""A poster in tiles: together they hold the whole map, each overlaps its neighbours, and each says where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import row

from journeymap.draw.marks import Line, Text
from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.paper import MM, NAMED, PaperError, paper
from journeymap.layout.tiles import grid, tiles

if TYPE_CHECKING:
    from journeymap.layout.pages import Page

LIGHT = theme("light")
SCENE = build(row(*"ABCDEFGHIJ"), LIGHT)


def windows_on(page: Page) -> tuple[float, float, float, float]:
    """The part of the map that a tile shows: left, top, right, bottom."""
    window = page.shown()[0]
    assert window.clip is not None
    x, y, width, height = window.clip
    left, top = (x - window.dx) / window.scale, (y - window.dy) / window.scale
    return left, top, left + width / window.scale, top + height / window.scale


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["a4", "a3", "letter", "a5 portrait"]),
    st.sampled_from(["a2", "a1", "a0", "roll 36in", "900x300mm"]),
    st.floats(0, 30),
)
def test_tiles_together_hold_everything_and_overlap(sheet: str, target: str, overlap: float) -> None:
    made = tiles(SCENE, LIGHT, paper(sheet), target=paper(target), overlap=overlap * MM)
    shown = [windows_on(page) for page in made]
    assert min(left for left, *_ in shown) <= 0
    assert min(top for _, top, *_ in shown) <= 0
    assert max(right for _, _, right, _ in shown) >= SCENE.width
    assert max(bottom for *_, bottom in shown) >= SCENE.height
    by_place = {page.label: place for page, place in zip(made, shown, strict=True)}
    for label, (_, top, right, bottom) in by_place.items():
        number, column = map(int, label.split("-"))
        if beside := by_place.get(f"{number}-{column + 1}"):
            assert (right - beside[0]) * made[0].scale == pytest.approx(overlap * MM, abs=0.01)
            assert beside[1] == pytest.approx(top)
        if below := by_place.get(f"{number + 1}-{column}"):
            assert (bottom - below[1]) * made[0].scale == pytest.approx(overlap * MM, abs=0.01)
    for page, (left, top, right, bottom) in zip(made, shown, strict=True):
        inside = {id(one) for one in page.shown()[0].placed}
        for one in SCENE.placed:
            seen = one.x < right and one.x + one.fragment.width > left
            if seen and one.y < bottom and one.y + one.fragment.height > top:
                assert id(one) in inside


def test_the_map_is_as_large_as_the_poster() -> None:
    target = paper("a1")
    cut = grid(SCENE, paper("a4"), target, None, 10 * MM)
    assert SCENE.width * cut.scale == pytest.approx(min(target.width - 16 * MM, SCENE.width * 8), abs=1)
    assert cut.width <= target.width + 1


def test_a_scale_says_how_large_the_poster_is() -> None:
    cut = grid(SCENE, paper("a4"), None, 2.0, 0.0)
    assert cut.width == pytest.approx(SCENE.width * 2 + 16 * MM)


def test_sheets_lie_or_stand_whichever_needs_fewer() -> None:
    lying, standing = (tiles(SCENE, LIGHT, paper(name), target=paper("a1")) for name in ("a4", "a4 portrait"))
    assert len(lying) == len(standing)
    assert (lying[0].width, lying[0].height) in (NAMED["a4"], NAMED["a4"][::-1])


def test_a_tile_says_where_it_belongs_and_where_to_cut() -> None:
    made = tiles(SCENE, LIGHT, paper("a4"), target=paper("a1"))
    for page in made:
        (marks,) = page.shown()[1].placed
        (label,) = (mark.block.source for mark in marks.fragment.marks if isinstance(mark, Text))
        number, column = page.label.split("-")
        assert label.startswith(f"Row {number}, column {column} of ")
        crops = [mark for mark in marks.fragment.marks if isinstance(mark, Line)]
        assert len([line for line in crops if not line.dash]) == 8
        x, y, width, height = page.shown()[0].clip or (0, 0, 0, 0)
        for line in crops:  # none on the map itself
            for px, py in line.points:
                assert not (x < px < x + width and y < py < y + height)
                assert 0 <= px <= page.width
                assert 0 <= py <= page.height


def test_what_cannot_be_tiled_is_refused_in_a_sentence() -> None:
    with pytest.raises(PaperError, match="on sheets, not on a roll"):
        tiles(SCENE, LIGHT, paper("roll 36in"), target=paper("a0"))
    with pytest.raises(PaperError, match="say how large"):
        tiles(SCENE, LIGHT, paper("a4"))
    with pytest.raises(PaperError, match="too small for tiles"):
        tiles(SCENE, LIGHT, paper("60x60mm"), target=paper("a0"), overlap=30 * MM)
    with pytest.raises(PaperError, match="sheets; take larger paper"):
        tiles(SCENE, LIGHT, paper("60x60mm"), scale=20.0)
