from __future__ import annotations

from typing import Any

import pytest
from onboarding import columns, onboarding

from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import Journey, Note, SubStage, Touchpoint
from journeymap.model.refusal import JourneyError

START = "kick | sso+form | data | first || train | guide+usage || -"


def _touchpoint(journey: Journey, key: str) -> Touchpoint:
    found = index(journey).things[key]
    assert isinstance(found, Touchpoint)
    return found


@pytest.mark.parametrize(
    ("keys", "place", "result"),
    [
        (["train"], {"after": "guide"}, "kick | sso+form | data | first || guide+usage | train || -"),
        (["train"], {"after": "usage"}, "kick | sso+form | data | first || guide+usage | train || -"),
        (["train"], {"before": "usage"}, START),
        (["train"], {"stage": "re"}, "kick | sso+form | data | first || guide+usage || train"),
        (["train"], {"stage": "on"}, "kick | train | sso+form | data | first || guide+usage || -"),
        (["train"], {"substage": "setup"}, "kick | sso+form | data | train | first || guide+usage || -"),
        (["train"], {"before": "data"}, "kick | sso+form | train | data | first || guide+usage || -"),
        # Who happens together comes along; a companion alone gets a column of its own.
        (["sso"], {"before": "train"}, "kick | data | first || sso+form | train | guide+usage || -"),
        (["form"], {"before": "train"}, "kick | sso | data | first || form | train | guide+usage || -"),
        (["form"], {"after": "sso"}, "kick | sso | form | data | first || train | guide+usage || -"),
        (["form"], {"before": "sso"}, "kick | form | sso | data | first || train | guide+usage || -"),
        (["form", "sso"], {"after": "data"}, "kick | data | sso+form | first || train | guide+usage || -"),
        # Several keep their reading order, whatever order they are named in.
        (["train", "kick", "first"], {"stage": "re"}, "sso+form | data | - || guide+usage || kick | first | train"),
        (["data", "kick"], {"before": "train"}, "sso+form | first || kick | data | train | guide+usage || -"),
        # Next to one of themselves, they gather there.
        (["train", "guide"], {"after": "guide"}, START),
        (["first", "train"], {"before": "train"}, "kick | sso+form | data | - || first | train | guide+usage || -"),
        (["kick"], {"before": "kick"}, START),
        (["train"], {"stage": "ad"}, "kick | sso+form | data | first || guide+usage | train || -"),
        ([], {"stage": "ad"}, START),
    ],
)
def test_touchpoints_move_within_and_across_stages(keys: list[str], place: dict[str, Any], result: str) -> None:
    assert columns(onboarding()) == START
    assert columns(edits.move_touchpoints(onboarding(), keys, **place)) == result


def test_a_moved_touchpoint_stands_in_its_new_stage_and_keeps_what_hangs_on_it() -> None:
    before = onboarding()
    after = edits.move_touchpoints(before, ["data"], before="guide")
    assert (_touchpoint(after, "data").stage, _touchpoint(after, "data").substage) == ("ad", None)
    assert after.notes is before.notes
    assert after.flows is before.flows
    assert all(_touchpoint(after, t.id) is t for t in before.touchpoints if t.id != "data")


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ({}, "name a stage, a sub-stage or a neighbour to go to"),
        ({"before": "data", "after": "kick"}, "not both"),
        ({"before": "data", "stage": "ad"}, "in another stage or sub-stage"),
        ({"stage": "nowhere"}, "there is no stage “nowhere” in this journey"),
        ({"substage": "live", "stage": "ad"}, "belongs to another stage"),
        ({"before": "on"}, "there is no touchpoint “on” in this journey"),
    ],
)
def test_places_that_are_none_are_refused(place: dict[str, str], sentence: str) -> None:
    with pytest.raises(JourneyError, match=sentence):
        edits.move_touchpoints(onboarding(), ["train"], **place)


def test_stages_lanes_and_milestones_change_their_order() -> None:
    journey = edits.move_stage(onboarding(), "re", before="on")
    assert columns(journey) == "- || kick | sso+form | data | first || train | guide+usage"
    assert [lane.id for lane in edits.move_lane(journey, "pains", before="curve").lanes][1] == "pains"
    moved = edits.move_milestone(journey, "invited")
    assert [milestone.id for milestone in moved.milestones] == ["value", "weekly", "invited"]
    assert moved.touchpoints is journey.touchpoints
    with pytest.raises(JourneyError, match="there is no lane “on” in this journey"):
        edits.move_lane(journey, "on")


def test_things_of_one_kind_move_together() -> None:
    journey = edits.move_things(onboarding(), ["f4", "f1"], after="f5")
    assert [flow.id for flow in journey.flows] == ["f2", "f3", "f5", "f1", "f4"]
    with pytest.raises(JourneyError, match="move one kind at a time"):
        edits.move_things(journey, ["f4", "nps"])


def test_a_substage_moves_with_its_touchpoints() -> None:
    journey = edits.move_substage(onboarding(), "live", before="setup")
    assert columns(journey).startswith("kick | first | sso+form | data ||")
    journey = edits.move_substage(journey, "setup", stage="re")
    assert columns(journey) == "kick | first || train | guide+usage || sso+form | data"
    found = index(journey).things["setup"]
    assert isinstance(found, SubStage)
    assert found.stage == "re"
    journey = edits.move_substage(journey, "live", after="setup")
    assert columns(journey) == "kick || train | guide+usage || sso+form | data | first"
    assert edits.move_substage(journey, "live") is journey
    with pytest.raises(JourneyError, match="belongs to another stage"):
        edits.move_substage(journey, "live", stage="on", after="setup")
    with pytest.raises(JourneyError, match="there is no stage “gone”"):
        edits.move_substage(journey, "live", stage="gone")


def test_notes_move_across_lanes_and_touchpoints() -> None:
    def note(journey: Journey, key: str) -> tuple[str, str]:
        found = index(journey).things[key]
        assert isinstance(found, Note)
        return found.lane, found.at

    assert note(edits.move_notes(onboarding(), ["wait"], lane="says"), "wait") == ("says", "sso")
    assert note(edits.move_notes(onboarding(), ["wait"], at="re"), "wait") == ("pains", "re")
    journey = edits.move_notes(onboarding(), ["late", "quote"], before="hand")
    assert [n.id for n in index(journey).notes["pains", "data"]] == ["quote", "late", "hand"]
    with pytest.raises(JourneyError, match="holds no notes"):
        edits.move_notes(journey, ["wait"], lane="curve")
