"""What assistive technology is told of the canvas, asked in process as Qt's bridges ask."""

from __future__ import annotations

import gc
import random
from functools import partial
from typing import TYPE_CHECKING

import pytest
import shiboken6
from onboarding import onboarding
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from journeymap.layout.hit import rect_of
from journeymap.model.edits import add_touchpoint, delete, move_touchpoints, rename, set_thing
from journeymap.ui import accessible
from journeymap.ui.accessible import MapInterface, ThingInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface
    from windows import Open

    from journeymap.ui.window import Window

Name = QAccessible.Text.Name


@pytest.fixture
def top(window: Window) -> MapInterface:
    found = QAccessible.queryAccessibleInterface(window.canvas)
    assert isinstance(found, MapInterface)
    return found


@pytest.fixture
def heard() -> Iterator[None]:
    """Somebody listens, so that events are sent."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def below(one: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = [one.child(number) for number in range(one.childCount())]
    assert None not in found
    return [child for child in found if child is not None]


def everything(one: QAccessibleInterface) -> list[ThingInterface]:
    found = [child for child in below(one) if isinstance(child, ThingInterface)]
    return [*found, *(inner for child in found for inner in everything(child))]


def named(top: MapInterface, key: str) -> ThingInterface:
    return next(one for one in everything(top) if one.key == key)


def test_nothing_is_made_unless_somebody_asks(window: Window) -> None:
    before = accessible.interfaces()
    window.session.select(("kick",))
    window.session.commit(lambda journey: rename(journey, "kick", "Welcome"), "Rename")
    assert accessible.interfaces() == before
    QAccessible.queryAccessibleInterface(window.canvas)
    assert accessible.interfaces() == before + 1


def test_the_map_is_a_list_of_stages_with_their_touchpoints_in_reading_order(top: MapInterface) -> None:
    role = QAccessible.Role
    assert top.role() == role.List
    assert top.text(Name) == "Map"
    assert [one.text(Name).split(",")[0] for one in below(top)][:5] == [
        "stage Onboarding",
        "stage Adoption",
        "stage Retention",
        "Milestones",
        "Personas",
    ]
    stage = below(top)[0]
    assert stage.role() == role.Grouping
    assert [one.text(Name).split(",")[0] for one in below(stage)] == [
        "touchpoint Kick-off",
        "sub-stage Set-up",
        "sub-stage Go live",
        "The whole stage",
    ]
    assert [one.text(Name).split(",")[0] for one in below(below(stage)[1])] == [
        "touchpoint Workspace set-up",
        "touchpoint SSO form",
        "touchpoint Data migration",
    ]


def test_names_say_all_that_the_card_shows(window: Window, top: MapInterface) -> None:
    window.session.commit(
        lambda now: set_thing(now, "data", channel="email", owner="CSM", day=7, moment_of_truth=True), "Set"
    )
    name = named(top, "data").text(Name)
    for words in (
        "touchpoint Data migration",
        "moment of truth",
        "Dana: frustrated",
        "Omar: neutral",
        "E-mail",
        "owner CSM",
    ):
        assert words in name


def test_each_knows_its_parent_and_its_place(top: MapInterface) -> None:
    things = everything(top)
    assert len(things) > 30
    for one in things:
        assert one.isValid()
        parent = one.parent()
        assert parent is not None
        assert parent.child(parent.indexOfChild(one)) is one
        assert QAccessible.accessibleInterface(QAccessible.uniqueId(one)) is one
    assert {one.key for one in things} >= {"kick", "value", "wait", "f1", "dana", "says"}


def test_places_are_those_on_the_screen_and_follow_the_camera(window: Window, top: MapInterface) -> None:
    canvas = window.canvas
    card = named(top, "kick")
    place = rect_of(canvas.shot.scene, "kick")
    assert place is not None
    seen = canvas.shot.rect(place).toAlignedRect()
    assert card.rect().size() == seen.size()
    assert card.rect().topLeft() == canvas.viewport().mapToGlobal(seen.topLeft())
    assert top.childAt(card.rect().center().x(), card.rect().center().y()) is card
    assert not card.state().offscreen
    before = card.rect()
    canvas.zoom_to(2.0)
    assert card.rect().width() > before.width()
    canvas.fit(("guide",))
    assert card.state().offscreen
    assert not named(top, "guide").state().offscreen


def test_what_a_hidden_lane_holds_is_invisible(window: Window, top: MapInterface) -> None:
    assert not named(top, "wait").state().invisible
    window.session.commit(lambda now: set_thing(now, "pains", hidden=True), "Hide")
    assert named(top, "wait").state().invisible
    assert named(top, "wait").rect().isEmpty()


@pytest.mark.usefixtures("heard")
def test_the_selected_thing_has_the_focus(window: Window, top: MapInterface) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    QApplication.processEvents()
    window.session.select(("kick", "data"))
    focus = top.focusChild()
    assert isinstance(focus, ThingInterface)
    assert focus.key == "data"
    assert focus.state().focused
    assert focus.state().selected
    assert named(top, "kick").state().selected
    assert not named(top, "kick").state().focused
    assert not named(top, "sso").state().selected


def test_actions_select_show_and_edit(window: Window, top: MapInterface) -> None:
    card = named(top, "data")
    actions = card.actionInterface()
    names = actions.actionNames()
    assert names == [actions.setFocusAction(), actions.pressAction(), "edit"]
    assert [actions.localizedActionName(name) for name in names] == ["Select", "Show", "Edit"]
    actions.doAction(names[0])
    assert window.session.state.selection == ("data",)
    actions.doAction(names[1])
    assert window.canvas.camera.zoom == 2.0
    actions.doAction(names[2])
    draft = window.session.state.draft
    assert draft is not None
    assert draft.thing == "data"
    window.session.cancel()
    assert named(top, "f1").actionInterface().actionNames()[2:] == ["edit"]
    assert next(one for one in everything(top) if one.key == "group/milestones").actionInterface().actionNames() == []


@pytest.mark.usefixtures("heard")
def test_what_is_deleted_is_let_go_of_and_comes_back_with_undo(window: Window, top: MapInterface) -> None:
    card = named(top, "data")
    number = QAccessible.uniqueId(card)
    window.session.commit(lambda now: delete(now, ["data"]), "Delete")
    assert not shiboken6.isValid(card)
    assert QAccessible.accessibleInterface(number) is None
    assert "data" not in {one.key for one in everything(top)}
    window.session.undo()
    assert named(top, "data").text(Name).startswith("touchpoint Data migration")


def test_a_closed_window_takes_its_interfaces_with_it(opened: Open) -> None:
    window = opened(onboarding())
    before = accessible.interfaces()
    top = QAccessible.queryAccessibleInterface(window.canvas)
    assert isinstance(top, MapInterface)
    cards = everything(top)
    numbers = [QAccessible.uniqueId(one) for one in cards]
    assert accessible.interfaces() == before + 1
    window.close()
    del window
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    QApplication.processEvents()
    gc.collect()
    assert not shiboken6.isValid(top)
    assert accessible.interfaces() == before
    assert not any(shiboken6.isValid(one) for one in cards)
    assert all(QAccessible.accessibleInterface(number) is None for number in numbers)


@pytest.mark.usefixtures("heard")
def test_hundreds_of_changes_while_somebody_reads(window: Window, top: MapInterface) -> None:
    chance = random.Random(5)
    session = window.session
    held: list[ThingInterface] = []
    for step in range(300):
        things = [touchpoint.id for touchpoint in session.state.journey.touchpoints]
        one = chance.choice(things)
        match chance.randrange(7):
            case 0 if len(things) > 3:
                session.commit(partial(delete, keys=[one]), "Delete")
            case 1:
                session.commit(partial(add_touchpoint, stage="ad", title="More"), "Add")
            case 2:
                session.commit(partial(rename, key=one, text=f"{step}"), "Rename")
            case 3:
                session.commit(partial(move_touchpoints, keys=[one], stage="re"), "Move")
            case 4:
                session.undo()
            case 5:
                session.select(tuple(chance.sample(things, 2)))
            case _:
                held = everything(top)
        for item in held:
            if shiboken6.isValid(item):
                assert item.isValid()
                assert item.text(Name)
                assert item.rect().isValid() or item.state().invisible
                assert item.childCount() >= 0
        if step % 50 == 0:
            gc.collect()
    QApplication.processEvents()
    assert {one.key for one in everything(top)} >= {t.id for t in session.state.journey.touchpoints}
