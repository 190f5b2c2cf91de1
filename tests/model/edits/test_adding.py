from __future__ import annotations

import pytest
from onboarding import columns, onboarding

from journeymap.model import edits
from journeymap.model.journey import Journey
from journeymap.model.refusal import JourneyError


def test_a_touchpoint_goes_last_into_a_stage_or_substage() -> None:
    journey = edits.add_touchpoint(onboarding(), stage="on", title="Hand-over", owner="Sales")
    assert columns(journey) == "kick | t9 | sso+form | data | first || train | guide+usage || -"
    assert journey.touchpoints[1].title == "Hand-over"
    assert journey.touchpoints[1].owner == "Sales"
    journey = edits.add_touchpoint(journey, substage="setup")
    assert columns(journey) == "kick | t9 | sso+form | data | t10 | first || train | guide+usage || -"
    journey = edits.add_touchpoint(journey)
    assert columns(journey).endswith("guide+usage || t11")


def test_a_touchpoint_goes_next_to_the_column_of_a_neighbour() -> None:
    assert columns(edits.add_touchpoint(onboarding(), after="sso", id="new")).startswith("kick | sso+form | new | data")
    assert columns(edits.add_touchpoint(onboarding(), after="form", id="new")).startswith("kick | sso+form | new | ")
    assert columns(edits.add_touchpoint(onboarding(), before="form", id="new")).startswith("kick | new | sso+form")
    journey = edits.add_touchpoint(onboarding(), before="data", id="new")
    assert journey.touchpoints[3].substage == "setup"


def test_a_touchpoint_behind_a_shared_column_stands_behind_all_of_it_and_one_in_it_behind_its_neighbour() -> None:
    order = [touchpoint.id for touchpoint in edits.add_touchpoint(onboarding(), after="sso", id="new").touchpoints]
    assert order[1:5] == ["sso", "form", "new", "data"]
    journey = edits.add_touchpoint(
        onboarding(), stage="on", substage="setup", after="sso", together_with="sso", id="new"
    )
    assert columns(journey).startswith("kick | sso+new+form | data")


def test_places_that_contradict_each_other_are_refused() -> None:
    for place in (
        {"before": "sso", "after": "data"},
        {"before": "sso", "stage": "ad"},
        {"substage": "live", "stage": "ad"},
    ):
        with pytest.raises(JourneyError):
            edits.add_touchpoint(onboarding(), **place)
    with pytest.raises(JourneyError, match="belongs to another stage"):
        edits.add_substage(onboarding(), stage="ad", after="setup")
    with pytest.raises(JourneyError, match="nothing of its kind with the id “setup”"):
        edits.add_stage(onboarding(), after="setup")


def test_the_first_touchpoint_needs_a_stage() -> None:
    with pytest.raises(JourneyError, match="no stage yet; add one first"):
        edits.add_touchpoint(Journey(title="empty"))


def test_each_kind_of_thing_can_be_added() -> None:
    journey = onboarding()
    journey = edits.add_criterion(journey, text="Nobody exports CSV", said_on="2026-11-12")
    journey = edits.add_persona(journey, name="Ida")
    journey = edits.add_stage(journey, title="Expansion", before="re")
    journey = edits.add_substage(journey, stage="ad", title="Habit")
    journey = edits.add_substage(journey, before="live", title="Test")
    journey = edits.add_milestone(journey, title="Renewed", day=365, after="invited")
    journey = edits.add_lane(journey, kind="says", before="says")
    journey = edits.add_lane(journey, kind="pains", title="What hurts")
    journey = edits.add_note(journey, lane="pains", at="re", text="Quote takes 9 days", impact="high")
    journey = edits.add_flow(journey, source="train", target="guide")
    journey = edits.add_metric(journey, stage="re", kind="churn", current=2)
    journey = edits.add_signal(journey, at="re", watched="Support tickets")
    journey = edits.add_response(journey, touchpoint="sso", surface="We know.")
    assert [stage.id for stage in journey.stages] == ["on", "ad", "s4", "re"]
    assert [(part.id, part.stage) for part in journey.substages] == [
        ("setup", "on"),
        ("u4", "on"),
        ("live", "on"),
        ("u3", "ad"),
    ]
    assert [milestone.id for milestone in journey.milestones] == ["invited", "m4", "value", "weekly"]
    assert [lane.title for lane in journey.lanes][2] == "Customer says"
    assert journey.lanes[-1].title == "What hurts"
    assert journey.success[-1].said_on is not None
    assert journey.notes[-1].impact == "high"
    assert [journey.metrics[-1].id, journey.signals[-1].id, journey.responses[-1].id] == ["k3", "w3", "r2"]
    assert [journey.personas[-1].id, journey.flows[-1].id, journey.success[-1].id] == ["p3", "f6", "c3"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"lane": "curve", "at": "sso"}, "note “n6”: lane “Experience” shows experience and holds no notes"),
        ({"lane": "pains", "at": "nowhere"}, "note “n6”: place “nowhere” names no touchpoint or stage"),
        ({"lane": "pains", "at": "sso", "impact": "huge"}, "note “n6”: impact “huge” is not known"),
        ({"lane": "pains", "at": "sso", "colour": "red"}, "a note has no field “colour”"),
        ({"lane": "pains", "at": "sso", "id": "kick"}, "note “kick”: id “kick” is already that of another touchpoint"),
        ({"lane": "pains", "at": "sso", "id": "hand"}, "note “hand”: id “hand” is already that of another note"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(fields: dict[str, str], sentence: str) -> None:
    with pytest.raises(JourneyError) as caught:
        edits.add_note(onboarding(), **fields)
    assert sentence in str(caught.value)


def test_two_touchpoints_are_joined_once() -> None:
    with pytest.raises(JourneyError, match="touchpoint “Kick-off” and touchpoint “Workspace set-up” are joined twice"):
        edits.add_flow(onboarding(), source="kick", target="sso")
