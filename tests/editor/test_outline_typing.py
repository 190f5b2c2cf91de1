from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.editor.branches import MAP
from journeymap.editor.outline_typing import felt, has_lines, in_words, shown, turned, typed
from journeymap.model.edits import delete, set_things
from journeymap.model.find import index
from journeymap.model.journey import Journey, Lane, Touchpoint


def touchpoint(journey: Journey, key: str) -> Touchpoint:
    found = index(journey).things[key]
    assert isinstance(found, Touchpoint)
    return found


@pytest.mark.parametrize(
    ("key", "name", "field"),
    [
        ("kick", "Rename “Kick-off”", "title"),
        ("quote", "Change note", "text"),
        ("silent", "Rename “No upload”", "watched"),
        ("field/silent/within", "Change within of “No upload”", "within"),
        ("calm", "Change empathy response", "event"),
        ("field/calm/strategic", "Change strategic of “Migration stalls”", "strategic"),
    ],
)
def test_typing_over_a_line_changes_what_it_shows(key: str, name: str, field: str) -> None:
    change = typed(onboarding(), key, "New words")
    assert change.name == name
    thing = index(change.edit(onboarding())).things[key.split("/")[1] if "/" in key else key]
    assert getattr(thing, field) == "New words"


def test_the_map_is_named_in_its_own_line() -> None:
    change = typed(onboarding(), MAP, "Another year")
    assert (change.name, change.edit(onboarding()).title) == ("Rename map", "Another year")


def test_only_texts_of_several_lines_take_line_feeds() -> None:
    journey = onboarding()
    assert [key for key in ("kick", "quote", "by30", "calm", "silent", MAP) if has_lines(journey, key)] == [
        "quote",
        "by30",
        "calm",
    ]
    assert has_lines(journey, "field/calm/surface")


def test_feelings_go_a_step_up_or_down_their_scale() -> None:
    journey = onboarding()
    better = felt(journey, ("kick",), None, 1)
    assert better is not None
    assert better.name == "Change feeling of “Kick-off”"
    once = better.edit(journey)
    assert in_words(touchpoint(once, "kick"), "dana") == "delighted"
    again = felt(once, ("kick",), None, 1)
    assert again is not None
    assert again.edit(once) is once, "the scale ends"
    worse = felt(journey, ("kick", "data", "cards"), "omar", -1)
    assert worse is not None
    assert worse.name == "Change feeling of 2 touchpoints"
    after = worse.edit(journey)
    assert [in_words(touchpoint(after, key), "omar") for key in ("kick", "data", "sso")] == ["uneasy", "uneasy", "–"]


def test_nobody_feels_where_there_is_nobody_or_no_touchpoint() -> None:
    journey = onboarding()
    assert felt(journey, ("on", "quote"), None, 1) is None
    assert felt(journey, ("kick",), "gone", 1) is None
    assert felt(delete(journey, ["dana", "omar"]), ("kick",), None, 1) is None


def test_moments_of_truth_are_marked_until_all_are() -> None:
    journey = set_things(onboarding(), ("kick",), moment_of_truth=True)
    mark = turned(journey, ("kick", "data"))
    assert mark is not None
    both = mark.edit(journey)
    assert mark.name == "Mark moment of truth"
    assert touchpoint(both, "data").moment_of_truth
    unmark = turned(both, ("kick", "data"))
    assert unmark is not None
    assert unmark.name == "Unmark moment of truth"
    assert not touchpoint(unmark.edit(both), "kick").moment_of_truth
    assert turned(journey, ("on",)) is None


def test_a_lane_is_hidden_and_shown() -> None:
    hide = shown(onboarding(), "says", False)
    assert hide.name == "Hide lane “Customer says”"
    after = hide.edit(onboarding())
    lane = index(after).things["says"]
    assert isinstance(lane, Lane)
    assert lane.hidden
    assert shown(after, "says", True).name == "Show lane “Customer says”"
