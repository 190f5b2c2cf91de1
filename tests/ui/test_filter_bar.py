from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from stress import stress

from journeymap.editor.filters import Filter, shown
from journeymap.layout.hit import places_of
from journeymap.model.edits import add_touchpoint, added, set_things

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.filter_bar import FilterBar
    from journeymap.ui.window import Window

Key = Qt.Key


@pytest.fixture
def window(opened: Open) -> Window:
    return opened(set_things(onboarding(), ("kick", "data", "train"), owner="R&D <b>", channel="call"))


@pytest.fixture
def strip(window: Window) -> FilterBar:
    window.activateWindow()
    window.menus.actions["view.filter"].trigger()
    assert window.searching.strip is not None
    assert window.searching.strip.isVisible()
    return window.searching.strip


def entries(strip: FilterBar, field: str) -> list[QAction]:
    menu = strip.lists[field].menu()
    assert menu is not None
    menu.aboutToShow.emit()
    return menu.actions()


def choose(strip: FilterBar, field: str, name: str) -> None:
    next(action for action in entries(strip, field) if action.text().split("\t")[0] == name).trigger()


def on_canvas(window: Window, thing: str) -> bool:
    assert window.canvas.scene is not None
    return bool(places_of(window.canvas.scene, thing))


def test_it_stands_above_the_map_with_the_keys_in_it(window: Window, strip: FilterBar) -> None:
    assert (
        strip.mapTo(window, strip.rect().bottomLeft()).y() <= window.canvas.mapTo(window, window.canvas.pos()).y() + 1
    )
    focus = window.focusWidget()
    assert focus is not None
    assert strip.isAncestorOf(focus)
    assert "Everything is shown" in strip.said.text()


def test_choosing_an_owner_leaves_the_others_out(window: Window, strip: FilterBar) -> None:
    assert [action.text() for action in entries(strip, "owners")] == ["R&&D <b>\t3", "Nobody\t5"]
    choose(strip, "owners", "R&&D <b>")
    assert on_canvas(window, "kick")
    assert not on_canvas(window, "sso")
    assert strip.said.text() == "Showing only owner R&D <b> · 3 of 8 touchpoints"
    assert strip.said.textFormat() == Qt.TextFormat.PlainText
    assert strip.lists["owners"].text() == "Owners · 1"
    assert len(window.session.state.journey.touchpoints) == 8
    assert not window.isWindowModified()
    choose(strip, "owners", "Nobody")
    assert strip.said.text().endswith("8 of 8 touchpoints")


def test_lanes_personas_and_channels(window: Window, strip: FilterBar) -> None:
    choose(strip, "lanes", "Touchpoints")
    choose(strip, "lanes", "Pain points")
    assert not on_canvas(window, "curve")
    choose(strip, "personas", "Omar")
    choose(strip, "channels", "Phone call")
    assert strip.said.text() == (
        "Showing only channel Phone call; persona Omar; lanes Touchpoints and Pain points · 3 of 8 touchpoints"
    )
    strip.everything.click()
    assert window.session.state.filter is None
    assert not strip.isVisible()
    assert on_canvas(window, "curve")


def test_nothing_left_is_said(window: Window, strip: FilterBar) -> None:
    choose(strip, "channels", "Phone call")
    choose(strip, "owners", "Nobody")
    assert strip.said.text().startswith("Nothing matches: only owner nobody; channel Phone call")
    assert window.canvas.scene is not None


def test_only_problems(window: Window, strip: FilterBar, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.sides.troubled), timeout=5000)
    strip.problems.click()
    how = window.session.state.filter
    assert how is not None
    assert how.only_problems
    left = {touchpoint.id for touchpoint in shown(window.session.state).touchpoints}
    assert left <= how.troubled
    assert 0 < len(left) < 8
    strip.problems.click()
    assert window.session.state.filter is None


def test_what_is_mended_goes_once_the_checks_have_run_and_it_is_let_go(
    window: Window, strip: FilterBar, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(window.sides.troubled), timeout=5000)
    strip.problems.click()
    before = window.session.state.filter
    window.sides.troubled = ("kick",)
    window.sides.checked.emit()
    assert window.session.state.filter != before
    assert [touchpoint.id for touchpoint in shown(window.session.state).touchpoints] == ["kick"]


def test_the_list_stays_open_while_several_are_checked(window: Window, strip: FilterBar) -> None:
    button = strip.lists["lanes"]
    menu = button.menu()
    assert menu is not None
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    for key in (Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space):
        QTest.keyClick(menu, key)
    assert menu.isVisible()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[3]).center())
    assert menu.isVisible()
    QTest.keyClick(menu, Key.Key_Escape)
    assert not menu.isVisible()
    how = window.session.state.filter
    assert how is not None
    assert how.lanes == {"cards", "curve", "pains"}


def test_escape_shows_everything(window: Window, strip: FilterBar) -> None:
    choose(strip, "owners", "Nobody")
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_Escape)
    assert window.session.state.filter is None
    assert window.focusWidget() is window.canvas


def test_escape_on_the_map_lets_go_first_and_then_shows_everything(window: Window, strip: FilterBar) -> None:
    choose(strip, "owners", "Nobody")
    window.canvas.setFocus()
    window.session.select(("sso",))
    QTest.keyClick(window.canvas, Key.Key_Escape)
    assert not window.session.state.selection
    assert not on_canvas(window, "kick")
    QTest.keyClick(window.canvas, Key.Key_Escape)
    assert window.session.state.filter is None
    assert not strip.isVisible()


def test_what_is_made_and_gone_to_is_shown(window: Window, strip: FilterBar) -> None:
    choose(strip, "owners", "R&&D <b>")
    before = window.session.state.journey
    after = add_touchpoint(before, title="New", after="kick")
    window.session.commit(lambda _: after, "Add touchpoint", select=added(before, after))
    assert on_canvas(window, window.session.state.selection[0])
    assert strip.said.text().endswith("4 of 9 touchpoints")
    window.session.select(("form",))
    assert on_canvas(window, "form")


def test_select_all_means_all_that_is_shown(window: Window, strip: FilterBar) -> None:
    choose(strip, "owners", "R&&D <b>")
    window.menus.actions["edit.select-all"].trigger()
    assert window.session.state.selection == ("kick", "data", "train")


def test_another_choice_forgets_what_was_shown_besides(window: Window, strip: FilterBar) -> None:
    choose(strip, "owners", "R&&D <b>")
    window.session.select(("form",))
    window.session.select(())
    choose(strip, "channels", "Phone call")
    assert not on_canvas(window, "form")


def test_the_menu_shows_everything_too(window: Window, strip: FilterBar) -> None:
    action = window.menus.actions["view.everything"]
    assert not action.isEnabled()
    choose(strip, "owners", "Nobody")
    assert action.isEnabled()
    action.trigger()
    assert window.session.state.filter is None


def test_another_map_is_shown_whole(window: Window, strip: FilterBar) -> None:
    choose(strip, "owners", "Nobody")
    window.session.started(stress(20))
    assert window.session.state.filter is None


def test_all_can_be_reached_with_tab(window: Window, strip: FilterBar) -> None:
    strip.lists["lanes"].setFocus()
    reached = []
    for _ in range(6):
        reached.append(window.focusWidget())
        window.focusNextChild()
    assert reached == [*strip.lists.values(), strip.problems, strip.everything]


def test_a_very_large_map_draws_again_only_what_changes(opened: Open) -> None:
    window = opened(stress(5000))
    window.session.filter_by(Filter(owners=frozenset({"CSM"})))
    part = shown(window.session.state)
    assert 0 < len(part.touchpoints) < 1000
    key = part.touchpoints[5].id
    # The first edit after so much has gone draws what is left afresh.
    window.session.commit(lambda journey: set_things(journey, (key,), title="Other words"), "Rename")
    window.session.commit(lambda journey: set_things(journey, (key,), title="Same words"), "Rename")
    scene = window.canvas.scene
    assert scene is not None
    assert scene.memory is not None
    assert scene.memory.drawn == 1


def test_the_arrow_down_opens_a_list(strip: FilterBar, qtbot: QtBot) -> None:
    menu = strip.lists["owners"].menu()
    assert menu is not None
    seen_open: list[bool] = []

    def look() -> None:
        seen_open.append(menu.isVisible())
        menu.hide()

    QTimer.singleShot(100, look)
    QTest.keyClick(strip.lists["owners"], Key.Key_Down)
    qtbot.waitUntil(lambda: bool(seen_open), timeout=2000)
    assert seen_open == [True]


def test_a_narrow_map_is_not_made_wider(window: Window, strip: FilterBar, qtbot: QtBot) -> None:
    choose(strip, "owners", "Nobody")
    window.resize(900, 700)
    qtbot.waitUntil(lambda: strip.said.y() > strip.problems.y() + 10, timeout=2000)
    assert window.width() == 900
