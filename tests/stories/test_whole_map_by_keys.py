"""A whole map from an empty window by keys alone: the first of the examples, with all that it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from same_map import differences, plain
from whole_map_steps import STEPS

from journeymap.files.store import open_journey
from journeymap.model.edits import delete
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from hands import Begin, Hand

    from journeymap.model.journey import Journey

EXAMPLE = Path(__file__).parents[2] / "examples" / "saas-onboarding-to-advocacy.journey"
CARDS = ("workspace-setup", "data-migration", "first-dashboard")
NOTES = ("thinks.workspace-setup", "thinks.workspace-setup.2", "text.onboarding")
LEFT_OUT = ("does", "feels", "interaction", "visibility", "frontstage", "owners", "channels")


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


def a_part(wanted: Journey) -> Journey:
    """Three touchpoints, and of whatever else there is one or two."""
    part = delete(wanted, [lane.id for lane in wanted.lanes if lane.kind in LEFT_OUT])
    part = delete(part, [one.id for one in part.milestones if one.id not in ("first-value", "sponsor")])
    part = delete(part, [one.id for one in part.touchpoints if one.id not in CARDS])
    part = delete(part, [note.id for note in part.notes if note.id not in NOTES and note.at != CARDS[1]])
    part = delete(part, [metric.id for metric in part.metrics if metric.kind not in ("custom", "adoption")])
    part = delete(part, [one.id for one in (*part.signals[1:], *part.success[:1], *part.substages[2:])])
    assert all(getattr(part, field) for field in THING_FIELDS)
    return part
