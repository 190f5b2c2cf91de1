from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from onboarding import onboarding
from strategies import journeys

from journeymap.editor.describe import Description, describe, feeling_words
from journeymap.model.edits import set_thing
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def value(description: Description, label: str) -> str:
    return next(field.value for field in description.fields if field.label == label)


def test_a_touchpoint_says_all_it_knows() -> None:
    found = describe(onboarding(), "data")
    assert (found.noun, found.title) == ("Touchpoint", "Data migration")
    assert value(found, "Stage") == "Onboarding"
    assert value(found, "Sub-stage") == "Set-up"
    assert value(found, "Pain points") == "CSV mapping by hand"
    assert value(found, "Early warning") == "No upload"
    assert value(found, "Empathy response") == "① We see it."
    assert value(found, "Leads to") == "First dashboard"
    feelings = [(field.label, field.value) for field in found.fields if field.kind == "feeling"]
    assert feelings == [("How it feels to Dana", "-2"), ("How it feels to Omar", "0")]


def test_branches_say_when_they_are_taken() -> None:
    assert value(describe(onboarding(), "first"), "Leads to") == "Team training (if live)"
    assert value(describe(onboarding(), "usage"), "Loops back to") == "Team training"


def test_words_are_the_fields_own() -> None:
    journey = set_thing(onboarding(), "kick", channel="ticket", actor="customer", evidence="researched", mode="hybrid")
    found = describe(journey, "kick")
    assert value(found, "Channel") == "Support ticket"
    assert value(found, "Evidence") == "Researched"
    assert value(found, "Done by") == "Human and automated"


def test_a_stage_tells_its_days_and_figures() -> None:
    found = describe(onboarding(), "on")
    assert value(found, "Days") == "Day 0–30"
    assert value(found, "Touchpoints") == "5"
    assert value(found, "NPS") == "12 (target 30)"
    assert value(found, "Team") == "Customer Success"


def test_what_leads_elsewhere_names_where() -> None:
    stage = next(field for field in describe(onboarding(), "data").fields if field.label == "Stage")
    assert (stage.kind, stage.target) == ("thing", "on")


def test_nothing_selected_describes_the_map() -> None:
    found = describe(onboarding(), None)
    assert (found.noun, found.title) == ("Map", "From signature to advocate")
    assert value(found, "State") == "Current state"
    assert [field.value for field in found.fields if field.label == "Persona"] == ["Dana", "Omar"]
    assert describe(onboarding(), "gone") == found


def test_a_touchpoint_at_risk_says_so_first() -> None:
    journey = set_thing(onboarding(), "calm", surface="")
    assert describe(journey, "data").fields[0].kind == "alarm"


@pytest.mark.parametrize(("feeling", "words"), [(-2, "−2 frustrated"), (0, "0 neutral"), (2, "+2 delighted")])
def test_feelings_in_words(feeling: int, words: str) -> None:
    assert feeling_words(feeling) == words


@settings(max_examples=30, deadline=None)
@given(journeys())
def test_everything_can_be_described_and_no_field_is_empty(journey: Journey) -> None:
    things = index(journey).things
    for key in (None, *things):
        found = describe(journey, key)
        assert found.noun
        for field in found.fields:
            assert field.label
            assert field.value.strip()
            if field.kind == "thing":
                assert field.target in things
            if field.kind == "feeling":
                assert -2 <= int(field.value) <= 2


def test_a_late_milestone_says_so_first() -> None:
    found = describe(set_thing(onboarding(), "value", day=45), "value")
    assert (found.fields[0].kind, found.fields[0].label) == ("alarm", "Late")
