"""The summary of a session in its window: also of one before the program was started, or of none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onboarding import onboarding

from journeymap.files.format import dump
from journeymap.files.version_places import folder_of
from journeymap.files.versions import keep, versions
from journeymap.model.edits import hold_workshop, park, rename
from journeymap.ui.session_summary import show_summary, summary_of

if TYPE_CHECKING:
    from windows import Open

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
