"""What is changed is written down while it is being changed."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtTest import QTest

from journeymap.editor import typing
from journeymap.files.journal import ENDING, read
from journeymap.files.left import found_in
from journeymap.model.edits import set_journey, set_thing
from journeymap.ui import keeper

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.window import Window


def journals(window: Window) -> list[Path]:
    return list(window.program.journals.glob(f"*{ENDING}"))


def test_a_change_is_on_the_disk_soon(window: Window, qtbot: QtBot) -> None:
    assert journals(window) == []
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    assert not window.keeper.kept
    qtbot.waitUntil(lambda: window.keeper.kept)
    (journal,) = journals(window)
    left = read(journal)
    assert left.journey == window.session.state.journey
    assert (left.step, left.about.path) == ("Rename", str(window.session.state.path))


def test_many_changes_go_on_in_one_journal(window: Window, qtbot: QtBot) -> None:
    for title in ("Map 0", "Map 1", "Map 2"):
        window.session.commit(partial(set_journey, title=title), "Rename map")
        window.keeper.keep_now()
    (journal,) = journals(window)
    assert (read(journal).journey.title, read(journal).changes) == ("Map 2", 3)
    window.session.undo()
    qtbot.waitUntil(lambda: window.keeper.kept)
    assert read(journal).journey.title == "Map 1"


def test_nothing_is_left_of_what_is_saved_undone_or_closed(window: Window, qtbot: QtBot) -> None:
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    window.keeper.keep_now()
    assert len(journals(window)) == 1
    assert window.documents.save()
    qtbot.waitUntil(lambda: journals(window) == [])
    window.session.commit(lambda j: set_thing(j, "kick", title="Hello"), "Rename")
    window.keeper.keep_now()
    window.session.undo()
    qtbot.waitUntil(lambda: journals(window) == [])


def test_another_map_in_the_window_begins_a_journal_of_its_own(window: Window, qtbot: QtBot) -> None:
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    window.keeper.keep_now()
    (first,) = journals(window)
    window.session.started(onboarding())
    window.session.commit(lambda j: set_thing(j, "kick", title="Hello"), "Rename")
    qtbot.waitUntil(lambda: window.keeper.kept)
    (second,) = journals(window)
    assert second != first
    assert read(second).about.path == ""


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "_SOON", 20)
    monkeypatch.setattr(keeper, "_AGAIN", 40)


def about_the_journal(window: Window) -> list[str]:
    return [text for text in window.messages.texts() if "hanges are" in text]


@pytest.mark.usefixtures("impatient")
def test_a_folder_that_refuses_is_told_once_and_tried_again(window: Window, qtbot: QtBot) -> None:
    folder = window.program.journals
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"a file, not a folder")
    told: list[tuple[str, str]] = []
    window.keeper.told.connect(lambda kind, text: told.append((kind, text)))
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    qtbot.waitUntil(lambda: any("the last changes are lost" in text for text in window.messages.texts()))
    window.messages.dismiss()
    qtbot.wait(150)  # it is tried some times more
    assert len(told) == 1
    folder.unlink()
    qtbot.waitUntil(lambda: window.keeper.kept)
    (journal,) = journals(window)
    assert read(journal).journey == window.session.state.journey
    assert about_the_journal(window) == ["Changes are written down again as they are made."]


@pytest.mark.usefixtures("impatient")
def test_a_folder_that_refuses_stops_nobody_from_saving(window: Window, qtbot: QtBot) -> None:
    window.program.journals.parent.mkdir(parents=True, exist_ok=True)
    window.program.journals.write_bytes(b"a file, not a folder")
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    qtbot.waitUntil(lambda: bool(about_the_journal(window)))
    assert window.documents.save()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert about_the_journal(window) == [], "nothing can be lost any more"


def test_a_journal_that_somebody_removed_is_begun_anew(window: Window) -> None:
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    window.keeper.keep_now()
    shutil.rmtree(window.program.journals)
    window.session.commit(lambda j: set_thing(j, "kick", title="Hello"), "Rename")
    window.keeper.keep_now()
    (journal,) = journals(window)
    left = read(journal)
    assert (left.journey, left.base) == (window.session.state.journey, window.session.state.saved)


def test_journals_of_open_maps_are_not_offered(opened: Open) -> None:
    window = opened(onboarding())
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    window.keeper.keep_now()
    assert found_in(window.program.journals) == ()


def test_a_text_that_is_still_being_typed_is_written_down_too(window: Window, qtbot: QtBot) -> None:
    typing.begin(window.session, "kick")
    assert window.canvas.typing is not None
    QTest.keyClicks(window.canvas.typing, "Welcome")
    qtbot.waitUntil(lambda: window.keeper.kept)
    (journal,) = journals(window)
    assert read(journal).journey.touchpoints[0].title == "Kick-offWelcome"
    typing.abandon(window.session)
    qtbot.waitUntil(lambda: journals(window) == [])


def test_a_thing_that_has_no_name_yet_hides_nothing_of_what_was_changed_before(window: Window) -> None:
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    window.session.select(("kick",))
    window.menus.actions["insert.touchpoint"].trigger()
    assert window.session.state.draft is not None
    window.keeper.keep_now()
    (journal,) = journals(window)
    left = read(journal)
    assert left.journey == window.session.state.journey
    assert left.journey.touchpoints[0].title == "Welcome"
    assert len(left.journey.touchpoints) == len(onboarding().touchpoints) + 1
