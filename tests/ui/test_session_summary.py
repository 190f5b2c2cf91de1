"""The summary of a session in its window: also of one before the program was started, or of none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onboarding import onboarding
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QApplication

from journeymap.files.format import dump
from journeymap.files.version_places import folder_of
from journeymap.files.versions import keep, versions
from journeymap.model.edits import add_note, hold_workshop, park, rename, set_thing
from journeymap.ui.session_summary import SummaryDialog, show_summary, summary_of

if TYPE_CHECKING:
    from pathlib import Path

    from windows import Open

    from journeymap.model.journey import Journey
    from journeymap.ui.window import Window


def test_where_there_was_no_session_it_is_told(window: Window) -> None:
    assert show_summary(window) is None
    assert "nothing to sum up" in " ".join(window.messages.texts())


def test_a_session_of_before_is_known_by_its_snapshot(opened: Open) -> None:
    before = onboarding()
    after = hold_workshop(park(rename(before, "kick", "Another title"), "Who pays?"), "With Support")
    window = opened(after)
    path = window.session.state.path
    assert path is not None
    folder = folder_of(window.program.data, path)
    keep(folder, dump(before), "snapshot", "Before the workshop of 20 Nov 2026", datetime(2026, 11, 20, tzinfo=UTC))
    told = summary_of(window)
    assert told is not None
    assert told.title == "With Support"
    assert [part.title for part in told.parts] == ["What was changed", "Left for later"]
    (version,) = versions(folder)
    version.path.write_bytes(version.path.read_bytes()[:-40])
    assert summary_of(window) is None


def test_it_is_read_in_tables_in_which_nothing_written_is_taken_for_markup(opened: Open) -> None:
    before = onboarding()
    words = "<b>bold</b> & <img src='x.png'> | *star*"
    dialog = asked(opened, before, hold_workshop(park(before, words, by="A < B"), "With <i>Support</i>"))
    shown = dialog.text.toPlainText()
    assert words in shown
    assert "With <i>Support</i>" in shown
    assert "A < B" in shown
    (tiles, table) = tables(dialog)
    assert tiles.cellAt(0, 0).firstCursorPosition().block().text().startswith("1")
    assert [table.cellAt(0, number).firstCursorPosition().block().text() for number in range(2)] == ["What", "Who"]
    dialog.reject()


def test_for_other_eyes_it_shows_copies_and_saves_without_what_is_internal(opened: Open, tmp_path: Path) -> None:
    before = onboarding()
    after = rename(before, "kick", "Another title")
    lane = next(one.id for one in after.lanes if one.kind == "pains")
    after = add_note(after, lane=lane, at="kick", text="Between us")
    after = set_thing(after, after.notes[-1].id, internal=True)
    dialog = asked(opened, before, hold_workshop(park(after, "Who pays?"), "With Support"))
    assert "Between us" in dialog.text.toPlainText()
    dialog.eyes.setCurrentIndex(dialog.eyes.findText("For the customer"))
    shown = dialog.text.toPlainText()
    assert "Another title" in shown
    dialog.copy()
    assert dialog.save(tmp_path / "summary.md", "md")
    for text in (shown, QApplication.clipboard().text(), (tmp_path / "summary.md").read_text("utf-8")):
        assert "Between us" not in text
        assert "Who pays?" not in text
    dialog.eyes.setCurrentIndex(0)
    assert "Between us" in dialog.text.toPlainText()
    dialog.reject()


def asked(opened: Open, before: Journey, after: Journey) -> SummaryDialog:
    """The dialog for a session that made the one map of the other."""
    window = opened(after)
    path = window.session.state.path
    assert path is not None
    keep(folder_of(window.program.data, path), dump(before), "snapshot", "Before the workshop of 20 Nov 2026")
    dialog = show_summary(window)
    assert dialog is not None
    return dialog


def tables(dialog: SummaryDialog) -> list[QTextTable]:
    frames = dialog.text.document().rootFrame().childFrames()
    return [one for one in frames if isinstance(one, QTextTable)]
