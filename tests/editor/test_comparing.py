from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from random_edits import some_edit

from journeymap.draw.theme import theme
from journeymap.editor.comparing import Comparison, Line, compare, counted, place_of, places
from journeymap.layout.build import build
from journeymap.model.edits import add_touchpoint, delete, rename, set_journey, set_thing
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def edited(journey: Journey, seed: int, steps: int) -> Journey:
    dice = random.Random(seed)
    for _ in range(steps):
        try:
            journey = some_edit(dice, journey)(journey)
        except JourneyError:
            continue
    return journey


def test_what_is_gone_stands_on_the_map_with_what_is_new() -> None:
    then = onboarding()
    now = rename(delete(then, ("data",)), "kick", "Start")
    found = compare(then, now)
    assert {touchpoint.id for touchpoint in found.whole.touchpoints} == {one.id for one in then.touchpoints}
    assert [one.title for one in found.whole.touchpoints][:1] == ["Start"]
    assert found.changes["data"] == "removed"
    assert found.changes["kick"] == "changed"
    assert Line("kick", "changed", "Changed title of touchpoint “Kick-off” from “Kick-off” to “Start”") in found.lines
    assert counted(found).endswith("since")


def test_what_is_gone_stands_where_it_stood() -> None:
    then = onboarding()
    found = compare(then, delete(then, ("form", "first")))
    assert [one.id for one in found.whole.touchpoints] == [one.id for one in then.touchpoints]


def test_the_same_is_the_same() -> None:
    assert compare(onboarding(), onboarding()) == Comparison(onboarding(), {}, ())
    assert counted(compare(onboarding(), onboarding())) == "The same as now"


def test_the_map_itself_counts_too() -> None:
    found = compare(onboarding(), set_journey(onboarding(), title="Another"))
    assert found.counts == {"changed": 1}
    assert found.changes == {}
    assert found.lines[0].thing == ""


def test_what_is_not_drawn_by_itself_marks_what_it_belongs_to() -> None:
    then = onboarding()
    journey = add_touchpoint(then, stage="re", title="New")
    found = compare(then, set_thing(journey, "pains", hidden=True))
    scene = build(found.whole, theme("light"))
    marked = dict(places(scene, found))
    assert "added" in marked.values()
    assert "pains" not in marked, "a hidden lane is not on the map"
    assert place_of(scene, found, "pains") == ""
    assert place_of(scene, found, "kick") == "kick"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 2**32), st.integers(0, 12), st.integers(0, 12))
def test_both_together_are_a_map_whatever_was_done(one: int, other: int, first: int, second: int) -> None:
    then, now = edited(onboarding(), one, first), edited(onboarding(), other, second)
    found = compare(then, now)
    whole, had, has = index(found.whole), index(then), index(now)
    assert set(has.things) <= set(whole.things) | {flow.id for flow in now.flows}
    for key, change in found.changes.items():
        assert (key in had.things, key in has.things) != (False, False)
        if change == "added":
            assert key in has.things
        elif change == "removed" and key not in has.things and had.field_of[key] != "flows":
            assert key in whole.things
    scene = build(found.whole, theme("light"))
    assert all(thing in whole.things for thing, _ in places(scene, found))
