"""What is done for the people in the room, on a real projected picture: seen, and told by keys."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenuBar, QToolBar
from windows import drag, mouse

from journeymap.editor.presenting import going
from journeymap.editor.workshop import flipping, recording, voting
from journeymap.files.store import save
from journeymap.files.versions import folder_of, versions
from journeymap.model.edits import delete, rename, set_journey
from journeymap.ui.hold_against import HoldAgainst
from journeymap.ui.present_ink import FADES, STAYS
from journeymap.ui.present_pointers import LASER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from journeymap.editor.workshop.room import Room
    from journeymap.ui.facilitating import Facilitating
    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.window import Window

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def projected(window: Window, qtbot: QtBot) -> Iterator[ProjectedWindow]:
    """The small journey presented, its first stage on the screen."""
    window.program.keep(present_moves="off")
    window.menus.actions["present.start"].trigger()
    shown = window.desk.presenting.projected
    assert shown is not None
    going.go_to(window.session, "stage/on")
    rest(shown, qtbot)
    yield shown
    if window.session.state.show is not None:
        window.desk.end_presentation()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.program.versions.busy)


@pytest.fixture
def facilitating(window: Window, projected: ProjectedWindow) -> Facilitating:
    assert projected.isVisible()
    return window.desk.presenting.facilitating


def rest(projected: ProjectedWindow, qtbot: QtBot) -> None:
    projected.canvas.viewport().repaint()
    qtbot.waitUntil(lambda: projected.canvas.at_rest, timeout=5000)


def key(projected: ProjectedWindow, *keys: Qt.Key | str) -> None:
    for one in keys:
        if isinstance(one, str):
            QTest.keyClicks(projected.canvas, one)
        else:
            QTest.keyClick(projected.canvas, one)


def there(projected: ProjectedWindow) -> Room:
    room = projected.session.state.room
    assert room is not None
    return room


def seen(projected: ProjectedWindow) -> QImage:
    return projected.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colour(picture: QImage, at: QPointF) -> str:
    return QColor(picture.pixel(at.toPoint())).name()


def to(projected: ProjectedWindow, x: float, y: float) -> QPointF:
    """Moves the pointer to a place of the picture, shares of its width and height."""
    at = QPointF(x * projected.width(), y * projected.height())
    mouse(projected.canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    return at


def test_a_point_of_light_follows_the_pointer_and_clicks_nothing(projected: ProjectedWindow) -> None:
    before = seen(projected)
    key(projected, "l")
    at = to(projected, 0.4, 0.4)
    assert colour(seen(projected), at) == LASER
    drag(projected.canvas, at, at + QPointF(50, 50))
    assert projected.session.state.draft is None
    assert not projected.session.state.dirty
    key(projected, ESCAPE)
    assert seen(projected) == before
    assert projected.session.state.show is not None


def test_all_is_dark_but_around_the_pointer(projected: ProjectedWindow) -> None:
    before = seen(projected)
    key(projected, "s")
    at = to(projected, 0.5, 0.5)
    picture = seen(projected)
    assert colour(picture, at) == colour(before, at)
    corner = QPointF(4, projected.height() - 4)
    assert QColor(picture.pixel(corner.toPoint())).lightness() < QColor(before.pixel(corner.toPoint())).lightness() / 2
    key(projected, "s")
    assert seen(projected) == before


def test_what_is_drawn_is_seen_stays_with_another_tool_and_is_wiped_away(projected: ProjectedWindow) -> None:
    before = seen(projected)
    key(projected, "d")
    start = QPointF(projected.width() * 0.3, projected.height() * 0.9)
    drag(projected.canvas, start, start + QPointF(200, 0))
    drawn = seen(projected)
    assert colour(drawn, start + QPointF(100, 0)) == projected.canvas.chrome.bad
    key(projected, "d")
    assert seen(projected) == drawn
    key(projected, "e")
    assert seen(projected) == before


def test_ink_goes_by_itself(facilitating: Facilitating, projected: ProjectedWindow) -> None:
    key(projected, "d")
    start = QPointF(200, 200)
    drag(projected.canvas, start, start + QPointF(200, 0))
    ink = facilitating.ink
    assert ink is not None
    (stroke,) = ink.strokes
    assert stroke.ended is not None
    ink.moves = True
    strengths = [ink.strength(stroke, stroke.ended + after) for after in (0, STAYS, STAYS + FADES / 2, STAYS + FADES)]
    assert strengths == pytest.approx([1.0, 1.0, 0.5, 0.0])
    ink.moves = False  # less motion: there, then gone
    assert [ink.strength(stroke, stroke.ended + after) for after in (STAYS - 0.1, STAYS + 0.1)] == [1.0, 0.0]


def test_another_step_has_no_ink_of_the_one_before(facilitating: Facilitating, projected: ProjectedWindow) -> None:
    key(projected, "d")
    drag(projected.canvas, QPointF(200, 200), QPointF(300, 200))
    key(projected, Qt.Key.Key_End)
    assert facilitating.ink is not None
    assert facilitating.ink.strokes == []


def test_the_timer_is_seen_and_changes_its_shape_when_time_is_up(projected: ProjectedWindow) -> None:
    before = seen(projected)
    key(projected, "2", "t")
    running = seen(projected)
    assert running != before
    timer = there(projected).timer
    assert timer is not None
    assert timer.total == 120
    over = replace(timer, began=time.monotonic() - 150)
    projected.session.gather(replace(there(projected), timer=over))
    assert seen(projected) not in (running, before)
    key(projected, "t")
    assert seen(projected) == before


def test_dots_are_counted_by_keys_and_stand_beside_things(projected: ProjectedWindow) -> None:
    before = seen(projected)
    key(projected, "v")
    ballot = there(projected).ballot
    assert ballot
    first, *others = voting.candidates(projected.session.state)
    key(projected, "+++", "-")
    if others:
        key(projected, Qt.Key.Key_Down, "+", Qt.Key.Key_Up)
    assert voting.dots(projected.session.state) == {first: 2} | ({others[0]: 1} if others else {})
    counted = seen(projected)
    assert counted != before
    key(projected, ENTER)
    assert there(projected).ranking
    assert seen(projected) != counted
    key(projected, ESCAPE)
    assert seen(projected) == counted
    key(projected, ESCAPE)
    assert not there(projected).ballot
    assert projected.session.state.show is not None


def test_opportunities_are_voted_on_where_they_stand_in_a_table(projected: ProjectedWindow) -> None:
    session = projected.session
    going.go_to(session, "opportunities")
    key(projected, "v", "+")
    (voted,) = voting.dots(session.state)
    assert voted in {note.id for note in session.state.journey.notes}


def test_clicker_keys_go_on_while_people_vote(projected: ProjectedWindow) -> None:
    key(projected, "v")
    before = going.here(projected.session.state)
    key(projected, Qt.Key.Key_PageDown)
    assert going.here(projected.session.state) != before


def test_names_are_typed_once_and_drawn_one_after_the_other(
    facilitating: Facilitating, projected: ProjectedWindow, qtbot: QtBot
) -> None:
    key(projected, "r")
    line = facilitating.names
    assert line is not None
    QTest.keyClicks(line.field, "Dana, Omar, q b l s")
    QTest.keyClick(line.field, ENTER)
    QApplication.processEvents()
    assert recording.people(projected.session.state) == ("Dana", "Omar", "q b l s")
    spoken = []
    for _ in range(3):
        turn = there(projected).turn
        assert turn is not None
        spoken.append(turn.spoken[-1])
        key(projected, "r")
    assert sorted(spoken) == ["Dana", "Omar", "q b l s"]
    key(projected, ESCAPE)
    assert there(projected).turn is None
    rest(projected, qtbot)


def test_escape_leaves_the_line_for_names_and_not_the_presentation(
    facilitating: Facilitating, projected: ProjectedWindow
) -> None:
    QTest.keyClick(projected.canvas, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    line = facilitating.names
    assert line is not None
    QTest.keyClick(line.field, ESCAPE)
    assert facilitating.names is None
    assert projected.session.state.show is not None
    assert not projected.session.state.dirty


def test_two_states_are_shown_in_turn_and_only_this_one_is_changed(projected: ProjectedWindow, qtbot: QtBot) -> None:
    session = projected.session
    session.commit(lambda journey: rename(journey, "kick", "Quite another title"), "Rename")
    rest(projected, qtbot)
    now = seen(projected)
    key(projected, "a")
    rest(projected, qtbot)
    then = seen(projected)
    assert then != now
    shown = flipping.shown(session.state)
    assert shown is not None
    assert projected.canvas.stop is shown
    drag(projected.canvas, QPointF(300, 300), QPointF(300, 500))
    assert session.undo_names() == ("Rename",)
    key(projected, "a")
    rest(projected, qtbot)
    assert seen(projected) not in (now, then)  # marked
    key(projected, ESCAPE)
    rest(projected, qtbot)
    assert seen(projected) == now
    key(projected, "a", Qt.Key.Key_PageDown)
    assert flipping.shown(session.state) is not None
    key(projected, "n", "p")
    assert flipping.shown(session.state) is None
    assert session.state.draft is not None


def test_a_decision_is_said_on_the_picture_and_can_be_taken_back(projected: ProjectedWindow) -> None:
    session = projected.session
    session.select(("kick",))
    key(projected, "k")
    assert projected.canvas.hint.text() == "Decided: Kick-off"
    key(projected, "k")
    assert projected.canvas.hint.text() == "No longer decided"
    assert recording.record(session.state).decisions == ()


def test_a_map_that_can_be_looked_at_only_is_pointed_at_and_not_voted_on(
    window: Window, projected: ProjectedWindow
) -> None:
    state = window.session.state
    assert state.file is not None
    window.session.saved(replace(state.file, read_only=True, notice="It was written by a newer version."))
    key(projected, "l")
    assert there(projected).tool == "laser"
    key(projected, "v", "k")
    assert not there(projected).ballot
    key(projected, "r")
    assert not there(projected).naming
    assert "looked at, but not changed" in " ".join(window.messages.texts())
    window.session.saved(replace(state.file, read_only=False))


def test_without_another_state_it_is_told(window: Window, projected: ProjectedWindow) -> None:
    key(projected, "a")
    assert "no other state" in " ".join(window.messages.texts())


def test_another_file_or_an_earlier_version_is_held_against_the_map(
    window: Window, projected: ProjectedWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    session = window.session
    future = set_journey(delete(session.state.journey, ["kick"]), state="future")
    save(future, tmp_path / "to be.journey")
    window.desk.hold_against()
    dialog = window.findChild(HoldAgainst)
    assert dialog is not None
    assert not dialog.take.isEnabled()
    dialog.take_file(tmp_path / "nowhere.journey")
    assert "nowhere" in dialog.state.text()
    dialog.take_file(tmp_path / "to be.journey")
    key(projected, "a")
    assert flipping.title(session.state) == "To be · to be"
    session.commit(lambda journey: rename(journey, "on", "Welcome"), "Rename")
    qtbot.waitUntil(lambda: not window.program.versions.busy)
    again = HoldAgainst(window)
    again.take_version()
    key(projected, "a")
    assert flipping.title(session.state).startswith("Before the workshop of")
    again.list.stop()


def test_snapshots_are_kept_at_both_ends_of_a_session_that_changed_something(
    window: Window, projected: ProjectedWindow, qtbot: QtBot
) -> None:
    path = window.session.state.path
    assert path is not None
    folder = folder_of(window.program.data, path)
    key(projected, "l")
    qtbot.waitUntil(lambda: not window.program.versions.busy)
    assert versions(folder) == ()
    window.session.select(("kick",))
    key(projected, "m", "k")
    key(projected, ESCAPE, ESCAPE, ESCAPE)
    qtbot.waitUntil(lambda: window.session.state.show is None)
    qtbot.waitUntil(lambda: not window.program.versions.busy)
    kept = [one.label.partition(" the")[0] for one in versions(folder)]
    assert kept == ["After", "Before"]


def test_a_presentation_that_changed_nothing_leaves_nothing(
    window: Window, projected: ProjectedWindow, qtbot: QtBot
) -> None:
    key(projected, "l", "t", ESCAPE, ESCAPE)
    qtbot.waitUntil(lambda: window.session.state.show is None)
    assert not window.session.state.dirty
    assert window.messages.texts() == ()


def test_nothing_on_the_picture_looks_like_a_window(projected: ProjectedWindow) -> None:
    for one in "lsdtv":
        key(projected, one)
        assert not projected.findChildren(QToolBar)
        assert not projected.findChildren(QMenuBar)
