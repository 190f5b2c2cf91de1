from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from windows import answering, seen, settle

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey, save
from journeymap.model.edits import add_touchpoint, rename

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


def test_the_title_names_the_file_and_whether_it_changed(window: Window) -> None:
    assert window.windowTitle() == "map 1.journey[*]"
    assert not window.isWindowModified()
    window.session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    assert window.isWindowModified()
    window.session.undo()
    assert not window.isWindowModified()


def test_without_a_file_there_is_an_empty_map_and_a_hint(program: Program, qtbot: QtBot) -> None:
    window = program.new_window()
    window.show()
    settle(window, qtbot)
    assert window.session.state.untouched
    assert window.canvas.hint.isVisible()
    assert "Ctrl+O" in window.canvas.hint.text()
    window.resize(900, 600)
    settle(window, qtbot)
    assert window.canvas.viewport().rect().contains(window.canvas.hint.geometry())
    qtbot.waitUntil(lambda: window.sides.inspector is not None)
    assert window.session.state.cell == ("l1", "s1"), "who opens it can type at once"
    assert window.canvas.overlay.cell_waits_for
    QTest.keyClicks(window.canvas, "K")
    assert not window.canvas.hint.isVisible()
    assert [touchpoint.title for touchpoint in window.session.state.journey.touchpoints] == ["K"]


def test_a_map_that_grows_does_not_change_its_size_on_the_screen(program: Program, qtbot: QtBot) -> None:
    window = program.new_window()
    window.resize(1200, 800)
    window.show()
    qtbot.waitUntil(lambda: window.sides.inspector is not None)
    settle(window, qtbot)
    zoom = window.canvas.camera.zoom
    for _ in range(12):
        window.session.commit(lambda journey: add_touchpoint(journey, stage="s1"), "Add touchpoint")
    settle(window, qtbot)
    assert window.canvas.camera.zoom == zoom


def test_window_and_map_wear_the_theme(window: Window, qtbot: QtBot) -> None:
    # Without the badges of problems: they come whenever the checks are done, between any two pictures.
    window.session.look(hidden_panels=window.session.state.hidden_panels | {"badges"})
    settle(window, qtbot)
    light = seen(window.canvas)
    window.session.look(theme="dark")
    settle(window, qtbot)
    dark = seen(window.canvas)
    at = window.canvas.shot.paper.topLeft().toPoint()
    ground = dark.pixelColor(max(at.x(), 0) + 8, max(at.y(), 0) + 8)
    assert ground == QColor(theme("dark").ground)
    assert light != dark
    assert window.program.settings.theme == "dark"
    window.session.look(theme="light")
    settle(window, qtbot)
    assert seen(window.canvas) == light


def test_all_windows_wear_the_same_theme(opened: Open) -> None:
    one, other = opened(onboarding()), opened(onboarding())
    one.session.look(theme="dark")
    assert other.session.state.theme == "dark"


def test_panels_hide_and_come_back(window: Window) -> None:
    window.menus.actions["view.panel.inspector"].trigger()
    assert not window.sides.right.isVisible()
    for panel in ("outline", "lanes", "overview"):
        window.menus.actions[f"view.panel.{panel}"].trigger()
    assert not window.sides.left.isVisible()
    hidden = ("history", "insights", "inspector", "lanes", "outline", "overview", "problems")
    assert window.program.settings.hidden_panels == hidden
    window.menus.actions["view.panel.lanes"].trigger()
    assert window.sides.left.isVisible()


def test_f6_goes_round_the_panels(window: Window) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    seen_there: list[QWidget] = []
    for _ in range(5):
        window.desk.next_panel(1)
        seen_there.append(window.focusWidget())
    sides = window.sides
    assert sides.outline is not None
    assert sides.inspector is not None
    assert sides.inspector.isAncestorOf(seen_there[0])
    assert seen_there[1:] == [sides.outline.tree, sides.lanes, sides.overview, window.canvas]
    window.desk.next_panel(-1)
    assert window.focusWidget() is sides.overview


def test_finding_brings_the_outline_back(window: Window) -> None:
    window.menus.actions["view.panel.outline"].trigger()
    window.menus.actions["edit.find-in-outline"].trigger()
    assert window.sides.outline is not None
    assert window.sides.outline.isVisible()
    assert window.focusWidget() is window.sides.outline.filter


def test_a_clean_map_closes_without_a_word(window: Window, program: Program) -> None:
    assert window.close()
    assert program.windows == []


@pytest.mark.parametrize(("button", "closes"), [("Cancel", False), ("Discard", True)])
def test_closing_a_changed_map_asks(window: Window, button: str, closes: bool) -> None:
    window.session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    asked = answering(button)
    assert window.close() == closes
    assert asked == ["Save the changes to “map 1.journey” before closing?"]


def test_saving_on_the_way_out(window: Window, tmp_path: Path) -> None:
    window.session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    answering("Save")
    window.close()
    window.documents.wait()
    assert not window.isVisible()
    assert open_journey(tmp_path / "map 1.journey").journey.touchpoints[0].title == "Start"


def test_size_and_panels_are_remembered(opened: Open, program: Program) -> None:
    window = opened(onboarding())
    window.resize(1100, 700)
    window.splitter.setSizes([300, 500, 300])
    left = window.splitter.sizes()[0]
    window.close()
    assert program.settings.window == (1100, 700)
    assert program.settings.left_width == left
    again = program.new_window()
    assert again.width() == min(1100, again.screen().availableGeometry().width())


def test_files_dropped_are_opened(window: Window, program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "dropped.journey"
    save(rename(onboarding(), None, "Dropped"), path)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.org/x.journey")])
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, dropped, left, no_key)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), copy, dropped, left, no_key, QEvent.Type.Drop))
    assert [one.session.state.journey.title for one in program.windows] == ["From signature to advocate", "Dropped"]
    settle(program.windows[1], qtbot)


@pytest.mark.usefixtures("font_folder")
def test_a_script_without_a_font_is_named(opened: Open, qtbot: QtBot) -> None:
    window = opened(rename(onboarding(), "kick", "\U00012000\U00012001 Kick-off"))  # cuneiform
    qtbot.waitUntil(lambda: window.messages.texts() != ())
    assert "no font for Cuneiform" in window.messages.texts()[0]


def test_a_name_with_the_sign_for_unsaved_changes_is_shown_as_it_is(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "Map [*] of it.journey"
    save(onboarding(), path)
    window.session.opened(open_journey(path))
    assert window.windowTitle() == "Map [*][*] of it.journey[*]"  # Qt shows "[*][*]" as "[*]"
