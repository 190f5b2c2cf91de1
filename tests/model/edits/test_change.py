from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.model import edits
from journeymap.model.edits.change import changed, moved, placed
from journeymap.model.journey import Note, Stage, Touchpoint
from journeymap.model.refusal import JourneyError


def test_new_ids_are_short_free_and_the_same_each_time() -> None:
    journey = onboarding()
    assert edits.new_id(journey, Touchpoint) == edits.new_id(journey, Touchpoint) == "t9"
    journey = edits.add_touchpoint(journey, stage="re", id="t10")
    assert edits.new_id(journey, Touchpoint) == "t11"
    assert edits.new_id(journey, Stage) == "s4"
    assert edits.new_id(journey, Note) == "n6"


def test_what_an_edit_brought_can_be_told() -> None:
    before = onboarding()
    after = edits.duplicate(before, ["data", "kick"])
    assert edits.added(before, after) == ("t9", "t10", "n6", "n7", "w3", "r2")
    assert edits.added(before, before) == ()


def test_an_edit_that_changes_nothing_returns_the_journey_itself() -> None:
    journey = onboarding()
    assert changed(journey, title=journey.title, stages=(*journey.stages,)) is journey
    assert edits.set_thing(journey, "kick", title="Kick-off", feelings=journey.touchpoints[0].feelings) is journey
    assert edits.move_stage(journey, "ad", after="on") is journey
    assert edits.delete(journey, []) is journey
    assert edits.duplicate(journey, []) is journey
    assert edits.set_journey(journey, state="current") is journey


def test_things_are_placed_before_after_or_last() -> None:
    stages = onboarding().stages
    new = Stage(id="x", title="x")
    assert [s.id for s in placed(stages, [new], before="on")] == ["x", "on", "ad", "re"]
    assert [s.id for s in placed(stages, [new], after="on")] == ["on", "x", "ad", "re"]
    assert [s.id for s in placed(stages, [new])] == ["on", "ad", "re", "x"]
    with pytest.raises(JourneyError, match="not both"):
        placed(stages, [new], before="on", after="on")


def test_things_moved_next_to_one_of_themselves_gather_there() -> None:
    stages = onboarding().stages
    assert [s.id for s in moved(stages, {"on", "re"}, after="re")] == ["ad", "on", "re"]
    assert [s.id for s in moved(stages, {"on", "re"}, before="on")] == ["on", "re", "ad"]
    assert [s.id for s in moved(stages, {"on"}, before="on")] == ["on", "ad", "re"]
