"""A whole map from an empty window by keys alone: the first of the examples, with all that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from part_of_example import EXAMPLE, a_part
from same_map import differences, plain
from whole_map_steps import STEPS

from journeymap.files.store import open_journey

if TYPE_CHECKING:
    from hands import Begin, Hand

    from journeymap.model.journey import Journey


@pytest.fixture
def wanted() -> Journey:
    return open_journey(EXAMPLE).journey


def draw(hand: Hand, wanted: Journey) -> None:
    for step in STEPS:
        step(hand, wanted)
    assert differences(hand.journey, wanted) == []
    assert plain(hand.journey) == plain(wanted)


def test_the_whole_map_is_drawn(headless: Begin, wanted: Journey) -> None:
    draw(headless(), wanted)


@pytest.mark.long
def test_the_whole_map_is_drawn_in_a_window(windowed: Begin, wanted: Journey) -> None:
    """Some 8,500 key presses."""
    draw(windowed(), wanted)


def test_a_part_of_it_with_every_kind_of_thing_is_drawn_in_a_window(windowed: Begin, wanted: Journey) -> None:
    draw(windowed(), a_part(wanted))
