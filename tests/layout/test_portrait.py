"""Pictures of a part of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from strategies import journeys

from journeymap.draw.theme import theme
from journeymap.editor.clipboard import brought
from journeymap.layout.build import build
from journeymap.layout.portrait import portrait
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

LIGHT = theme("light")


def of(*keys: str) -> Scene:
    journey = onboarding()
    scene = portrait(journey, LIGHT, brought(journey, keys))
    assert scene is not None
    return scene


def shown(scene: Scene, role: str) -> set[str | None]:
    return {one.thing for one in scene.placed if one.role == role}


_ROWS = ("lane", "band", "lane-name", "milestone", "curve", "flow")
"""What may go on beyond the last column."""


def within(scene: Scene) -> bool:
    """Whether nothing is cut off but rows that go on to the right."""
    return all(
        one.x >= -1
        and (one.thing is None or one.role in _ROWS or one.x + one.fragment.width <= scene.width + 1)
        and one.y + one.fragment.height <= scene.height + 1
        for one in scene.placed
    )


def test_a_stage_is_a_small_map_without_head_and_foot() -> None:
    scene = of("on")
    assert shown(scene, "stage") == {"on"}
    assert shown(scene, "touchpoint") == {"kick", "sso", "form", "data", "first"}
    assert not shown(scene, "header") | shown(scene, "footer")
    whole = build(onboarding(), LIGHT)
    assert scene.width < whole.width
    assert scene.height < whole.height


def test_a_lane_is_shown_under_its_stages() -> None:
    scene = of("pains")
    assert shown(scene, "lane-name") == {"pains", None}
    assert shown(scene, "note") == {"wait", "hand", "late"}


def test_touchpoints_are_shown_with_the_lanes_that_say_something_of_them() -> None:
    scene = of("form", "data")
    assert shown(scene, "touchpoint") == {"form", "data"}
    assert shown(scene, "note") | shown(scene, "image") == {"hand", "shot"}
    assert shown(scene, "lane-name") == {"cards", "curve", "pains", "shots"}
    assert shown(scene, "stage") == {"on"}
    assert shown(scene, "substage") == {"setup"}


def test_notes_are_shown_by_themselves() -> None:
    scene = of("wait", "hand")
    assert {one.thing for one in scene.placed} == {"wait", "hand"}


def test_colours_and_ways_are_those_of_the_whole_map() -> None:
    journey = onboarding()
    whole = build(journey, LIGHT)
    chevron = next(one for one in whole.placed if (one.role, one.thing) == ("stage", "ad"))
    alone = next(one for one in of("train", "guide").placed if one.role == "stage")
    assert [getattr(mark, "fill", None) for mark in alone.fragment.marks] == [
        getattr(mark, "fill", None) for mark in chevron.fragment.marks
    ]
    assert shown(of("sso", "data", "train"), "flow") == {"f2"}


def test_a_milestone_is_shown_without_the_touchpoint_it_stands_at() -> None:
    journey = onboarding()
    milestone = next(one for one in journey.milestones if one.touchpoint is not None)
    other = next(t.id for t in journey.touchpoints if t.id != milestone.touchpoint)
    scene = of(other, milestone.id)
    assert shown(scene, "touchpoint") == {other}
    assert milestone.id in shown(scene, "milestone")


def test_what_is_not_shown_has_no_picture() -> None:
    journey = onboarding()
    assert portrait(journey, LIGHT, brought(journey, ("by30",))) is None


@settings(max_examples=40, deadline=None)
@given(data=st.data(), journey=journeys(max_touchpoints=8))
def test_any_selection_has_a_picture_or_none(data: st.DataObject, journey: Journey) -> None:
    things = list(index(journey).things)
    if not things:
        return
    keys = data.draw(st.lists(st.sampled_from(things), min_size=1, max_size=3))
    scene = portrait(journey, LIGHT, brought(journey, keys))
    assert scene is None or within(scene)
