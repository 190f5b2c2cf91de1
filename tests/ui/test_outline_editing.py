"""Changing the map in the outline, by keys alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import columns
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from journeymap.editor.tallies import Tally
from journeymap.model.edits import rename
from journeymap.model.find import index

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.model.journey import Thing
    from journeymap.ui.outline import OutlinePanel
    from journeymap.ui.window import Window

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def panel(window: Window, qtbot: QtBot) -> OutlinePanel:
    """The outline of an active window, with the keys."""
    assert window.sides.outline is not None
    window.activateWindow()
    window.sides.outline.tree.setFocus()
    qtbot.waitUntil(window.sides.outline.tree.hasFocus)
    return window.sides.outline


def at(panel: OutlinePanel, key: str) -> QModelIndex:
    """Makes a line current as somebody would."""
    found = panel.index_of(key)
    assert found.isValid()
    panel.tree.setCurrentIndex(found)
    return found


def hit(panel: OutlinePanel, key: Qt.Key, keys: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    """A key, given to whatever has the keys."""
    QTest.keyClick(QApplication.focusWidget() or panel.tree, key, keys)
    QApplication.processEvents()


def editor(panel: OutlinePanel) -> QWidget | None:
    found = [one for one in panel.tree.viewport().findChildren(QWidget, "line") if one.isVisible()]
    assert len(found) < 2
    return found[0] if found else None


def write(panel: OutlinePanel, text: str, end: Qt.Key = Key.Key_Return) -> None:
    """Types over all of the text being typed and ends with a key."""
    line = editor(panel)
    assert isinstance(line, QLineEdit | QPlainTextEdit)
    assert QApplication.focusWidget() is line
    line.selectAll()
    QTest.keyClicks(line, text)
    hit(panel, end)


def thing(panel: OutlinePanel, key: str) -> Thing:
    return index(panel.session.state.journey).things[key]


def test_f2_types_over_a_line_in_one_step(window: Window, panel: OutlinePanel) -> None:
    at(panel, "kick")
    hit(panel, Key.Key_F2)
    write(panel, "Welcome")
    assert getattr(thing(panel, "kick"), "title", "") == "Welcome"
    assert window.session.state.undo_name == "Rename “Kick-off”"
    assert editor(panel) is None
    assert panel.tree.hasFocus()
    assert panel.tree.currentIndex().data() == "Welcome"
    window.session.undo()
    assert window.session.state.undo_name is None


def test_escape_leaves_a_text_as_it_was(window: Window, panel: OutlinePanel) -> None:
    at(panel, "kick")
    hit(panel, Key.Key_F2)
    write(panel, "Welcome", Key.Key_Escape)
    assert editor(panel) is None
    assert window.session.state.undo_name is None


@pytest.mark.parametrize(
    ("key", "raw", "field"),
    [
        ("", "From signature to advocate", None),
        ("f4", "if live", "condition"),
        ("nps", "", "title"),
        ("calm", "Migration stalls", "event"),
        ("field/silent/owner", "", None),
        ("by30", "My board sees live numbers", "text"),
        ("dana", "Dana", "name"),
    ],
)
def test_what_is_typed_over_is_the_raw_text(panel: OutlinePanel, key: str, raw: str, field: str | None) -> None:
    at(panel, key)
    hit(panel, Key.Key_F2)
    line = editor(panel)
    assert isinstance(line, QLineEdit | QPlainTextEdit)
    assert (line.text() if isinstance(line, QLineEdit) else line.toPlainText()) == raw
    write(panel, "Other words")
    if field is not None:
        assert getattr(thing(panel, key), field) == "Other words"
    assert "Other words" in panel.index_of(key).data()


def test_a_note_may_have_several_lines(panel: OutlinePanel) -> None:
    at(panel, "wait")
    hit(panel, Key.Key_F2)
    line = editor(panel)
    assert isinstance(line, QPlainTextEdit)
    QTest.keyClicks(line, "one")
    QTest.keyClick(line, Key.Key_Return, Mod.ShiftModifier)
    QTest.keyClicks(line, "two")
    hit(panel, Key.Key_Return)
    assert getattr(thing(panel, "wait"), "text", "") == "one\ntwo"


def test_enter_adds_a_touchpoint_behind_the_line_and_the_next_behind_that(window: Window, panel: OutlinePanel) -> None:
    at(panel, "train")
    hit(panel, Key.Key_Return)
    assert window.session.state.previewing
    write(panel, "Second training")
    QTest.qWait(1)
    assert window.session.state.undo_name == "Add touchpoint"
    write(panel, "Third training")
    QTest.qWait(1)
    assert editor(panel) is not None
    hit(panel, Key.Key_Return)
    assert editor(panel) is None
    journey = window.session.state.journey
    titles = [touchpoint.title for touchpoint in journey.touchpoints if touchpoint.stage == "ad"]
    assert titles == ["Team training", "Second training", "Third training", "In-app guide", "Usage review"]
    assert window.session.undo_names() == ("Add touchpoint", "Add touchpoint")
    assert panel.tree.currentIndex().data() == "Third training"
    window.session.undo()
    window.session.undo()
    assert not window.session.state.dirty


@pytest.mark.parametrize("end", [Key.Key_Return, Key.Key_Escape])
def test_what_gets_no_text_leaves_no_trace(window: Window, panel: OutlinePanel, end: Qt.Key) -> None:
    before = window.session.state.journey
    at(panel, "ad")
    hit(panel, Key.Key_Return)
    assert len(window.session.state.journey.stages) == 4
    hit(panel, end)
    assert editor(panel) is None
    assert window.session.state.journey is before
    assert window.session.state.undo_name is None
    assert not window.session.state.previewing
    assert panel.current() == "ad"


@pytest.mark.parametrize(
    ("heading", "field"),
    [("milestones", "milestones"), ("personas", "personas"), ("success", "success"), ("lanes", "lanes")],
)
def test_enter_on_a_heading_adds_below_it(panel: OutlinePanel, heading: str, field: str) -> None:
    at(panel, f"group/{heading}")
    hit(panel, Key.Key_Return)
    write(panel, "Something new")
    QTest.qWait(1)
    hit(panel, Key.Key_Escape)
    last = getattr(panel.session.state.journey, field)[-1]
    assert "Something new" in (getattr(last, "title", ""), getattr(last, "name", ""), getattr(last, "text", ""))
    assert panel.current() == last.id


def test_alt_with_arrows_moves_lines_and_keeps_them_current(window: Window, panel: OutlinePanel) -> None:
    at(panel, "kick")
    hit(panel, Key.Key_Down, Mod.AltModifier)
    assert columns(window.session.state.journey).startswith("kick | sso+form")
    assert panel.current() == "kick"
    assert panel.model.branch(panel.tree.currentIndex().parent()).key == "setup"
    assert window.session.state.undo_name == "Move touchpoint “Kick-off”"
    hit(panel, Key.Key_Left, Mod.AltModifier)
    assert panel.model.branch(panel.tree.currentIndex().parent()).key == "on"
    hit(panel, Key.Key_Right, Mod.AltModifier)
    assert panel.model.branch(panel.tree.currentIndex().parent()).key == "setup"
    at(panel, "says")
    hit(panel, Key.Key_Up, Mod.AltModifier)
    assert [lane.id for lane in window.session.state.journey.lanes][:3] == ["cards", "says", "curve"]
    hit(panel, Key.Key_Up, Mod.AltModifier)
    hit(panel, Key.Key_Up, Mod.AltModifier)
    assert [lane.id for lane in window.session.state.journey.lanes][:2] == ["says", "cards"]


def test_plus_minus_and_star(window: Window, panel: OutlinePanel) -> None:
    at(panel, "kick")
    hit(panel, Key.Key_Plus)
    assert "Dana: delighted" in panel.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    hit(panel, Key.Key_Plus)
    assert window.session.undo_names() == ("Change feeling of “Kick-off”",)
    hit(panel, Key.Key_Asterisk, Mod.ShiftModifier)
    assert "moment of truth" in panel.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    at(panel, "field/kick/feeling:omar")
    hit(panel, Key.Key_Minus)
    assert panel.tree.currentIndex().data() == "Omar: uneasy"
    assert panel.current() == "field/kick/feeling:omar"


def test_space_hides_and_shows_a_lane(window: Window, panel: OutlinePanel) -> None:
    at(panel, "says")
    role = Qt.ItemDataRole.CheckStateRole
    assert panel.tree.currentIndex().data(role) == Qt.CheckState.Checked
    hit(panel, Key.Key_Space)
    assert window.session.state.undo_name == "Hide lane “Customer says”"
    assert panel.tree.currentIndex().data(role) == Qt.CheckState.Unchecked
    assert "hidden" in panel.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_delete_takes_all_that_is_chosen(window: Window, panel: OutlinePanel) -> None:
    at(panel, "kick")
    hit(panel, Key.Key_Down, Mod.ShiftModifier)
    assert len(panel.tree.selectionModel().selectedIndexes()) == 2
    window.session.select(("kick", "train"))
    hit(panel, Key.Key_Delete)
    assert {"kick", "train"}.isdisjoint(index(window.session.state.journey).things)
    window.session.undo()
    QApplication.processEvents()
    assert panel.index_of("kick").isValid()
    assert window.session.state.selection == ("kick", "train")


def test_insert_offers_what_can_stand_there(window: Window, panel: OutlinePanel) -> None:
    at(panel, "kick")
    menu = panel.keys.offer("kick")
    notes = next(one for one in menu.findChildren(QMenu) if one.title() == "Note")
    (pains,) = [one for one in notes.actions() if one.text() == "Pain points"]
    menu.hide()
    pains.trigger()
    write(panel, "Too many people in the room")
    (note,) = index(window.session.state.journey).notes["pains", "kick"]
    assert note.text == "Too many people in the room"
    assert panel.model.branch(panel.tree.currentIndex().parent()).key in ("kick", "on")


def test_problems_found_meanwhile_do_not_end_typing(window: Window, panel: OutlinePanel) -> None:
    at(panel, "kick")
    hit(panel, Key.Key_F2)
    line = editor(panel)
    assert isinstance(line, QLineEdit)
    line.setText("Half a wo")
    panel.show_problems({"kick": Tally(warnings=2), "on": Tally(errors=1)})
    window.session.commit(lambda journey: rename(journey, "kick", "Others' words"), "Rename")
    QApplication.processEvents()
    assert editor(panel) is line
    assert line.text() == "Half a wo"


def test_the_filter_outlives_edits_and_keeps_what_was_typed(window: Window, panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.filter.setText("training")
    qtbot.waitUntil(lambda: not panel.index_of("kick").isValid())
    at(panel, "train")
    hit(panel, Key.Key_Return)
    write(panel, "A call")
    hit(panel, Key.Key_Escape)
    assert panel.filter.text() == "training"
    assert any(t.title == "A call" for t in window.session.state.journey.touchpoints)
    assert panel.tree.currentIndex().data() == "A call"
    added = panel.current() or ""
    panel.filter.setText("training call")
    panel.filter.setText("training")
    qtbot.waitUntil(lambda: not panel.index_of(added).isValid())


def test_a_map_that_can_be_looked_at_only_says_so(window: Window, panel: OutlinePanel) -> None:
    state = window.session.state
    assert state.file is not None
    window.session.saved(replace(state.file, path=Path("newer.journey"), read_only=True, notice="It is newer."))
    panel.show_state(window.session.state)
    told: list[str] = []
    panel.refused.connect(told.append)
    at(panel, "kick")
    before = window.session.state.journey
    for key in (Key.Key_F2, Key.Key_Return, Key.Key_Plus, Key.Key_Asterisk):
        hit(panel, key)
    hit(panel, Key.Key_Down, Mod.AltModifier)
    assert len(told) == 5
    assert all("cannot be changed" in one or "not changed" in one for one in told)
    assert window.session.state.journey is before
    assert editor(panel) is None


def test_the_menu_of_the_map_opens_at_a_line(window: Window, panel: OutlinePanel, qtbot: QtBot) -> None:
    place = panel.tree.visualRect(at(panel, "kick")).center()
    viewport = panel.tree.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    with qtbot.waitSignal(window.canvas.menu_wanted):
        QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.menus.actions["map.delete"] in menu.actions()
    menu.close()


def test_the_trees_own_keys_come_before_the_windows(panel: OutlinePanel) -> None:
    """Actions may have the same keys; what is selected on the map obeys those, a line in the tree its own."""
    at(panel, "kick")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Down, Mod.AltModifier)
    event.ignore()
    QApplication.sendEvent(panel.tree, event)
    assert event.isAccepted()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, Mod.ControlModifier)
    event.ignore()
    QApplication.sendEvent(panel.tree, event)
    assert not event.isAccepted()
