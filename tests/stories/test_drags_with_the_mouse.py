"""Stories of what is dragged with the mouse over a real window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from onboarding import columns, onboarding
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymap.lanes.experience import height_of
from journeymap.layout.hit import Rect, bounds, places_of
from journeymap.model.find import index

if TYPE_CHECKING:
    from mouse_hand import BeginWithMouse, MouseHand

CONTROL = Qt.KeyboardModifier.ControlModifier
BEFORE = "kick | sso+form | data | first || train | guide+usage || -"


@pytest.fixture
def hand(moused: BeginWithMouse) -> MouseHand:
    return moused(onboarding())


def thing(hand: MouseHand, key: str) -> Any:
    return index(hand.journey).things[key]


def face(hand: MouseHand, touchpoint: str, number: int = 0) -> Rect:
    return [bounds(one) for one in places_of(hand.scene, touchpoint) if one.role == "feeling"][number]


def test_a_card_is_dragged_into_another_stage_and_escape_leaves_it_where_it_was(hand: MouseHand) -> None:
    before = hand.journey
    hand.begin_drag(hand.place("kick"), hand.edge("Team training", right=False))
    assert hand.canvas.gestures.dragging
    QTest.keyClick(hand.canvas, Qt.Key.Key_Escape)
    hand.mouse.let_go(hand.view, hand.point(hand.edge("Team training", right=False)))
    assert hand.journey is before
    hand.drag(hand.place("kick"), hand.edge("Team training", right=False))
    assert columns(hand.journey) == "sso+form | data | first || kick | train | guide+usage || -"
    assert hand.chosen == ["Kick-off"]
    hand.tool("Undo")
    assert hand.journey is before


def test_several_are_dragged_into_an_empty_stage_in_their_order(hand: MouseHand) -> None:
    hand.click("Data migration")
    hand.click("First dashboard", held=CONTROL)
    assert hand.chosen == ["Data migration", "First dashboard"]
    hand.drag(hand.place("data"), hand.cell("Touchpoints", "Retention"))
    assert columns(hand.journey) == "kick | sso+form | - || train | guide+usage || data | first"
    assert hand.window.session.state.undo_name == "Move 2 touchpoints"


def test_a_rubber_band_chooses_what_it_touches(hand: MouseHand) -> None:
    first, last = hand.place("quote"), hand.place("hand")
    hand.drag(Rect(first.x - 6.0, first.y - 6.0, 0.0, 0.0), Rect(last.x + 10.0, last.y + 10.0, 0.0, 0.0))
    assert {"Whose job is the SSO form?", "SSO needs IT, 6-day wait", "CSV mapping by hand"} <= set(hand.chosen)
    assert {index(hand.journey).field_of[key] for key in hand.state.selection} == {"notes"}
    hand.click_ground()
    assert hand.chosen == []


def test_a_feeling_is_dragged_up_and_said_where_nobody_has(hand: MouseHand) -> None:
    row = next(row for row in hand.scene.rows if row.key == "curve")
    place = face(hand, "data")
    hand.drag(place, Rect(place.x, row.y + height_of(1), place.width, 0.0))
    assert [feeling.value for feeling in thing(hand, "data").feelings] == [1, 0]
    column = hand.scene.columns[index(hand.journey).column_of["first"]]
    hand.press_plus(("+2 ",), (column.x + column.width / 2, row.y + height_of(2)))
    assert [(one.persona, one.value) for one in thing(hand, "first").feelings] == [("dana", 2)]


def test_a_milestone_is_dragged_to_another_day(hand: MouseHand) -> None:
    place, there = hand.place("value"), hand.place("weekly")
    middle = Rect((place.x + there.x) / 2, place.y, place.width, place.height)
    hand.drag(place, middle)
    assert 24 < thing(hand, "value").day < 60
    assert hand.state.undo_name == "Move milestone “First value”"
    hand.tool("Undo")
    assert thing(hand, "value").day == 24


def test_a_flow_is_drawn_from_an_edge_and_its_end_taken_to_another_card(hand: MouseHand) -> None:
    hand.connect("Data migration", "Usage review")
    flow = hand.journey.flows[-1]
    assert (flow.source, flow.target, hand.state.selection) == ("data", "usage", (flow.id,))
    end = next(one for one in hand.offered(hand.place("usage")).knobs if one.flow and one.leaving)
    hand.drag(Rect(end.x, end.y, 0.0, 0.0), hand.place("train"))
    assert (hand.journey.flows[-1].source, hand.journey.flows[-1].target) == ("data", "train")
    assert len(hand.journey.flows) == 6
    hand.connect("Data migration", "Kick-off")  # once more from the same edge
    assert (hand.journey.flows[-1].target, hand.journey.flows[-1].kind, len(hand.journey.flows)) == ("kick", "loop", 7)


def test_a_lane_is_dragged_by_its_name(hand: MouseHand) -> None:
    place, below = hand.place("says", "lane-name"), next(row for row in hand.scene.rows if row.key == "pains")
    hand.drag(place, Rect(place.x, below.y + below.height - 8.0, 60.0, 4.0))
    assert [lane.id for lane in hand.journey.lanes] == ["cards", "curve", "pains", "says", "shots"]
