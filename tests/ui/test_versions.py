"""Earlier versions: listed with pictures, compared on the map, restored in one step, named, copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from journeymap.files.format import dump, load
from journeymap.files.store import open_journey, save
from journeymap.files.version_places import folder_of
from journeymap.files.versions import bytes_of, keep, versions
from journeymap.layout.hit import rect_of
from journeymap.model.edits import delete, rename, set_journey

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from journeymap.ui.versions_dialog import VersionsDialog
    from journeymap.ui.window import Window


def save_as(window: Window, title: str, qtbot: QtBot) -> None:
    window.session.commit(lambda journey: rename(journey, "kick", title), "Rename")
    assert window.documents.save()
    qtbot.waitUntil(lambda: not window.isWindowModified() and not window.program.versions.busy)


def path_of(window: Window) -> Path:
    path = window.session.state.path
    assert path is not None
    return path


def folder(window: Window) -> Path:
    return folder_of(window.program.data, path_of(window))


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> VersionsDialog:
    """Three versions: two saves and what stood there before."""
    save_as(window, "One", qtbot)
    window.session.commit(lambda journey: delete(journey, ("data",)), "Delete")
    save_as(window, "Two", qtbot)
    window.menus.actions["file.versions"].trigger()
    assert window.versions.dialog is not None
    return window.versions.dialog


def titles(dialog: VersionsDialog) -> list[str]:
    return [dialog.list.item(row).text().splitlines()[0] for row in range(dialog.list.count())]


def lines(dialog: VersionsDialog) -> list[str]:
    return [dialog.view.differences.item(row).text() for row in range(dialog.view.differences.count())]


def test_each_save_is_listed_with_its_picture_and_what_differs(dialog: VersionsDialog, qtbot: QtBot) -> None:
    assert titles(dialog) == ["Saved", "Saved", "As it was before it was saved here"]
    assert dialog.list.item(0).text().splitlines()[1].startswith("Today at ")
    qtbot.waitUntil(lambda: dialog.list.item(2).text().endswith("since"), timeout=5000)
    assert dialog.list.item(0).text().endswith("The same as now")
    assert "removed" in dialog.list.item(1).text()
    assert not dialog.list.item(2).icon().isNull()
    assert not dialog.restore.isEnabled(), "the first is what the map is now"
    dialog.list.setCurrentRow(2)
    assert "≠  Changed title of touchpoint “Kick-off” from “Kick-off” to “Two”" in lines(dialog)
    assert any(line.startswith("−  Removed touchpoint “Data migration”") for line in lines(dialog))
    assert dialog.view.legend.text().startswith("Since then: −")


def pixels(dialog: VersionsDialog) -> QImage:
    return dialog.view.map.canvas.viewport().grab().toImage()


def test_what_differs_is_marked_on_the_map_in_shape_too(dialog: VersionsDialog, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(2)
    canvas = dialog.view.map.canvas
    qtbot.waitUntil(lambda: canvas.at_rest, timeout=5000)
    assert any(one.id == "data" for one in dialog.view.map.session.state.journey.touchpoints), "what is gone is shown"
    assert canvas.overlay.comparison is not None
    assert canvas.scene is not None
    kinds = {change for _, change, _ in canvas.overlay.comparison.marks(canvas.scene)}
    assert {"removed", "changed"} <= kinds
    marked = pixels(dialog)
    dialog.view.marks.setChecked(False)
    qtbot.waitUntil(lambda: canvas.at_rest, timeout=5000)
    assert pixels(dialog) != marked
    assert dialog.view.map.session.state.journey.touchpoints[0].title == "Kick-off", "as it was then"


def test_a_difference_is_shown_where_it_is(dialog: VersionsDialog) -> None:
    dialog.list.setCurrentRow(2)
    row = next(row for row, line in enumerate(lines(dialog)) if "Removed touchpoint" in line)
    dialog.view.differences.setCurrentRow(row)
    assert dialog.view.map.session.state.selection == ("data",)


def test_restoring_is_one_step_that_can_be_undone(dialog: VersionsDialog, window: Window) -> None:
    before = path_of(window).read_bytes()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.restore.click()
    assert window.session.state.journey == onboarding()
    assert (window.session.state.undo_name or "").startswith("Restore version today at ")
    assert window.isWindowModified()
    assert path_of(window).read_bytes() == before, "saving is another matter"
    window.session.undo()
    assert not window.isWindowModified()
    assert window.versions.dialog is None


def test_a_version_gets_a_name(dialog: VersionsDialog) -> None:
    dialog.list.setCurrentRow(1)
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, "before the workshop")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert titles(dialog)[1] == "“before the workshop”"
    assert dialog.list.currentRow() == 1
    assert dialog.isVisible()


def test_the_map_of_a_version_cannot_be_changed(dialog: VersionsDialog) -> None:
    dialog.view.map.session.select(("kick",))
    QTest.keyClick(dialog.view.map.canvas, Qt.Key.Key_F2)
    assert "It is an earlier version" in dialog.state.text()


def test_what_is_changed_meanwhile_is_compared_too(dialog: VersionsDialog, window: Window) -> None:
    assert lines(dialog) == []
    window.session.commit(lambda journey: set_journey(journey, title="Another"), "Rename")
    assert lines(dialog) == ["≠  Changed title of the map from “From signature to advocate” to “Another”"]


def test_a_copy_opens_in_a_window_of_its_own(dialog: VersionsDialog, window: Window) -> None:
    dialog.list.setCurrentRow(2)
    dialog.copy.click()
    copy = window.program.windows[1].session.state
    assert copy.journey == onboarding()
    assert copy.path is None


def test_a_copy_is_saved(dialog: VersionsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy.journey"), ""))
    dialog.list.setCurrentRow(2)
    dialog.save_copy.click()
    assert open_journey(tmp_path / "copy.journey").journey == onboarding()


def answer(text: str) -> None:
    """Presses that button of the question that will come."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel), "Enter loses nothing"
        next(button for button in box.buttons() if button.text() == text).click()

    QTimer.singleShot(0, press)


def test_a_version_is_removed_only_when_it_is_said_twice(dialog: VersionsDialog, window: Window) -> None:
    dialog.list.setCurrentRow(1)
    answer("Cancel")
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert len(versions(folder(window))) == 3
    answer("Remove")
    dialog.remove.click()
    assert [one.kind for one in versions(folder(window))] == ["saved", "before"]
    assert titles(dialog) == ["Saved", "As it was before it was saved here"]
    assert dialog.list.currentRow() == 1


def test_those_with_a_name_are_found_among_many(dialog: VersionsDialog) -> None:
    assert not dialog.only_named.isVisible(), "none has one"
    dialog.list.setCurrentRow(1)
    dialog.name.setText("before the workshop")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.only_named.isVisible()
    dialog.only_named.click()
    assert titles(dialog) == ["“before the workshop”"]
    dialog.only_named.click()
    assert len(titles(dialog)) == 3


def test_the_map_moves_to_what_differs(window: Window, qtbot: QtBot) -> None:
    last = onboarding().touchpoints[-1].id
    window.session.commit(lambda journey: rename(journey, last, "Renamed"), "Rename")
    assert window.documents.save()
    qtbot.waitUntil(lambda: not window.isWindowModified() and not window.program.versions.busy)
    window.menus.actions["file.versions"].trigger()
    dialog = window.versions.dialog
    assert dialog is not None
    dialog.resize(700, 500)
    canvas = dialog.view.map.canvas
    canvas.look(replace(canvas.camera, x=0.0, y=0.0, zoom=1.5))
    dialog.list.setCurrentRow(1)
    scene = canvas.scene
    assert scene is not None
    there = rect_of(scene, last)
    assert there is not None
    assert QRectF(canvas.viewport().rect()).intersects(canvas.shot.rect(there))


def test_a_damaged_version_is_told_and_the_others_stay(dialog: VersionsDialog, window: Window) -> None:
    found = versions(folder(window))
    found[1].path.write_bytes(found[1].path.read_bytes()[:-10])
    dialog.list.setCurrentRow(1)
    assert "this version is damaged" in dialog.state.text()
    assert not dialog.restore.isEnabled()
    dialog.list.setCurrentRow(2)
    assert dialog.restore.isEnabled()


def test_a_version_that_is_no_map_is_told(window: Window) -> None:
    keep(folder(window), b"{", "theirs")
    window.versions.browse()
    assert window.versions.dialog is not None
    assert "line 1" in window.versions.dialog.state.text()


def test_pictures_are_painted_of_what_is_seen(window: Window, qtbot: QtBot) -> None:
    for number in range(60):
        keep(folder(window), dump(rename(onboarding(), "kick", f"{number}")), "saved")
    window.versions.browse()
    assert window.versions.dialog is not None
    shown = window.versions.dialog.list
    assert shown.count() == 60
    qtbot.waitUntil(lambda: shown.item(0).text().endswith("since"), timeout=5000)
    assert not shown.item(59).text().endswith("since")
    shown.setCurrentRow(59)
    qtbot.waitUntil(lambda: shown.item(59).text().endswith("since"), timeout=10_000)
    assert len(shown._asked) < 40


def test_nothing_kept_yet_is_told(window: Window) -> None:
    window.versions.browse()
    assert window.versions.dialog is not None
    assert window.versions.dialog.state.text().startswith("Nothing is kept yet")


def test_a_snapshot_is_named_in_the_window(window: Window, qtbot: QtBot) -> None:
    window.session.commit(lambda journey: rename(journey, "kick", "Not saved"), "Rename")
    window.menus.actions["file.snapshot"].trigger()
    bar = window.versions.bar
    assert bar is not None
    assert bar.line.hasFocus() or not window.isActiveWindow()
    QTest.keyClicks(bar.line, "before the workshop")
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("Kept the snapshot" in text for text in window.messages.texts()))
    (version,) = versions(folder(window))
    assert version.label == "before the workshop"
    assert not bar.isVisible()
    assert window.isWindowModified(), "a snapshot is no save"


def test_thinking_better_of_a_snapshot_keeps_none(window: Window) -> None:
    window.versions.keep_snapshot()
    assert window.versions.bar is not None
    QTest.keyClick(window.versions.bar.line, Qt.Key.Key_Escape)
    assert not window.versions.bar.isVisible()
    assert versions(folder(window)) == ()


def test_a_copy_saved_over_another_map_keeps_what_stood_there(
    dialog: VersionsDialog, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.journey"
    save(rename(window.session.state.journey, "kick", "Somebody’s"), other)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    dialog.list.setCurrentRow(2)
    dialog.save_copy.click()
    window.program.versions.wait()
    kept = versions(folder_of(window.program.data, other))
    assert [load(bytes_of(one)).journey.touchpoints[0].title for one in kept] == ["Kick-off", "Somebody’s"]
    assert open_journey(other).journey.touchpoints[0].title == "Kick-off"
