"""The panel that asks what the columns of a pasted table hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from journeymap.ui.table_paste import TablePaste
    from journeymap.ui.window import Window

TEXT = "Stage\tStep\tEmotion\nOnboarding\tPhone call\t2\nWinback\tVisit\tTuesday\n"


def asked(window: Window, text: str = TEXT) -> TablePaste:
    """The panel after such a text was pasted."""
    QApplication.clipboard().setText(text)
    window.menus.actions["edit.paste"].trigger()
    panel = window.desk.clipboard.panel
    assert panel is not None
    return panel


def test_a_table_is_asked_about_and_added_with_return(window: Window) -> None:
    panel = asked(window)
    assert panel.isVisible()
    assert panel.chosen == (("stage", "title", "feeling:dana"), True)
    assert panel.add.text() == "Add 2 touchpoints"
    assert not window.session.state.dirty
    QTest.keyClick(panel.combos[0], Qt.Key.Key_Return)
    state = window.session.state
    assert [t.title for t in state.journey.touchpoints if t.id in state.selection] == ["Phone call", "Visit"]
    assert state.journey.stages[-1].title == "Winback"
    assert state.undo_name == "Paste 2 touchpoints"
    assert window.desk.clipboard.panel is None
    assert window.messages.texts()[0] == "“Tuesday” could not be read as a feeling and was left out"
    window.session.undo()
    assert not window.session.state.dirty


def test_columns_and_the_first_row_can_be_chosen(window: Window) -> None:
    panel = asked(window)
    panel.header.setChecked(False)
    assert panel.add.text() == "Add 3 touchpoints"
    for combo in panel.combos:
        combo.setCurrentIndex(0)
    assert not panel.add.isEnabled()
    panel.combos[1].setCurrentIndex(panel.combos[1].findData("title"))
    panel.add.click()
    assert [t.title for t in window.session.state.journey.touchpoints][-3:] == ["Step", "Phone call", "Visit"]


def test_escape_closes_and_gives_the_map_the_keys(window: Window) -> None:
    panel = asked(window)
    QTest.keyClick(panel.combos[1], Qt.Key.Key_Escape)
    assert window.desk.clipboard.panel is None
    assert window.focusWidget() is window.canvas
    assert not window.session.state.dirty


def test_another_table_takes_the_place_of_the_first(window: Window) -> None:
    asked(window)
    panel = asked(window, "a\tb\nc\td")
    assert len(panel.combos) == 2
    assert window.desk.clipboard.panel is panel


def test_what_cannot_be_added_is_said_in_the_panel(window: Window) -> None:
    panel = asked(window, f"Step\tOwner\n{'x' * 10_001}\tCSM")
    panel.add.click()
    assert "10,000" in panel.complaint.text()
    assert panel.complaint.isVisible()
    assert not window.session.state.dirty
    panel.combos[0].setCurrentIndex(0)
    assert not panel.complaint.isVisible()


def test_user_text_is_plain_text(window: Window) -> None:
    panel = asked(window, "<b>Step</b>\tx\n<img src=y>\tz")
    assert all(label.textFormat() == Qt.TextFormat.PlainText for row in panel.cells for label in row)
