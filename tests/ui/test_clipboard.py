"""Copy, cut and paste in real windows, through the system's clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onboarding import columns
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymap.editor.clipboard import MIME
from journeymap.editor.state import Cell
from journeymap.model.edits import new_journey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def run(window: Window, action: str) -> None:
    """Chooses an action of the menu."""
    window.menus.actions[action].trigger()


def test_copy_and_paste_with_keys(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.select(("sso", "form"))
    QTest.keyClick(window.canvas, Qt.Key.Key_C, CTRL)
    window.session.select(("train",))
    QTest.keyClick(window.canvas, Qt.Key.Key_V, CTRL)
    state = window.session.state
    assert columns(state.journey) == "kick | sso+form | data | first || train | t9+t10 | guide+usage || -"
    assert state.selection == ("t9", "t10")
    assert state.undo_name == "Paste 2 touchpoints"
    QTest.keyClick(window.canvas, Qt.Key.Key_Z, CTRL)
    assert not window.session.state.dirty


def test_cut_and_paste_between_windows(window: Window, opened: Open) -> None:
    other = opened(new_journey("Another"))
    window.session.select(("ad",))
    run(window, "edit.cut")
    assert window.session.state.undo_name == "Cut stage"
    assert [stage.id for stage in window.session.state.journey.stages] == ["on", "re"]
    assert window.session.state.selection == ("re",)
    other.session.select(("s1",))
    run(other, "edit.paste")
    journey = other.session.state.journey
    assert [stage.title for stage in journey.stages][:3] == ["Onboarding", "Adoption", "Adoption"]
    assert {t.title for t in journey.touchpoints} == {"Team training", "In-app guide", "Usage review"}


def test_the_clipboard_carries_our_format_text_and_pictures(window: Window) -> None:
    window.session.select(("kick", "data"))
    run(window, "edit.copy")
    mime = QApplication.clipboard().mimeData()
    assert set(mime.formats()) >= {MIME, "image/png", "image/svg+xml", "text/plain"}
    assert mime.text() == "Kick-off\nData migration"
    image = QImage.fromData(mime.data("image/png"))
    assert min(image.width(), image.height()) > 200
    assert mime.data("image/svg+xml").startsWith(b"<?xml")


def test_a_picture_alone_of_the_selection_or_of_the_map(window: Window) -> None:
    window.session.select(("kick",))
    run(window, "edit.copy-picture")
    small = QImage.fromData(QApplication.clipboard().mimeData().data("image/png"))
    window.session.select(())
    run(window, "edit.copy-picture")
    mime = QApplication.clipboard().mimeData()
    assert not mime.hasText()
    assert not mime.hasFormat(MIME)
    assert QImage.fromData(mime.data("image/png")).width() > 2 * small.width() > 0


def test_what_cannot_be_pasted_is_told(window: Window) -> None:
    QApplication.clipboard().clear()
    run(window, "edit.paste")
    assert "nothing on the clipboard" in window.messages.texts()[0]
    assert not window.session.state.dirty


def test_a_field_that_is_typed_in_has_its_own_clipboard(window: Window, qtbot: QtBot) -> None:
    assert window.sides.outline is not None
    window.session.select(("kick",))
    run(window, "edit.copy")
    field = window.sides.outline.filter
    field.setFocus()
    qtbot.waitUntil(lambda: window.focusWidget() is field)
    run(window, "edit.paste")
    assert field.text().startswith("Kick-off")
    field.selectAll()
    run(window, "edit.cut")
    assert field.text() == ""
    assert not window.session.state.dirty


def test_lines_of_text_become_cards_and_notes(window: Window) -> None:
    QApplication.clipboard().setText("- One\n- Two\n")
    window.session.select(("kick",))
    run(window, "edit.paste")
    assert columns(window.session.state.journey).startswith("kick | t9 | t10 | sso+form")
    window.session.enter(Cell("pains", "train"))
    run(window, "edit.paste")
    assert [note.text for note in window.session.state.journey.notes[-2:]] == ["One", "Two"]


def test_a_copy_or_a_table_can_be_pasted_as_text(window: Window) -> None:
    window.session.select(("kick", "data"))
    run(window, "edit.copy")
    run(window, "edit.paste-text")
    assert [t.title for t in window.session.state.journey.touchpoints if t.id in ("t9", "t10")] == [
        "Kick-off",
        "Data migration",
    ]
    assert len(window.session.state.journey.signals) == 2
    QApplication.clipboard().setText("One\tTwo")
    run(window, "edit.paste-text")
    assert window.desk.clipboard.panel is None
    QApplication.clipboard().clear()
    run(window, "edit.paste-text")
    assert window.messages.texts()[0] == "There is no text on the clipboard"
