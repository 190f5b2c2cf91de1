"""Groups of columns as strips of pages, and what each page says of where the map goes on."""

from __future__ import annotations

import pytest

from journeymap.layout.split_pages import Piece
from journeymap.layout.split_rows import Row
from journeymap.layout.split_strips import APART, onward, stacked


def page(height: float) -> list[Piece]:
    return [Piece(Row("l1", height, None, ()), 0.0, 0.0, height, (), (), True, None)]


def groups_on(heights: list[list[float]], room: float) -> list[list[int]]:
    return [
        [strip.group for strip in made] for made in stacked([[page(one) for one in group] for group in heights], room)
    ]


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ([[100], [100], [100]], [[0, 1], [2]]),
        ([[300], [100], [100]], [[0], [1, 2]]),
        ([[300, 50], [50], [50]], [[0], [0], [1, 2]]),  # who needs several pages shares none
        ([[50], [300, 50]], [[0], [1], [1]]),
        ([[10], [10], [10], [10], [10], [10], [10]], [[0, 1, 2, 3, 4, 5, 6]]),
    ],
)
def test_low_groups_share_a_page_in_order(heights: list[list[float]], expected: list[list[int]]) -> None:
    assert groups_on(heights, 300) == expected


def test_strips_stand_apart() -> None:
    ((first, second),) = stacked([[page(100)], [page(100)]], 300)
    assert (first.y, second.y) == (0.0, 100 + APART)


def test_a_page_says_where_the_map_goes_on() -> None:
    pages = stacked([[page(300), page(200)], [page(300)]], 300)
    assert [onward([[], *pages], at) for at in range(1, 4)] == [
        "to the right on page 4 and below on page 3",
        "to the right on page 4",
        "",
    ]
    low = stacked([[page(100)], [page(100)], [page(100)]], 300)
    assert [onward(low, at) for at in range(2)] == ["on page 2", ""]
