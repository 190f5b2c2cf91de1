"""What each kind of field of the inspector takes, shows and refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from inspector_hand import at, keys, press, refusals, thing, write
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymap.editor.state import Cell
from journeymap.model.edits import set_things
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
