from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from onboarding import onboarding
from strategies import journeys

from journeymap.editor.steps import called, counted, told, typed
from journeymap.model.edits import set_thing
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


@pytest.mark.parametrize(
    ("keys", "one", "other"),
    [
        (("kick",), "“Kick-off”", "touchpoint “Kick-off”"),
        (("kick", "data"), "2 touchpoints", "2 touchpoints"),
        (("by30", "happy"), "2 success criteria", "2 success criteria"),
        (("kick", "on"), "2 things", "2 things"),
        (("f1",), "a flow", "flow"),
        (("silent",), "“No upload”", "early warning “No upload”"),
    ],
)
def test_one_thing_is_called_by_its_name_several_by_their_number(keys: tuple[str, ...], one: str, other: str) -> None:
    assert called(onboarding(), keys) == one
    assert told(onboarding(), keys) == other


def test_large_numbers_can_be_read() -> None:
    assert counted(["touchpoints"] * 5000) == "5,000 touchpoints"
    assert counted(["lanes"]) == "lane"


def test_long_names_are_cut() -> None:
    journey = set_thing(onboarding(), "kick", title="A very long title that nobody reads to its end")
    assert told(journey, ("kick",)) == "touchpoint “A very long title that nobody…”"


@pytest.mark.parametrize(
    ("thing", "field", "name"),
    [
        ("", "title", "Rename map"),
        ("", "segment", "Change segment of the map"),
        ("kick", "title", "Rename “Kick-off”"),
        ("on", "goal", "Change goal of “Onboarding”"),
        ("dana", "name", "Rename “Dana”"),
        ("silent", "watched", "Rename “No upload”"),
        ("silent", "response", "Change response of “No upload”"),
        ("quote", "text", "Change note"),
        ("by30", "text", "Change success criterion"),
        ("f1", "condition", "Change condition"),
        ("calm", "event", "Change empathy response"),
    ],
)
def test_typing_over_a_text_is_a_step_with_a_name(thing: str, field: str, name: str) -> None:
    assert typed(onboarding(), thing, field) == name


def test_what_has_no_name_yet_is_named() -> None:
    journey = set_thing(onboarding(), "kick", title="")
    assert typed(journey, "kick", "title") == "Name touchpoint"
    assert typed(journey, "kick", "owner") == "Change owner"
    assert called(journey, ("kick",)) == "a touchpoint"


@settings(max_examples=30, deadline=None)
@given(journeys())
def test_names_of_steps_stay_short_whatever_a_map_says(journey: Journey) -> None:
    for key in index(journey).things:
        assert len(told(journey, (key,))) < 60
        assert len(called(journey, (key,))) <= 32
