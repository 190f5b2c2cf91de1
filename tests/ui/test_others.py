"""Somebody else saves a map that is open: told in the window, taken over, put together; nothing of either is lost."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from journeymap.files.format import load
from journeymap.files.store import open_journey, save
from journeymap.files.version_places import folder_of
from journeymap.files.versions import bytes_of, versions
from journeymap.model.edits import rename
from journeymap.model.edits.settling import settle
from journeymap.ui.watching import found

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


@pytest.fixture
def path(window: Window, qtbot: QtBot) -> Path:
    """The file of the window's map, once it is watched."""
    made = window.session.state.path
    assert made is not None
    qtbot.waitUntil(lambda: str(made) in window.others.watcher._signs.files(), timeout=5000)
    return made


def told(window: Window, words: str, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: any(words in text for text in window.messages.texts()), timeout=10_000)
    return next(text for text in window.messages.texts() if words in text)


def offered(window: Window) -> list[str]:
    QApplication.processEvents()  # messages that were withdrawn are gone then
    return [one.text() for one in window.messages.findChildren(QPushButton) if one.isVisible()]


def press(window: Window, text: str) -> None:
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == text and one.isVisible()).click()


def change(window: Window, thing: str, title: str) -> None:
    window.session.commit(lambda journey: rename(journey, thing, title), "Rename")


def titles(window: Window) -> dict[str, str]:
    return {one.id: one.title for one in window.session.state.journey.touchpoints}


def test_a_change_is_told_at_once_and_taken_over(window: Window, path: Path, qtbot: QtBot) -> None:
    save(rename(onboarding(), "kick", "Theirs"), path)
    assert "Changed title of touchpoint “Kick-off” from “Kick-off” to “Theirs”" in told(window, "on the disk", qtbot)
    assert titles(window)["kick"] == "Kick-off", "nothing happens by itself"
    assert offered(window)[:2] == ["Show What Changed", "Take It Over"]
    press(window, "Take It Over")
    assert titles(window)["kick"] == "Theirs"
    assert not window.isWindowModified()
    assert window.messages.texts() == ()
    window.session.undo()
    assert titles(window)["kick"] == "Kick-off"


def test_each_further_change_is_told(window: Window, path: Path, qtbot: QtBot) -> None:
    """Each save puts another file in the place of the one that was watched."""
    for number in range(4):
        save(rename(onboarding(), "kick", f"Theirs {number}"), path)
        told(window, f"Theirs {number}", qtbot)


def test_a_file_written_into_is_seen_once_it_is_whole(window: Window, path: Path, qtbot: QtBot) -> None:
    save(rename(onboarding(), "kick", "Theirs"), path.with_suffix(".other"))
    data = path.with_suffix(".other").read_bytes()
    with path.open("wb") as file:
        file.write(data[:100])
        file.flush()
        qtbot.wait(250)
        file.write(data[100:])
    told(window, "to “Theirs”", qtbot)
    assert not any("cannot be read" in text for text in window.messages.texts())


def test_what_was_changed_here_too_is_put_together(window: Window, path: Path, qtbot: QtBot) -> None:
    change(window, "data", "Ours")
    save(rename(onboarding(), "kick", "Theirs"), path)
    told(window, "on the disk", qtbot)
    assert offered(window)[:2] == ["Show What Changed", "Put Both Together"]
    press(window, "Put Both Together")
    assert (titles(window)["kick"], titles(window)["data"]) == ("Theirs", "Ours")
    assert window.isWindowModified()
    assert "save to have it in the file" in window.messages.texts()[0]
    assert window.documents.save()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert window.messages.texts() == ()
    saved = {one.id: one.title for one in open_journey(path).journey.touchpoints}
    assert (saved["kick"], saved["data"]) == ("Theirs", "Ours")


def test_changed_here_after_it_was_told_nothing_is_lost(window: Window, path: Path, qtbot: QtBot) -> None:
    save(rename(onboarding(), "kick", "Theirs"), path)
    told(window, "on the disk", qtbot)
    change(window, "data", "Ours")
    press(window, "Take It Over")
    assert (titles(window)["kick"], titles(window)["data"]) == ("Theirs", "Ours")


def test_what_both_changed_differently_is_a_problem_to_be_settled(window: Window, path: Path, qtbot: QtBot) -> None:
    change(window, "kick", "Ours")
    save(rename(onboarding(), "kick", "Theirs"), path)
    told(window, "on the disk", qtbot)
    press(window, "Put Both Together")
    told(window, "One thing was changed by both, differently", qtbot)
    assert titles(window)["kick"] == "Ours"
    qtbot.waitUntil(lambda: any(one.rule == "unsettled-change" for one in window.sides.found), timeout=10_000)
    (left,) = window.session.state.journey.unsettled
    window.session.commit(lambda journey: settle(journey, left, take_theirs=True), "Take theirs")
    assert titles(window)["kick"] == "Theirs"
    assert not any("by both" in text for text in window.messages.texts())


def test_saving_over_somebody_else_offers_the_same_and_then_saves(window: Window, path: Path, qtbot: QtBot) -> None:
    change(window, "data", "Ours")
    window.others.watcher.stop()  # a network folder that gives no sign
    save(rename(onboarding(), "kick", "Theirs"), path)
    window.documents.save()
    assert "It is not saved yet." in told(window, "on the disk", qtbot)
    assert open_journey(path).journey == rename(onboarding(), "kick", "Theirs")
    assert offered(window)[:3] == ["Show What Changed", "Put Both Together", "Save As…"]
    press(window, "Put Both Together")
    qtbot.waitUntil(lambda: not window.isWindowModified())
    saved = {one.id: one.title for one in open_journey(path).journey.touchpoints}
    assert (saved["kick"], saved["data"]) == ("Theirs", "Ours")


def test_what_they_saved_is_shown_among_the_versions(window: Window, path: Path, qtbot: QtBot) -> None:
    change(window, "data", "Ours")
    save(rename(onboarding(), "kick", "Theirs"), path)
    told(window, "on the disk", qtbot)
    press(window, "Show What Changed")
    dialog = window.versions.dialog
    assert dialog is not None
    lines = [dialog.view.differences.item(row).text() for row in range(dialog.view.differences.count())]
    assert lines == ["≠  Changed title of touchpoint “Kick-off” from “Kick-off” to “Theirs”"], "what they did"
    assert dialog.restore.text() == "Put Both Together"
    dialog.restore.click()
    assert (titles(window)["kick"], titles(window)["data"]) == ("Theirs", "Ours")
    assert not any("on the disk" in text for text in window.messages.texts())


def test_what_they_saved_is_kept_as_a_version(window: Window, path: Path, qtbot: QtBot) -> None:
    save(rename(onboarding(), "kick", "Theirs"), path)
    told(window, "on the disk", qtbot)
    qtbot.waitUntil(lambda: not window.program.versions.busy)
    (version,) = versions(folder_of(window.program.data, path))
    assert version.kind == "theirs"
    assert load(bytes_of(version)).journey == rename(onboarding(), "kick", "Theirs")


def test_the_same_map_in_other_bytes_is_no_news(window: Window, path: Path, qtbot: QtBot) -> None:
    data = path.read_bytes()
    path.write_bytes(data + b"\n")
    file = window.session.state.file
    qtbot.waitUntil(lambda: window.session.state.file is not file, timeout=5000)
    assert window.messages.texts() == ()
    change(window, "kick", "Ours")
    assert window.documents.save()
    qtbot.waitUntil(lambda: not window.isWindowModified())


def test_a_new_time_is_no_news(window: Window, path: Path, qtbot: QtBot) -> None:
    os.utime(path, (1, 1))
    qtbot.wait(500)
    assert window.messages.texts() == ()


def test_a_file_that_went_away_is_told_and_saved_again(window: Window, path: Path, qtbot: QtBot) -> None:
    path.unlink()
    told(window, "is not there any more", qtbot)
    press(window, "Save It Again")
    qtbot.waitUntil(path.exists)
    assert open_journey(path).journey == onboarding()
    qtbot.waitUntil(lambda: window.messages.texts() == (), timeout=5000)


def test_a_file_that_comes_back_as_it_was_is_no_longer_told_of(window: Window, path: Path, qtbot: QtBot) -> None:
    data = path.read_bytes()
    path.unlink()
    told(window, "is not there any more", qtbot)
    path.write_bytes(data)
    qtbot.waitUntil(lambda: window.messages.texts() == (), timeout=5000)


def test_a_file_that_was_broken_is_told_and_the_map_stays(window: Window, path: Path, qtbot: QtBot) -> None:
    path.write_bytes(b"{")
    assert "line 1" in told(window, "cannot be read now", qtbot)
    assert titles(window)["kick"] == "Kick-off"


def test_a_folder_in_which_much_happens_hides_nothing(window: Window, path: Path, qtbot: QtBot) -> None:
    busy = QTimer()
    busy.setInterval(20)
    busy.timeout.connect(lambda: path.with_name("log.txt").write_text("more", encoding="utf-8"))
    busy.timeout.connect(lambda: path.with_name("log.txt").unlink())
    busy.start()
    qtbot.wait(300)
    save(rename(onboarding(), "kick", "Theirs"), path)
    told(window, "to “Theirs”", qtbot)
    busy.stop()


def test_what_the_disk_says_is_the_same_is_not_read_again(path: Path) -> None:
    first = found(path, "")
    assert first.file is not None
    same = found(path, first.file.sha256)
    assert same.what == "same"
    assert found(path, "some other hash", same.signs).what == "same"
    save(rename(onboarding(), "kick", "Theirs"), path)
    assert found(path, first.file.sha256, same.signs).what == "changed"


def test_our_own_saves_are_no_news(window: Window, path: Path, qtbot: QtBot) -> None:
    for number in range(3):
        change(window, "kick", f"Ours {number}")
        assert window.documents.save()
        qtbot.waitUntil(lambda: not window.isWindowModified())
        qtbot.wait(250)
    assert window.messages.texts() == ()
    assert path.exists()


def test_what_a_newer_program_saved_is_taken_over_only_where_nothing_is_lost(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    change(window, "data", "Ours")
    newer = json.loads(path.read_text("utf-8")) | {"title": "Theirs", "schema": {"major": 2, "minor": 0}}
    path.write_text(json.dumps(newer), "utf-8")
    assert "by a newer journeymap" in told(window, "on the disk", qtbot)
    assert offered(window)[:2] == ["Show What Changed", "Save As…"]
    assert window.documents._save(path.with_name("mine.journey"))
    qtbot.waitUntil(lambda: not window.isWindowModified())
    mine = {one.id: one.title for one in open_journey(path.with_name("mine.journey")).journey.touchpoints}
    assert mine["data"] == "Ours"
    assert json.loads(path.read_text("utf-8")) == newer


def test_what_a_newer_program_saved_is_looked_at(window: Window, path: Path, qtbot: QtBot) -> None:
    newer = json.loads(path.read_text("utf-8")) | {"title": "Theirs", "schema": {"major": 2, "minor": 0}}
    path.write_text(json.dumps(newer), "utf-8")
    told(window, "on the disk", qtbot)
    press(window, "Take It Over")
    assert window.session.state.journey.title == "Theirs"
    assert window.session.state.read_only
    assert ["by a newer journeymap" in text for text in window.messages.texts()] == [True]
