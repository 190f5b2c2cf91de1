"""A whole map from an empty window with the mouse, and letters for what it has opened: the first of the examples, with
all that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from part_of_example import EXAMPLE, a_part
from same_map import differences, plain
from whole_map_with_mouse import STEPS

from journeymap.files.store import open_journey

if TYPE_CHECKING:
    from pathlib import Path

    from mouse_hand import BeginWithMouse, MouseHand

    from journeymap.model.journey import Journey


@pytest.fixture
def wanted() -> Journey:
    return open_journey(EXAMPLE).journey


def draw(hand: MouseHand, wanted: Journey, folder: Path) -> None:
    for step in STEPS:
        step(hand, wanted, folder)
    assert differences(hand.journey, wanted) == []
    assert plain(hand.journey) == plain(wanted)


@pytest.mark.long
def test_the_whole_map_is_drawn_with_the_mouse(moused: BeginWithMouse, wanted: Journey, tmp_path: Path) -> None:
    """Some 900 clicks."""
    draw(moused(), wanted, tmp_path)


def test_a_part_of_it_with_every_kind_of_thing_is_drawn_with_the_mouse(
    moused: BeginWithMouse, wanted: Journey, tmp_path: Path
) -> None:
    draw(moused(), a_part(wanted), tmp_path)
