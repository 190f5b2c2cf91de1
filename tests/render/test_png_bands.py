"""Bands cover a picture and run between the things in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from scenes_of_marks import page

from journeymap.draw.marks import Fragment
from journeymap.layout.pages import Page
from journeymap.layout.scene import Placed, Scene
from journeymap.render.png_bands import bands


@pytest.mark.parametrize(("height", "most"), [(1, 1), (100, 100), (1000, 100), (735, 63), (17, 1), (50, 3)])
def test_bands_are_one_below_the_other_and_none_too_high(height: int, most: int) -> None:
    found = bands(page(height=height), 1.0, height, most)
    assert found[0][0] == 0
    assert all(top + tall == following for (top, tall), (following, _) in pairwise(found))
    assert sum(found[-1]) == height
    assert all(0 < tall <= most for _, tall in found)


def test_a_picture_low_enough_is_one_band() -> None:
    assert bands(page(height=80), 1.0, 80, 100) == [(0, 80)]


def test_cuts_run_between_things() -> None:
    def at(y: float) -> Placed:
        return Placed(Fragment(50, 70, ()), 0.0, y, "note")

    shown = Scene("", 100, 300, "#ffffff", tuple(at(y) for y in (0.0, 75.5, 150.0)), (), (), ())
    tops = [top for top, _ in bands(Page(shown, 100, 300), 1.0, 300, 100)]
    assert tops[1] in range(70, 76)
    assert tops[2] in range(146, 151)
    doubled = [top for top, _ in bands(Page(shown, 200, 600, 2.0, 0.0, 0.0), 1.0, 600, 200)]
    assert doubled[1] in range(140, 152)
