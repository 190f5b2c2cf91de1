from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from onboarding import onboarding
from strategies import journeys

from journeymap.draw.theme import theme
from journeymap.editor.cell_places import rect_of_cell
from journeymap.editor.cells import FULL_CELLS, is_empty
from journeymap.editor.navigate import WALKED, Direction, step
from journeymap.editor.state import Cell
from journeymap.layout.build import build
from journeymap.layout.hit import Rect, places_of, rect_of
from journeymap.model.find import index
from journeymap.model.journey import Journey, Lane

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene


@pytest.fixture(scope="module")
def scene() -> Scene:
    return build(onboarding(), theme("light"))


def walk(scene: Scene, start: str | Cell | None, *ways: Direction) -> list[str | Cell | None]:
    seen, at = [], start
    for way in ways:
        at = step(scene, onboarding(), at, way)
        seen.append(at)
    return seen


def test_from_nowhere_one_comes_to_the_first_touchpoint(scene: Scene) -> None:
    assert walk(scene, None, "right") == ["kick"]
    assert walk(scene, "not there", "up") == ["kick"]


def test_right_walks_the_touchpoints_in_reading_order(scene: Scene) -> None:
    assert walk(scene, "kick", "right", "right", "right", "right", "right", "right") == [
        "sso",
        "data",
        "first",
        "train",
        "guide",
        Cell("cards", "re"),
    ]


def test_left_walks_back_to_the_name_of_the_lane(scene: Scene) -> None:
    assert walk(scene, "data", "left", "left", "left", "left") == ["sso", "kick", "cards", None]


def test_the_names_of_lanes_are_walked_up_and_down(scene: Scene) -> None:
    assert walk(scene, "cards", "down", "down", "down", "up") == ["curve", "says", "pains", "says"]


def test_touchpoints_that_share_a_column_are_walked_down(scene: Scene) -> None:
    assert walk(scene, "sso", "down", "down") == ["form", Cell("curve", "sso")]


def test_down_leads_to_what_is_said_of_a_touchpoint_and_up_again(scene: Scene) -> None:
    column = [Cell("curve", "data"), Cell("says", "data"), "hand", "shot", None]
    assert walk(scene, "data", "down", "down", "down", "down", "down") == column
    assert walk(scene, "hand", "up") == ["late"], "what is said of the whole stage stands between"
    assert walk(scene, "quote", "up", "up") == [Cell("curve", "sso"), "form"]


def test_empty_cells_are_walked_through_sideways(scene: Scene) -> None:
    row = [Cell("says", "data"), Cell("says", "first"), Cell("says", "train")]
    assert walk(scene, "quote", "right", "right", "right") == row
    assert walk(scene, Cell("says", "data"), "left", "left", "left") == ["quote", Cell("says", "kick"), "says"]


def test_the_ends_of_the_map(scene: Scene) -> None:
    assert walk(scene, "data", "begin", "end") == ["kick", "usage"]


def test_above_the_touchpoints_stand_substage_stage_and_milestone(scene: Scene) -> None:
    assert walk(scene, "sso", "up", "up") == ["setup", "on"]
    assert walk(scene, "on", "up") == ["invited"]


def test_under_a_stage_stands_its_first_column(scene: Scene) -> None:
    assert walk(scene, "ad", "down") == ["train"]


def test_stages_are_walked_sideways(scene: Scene) -> None:
    assert walk(scene, "on", "right", "right", "right") == ["ad", "re", None]


def test_first_and_last_of_a_row(scene: Scene) -> None:
    assert walk(scene, "data", "first") == ["kick"]
    assert walk(scene, "data", "last") == [Cell("cards", "re")]
    assert walk(scene, "ad", "last") == ["re"]


def test_without_rows_things_at_one_height_are_a_row(scene: Scene) -> None:
    bare = replace(scene, rows=())
    assert walk(bare, "kick", "right", "down") == ["sso", "form"]


def test_an_empty_map_of_nothing_leads_nowhere() -> None:
    empty = build(Journey(title="Nothing"), theme("light"))
    assert step(empty, Journey(title="Nothing"), None, "right") is None


@settings(max_examples=25, deadline=None)
@given(journeys())
def test_steps_lead_where_they_say(journey: Journey) -> None:
    scene = build(journey, theme("light"))
    things = {one.thing for one in scene.placed if one.thing and one.role in WALKED}
    for thing in things:
        walked = {thing: place(scene, journey, thing)}
        for way, axis, sign in (("left", 0, -1), ("right", 0, 1), ("up", 1, -1), ("down", 1, 1)):
            found = step(scene, journey, thing, way)  # type: ignore[arg-type]  # one of the four
            if found is None:
                continue
            there = place(scene, journey, found)
            assert (there.centre[axis] - walked[thing].centre[axis]) * sign > 0
            if isinstance(found, Cell):
                lane = index(journey).things[found.lane]
                assert isinstance(lane, Lane)
                assert lane.kind in FULL_CELLS or is_empty(journey, found)
            else:
                assert places_of(scene, found)[0].role in WALKED


def place(scene: Scene, journey: Journey, here: str | Cell) -> Rect:
    found = rect_of_cell(scene, journey, here) if isinstance(here, Cell) else rect_of(scene, here)
    assert found is not None
    return found
