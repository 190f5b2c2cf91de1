from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onboarding import onboarding
from PySide6.QtWidgets import QFileDialog

from journeymap.convert.xlsx import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


def test_a_workbook_opens_as_a_new_map_beside_the_one_being_worked_on(
    qtbot: QtBot, window: Window, program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "map.xlsx"
    file.write_bytes(write_xlsx(onboarding(), today=date(2026, 11, 22)))
    window.session.commit(lambda journey: journey.model_copy(update={"title": "Mine"}), "Rename")
    program.open([file], window)
    qtbot.waitUntil(lambda: len(program.windows) == 2)
    other = program.windows[1]
    assert other.session.state.journey == onboarding()
    assert window.session.state.journey.title == "Mine"
    assert other.session.state.path is None
    assert other.isWindowModified()  # it is nowhere but here
    assert other.session.state.undo_name == "Import map.xlsx"
    assert str(file) not in program.settings.recent


def test_what_was_not_understood_is_told(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "steps.csv"
    file.write_text("Stage,Touchpoint,Cost,Feeling\nBuy,Demo,3,so-so\nUse,Start,4,☕\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window = program.new_window()
    window.show()
    window.desk.import_tables()
    qtbot.waitUntil(lambda: bool(window.session.state.journey.touchpoints))
    assert len(program.windows) == 1
    assert [one.title for one in window.session.state.journey.touchpoints] == ["Demo", "Start"]
    told = "\n".join(window.messages.texts())
    assert "Cost" in told
    assert "☕" in told


def test_what_is_no_table_is_told_where_it_was_asked_for(
    qtbot: QtBot, window: Window, program: Program, tmp_path: Path
) -> None:
    for name, content in (("a.xlsx", b"PK nothing"), ("b.csv", b"word"), ("c.xlsx", None)):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        program.open([tmp_path / name], window)

        def told(name: str = name) -> bool:
            return any(name in one for one in window.messages.texts())

        qtbot.waitUntil(told)
    assert len(program.windows) == 1
