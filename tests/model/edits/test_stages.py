from __future__ import annotations

import pytest
from onboarding import columns, onboarding

from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError


def test_stages_are_merged_into_the_first() -> None:
    before = onboarding()
    after = edits.merge_stages(before, ["ad", "on"])
    stage = after.stages[0]
    assert [s.id for s in after.stages] == ["on", "re"]
    assert (stage.title, stage.start_day, stage.end_day, stage.owner, stage.goal) == (
        "Onboarding",
        0,
        90,
        "CSM",
        "Make it a habit",
    )
    # Adoption's touchpoints would slip before the sub-stages: they get one of their own.
    assert columns(after) == "kick | sso+form | data | first | train | guide+usage || -"
    assert [part.title for part in after.substages] == ["Set-up", "Go live", "Adoption"]
    assert [metric.stage for metric in after.metrics] == ["on", "on"]
    assert [signal.at for signal in after.signals] == ["data", "on"]
    assert [milestone.stage for milestone in after.milestones] == ["on", "on", "on"]
    assert after.touchpoints[0] is before.touchpoints[0]
    assert after.flows is before.flows


def test_merged_touchpoints_keep_their_reading_order() -> None:
    journey = edits.delete(onboarding(), ["setup", "live"])
    journey = edits.move_stage(journey, "re", before="on")
    journey = edits.add_touchpoint(journey, stage="re", id="qbr")
    assert columns(journey) == "qbr || kick | sso+form | data | first || train | guide+usage"
    merged = edits.merge_stages(journey, ["on", "re", "ad"])
    assert columns(merged) == "qbr | kick | sso+form | data | first | train | guide+usage"
    assert merged.substages == ()
    stage = merged.stages[0]
    assert (stage.id, stage.start_day, stage.end_day) == ("re", 90, 90)


def test_days_of_stages_out_of_order_are_turned_round() -> None:
    journey = edits.move_stage(onboarding(), "re", before="on")
    stage = edits.merge_stages(journey, ["re", "on"]).stages[0]
    assert (stage.start_day, stage.end_day) == (30, 90)


def test_empty_stages_are_merged_too() -> None:
    journey = edits.add_stage(onboarding(), title="Advocacy")
    assert columns(edits.merge_stages(journey, ["re", "s4"])).endswith("train | guide+usage || -")


def test_one_stage_is_not_merged() -> None:
    journey = onboarding()
    assert edits.merge_stages(journey, ["on"]) is journey
    assert edits.merge_stages(journey, []) is journey
    with pytest.raises(JourneyError, match="there is no stage “kick”"):
        edits.merge_stages(journey, ["on", "kick"])


def test_a_stage_is_split_where_a_substage_begins() -> None:
    before = onboarding()
    after = edits.split_stage(before, "first", title="Go live")
    assert columns(after) == "kick | sso+form | data || first || train | guide+usage || -"
    old, new = after.stages[:2]
    assert (new.id, new.title, new.owner, new.team) == ("s4", "Go live", "CSM", "CS")
    assert ((old.start_day, old.end_day), (new.start_day, new.end_day)) == ((0, 24), (24, 30))
    assert [(part.id, part.stage) for part in after.substages] == [("setup", "on"), ("live", "s4")]
    assert [milestone.stage for milestone in after.milestones] == ["on", "s4", "ad"]
    assert after.metrics is before.metrics
    assert after.touchpoints[0] is before.touchpoints[0]


def test_a_stage_is_split_within_a_substage() -> None:
    after = edits.split_stage(onboarding(), "data")
    assert columns(after) == "kick | sso+form || data | first || train | guide+usage || -"
    assert [(part.title, part.stage) for part in after.substages] == [
        ("Set-up", "on"),
        ("Set-up", "s4"),
        ("Go live", "s4"),
    ]
    assert after.stages[1].title == "Onboarding"
    # The touchpoint names no day, so the first stage keeps its range.
    assert [(s.start_day, s.end_day) for s in after.stages[:2]] == [(0, 30), (None, None)]
    assert columns(edits.split_stage(onboarding(), "form")).startswith("kick || sso+form | data | first ||")


def test_a_column_is_not_torn() -> None:
    after = edits.split_stage(onboarding(), "usage", id="more")
    assert columns(after).endswith("train || guide+usage || -")
    assert index(after).field_of["more"] == "stages"


def test_a_stage_is_not_split_at_its_beginning() -> None:
    with pytest.raises(JourneyError, match="stage “Onboarding” cannot be split at its first touchpoint"):
        edits.split_stage(onboarding(), "kick")


def test_split_and_merged_again_reads_as_before() -> None:
    before = onboarding()
    after = edits.merge_stages(edits.split_stage(before, "first"), ["on", "s4"])
    assert after == before
