"""What is said of changes to what has no id of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onboarding import onboarding

from journeymap.model.difference_words import sentences
from journeymap.model.differences import differences
from journeymap.model.edits import move_step, park, set_parked, set_step, unpark

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def told(before: Journey, after: Journey) -> list[str]:
    return [line for one in differences(before, after) for line in sentences(one, before, after)]


def test_the_parking_lot_is_told_thought_by_thought() -> None:
    base = park(park(onboarding(), "Who pays?"), "Later")
    after = unpark(park(base, "A second persona?", by="Dana"), 1)
    assert told(base, after) == ["Parked “A second persona?”", "Took “Later” out of the parking lot"]
    assert told(base, park(base, "Later")) == ["Parked “Later”"]
    assert told(base, set_parked(base, 0, by="Finance")) == ["Changed whom a parked thought is by, or where it came up"]


def test_a_presentation_is_told_by_what_was_changed_of_it() -> None:
    base = onboarding()
    assert told(base, set_step(base, "title", notes="Welcome")) == ["Changed the notes of the presentation"]
    assert told(base, set_step(base, "overview", minutes=5)) == ["Changed the minutes of the presentation"]
    assert told(base, set_step(base, "overview", hidden=True)) == ["Changed what is shown in steps of the presentation"]
    arranged = set_step(base, "overview", minutes=5)
    assert "Changed the order of the presentation" in told(arranged, move_step(arranged, "close", before="title"))
