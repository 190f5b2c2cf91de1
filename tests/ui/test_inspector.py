from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journeymap.model.edits import rename, set_thing
from journeymap.model.find import index
from journeymap.ui.fields.line import LineEditor
from journeymap.ui.fields.store import Button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.inspector import Inspector
    from journeymap.ui.window import Window


@pytest.fixture
def inspector(window: Window) -> Inspector:
    assert window.sides.inspector is not None
    window.activateWindow()
    return window.sides.inspector


def texts(inspector: Inspector) -> list[str]:
    """What stands there in words, from top to bottom."""
    labels = [label for label in inspector.column.findChildren(QLabel) if not label.isHidden()]
    return [label.text() for label in sorted(labels, key=lambda label: (label.y(), label.x()))]


def write(inspector: Inspector, key: str, text: str) -> QWidget:
    """Goes to a field, marks what stands there, and types."""
    assert inspector.focus_field(key)
    editor = inspector.column.rows[key].editor
    QApplication.processEvents()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)
    return editor


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def test_it_shows_the_map_until_something_is_selected(window: Window, inspector: Inspector) -> None:
    assert texts(inspector)[0] == "MAP"
    window.session.select(("data",))
    assert texts(inspector)[0] == "TOUCHPOINT"
    assert "Data migration" in {e.text() for e in inspector.column.findChildren(LineEditor)}


def test_typing_a_title_changes_the_map_at_once_in_one_step(window: Window, inspector: Inspector, qtbot: QtBot) -> None:
    session = window.session
    session.select(("kick",))
    before = session.state.journey
    editor = write(inspector, "kick.title", "First call")
    assert getattr(index(session.state.journey).things["kick"], "title", "") == "First call"
    assert inspector.column.rows["kick.title"].editor is editor
    assert session.undo_names() == ("Rename “Kick-off”",)
    session.undo()
    assert session.state.journey is before
    assert isinstance(editor, LineEditor)
    qtbot.waitUntil(lambda: editor.text() == "Kick-off")


def test_a_channel_is_chosen_by_its_first_letters(window: Window, inspector: Inspector) -> None:
    window.session.select(("kick",))
    inspector.focus_field("kick.channel")
    QTest.keyClicks(inspector.column.rows["kick.channel"].editor, "ph")
    assert getattr(index(window.session.state.journey).things["kick"], "channel", "") == "call"


def test_a_feeling_is_set_by_arrow_keys_and_taken_back_by_delete(window: Window, inspector: Inspector) -> None:
    session = window.session
    session.select(("data",))
    inspector.focus_field("data.feelings:dana")
    faces = inspector.column.rows["data.feelings:dana"].editor

    def felt() -> list[int]:
        return [f.value for f in getattr(index(session.state.journey).things["data"], "feelings", ())]

    press(faces, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert felt() == [1, 0]
    press(faces, Qt.Key.Key_Delete)
    assert felt() == [0]
    assert len(session.undo_names()) == 1
    assert "data" in index(session.state.journey).things


def test_every_text_is_shown_as_plain_text(window: Window, inspector: Inspector, qtbot: QtBot) -> None:
    window.session.select(("kick",))
    window.session.commit(lambda journey: rename(journey, "kick", "<b>Kick</b><img src=x>"), "Rename")
    qtbot.waitUntil(lambda: "<b>Kick</b><img src=x>" in {e.text() for e in inspector.column.findChildren(LineEditor)})
    for label in inspector.column.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_what_is_wrong_with_the_map_stands_first(window: Window, inspector: Inspector) -> None:
    session = window.session
    session.select(("data",))
    session.commit(lambda journey: set_thing(journey, "calm", surface=""), "Empty")
    inspector.show_state(session.state, inspector.theme)
    assert texts(inspector)[1].startswith("At risk")


def test_every_field_and_button_has_a_name(window: Window, inspector: Inspector) -> None:
    for key in ((), *((key,) for key in index(window.session.state.journey).things)):
        window.session.select(key)
        for row in inspector.column.rows.values():
            assert row.editor.accessibleName() == row.field.label
        for button in inspector.column.findChildren(Button):
            assert button.isHidden() or button.accessibleName()


@pytest.mark.parametrize("width", [200, 292, 420])
def test_nothing_stands_on_anything_else(window: Window, inspector: Inspector, width: int) -> None:
    inspector.setMinimumWidth(width)
    inspector.setMaximumWidth(width)
    inspector.resize(width, inspector.height())
    QApplication.processEvents()
    for key in ((), *((key,) for key in index(window.session.state.journey).things)):
        window.session.select(key)
        if inspector.column.rows:
            inspector.column.tell(next(iter(inspector.column.rows)), "A sentence that is long enough for two lines.")
        parts = [part for part in inspector.column.children() if isinstance(part, QWidget) and part.isVisible()]
        for number, one in enumerate(parts):
            assert inspector.column.rect().contains(one.geometry()), (key, one)
            for other in parts[number + 1 :]:
                assert not one.geometry().intersects(other.geometry()), (key, one, other)


def test_going_from_anything_to_anything_leaves_nothing_behind(window: Window) -> None:
    """A thing may hang on the one that was shown before, with a field of the same name."""
    inspector = window.sides.inspector
    assert inspector is not None
    column = inspector.column
    things = [None, *index(window.session.state.journey).things]
    for here in things:
        for there in things:
            for one in (here, there):
                window.session.select(() if one is None else (one,))
            shown = {widget for widget in column.children() if isinstance(widget, QWidget) and not widget.isHidden()}
            known: set[QWidget] = {*column.parts.headings.values(), *column.parts.notices.values(), *column.buttons()}
            for row in column.rows.values():
                known |= {one for one in (row.editor, row.caption, row.error, row.leads) if one is not None}
            assert shown <= known, (here, there)
