from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtWidgets import QFileDialog, QPushButton
from windows import answering, settle

from journeymap.files.store import open_journey, save
from journeymap.model.edits import rename
from journeymap.ui.documents import SUFFIX, file_name, with_suffix

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


def press(window: Window, text: str) -> None:
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == text).click()


def saved(window: Window) -> bool:
    """Whether it is saved, once that has ended."""
    begun = window.documents.save()
    window.documents.wait()
    return begun and not window.isWindowModified()


def change(window: Window, title: str) -> None:
    window.session.commit(lambda journey: rename(journey, "kick", title), "Rename")


def first_title(path: Path) -> str:
    return open_journey(path).journey.touchpoints[0].title


@pytest.fixture
def path(window: Window) -> Path:
    found = window.session.state.path
    assert found is not None
    return found


def test_saving_writes_and_cleans(window: Window, path: Path) -> None:
    change(window, "Start")
    assert saved(window)
    assert first_title(path) == "Start"
    assert not window.isWindowModified()
    window.session.undo()
    assert window.isWindowModified()
    window.session.redo()
    assert not window.isWindowModified()


def test_saving_elsewhere(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy"), ""))
    change(window, "Start")
    assert window.documents.save_as()
    window.documents.wait()
    assert first_title(tmp_path / "copy.journey") == "Start"
    assert first_title(path) == "Kick-off"
    assert window.windowTitle() == "copy.journey[*]"
    assert window.program.settings.recent[0] == str(tmp_path / "copy.journey")


def test_thinking_better_of_it_saves_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    change(window, "Start")
    assert not window.documents.save_as()
    assert window.isWindowModified()


def test_a_file_somebody_else_saved_meanwhile_is_not_replaced(window: Window, path: Path) -> None:
    change(window, "Mine")
    save(rename(onboarding(), "kick", "Theirs"), path)
    assert not saved(window)
    assert first_title(path) == "Theirs"
    assert window.isWindowModified()
    assert path.name in window.messages.texts()[0]


def test_a_file_that_cannot_be_written_is_told(window: Window, tmp_path: Path, path: Path) -> None:
    change(window, "Mine")
    folder = tmp_path / "a folder.journey"
    folder.mkdir()
    window.documents._save(folder)
    window.documents.wait()
    assert window.isWindowModified()
    assert "a folder.journey" in window.messages.texts()[0]
    assert first_title(path) == "Kick-off"


def test_reloading_shows_what_is_on_the_disk(window: Window, path: Path, qtbot: QtBot) -> None:
    window.session.select(("kick",))
    window.canvas.zoom_to(2.0)
    save(rename(onboarding(), "kick", "Theirs"), path)
    window.documents.reload()
    settle(window, qtbot)
    assert window.session.state.journey.touchpoints[0].title == "Theirs"
    assert window.session.state.selection == ("kick",)
    assert window.canvas.camera.zoom == 2.0, "one looks where one looked"


@pytest.mark.parametrize(("button", "title"), [("Reload", "Kick-off"), ("Cancel", "Mine")])
def test_reloading_over_changes_asks(window: Window, button: str, title: str) -> None:
    change(window, "Mine")
    asked = answering(button)
    window.documents.reload()
    assert len(asked) == 1
    assert window.session.state.journey.touchpoints[0].title == title


def test_several_files_can_be_picked(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[str] = []

    def pick(_parent: object, _title: str, folder: str, _filter: str) -> tuple[list[str], str]:
        folders.append(folder)
        return [str(tmp_path / "a.journey"), str(tmp_path / "b.journey")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", pick)
    assert window.documents.ask_what_to_open() == [tmp_path / "a.journey", tmp_path / "b.journey"]
    assert folders == [str(tmp_path)], "beside this map"


def test_a_map_of_tomorrow_is_told_to_be_read_only(window: Window, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"major": 1', '"major": 9'), encoding="utf-8")
    window.documents.reload()
    assert window.session.state.read_only
    assert window.status.saved.text().startswith("Read-only")
    assert window.messages.texts()
    assert not window.menus.actions["file.save-as"].isEnabled()


def test_reloading_a_broken_file_keeps_what_is_shown(window: Window, path: Path) -> None:
    path.write_text("{")
    window.documents.reload()
    assert window.session.state.journey.touchpoints[0].title == "Kick-off"
    assert "line 1" in window.messages.texts()[0]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("From signature to advocate", "From signature to advocate.journey"),
        ('a/b\\c:d*e?"<f>|', "a b c d e f.journey"),
        ("  ..hidden.. ", "hidden.journey"),
        ("", "Journey.journey"),
        ("名前\nとタブ\t", "名前 とタブ.journey"),
        ("x" * 300, "x" * 80 + ".journey"),
    ],
)
def test_a_title_becomes_a_name_any_system_takes(title: str, name: str) -> None:
    assert file_name(title, SUFFIX) == name


def test_a_suffix_is_added_where_there_is_none() -> None:
    assert with_suffix(Path("/a/b"), SUFFIX) == Path("/a/b.journey")
    assert with_suffix(Path("/a/b.json"), SUFFIX) == Path("/a/b.json")
