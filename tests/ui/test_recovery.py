"""What was left of maps is offered at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

import journeymap
from journeymap.files.journal import ENDING, About, Journal
from journeymap.files.left import found_in, left_behind, look
from journeymap.files.store import open_journey, save
from journeymap.model.edits import rename, set_thing
from journeymap.ui.recovery import Recoverer, Recovery

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.program import Program


def left_in(folder: Path, path: Path | None, title: str = "Welcome") -> None:
    """A journal with one change that nobody saved."""
    opened = None if path is None else open_journey(path)
    about = About("", "", "A new map") if opened is None else About(str(path), opened.sha256, path.name if path else "")
    journey = onboarding() if opened is None else opened.journey
    with closing(Journal(folder, about, journey)) as journal:
        journal.note(set_thing(journey, "kick", title=title), "Rename")


def offered(program: Program, qtbot: QtBot) -> Recovery:
    program.new_window().show()
    recoverer = Recoverer(program, program.journals)
    recoverer.start()
    qtbot.waitUntil(lambda: recoverer.dialog is not None)
    assert recoverer.dialog is not None
    return recoverer.dialog


def test_what_was_left_is_shown_with_what_differs(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.journey"
    save(onboarding(), path)
    left_in(program.journals, path)
    left_in(program.journals, None)
    dialog = offered(program, qtbot)
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any("Changed title of touchpoint “Kick-off” from “Kick-off” to “Welcome”" in text for text in texts)
    assert any(
        "It was never saved." in text and "From signature to advocate – changed today at" in text for text in texts
    )
    qtbot.waitUntil(lambda: all(not dialog.list.item(row).icon().isNull() for row in range(2)))
    dialog.reject()
    assert len(found_in(program.journals)) == 2, "later is later"


def test_opened_it_stands_as_unsaved_changes_of_its_file(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.journey"
    save(onboarding(), path)
    before = path.read_bytes()
    left_in(program.journals, path)
    dialog = offered(program, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    (window,) = program.windows
    state = window.session.state
    assert (state.path, state.dirty, state.undo_name) == (path, True, "Recover unsaved changes")
    assert state.journey == set_thing(onboarding(), "kick", title="Welcome")
    assert path.read_bytes() == before
    assert found_in(program.journals) == (), "it is written down anew by its window"
    assert len(list(program.journals.glob(f"*{ENDING}"))) == 1
    window.session.undo()
    assert window.session.state.journey == onboarding()


def test_what_somebody_saved_since_is_not_undone(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.journey"
    save(onboarding(), path)
    left_in(program.journals, path)
    save(rename(onboarding(), "data", "Theirs"), path)
    dialog = offered(program, qtbot)
    assert "The file was changed since; opening puts both together." in dialog.list.item(0).text()
    dialog.open_chosen()
    (window,) = program.windows
    titles = {one.id: one.title for one in window.session.state.journey.touchpoints}
    assert (titles["kick"], titles["data"]) == ("Welcome", "Theirs")
    assert any("both are put together here" in text for text in window.messages.texts())
    assert window.documents.save()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert open_journey(path).journey == window.session.state.journey


def test_what_both_said_differently_is_among_the_problems(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.journey"
    save(onboarding(), path)
    left_in(program.journals, path)
    save(rename(onboarding(), "kick", "Theirs"), path)
    offered(program, qtbot).open_chosen()
    (window,) = program.windows
    assert window.session.state.journey.touchpoints[0].title == "Welcome"
    assert any("One thing was changed in both" in text for text in window.messages.texts())
    assert [one.theirs for one in window.session.state.journey.unsettled] == ["Theirs"]


def test_a_map_that_is_open_already_is_recovered_in_its_window(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.journey"
    save(onboarding(), path)
    left_in(program.journals, path)
    left_in(program.journals, path, title="Hello")
    program.open([path])
    program.windows[0].session.commit(lambda j: rename(j, "data", "Meanwhile"), "Rename")
    recoverer = Recoverer(program, program.journals)
    recoverer.start()
    qtbot.waitUntil(lambda: recoverer.dialog is not None)
    assert recoverer.dialog is not None
    recoverer.dialog.open_chosen()
    (window,) = program.windows
    titles = {one.id: one.title for one in window.session.state.journey.touchpoints}
    assert titles["data"] == "Meanwhile"
    assert {titles["kick"], *(one.theirs for one in window.session.state.journey.unsettled)} == {"Welcome", "Hello"}


@pytest.mark.parametrize("why", ["gone", "newer"])
def test_without_a_file_that_can_be_changed_it_opens_without_one(
    program: Program, tmp_path: Path, qtbot: QtBot, why: str
) -> None:
    path = tmp_path / "a.journey"
    save(onboarding(), path)
    left_in(program.journals, path)
    if why == "gone":
        path.unlink()
    else:
        data = path.read_bytes()
        path.write_bytes(data.replace(b'"must_understand": []', b'"must_understand": ["holograms"]'))
        assert open_journey(path).read_only
    offered(program, qtbot).open_chosen()
    (window,) = program.windows
    state = window.session.state
    assert (state.path, state.dirty) == (None, True)
    assert state.journey.touchpoints[0].title == "Welcome"
    (told,) = window.messages.texts()
    assert ("no file any more" if why == "gone" else "can only be looked at") in told
    assert found_in(program.journals) == ()


def test_what_one_program_offers_no_other_does(program: Program, qtbot: QtBot) -> None:
    left_in(program.journals, None)
    dialog = offered(program, qtbot)
    assert found_in(program.journals) == ()
    dialog.reject()
    assert len(found_in(program.journals)) == 1


def test_nothing_chosen_nothing_to_press(program: Program, qtbot: QtBot) -> None:
    left_in(program.journals, None)
    dialog = offered(program, qtbot)
    buttons = {button.text(): button for button in dialog.buttons.buttons()}
    assert buttons["Open"].isEnabled()
    dialog.list.clearSelection()
    assert not buttons["Open"].isEnabled()
    assert not buttons["Throw Away…"].isEnabled()


def test_a_journal_in_which_nothing_was_changed_goes(tmp_path: Path) -> None:
    with closing(Journal(tmp_path, About("", "", "A map"), onboarding())):
        assert found_in(tmp_path) == ()
        assert len(list(tmp_path.iterdir())) == 1, "somebody has just begun it"
    assert found_in(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_map_that_was_never_saved_opens_too(program: Program, qtbot: QtBot) -> None:
    left_in(program.journals, None)
    offered(program, qtbot).open_chosen()
    (window,) = program.windows
    assert window.session.state.path is None
    assert window.session.state.dirty
    assert window.session.state.journey.touchpoints[0].title == "Welcome"


def test_thrown_away_only_when_it_is_said_twice(program: Program, qtbot: QtBot) -> None:
    left_in(program.journals, None)
    dialog = offered(program, qtbot)

    def answer(text: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel), "Enter loses nothing"
        next(button for button in box.buttons() if button.text() == text).click()

    QTimer.singleShot(0, lambda: answer("Cancel"))
    dialog.throw_away()
    assert len(list(program.journals.iterdir())) == 1
    QTimer.singleShot(0, lambda: answer("Throw Away"))
    dialog.throw_away()
    assert found_in(program.journals) == ()
    assert not dialog.isVisible()


def test_what_says_the_same_as_its_file_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    save(onboarding(), path)
    left_in(tmp_path / "journals", path)
    save(set_thing(onboarding(), "kick", title="Welcome"), path)
    assert found_in(tmp_path / "journals") == ()
    assert list((tmp_path / "journals").iterdir()) == []


def test_a_file_saved_by_somebody_later_does_not_hide_the_offer(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    save(onboarding(), path)
    left_in(tmp_path / "journals", path)
    save(set_thing(onboarding(), "kick", title="Somebody else’s"), path)
    (found,) = found_in(tmp_path / "journals")
    assert found.left.journey.touchpoints[0].title == "Welcome"


def test_a_killed_program_leaves_what_was_changed_two_seconds_before(tmp_path: Path) -> None:
    save(onboarding(), tmp_path / "a.journey")
    script = """
import sys
import zlib
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from journeymap.model.edits import rename, set_thing
from journeymap.ui import app
from journeymap.ui.window import Window

def change():
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    window.session.commit(lambda j: set_thing(j, "kick", title="Welcome"), "Rename")
    QTimer.singleShot(2000, lambda: print("now", flush=True))

app.application()
QTimer.singleShot(1000, change)
app.run([sys.argv[1]])
"""
    here = os.environ | {
        "PYTHONPATH": str(Path(journeymap.__file__).parent.parent),
        "QT_QPA_PLATFORM": "offscreen",
        "JOURNEYMAP_SETTINGS": str(tmp_path / "config" / "settings.json"),
    }
    command = [sys.executable, "-c", script, str(tmp_path / "a.journey")]
    with subprocess.Popen(command, env=here, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "now\n"
        running.send_signal(signal.SIGKILL)
    (found,) = found_in(tmp_path / "config" / "data" / "journals")
    assert found.left.journey == set_thing(onboarding(), "kick", title="Welcome")


def test_what_was_changed_and_changed_back_undoes_nothing_that_others_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    base = save(onboarding(), path).journey
    with closing(Journal(tmp_path, About(str(path), "", path.name), base)) as journal:
        journal.note(rename(base, "kick", "Welcome"), "Move")
        journal.note(rename(base, "kick", base.touchpoints[0].title), "Move")
    save(rename(base, "data", "Theirs"), path)
    assert found_in(tmp_path) == ()
    assert left_behind(tmp_path) == ()


def test_what_nobody_can_read_is_told_once_and_set_aside_for_a_month(program: Program, qtbot: QtBot) -> None:
    left_in(program.journals, None)
    (journal,) = program.journals.iterdir()
    whole = journal.read_bytes()
    journal.write_bytes(b"x" + whole)
    torn = journal.with_name(f"torn{ENDING}")
    torn.write_bytes(whole[: len(whole) - 5])
    later = journal.with_name(f"later{ENDING}")
    head = b'{"journal":2}'
    later.write_bytes(b"%08x %b\n" % (zlib.crc32(head), head) * 3)
    window = program.new_window()
    window.show()
    recoverer = Recoverer(program, program.journals)
    recoverer.start()
    qtbot.waitUntil(lambda: bool(window.messages.texts()))
    aside = journal.with_suffix(".damaged")
    (told,) = window.messages.texts()
    assert "nobody can read" in told
    assert told.endswith(str(aside))
    assert set(program.journals.iterdir()) == {aside, later}, "a torn beginning holds nothing, a later version its map"
    assert look(program.journals) == ((), ()), "it is told once"
    assert aside.exists()
    os.utime(aside, (0, 0))
    look(program.journals)
    assert set(program.journals.iterdir()) == {later}


def test_what_is_undone_of_a_map_without_a_file_is_offered_again(program: Program, qtbot: QtBot) -> None:
    left_in(program.journals, None)
    dialog = offered(program, qtbot)
    dialog.open_chosen()
    (window,) = program.windows
    recovered = window.session.state.journey
    window.session.undo()
    assert not window.session.state.dirty
    window.close()
    (found,) = found_in(program.journals)
    assert found.left.journey == recovered
