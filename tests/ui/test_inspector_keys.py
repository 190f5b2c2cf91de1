"""The inspector by keys alone, in a real window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journeymap.editor.state import Cell
from journeymap.model.edits import rename, set_things
from journeymap.model.find import index
from journeymap.ui.fields.choice import ChoiceEditor
from journeymap.ui.fields.line import LineEditor
from journeymap.ui.fields.search import SearchEditor
from journeymap.ui.fields.text import TextEditor
from journeymap.ui.fields.toggle import ToggleEditor

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from journeymap.ui.inspector import Inspector
    from journeymap.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def inspector(window: Window, qtbot: QtBot) -> Inspector:
    assert window.sides.inspector is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.sides.inspector


def thing(window: Window, key: str) -> Any:
    return index(window.session.state.journey).things[key]


def at(inspector: Inspector, key: str) -> Any:
    """Gives a field the keys."""
    assert inspector.focus_field(key)
    editor = inspector.column.rows[key].editor
    assert editor.hasFocus()
    return editor


def press(*wanted: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses keys wherever the keys go now."""
    for key in wanted:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)


def keys(text: str) -> None:
    """Types wherever the keys go now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def write(text: str) -> None:
    """Types in place of what stands there."""
    press(Qt.Key.Key_A, modifier=CTRL)
    keys(text)


def refusals(inspector: Inspector) -> list[str]:
    labels = inspector.column.findChildren(QLabel, "refusal")
    return [label.text() for label in labels if not label.isHidden()]


def test_tab_goes_through_every_field_in_the_order_in_which_they_stand(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    at(inspector, "data.title")
    met: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and inspector.isAncestorOf(focus) and focus not in met:
        met.append(focus)
        press(Qt.Key.Key_Tab)
    editors = [row.editor for row in inspector.column.rows.values()]
    assert [widget for widget in met if widget in editors] == editors
    tops = [editor.y() for editor in editors]
    assert tops == sorted(tops)


def test_typing_keeps_the_widgets_and_makes_one_step(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    editors = {key: row.editor for key, row in inspector.column.rows.items()}
    at(inspector, "data.title")
    write("Importing data")
    assert thing(window, "data").title == "Importing data"
    assert {key: row.editor for key, row in inspector.column.rows.items()} == editors
    assert window.session.undo_names() == ("Rename “Data migration”",)


def test_ctrl_z_in_a_field_undoes_in_the_map_and_shows_it(window: Window, inspector: Inspector, qtbot: QtBot) -> None:
    window.session.select(("data",))
    editor = at(inspector, "data.owner")
    write("Engineering")
    press(Qt.Key.Key_Z, modifier=CTRL)
    assert thing(window, "data").owner == ""
    qtbot.waitUntil(lambda: editor.text() == "")
    press(Qt.Key.Key_Y, modifier=CTRL)
    assert thing(window, "data").owner == "Engineering"
    qtbot.waitUntil(lambda: editor.text() == "Engineering")


def test_escape_takes_back_what_was_typed_then_leaves(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    before = window.session.state.journey
    editor = at(inspector, "data.title")
    write("Nonsense")
    press(Qt.Key.Key_Escape)
    assert window.session.state.journey is before
    assert editor.text() == "Data migration"
    assert window.session.undo_names() == ()
    assert editor.hasFocus()
    press(Qt.Key.Key_Escape)
    assert not editor.hasFocus()


def test_escape_takes_back_no_more_than_this_field_did(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    at(inspector, "data.owner")
    write("Engineering")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Escape)
    assert thing(window, "data").owner == "Engineering"


def test_owners_are_completed_from_the_map(window: Window, inspector: Inspector, qtbot: QtBot) -> None:
    window.session.commit(lambda journey: set_things(journey, ("kick", "sso"), owner="Enablement"), "Owners")
    window.session.select(("data",))
    editor = at(inspector, "data.owner")
    QTest.keyClicks(editor, "nab")
    completer = editor.completer()
    assert completer.completionCount() == 1
    qtbot.waitUntil(completer.popup().isVisible)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert thing(window, "data").owner == "Enablement"
    assert window.session.undo_names()[0] == "Change owner of “Data migration”"


def test_days_are_typed_in_words(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    editor = at(inspector, "data.day")
    write("week 3")
    assert thing(window, "data").day == 21
    assert editor.text() == "week 3"
    press(Qt.Key.Key_Tab)
    assert editor.text() == "21"


def test_what_is_no_value_is_said_beneath_the_field_and_kept_there(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    before = window.session.state.journey
    editor = at(inspector, "data.day")
    write("soon")
    press(Qt.Key.Key_Return)
    assert window.session.state.journey is before
    assert editor.text() == "soon"
    assert refusals(inspector) == ["“soon” is no day. Write a number of days, “week 3” or “month 2”."]
    press(Qt.Key.Key_Escape)
    assert refusals(inspector) == []
    assert editor.text() == ""


def test_what_the_map_refuses_is_said_beneath_the_field(window: Window, inspector: Inspector) -> None:
    window.session.select(("nps",))
    editor = at(inspector, "nps.current")
    write("900")
    assert len(refusals(inspector)) == 1
    assert "outside" in refusals(inspector)[0]
    assert editor.text() == "900"
    assert thing(window, "nps").current == 90
    write("15")
    assert refusals(inspector) == []
    assert thing(window, "nps").current == 15


def test_several_lines_grow(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    editor = at(inspector, "data.evidence_note")
    assert isinstance(editor, TextEditor)
    before = editor.height()
    write("one")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(editor, "two")
    press(Qt.Key.Key_Return)
    assert thing(window, "data").evidence_note == "one\ntwo\n"
    assert editor.height() > before
    below = inspector.column.rows["data.links:0.url"].editor
    assert below.y() >= editor.geometry().bottom()


def test_references_are_found_by_a_part_of_their_name(window: Window, inspector: Inspector) -> None:
    window.session.select(("value",))
    editor = at(inspector, "value.touchpoint")
    assert isinstance(editor, SearchEditor)
    write("igrat")
    press(Qt.Key.Key_Return)
    assert thing(window, "value").touchpoint == "data"
    assert editor.currentText() == "Data migration"
    write("kicks")
    press(Qt.Key.Key_Tab)
    assert thing(window, "value").touchpoint == "data"
    assert refusals(inspector) == ["Nothing here is called “kicks”. Choose from the list."]
    at(inspector, "value.touchpoint")
    write(" ")
    press(Qt.Key.Key_Return)
    assert thing(window, "value").touchpoint is None


def test_colours_have_names_and_numbers(window: Window, inspector: Inspector) -> None:
    window.session.select(("on",))
    at(inspector, "on.colour")
    write("teal")
    press(Qt.Key.Key_Return)
    assert thing(window, "on").colour == "teal"
    write("#AB12EF")
    press(Qt.Key.Key_Return)
    assert thing(window, "on").colour == "#ab12ef"


def test_delete_in_a_field_never_deletes_the_thing(window: Window, inspector: Inspector) -> None:
    window.session.commit(lambda journey: set_things(journey, ("data",), channel="ticket"), "Channel")
    window.session.select(("data",))
    for key in inspector.column.rows:
        if not inspector.column.rows[key].editor.isHidden():
            at(inspector, key)
            press(Qt.Key.Key_Delete)
        assert "data" in index(window.session.state.journey).things
    assert thing(window, "data").channel == ""


def test_notes_are_added_by_a_button_and_typed_at_once(window: Window, inspector: Inspector) -> None:
    window.session.select(("kick",))
    chip = next(b for b in inspector.column.buttons() if b.accessibleName() == "Add Pain point")
    chip.setFocus()
    press(Qt.Key.Key_Space)
    keys("Nobody says why")
    note = window.session.state.journey.notes[-1]
    assert (note.lane, note.at, note.text) == ("pains", "kick", "Nobody says why")
    press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), ChoiceEditor)
    keys("h")
    assert thing(window, note.id).impact == "high"


def test_a_link_is_typed_where_the_next_one_stands(window: Window, inspector: Inspector) -> None:
    window.session.select(("kick",))
    editor = at(inspector, "kick.links:0.url")
    write("https://example.org/plan")
    assert [link.url for link in thing(window, "kick").links] == ["https://example.org/plan"]
    assert editor.hasFocus()
    assert inspector.column.rows["kick.links:0.url"].editor is editor
    assert window.session.undo_names() == ("Add link to “Kick-off”",)
    press(Qt.Key.Key_Tab)
    keys("Plan")
    assert thing(window, "kick").links[0].title == "Plan"


def test_mixed_values_are_shown_as_mixed_and_changed_together(window: Window, inspector: Inspector) -> None:
    window.session.commit(lambda journey: set_things(journey, ("kick",), owner="CSM", moment_of_truth=True), "Set")
    window.session.select(("kick", "data"))
    rows = {key.rpartition(".")[2]: row for key, row in inspector.column.rows.items()}
    owner, moment = rows["owner"].editor, rows["moment_of_truth"].editor
    assert isinstance(owner, LineEditor)
    assert isinstance(moment, ToggleEditor)
    assert (owner.text(), owner.placeholderText()) == ("", "Mixed")
    assert moment.checkState() == Qt.CheckState.PartiallyChecked
    owner.setFocus()
    press(Qt.Key.Key_Tab)
    assert (thing(window, "kick").owner, thing(window, "data").owner) == ("CSM", "")
    owner.setFocus()
    QTest.keyClicks(owner, "Us")
    assert (thing(window, "kick").owner, thing(window, "data").owner) == ("Us", "Us")
    moment.setFocus()
    press(Qt.Key.Key_Space)
    assert thing(window, "data").moment_of_truth
    assert thing(window, "kick").moment_of_truth


def test_what_is_typed_belongs_to_the_thing_it_was_typed_at(window: Window, inspector: Inspector) -> None:
    window.session.select(("value",))
    at(inspector, "value.touchpoint")
    write("kick")
    window.session.select(("weekly",))
    assert thing(window, "value").touchpoint == "kick"
    assert thing(window, "weekly").touchpoint is None
    assert window.session.state.selection == ("weekly",)


def test_a_change_from_elsewhere_shows_in_the_field_that_has_the_keys(
    window: Window, inspector: Inspector, qtbot: QtBot
) -> None:
    window.session.select(("data",))
    editor = at(inspector, "data.title")
    write("Import")
    window.session.commit(lambda journey: rename(journey, "data", "Move the data"), "Rename")
    qtbot.waitUntil(lambda: editor.text() == "Move the data")


def test_a_map_that_cannot_be_changed_is_only_shown(window: Window, inspector: Inspector) -> None:
    file = window.session.state.file
    assert file is not None
    window.session.opened(replace(file, read_only=True, notice="A newer version wrote it."))
    window.session.select(("data",))
    editor = at(inspector, "data.title")
    QTest.keyClicks(editor, "x")
    assert editor.isReadOnly()
    assert thing(window, "data").title == "Data migration"
    words = [label.text() for label in inspector.column.findChildren(QLabel) if not label.isHidden()]
    assert "This map can be looked at, but not changed. A newer version wrote it." in words
    assert not inspector.column.rows["data.channel"].editor.isEnabled()
    assert all(
        button.isEnabled() == (button.command.icon != "add") or button.command.icon == "remove"
        for button in inspector.column.buttons()
    )


def test_going_from_thing_to_thing_makes_no_new_widgets(window: Window, inspector: Inspector) -> None:
    things = ("kick", "data", "on", "nps", "dana", "value")
    for key in things:
        window.session.select((key,))
    before = len(inspector.column.findChildren(QWidget))
    for key in things * 3:
        window.session.select((key,))
    assert len(inspector.column.findChildren(QWidget)) == before


def test_removing_leaves_the_keys_where_it_stood(window: Window, inspector: Inspector) -> None:
    window.session.select(("sso",))
    remove = next(b for b in inspector.column.buttons() if b.accessibleName() == "Remove “SSO needs IT, 6-day wait”")
    remove.setFocus()
    press(Qt.Key.Key_Space)
    assert "wait" not in index(window.session.state.journey).things
    focus = QApplication.focusWidget()
    assert focus is not None
    assert inspector.isAncestorOf(focus)


def test_references_lead_to_what_they_name(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    leads = inspector.column.rows["data.stage"].leads
    assert leads is not None
    assert leads.accessibleName() == "Go to Onboarding"
    leads.setFocus()
    press(Qt.Key.Key_Space)
    assert window.session.state.selection == ("on",)
    assert inspector.column.rows["on.title"].editor.hasFocus()


def test_long_texts_are_seen_whole_at_once(window: Window, inspector: Inspector) -> None:
    words = "Runs operations for several sites and has two hours a week for the new tool. " * 3
    window.session.commit(lambda journey: set_things(journey, ("dana",), about=words), "About")
    window.session.select(("kick",))
    window.session.select(("dana",))
    editor = inspector.column.rows["dana.about"].editor
    assert isinstance(editor, TextEditor)
    last = editor.document().lastBlock()
    needed = editor.blockBoundingGeometry(last).bottom()
    assert editor.viewport().height() >= needed
    assert editor.height() < 3 * needed


def test_a_picture_is_pasted_and_taken_out(window: Window, inspector: Inspector) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    QApplication.clipboard().setImage(image)
    window.session.select(("omar",))
    editor = at(inspector, "omar.image")
    low = editor.height()
    press(Qt.Key.Key_V, modifier=CTRL)
    shown = thing(window, "omar").image
    assert index(window.session.state.journey).images[shown].width == 40
    assert editor.height() > low
    press(Qt.Key.Key_Delete)
    assert thing(window, "omar").image is None
    QApplication.clipboard().setText("no picture")
    press(Qt.Key.Key_V, modifier=CTRL)
    assert refusals(inspector) == ["The clipboard holds no picture. Copy one first."]


def test_a_file_that_is_no_picture_is_refused_beneath(window: Window, inspector: Inspector, tmp_path: Path) -> None:
    (tmp_path / "notes.png").write_text("no picture")
    window.session.select(("omar",))
    editor = at(inspector, "omar.image")
    editor.put("notes.png", tmp_path / "notes.png")
    assert "notes.png" in refusals(inspector)[0]
    editor.put("gone.png", tmp_path / "gone.png")
    assert refusals(inspector)[0].startswith("“gone.png”: it cannot be read: there is no such file")


def test_an_empty_cell_shows_the_touchpoint_above_it(window: Window, inspector: Inspector) -> None:
    window.session.enter(Cell("pains", "kick"))
    assert inspector.column.form is not None
    assert (inspector.column.form.noun, inspector.column.form.title) == ("Touchpoint", "Kick-off")


def test_a_metrics_unit_stands_beside_its_name(window: Window, inspector: Inspector) -> None:
    window.session.select(("nps",))
    at(inspector, "nps.unit")
    write("points")
    caption = inspector.column.rows["nps.current"].caption
    assert caption is not None
    assert caption.text() == "Current (points)"
    assert inspector.column.rows["nps.unit"].editor.hasFocus()


def test_assistive_technology_meets_a_slider_of_feelings(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    faces = at(inspector, "data.feelings:dana")
    told = QAccessible.queryAccessibleInterface(faces)
    assert told is not None
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "How it feels to Dana"
    assert told.text(QAccessible.Text.Description).startswith("−2 frustrated")
    value = told.valueInterface()
    assert value is not None
    assert value.currentValue() == -2
    value.setCurrentValue(1)
    assert thing(window, "data").feelings[0].value == 1


def test_faces_are_clicked_too(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    faces = at(inspector, "data.feelings:dana")
    QTest.mouseClick(faces, Qt.MouseButton.LeftButton, pos=QPoint(4 * 26 + 13, 15))
    assert thing(window, "data").feelings[0].value == 2
    QTest.mouseClick(faces, Qt.MouseButton.LeftButton, pos=QPoint(4 * 26 + 13, 15))
    assert [feeling.persona for feeling in thing(window, "data").feelings] == ["omar"]


def test_half_a_word_is_called_no_value_only_after_a_pause(window: Window, inspector: Inspector, qtbot: QtBot) -> None:
    window.session.select(("data",))
    at(inspector, "data.day")
    write("wee")
    assert refusals(inspector) == []
    inspector._pause.setInterval(0)
    keys("k")
    qtbot.waitUntil(lambda: len(refusals(inspector)) == 1)
    keys(" 2")
    assert refusals(inspector) == []
    assert thing(window, "data").day == 14


def test_enter_says_yes_so_that_escape_leaves_it_alone(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    at(inspector, "data.owner")
    write("Engineering")
    press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert thing(window, "data").owner == "Engineering"
    assert window.canvas.hasFocus()


def test_escape_leaves_from_a_button_too(window: Window, inspector: Inspector) -> None:
    window.session.select(("data",))
    next(inspector.column.buttons()).setFocus()
    press(Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()
