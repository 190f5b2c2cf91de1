"""Exports of a window: asked for, under way, told of, and done again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from canaries import CANARY, secretive
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from redacted_bytes import spoken

from journeymap.layout.paper import PaperError
from journeymap.model.edits import delete
from journeymap.render.errors import ExportError
from journeymap.render.options import ExportOptions
from journeymap.ui.export_dialog import ExportDialog
from journeymap.ui.export_memory import last_of
from journeymap.ui.exporting import made, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.window import Window


def told(window: Window, qtbot: QtBot, begins: str) -> None:
    qtbot.waitUntil(lambda: any(text.startswith(begins) for text in window.messages.texts()), timeout=20_000)


@pytest.mark.parametrize(("format_name", "begins"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_exporting_goes_on_beside_the_window(
    window: Window, qtbot: QtBot, tmp_path: Path, format_name: str, begins: bytes
) -> None:
    target = tmp_path / f"map.{format_name}"
    work = window.desk.exporting.start(target, ExportOptions(format_name))
    assert window.messages.texts() == (f"Exporting “{target.name}” …",)
    qtbot.waitUntil(lambda: window.messages.texts() == (f"Exported to {target}",), timeout=20_000)
    assert work.outcome == "finished"
    assert target.read_bytes().startswith(begins)


def test_cancelling_leaves_nothing_behind(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    work = window.desk.exporting.start(tmp_path / "map.png", ExportOptions("png"))
    work.cancel()
    qtbot.waitUntil(lambda: window.messages.texts() == (), timeout=20_000)
    assert work.outcome == "cancelled"
    assert list(tmp_path.glob("*.png*")) == [] or work.result is not None


def test_escape_on_the_map_stops_an_export(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    qtbot.waitUntil(window.canvas.hasFocus, timeout=5000)
    window.session.select(())
    work = window.desk.exporting.start(tmp_path / "map.png", ExportOptions("png"))
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.messages.texts() == ()
    qtbot.waitUntil(lambda: work.outcome != "running", timeout=20_000)
    assert work.outcome == "cancelled"


def test_a_place_that_cannot_be_written_is_told(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.desk.exporting.start(tmp_path / "nowhere" / "map.svg", ExportOptions("svg"))
    qtbot.waitUntil(lambda: "nowhere" in " ".join(window.messages.texts()), timeout=20_000)
    assert "there is no such file or folder" in window.messages.texts()[0]


def test_closing_the_window_ends_an_export(window: Window, tmp_path: Path) -> None:
    work = window.desk.exporting.start(tmp_path / "map.png", ExportOptions("png"))
    window.close()
    assert work.outcome in ("cancelled", "finished")
    QApplication.processEvents()


def answer(
    monkeypatch: pytest.MonkeyPatch, options: ExportOptions, target: str, began: list[ExportOptions]
) -> list[str]:
    """Answers the dialog and the question where to; what was suggested is in what comes back."""
    suggested: list[str] = []

    def choose(dialog: ExportDialog) -> QDialog.DialogCode:
        began.append(dialog.options())
        dialog.show_options(options)
        return QDialog.DialogCode.Accepted

    def pick(_parent: object, _title: str, suggestion: str, _filter: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return target, ""

    monkeypatch.setattr(ExportDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", pick)
    return suggested


def test_exporting_asks_how_and_where_and_again_needs_neither(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = ExportOptions("svg", page="a4", stages=(window.session.state.journey.stages[0].id,))
    began: list[ExportOptions] = []
    suggested = answer(monkeypatch, wanted, str(tmp_path / "chosen"), began)
    window.menus.actions["file.export-again"].trigger()  # there was no last time: it asks
    target = tmp_path / "chosen.svg"
    told(window, qtbot, f"Exported to {target}")
    path = window.session.state.path
    assert path is not None
    assert suggested == [str(path.with_suffix(".svg"))]
    assert last_of(window.program.settings, path) == (target, wanted)
    first = target.read_bytes()
    target.unlink()
    window.messages.dismiss()
    window.menus.actions["file.export-again"].trigger()
    told(window, qtbot, f"Exported to {target}")
    assert target.read_bytes() == first
    assert len(began) == 1
    window.menus.actions["file.export"].trigger()  # it begins as it was left
    assert began[1] == wanted
    assert suggested[1] == str(target)
    told(window, qtbot, f"Exported to {target}")


def test_what_is_no_longer_there_is_not_wanted_again(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    stage = window.session.state.journey.stages[0].id
    exporting = window.desk.exporting
    exporting.remember(tmp_path / "again.svg", ExportOptions("svg", stages=(stage,), lanes=("gone",), refresh="gone"))
    window.session.commit(lambda journey: delete(journey, (stage,)), "Delete")
    exporting.again()
    told(window, qtbot, f"Exported to {tmp_path / 'again.svg'}")


def test_a_redaction_that_is_gone_stops_the_export_rather_than_telling_all(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    exporting = window.desk.exporting
    exporting.remember(tmp_path / "again.pdf", ExportOptions("pdf", redact=("For the board",)))
    exporting.again()
    told(window, qtbot, "There is no redaction “For the board”")
    assert not (tmp_path / "again.pdf").exists()


def test_a_map_without_a_file_is_exported_again_while_its_window_is_open(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.menus.actions["file.new"].trigger()
    other = window.program.windows[1]
    other.desk.exporting.remember(tmp_path / "new.md", ExportOptions("md"))
    other.menus.actions["file.export-again"].trigger()
    told(other, qtbot, f"Exported to {tmp_path / 'new.md'}")


def test_what_is_left_out_is_not_in_the_file(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(secretive())
    target = tmp_path / "customer.pdf"
    window.desk.exporting.start(target, ExportOptions("pdf", redact=("internal",)))
    told(window, qtbot, "Exported")
    assert not any(CANARY.lower().encode() in part for part in spoken(target.read_bytes()))


def test_a_deck_exported_again_keeps_what_others_added(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    pptx = pytest.importorskip("pptx")
    target = tmp_path / "deck.pptx"
    exporting = window.desk.exporting
    exporting.remember(target, ExportOptions("pptx", slides=("title", "metrics")))
    exporting.again()
    told(window, qtbot, f"Exported to {target}")
    deck = pptx.Presentation(str(target))
    ours = len(deck.slides)
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Written by somebody else"
    deck.save(str(target))
    window.messages.dismiss()
    exporting.again()
    told(window, qtbot, f"Exported to {target}")
    titles = [slide.shapes.title.text for slide in pptx.Presentation(str(target)).slides if slide.shapes.title]
    assert titles.count("Written by somebody else") == 1
    assert len(pptx.Presentation(str(target)).slides) == ours + 1


def test_files_are_named_after_the_target(tmp_path: Path) -> None:
    done = made(secretive(), replace(ExportOptions("csv"), redact=("internal",)), tmp_path / "a.csv", lambda _: None)
    assert done.files == (tmp_path / "a.csv",)
    assert done.doubt == ""


def test_why_an_export_failed_is_said_without_options_of_the_command_line() -> None:
    assert sentence(ExportError("It is too large; use a lower --dpi or --page"), "a.png") == (
        "It is too large; use a lower dpi or page"
    )
    assert sentence(PaperError("“x” is no paper."), "a.png") == "“x” is no paper."
    assert sentence(ValueError("odd"), "a.png") == "a.png could not be exported: odd"
