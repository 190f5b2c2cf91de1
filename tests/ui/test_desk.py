from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from journeymap.render.export import ExportOptions
from journeymap.ui.export_dialog import ExportDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.window import Window


@pytest.mark.parametrize(("format_name", "begins"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_exporting_goes_on_beside_the_window(
    window: Window, qtbot: QtBot, tmp_path: Path, format_name: str, begins: bytes
) -> None:
    target = tmp_path / f"map.{format_name}"
    work = window.desk.export_to(target, ExportOptions(format_name))
    assert window.messages.texts() == (f"Exporting “{target.name}” …",)
    qtbot.waitUntil(lambda: window.messages.texts() == (f"Exported to {target}",), timeout=20_000)
    assert work.outcome == "finished"
    assert target.read_bytes().lstrip().startswith(begins) or b"<svg" in target.read_bytes()[:200]


def test_cancelling_leaves_nothing_behind(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    work = window.desk.export_to(tmp_path / "map.png", ExportOptions("png"))
    work.cancel()
    qtbot.waitUntil(lambda: window.messages.texts() == (), timeout=20_000)
    assert work.outcome == "cancelled"
    assert list(tmp_path.glob("*.png*")) == [] or work.result is not None


def test_a_place_that_cannot_be_written_is_told(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "map.svg"
    window.desk.export_to(target, ExportOptions("svg"))
    qtbot.waitUntil(lambda: "nowhere" in " ".join(window.messages.texts()), timeout=20_000)
    assert "there is no such file or folder" in window.messages.texts()[0]


def test_closing_the_window_ends_an_export(window: Window, tmp_path: Path) -> None:
    work = window.desk.export_to(tmp_path / "map.png", ExportOptions("png"))
    window.close()
    assert work.outcome in ("cancelled", "finished")
    QApplication.processEvents()


def test_exporting_asks_how_and_where_and_remembers(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: ExportDialog) -> QDialog.DialogCode:
        dialog.format.setCurrentIndex(dialog.format.findData("svg"))
        dialog.page.setCurrentIndex(dialog.page.findData("a4"))
        return QDialog.DialogCode.Accepted

    suggested: list[str] = []

    def pick(_parent: object, _title: str, suggestion: str, _filter: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(tmp_path / "chosen"), ""

    monkeypatch.setattr(ExportDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", pick)
    window.menus.actions["file.export"].trigger()
    qtbot.waitUntil(lambda: (tmp_path / "chosen.svg").exists(), timeout=20_000)
    assert suggested == [str(tmp_path / "map 1.svg")]
    assert (window.program.settings.export_format, window.program.settings.export_page) == ("svg", "a4")
    qtbot.waitUntil(lambda: "Exported" in window.messages.texts()[0])


def test_recent_files_are_listed_when_the_menu_opens(window: Window) -> None:
    assert window.session.state.path is not None
    window.program.remember(window.session.state.path)
    window.desk.list_recent()
    menu = window.menus.menus["File/Recent"]
    assert [action.text() for action in menu.actions()] == [
        f"&1 map 1.journey – {Path(window.program.settings.recent[0]).parent}"
    ]
    window.program.keep(recent=())
    window.desk.list_recent()
    assert [action.isEnabled() for action in menu.actions()] == [False]


def test_a_new_map_has_a_window_of_its_own(window: Window) -> None:
    window.menus.actions["file.new"].trigger()
    assert len(window.program.windows) == 2
    assert window.program.windows[1].session.state.untouched


def test_problems_are_gone_through_one_after_the_other(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.sides.found), timeout=5000)
    there = [problem for problem in window.sides.found if problem.targets]
    assert len(there) > 1
    went = []
    for _ in range(len(there) + 1):
        window.menus.actions["edit.next-problem"].trigger()
        went.append(window.session.state.focus)
        assert any(there[(len(went) - 1) % len(there)].sentence in text for text in window.messages.texts())
    assert went == [problem.targets[0] for problem in (*there, there[0])]
    window.menus.actions["edit.previous-problem"].trigger()
    assert window.session.state.focus == there[-1].targets[0]
