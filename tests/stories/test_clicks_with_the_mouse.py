"""Stories of clicks over a real window: where + stands, what a menu means, what a click beside something does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mouse import RIGHT
from onboarding import columns, onboarding
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from journeymap.layout.hit import Rect
from journeymap.model.find import index

if TYPE_CHECKING:
    from mouse_hand import BeginWithMouse, MouseHand

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hand(moused: BeginWithMouse) -> MouseHand:
    return moused(onboarding())


def thing(hand: MouseHand, key: str) -> Any:
    return index(hand.journey).things[key]


# -- typing


def test_a_double_click_types_and_a_click_elsewhere_takes_it_over(hand: MouseHand) -> None:
    hand.click_twice("Kick-off", "touchpoints")
    hand.type(" with sales")
    hand.click("Team training")
    assert thing(hand, "kick").title == "Kick-off with sales"
    assert hand.chosen == ["Team training"]
    hand.click_twice("CSV mapping by hand", "notes")
    hand.type(", twice")
    hand.click_ground()
    assert thing(hand, "hand").text == "CSV mapping by hand, twice"
    assert hand.window.session.undo_names()[:2] == ("Change note", "Rename “Kick-off”")


def test_an_empty_cell_that_was_clicked_and_left_changes_nothing(hand: MouseHand) -> None:
    before = hand.journey
    hand.click_cell("Customer says", "Kick-off")
    hand.click_cell("Pain points", "Team training")
    hand.click("Kick-off", "touchpoints")
    assert hand.journey is before


# -- + buttons


def test_every_place_of_a_plus_adds_there(hand: MouseHand) -> None:
    hand.add_after("Data migration")
    hand.type("Dry run")
    start = hand.scene.stages[1]
    row = next(row for row in hand.scene.rows if row.key == "stages")
    hand.press_plus(("New stage after",), (start.x - 4.0, row.y + 8.0))
    hand.type("Trial")
    hand.click_cell("Touchpoints", "Retention")
    hand.type("Review")
    hand.click_ground()
    assert [stage.title for stage in hand.journey.stages] == ["Onboarding", "Trial", "Adoption", "Retention"]
    titles = {touchpoint.id: touchpoint.title for touchpoint in hand.journey.touchpoints}
    dry, review = (key for key in titles if titles[key] in ("Dry run", "Review"))
    expected = f"kick | sso+form | data | {dry} | first || - || train | guide+usage || {review}"
    assert columns(hand.journey) == expected


def test_both_halves_of_a_plus_beside_an_empty_stage_are_pressed(hand: MouseHand) -> None:
    """The half over the empty stage, too."""
    number = len(hand.scene.columns) - 2
    column = hand.scene.columns[number]
    for aside in (-6.0, 6.0):
        hand.click_ground()
        found = hand.offered(Rect(column.x + column.width + aside, hand.place("guide").y + 2.0, 0.0, 0.0))
        assert any(one.words.startswith("New touchpoint at the end of") for one in found.pluses)


def test_the_half_of_a_knob_beside_its_card_draws_a_flow(hand: MouseHand) -> None:
    knob = next(one for one in hand.offered(hand.place("first")).knobs if one.leaving)
    hand.click_ground()
    hand.drag(Rect(knob.x + 4.0, knob.y, 0.0, 0.0), hand.place("guide"))
    assert [(flow.source, flow.target) for flow in hand.journey.flows[5:]] == [("first", "guide")]


# -- the menu on the map


def test_the_menu_means_what_lies_under_the_pointer(hand: MouseHand) -> None:
    hand.click("Team training")
    hand.menu_on("Kick-off", "Delete", field="touchpoints")
    assert columns(hand.journey) == "sso+form | data | first || train | guide+usage || -"
    hand.click("Data migration")
    hand.click("First dashboard", held=CONTROL)
    hand.menu_on("Data migration", "Moment of Truth")
    assert thing(hand, "data").moment_of_truth
    assert thing(hand, "first").moment_of_truth


def test_the_menu_in_an_empty_cell_means_that_cell(hand: MouseHand) -> None:
    hand.click("Kick-off", "touchpoints")
    hand.mouse.click(hand.view, hand.point(hand.cell("Customer says", "Retention")), RIGHT)
    hand.mouse.choose_in_open_menu("Touchpoint")
    hand.type("Review")
    hand.click_ground()
    assert hand.journey.touchpoints[-1].stage == "re"
    hand.mouse.click(hand.view, hand.point(hand.cell("Pain points", "Team training")), RIGHT)
    hand.mouse.choose_in_open_menu("Note Here", "Customer Quote")
    hand.type("Too long")
    hand.click_ground()
    assert (hand.journey.notes[-1].lane, hand.journey.notes[-1].at) == ("says", "train")


def test_a_menu_beside_the_map_offers_nothing_that_needs_a_thing(hand: MouseHand) -> None:
    hand.click("Kick-off", "touchpoints")
    hand.mouse.click(hand.view, hand.ground(), RIGHT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = {action.text().replace("&", "") for action in menu.actions()}
    assert hand.chosen == []
    assert not names & {"Delete", "Cut", "Duplicate", "Moment of Truth", "Edit Text", "Move"}
    hand.mouse.choose_in_open_menu("Fit Whole Map")


# -- the map's head and the inspector


def test_who_is_named_in_the_head_is_chosen(hand: MouseHand) -> None:
    hand.click_in_head("Omar")
    assert hand.chosen == ["Omar"]
    hand.click_in_head("My board")
    assert hand.chosen == ["My board sees live numbers"]
    hand.click_in_head("From signature")
    assert hand.chosen == []


def test_a_list_clicked_straight_after_typing_on_the_map_holds_all_its_choices(hand: MouseHand) -> None:
    hand.click_cell("Touchpoints", "Retention")
    hand.type("Review")
    hand.fill_in({"Channel": "Video call", "Done by": "Human"})
    review = hand.journey.touchpoints[-1]
    assert (review.title, review.channel, review.mode) == ("Review", "video", "human")


def test_a_list_to_search_in_opens_at_its_arrow(hand: MouseHand) -> None:
    hand.click("First dashboard")
    hand.fill_in({"Stage": "Retention"})
    assert columns(hand.journey) == "kick | sso+form | data | - || train | guide+usage || first"


def test_a_click_beside_suggestions_goes_where_it_was_meant(hand: MouseHand) -> None:
    hand.click("Kick-off", "touchpoints")
    hand.fill_in({"Owner": "CS"})
    assert QApplication.activePopupWidget() is not None  # the owner of the stage is offered
    hand.fill_in({"Channel": "E-mail"})
    assert (thing(hand, "kick").owner, thing(hand, "kick").channel) == ("CS", "email")
    for card in ("data", "first"):
        hand.fill_in({"Owner": "CS"})
        hand.click(thing(hand, card).title, "touchpoints")
        assert hand.state.selection == (card,)
    assert not hand.canvas.gestures.pressed


def test_what_is_just_typed_is_not_suggested(hand: MouseHand) -> None:
    hand.click("Kick-off", "touchpoints")
    hand.fill_in({"Owner": "Support"})
    assert QApplication.activePopupWidget() is None
