from __future__ import annotations

import pytest
from onboarding import columns, onboarding

from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint
from journeymap.model.refusal import JourneyError


def test_a_touchpoint_is_copied_with_its_notes_signals_and_responses() -> None:
    before = onboarding()
    after = edits.duplicate(before, ["data"])
    assert columns(after) == "kick | sso+form | data | t9 | first || train | guide+usage || -"
    copy = index(after).things["t9"]
    assert isinstance(copy, Touchpoint)
    assert copy == index(before).things["data"].model_copy(update={"id": "t9"})
    assert [(note.lane, note.text) for note in after.notes if note.at == "t9"] == [
        ("pains", "CSV mapping by hand"),
        ("shots", ""),
    ]
    assert [signal.watched for signal in index(after).signals["t9"]] == ["No upload"]
    assert [response.surface for response in index(after).responses["t9"]] == ["We see it."]
    assert after.flows is before.flows
    assert after.images is before.images


def test_several_touchpoints_are_copied_with_the_flow_between_them_behind_the_last_in_each_stage() -> None:
    after = edits.duplicate(onboarding(), ["sso", "data", "train"])
    assert columns(after) == "kick | sso+form | data | t9 | t10 | first || train | t11 | guide+usage || -"
    assert [(flow.source, flow.target) for flow in after.flows[5:]] == [("t9", "t10")]


def test_what_happens_together_is_copied_so_only_with_the_column() -> None:
    assert columns(edits.duplicate(onboarding(), ["guide", "usage"])).endswith("train | guide+usage | t9+t10 || -")
    assert columns(edits.duplicate(onboarding(), ["usage"])).endswith("train | guide+usage | t9 || -")
    assert columns(edits.duplicate(onboarding(), ["guide"])).endswith("train | guide+usage | t9 || -")


def test_a_stage_is_copied_with_everything() -> None:
    after = edits.duplicate(onboarding(), ["on"])
    assert columns(after) == ("kick | sso+form | data | first || t9 | t10+t11 | t12 | t13 || train | guide+usage || -")
    assert after.stages[1].model_copy(update={"id": "on"}) == after.stages[0]
    assert [(part.title, part.stage) for part in after.substages[2:]] == [("Set-up", "s4"), ("Go live", "s4")]
    assert [(m.title, m.stage, m.touchpoint) for m in after.milestones[3:]] == [
        ("Invitation accepted", "s4", "t9"),
        ("First value", "s4", "t13"),
    ]
    assert [(flow.source, flow.target) for flow in after.flows[5:]] == [("t9", "t10"), ("t10", "t12"), ("t12", "t13")]
    assert [metric.stage for metric in after.metrics] == ["on", "ad", "s4"]
    assert [(note.text, note.at) for note in after.notes if note.at == "s4"] == [("Nobody names a date", "s4")]


def test_a_substage_is_copied_with_its_touchpoints() -> None:
    after = edits.duplicate(onboarding(), ["setup"])
    assert columns(after).startswith("kick | sso+form | data | t9+t10 | t11 | first ||")


def test_a_lane_is_copied_with_its_notes_and_a_persona_with_its_feelings() -> None:
    after = edits.duplicate(onboarding(), ["pains", "dana"])
    assert [lane.id for lane in after.lanes] == ["cards", "curve", "says", "pains", "l6", "shots"]
    assert [note.text for note in after.notes if note.lane == "l6"] == [
        "SSO needs IT, 6-day wait",
        "CSV mapping by hand",
        "Nobody names a date",
    ]
    assert [(f.persona, f.value) for f in after.touchpoints[0].feelings] == [("dana", 1), ("p3", 1)]
    assert after.notes[0].persona == "dana"


def test_small_things_are_copied_beside_themselves() -> None:
    after = edits.duplicate(onboarding(), ["wait", "invited", "nps", "by30", "silent", "calm"])
    assert [note.id for note in after.notes] == ["quote", "wait", "n6", "hand", "late", "shot"]
    assert [milestone.id for milestone in after.milestones] == ["invited", "m4", "value", "weekly"]
    assert [metric.id for metric in after.metrics] == ["nps", "k3", "ces"]
    assert after.success[1].proof == "value"


def test_a_flow_by_itself_cannot_be_copied() -> None:
    with pytest.raises(JourneyError, match="cannot be copied: two touchpoints are joined only once"):
        edits.duplicate(onboarding(), ["f1"])
