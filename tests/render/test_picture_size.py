"""How large pictures are, and how they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes_of_marks import page

from journeymap.render.errors import ExportError
from journeymap.render.options import ExportOptions
from journeymap.render.picture_size import Limit, Size, checked, cut, resolution, size_of


def test_a_picture_is_as_large_as_is_asked_for() -> None:
    shown = page(width=400, height=300)
    assert resolution(ExportOptions("png"), shown) == 192
    assert resolution(ExportOptions("png", dpi=300, scale=1.5), shown) == 144
    assert size_of(shown, resolution(ExportOptions("png", dpi=300, scale=2, width=1999), shown)) == (1999, 1499)


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(200, 4000), st.sampled_from([48.0, 96.0, 175.0]))
def test_files_lie_beside_each_other_without_a_gap(width: int, height: int, most: int, dpi: float) -> None:
    shown = page(width=width, height=height)
    size, scale = size_of(shown, dpi), dpi / 96
    found = list(cut(shown, dpi, most))
    sizes = [size_of(part, dpi) for _, part in found]
    assert max(max(one) for one in sizes) <= most
    assert sum(one.width * one.height for one in sizes) == size.width * size.height
    # The corners of the whole picture are in the first and in the last.
    assert (found[0][1].dx, found[0][1].dy) == (shown.dx, shown.dy)
    assert round((shown.dx - found[-1][1].dx) * scale) + sizes[-1].width == size.width
    assert round((shown.dy - found[-1][1].dy) * scale) + sizes[-1].height == size.height


def test_files_are_named_by_row_and_column_unless_there_is_one() -> None:
    shown = page(width=400, height=300)
    assert [name for name, _ in cut(shown, 96, 250)] == ["-r1-c1", "-r1-c2", "-r2-c1", "-r2-c2"]
    assert [name for name, _ in cut(shown, 96, 400)] == [name for name, _ in cut(shown, 96, None)] == [""]


def test_a_thousand_files_are_enough() -> None:
    with pytest.raises(ExportError, match=r"would become 1,600 files; use a larger --tile"):
        list(cut(page(width=10_000, height=10_000), 96, 250))


@pytest.mark.parametrize(
    ("size", "said"),
    [((70, 5), r"70 × 5 pixels .* holds 50 pixels across or down at most"), ((40, 40), r"holds 0 million of them")],
)
def test_what_is_too_large_is_refused_with_what_to_do(size: tuple[int, int], said: str) -> None:
    with pytest.raises(ExportError, match=said + r".*--tile.*PDF or SVG"):
        checked(Size(*size), Limit("Tiny", 50, 1000))
    assert checked(Size(50, 20), Limit("Tiny", 50, 1000)) == (50, 20)
