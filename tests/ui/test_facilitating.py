"""What is done for the people in the room, on a real projected picture: seen, and told by keys."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenuBar, QToolBar
from windows import drag, mouse, wheel

from journeymap.editor.presenting import going
from journeymap.editor.workshop import flipping, recording, voting
from journeymap.files.format import load
from journeymap.files.store import open_journey, save
from journeymap.files.version_places import folder_of
from journeymap.files.versions import bytes_of, versions
from journeymap.layout.hit import bounds, rect_of
from journeymap.model.edits import delete, rename, set_journey
from journeymap.ui.hold_against import HoldAgainst
from journeymap.ui.present_ink import FADES, STAYS, TOGETHER
from journeymap.ui.present_pointers import LASER, Spotlight
from journeymap.ui.session_summary import summary_of

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


def at(projected: ProjectedWindow) -> tuple[str, str]:
    """The stop that is shown."""
    stop = going.here(projected.session.state)
    assert stop is not None
    return stop.key, stop.at


def dark(picture: QImage) -> int:
    """How much of every third pixel is dark."""
    places = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))
    return sum(QColor(picture.pixel(x, y)).lightness() < 100 for x, y in places)


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


def test_a_quick_hand_draws_curves(facilitating: Facilitating, projected: ProjectedWindow) -> None:
    """Between few places that the pointer tells of there is no corner: directions change little by little."""
    key(projected, "d")
    way = [QPointF(200 + 60 * number, 200 + 80 * (number % 2)) for number in range(6)]
    mouse(projected.canvas, QEvent.Type.MouseButtonPress, way[0])
    for at in way[1:]:
        mouse(projected.canvas, QEvent.Type.MouseMove, at)
    mouse(projected.canvas, QEvent.Type.MouseButtonRelease, way[-1])
    assert facilitating.ink is not None
    (stroke,) = facilitating.ink.strokes
    path = stroke.path
    assert path.pointAtPercent(0) == way[0]
    assert (path.pointAtPercent(1) - way[-1]).manhattanLength() < 1
    angles = [path.angleAtPercent(number / 400) for number in range(401)]
    turns = [min(abs(one - other), 360 - abs(one - other)) for one, other in pairwise(angles)]
    assert max(turns) < 20


def test_the_last_line_is_taken_back_before_a_change_of_the_map_and_a_rubber_takes_one(
    facilitating: Facilitating, projected: ProjectedWindow
) -> None:
    session = projected.session
    session.commit(lambda journey: rename(journey, "on", "Welcome"), "Rename")
    changed = session.state.journey
    key(projected, "d")
    for y in (200, 300):
        drag(projected.canvas, QPointF(200, y), QPointF(300, y))
    ink = facilitating.ink
    assert ink is not None
    one, _ = ink.strokes
    QTest.keyClick(projected.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ink.strokes == [one]
    assert session.state.journey is changed
    mouse(projected.canvas, QEvent.Type.MouseButtonPress, QPointF(250, 400), Qt.MouseButton.RightButton)
    assert ink.strokes == [one]
    mouse(projected.canvas, QEvent.Type.MouseMove, QPointF(250, 202), Qt.MouseButton.RightButton)
    assert ink.strokes == []
    QTest.keyClick(projected.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.state.journey is not changed


def test_lines_of_one_word_go_together(
    facilitating: Facilitating, projected: ProjectedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    key(projected, "d")
    for after in (0.0, TOGETHER - 0.5, TOGETHER + 0.5):
        clock[0] += after
        drag(projected.canvas, QPointF(200, 200), QPointF(300, 200))
    ink = facilitating.ink
    assert ink is not None
    first, second, third = [one.ended for one in ink.strokes]
    assert first == second == 100.0 + TOGETHER - 0.5
    assert third == 100.0 + 2 * TOGETHER


def test_what_is_pointed_with_grows_by_wheel_and_keys_within_limits(projected: ProjectedWindow) -> None:
    key(projected, "s")
    at = to(projected, 0.5, 0.5)

    def radius() -> float:
        tool = projected.canvas.tool
        assert isinstance(tool, Spotlight)
        return tool.opening.boundingRect().width() / 2

    usual = radius()
    key(projected, "+")
    larger = radius()
    assert larger > usual
    edge = at + QPointF((usual + larger) / 2, 0)
    picture = seen(projected)
    key(projected, "-")
    assert radius() == usual
    assert QColor(picture.pixel(edge.toPoint())).lightness() > 200  # what was dark is seen, and not dimmed either
    wheel(projected.canvas, at, QPoint(0, 60))
    assert radius() == usual
    wheel(projected.canvas, at, QPoint(0, 60))
    assert radius() == pytest.approx(larger)
    wheel(projected.canvas, at, QPoint(0, -120 * 40))
    smallest = radius()
    wheel(projected.canvas, at, QPoint(0, 120 * 40))
    assert usual / 4 < smallest < usual < radius() < projected.height() * 1.5
    key(projected, "s", "s")
    assert radius() > larger  # as it was left
    assert projected.session.state.show is not None
    assert not projected.session.state.dirty


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


def test_escape_puts_away_what_was_taken_last(projected: ProjectedWindow) -> None:
    key(projected, "v", "l", ESCAPE)
    assert (there(projected).tool, bool(there(projected).ballot)) == ("", True)
    key(projected, ESCAPE, "l", "v", ESCAPE)
    assert (there(projected).tool, there(projected).ballot) == ("laser", "")
    key(projected, "b", ESCAPE)
    assert there(projected).tool == "laser"  # the picture came back first
    key(projected, ESCAPE)
    assert there(projected).tool == ""
    assert projected.session.state.show is not None


def test_a_clicker_uncovers_the_picture_before_it_goes_on(projected: ProjectedWindow) -> None:
    recording.set_people(projected.session, "Dana, Omar")
    key(projected, "r")
    here = at(projected)
    key(projected, Qt.Key.Key_PageDown)
    assert there(projected).turn is None
    assert at(projected) == here
    key(projected, "v", "+", ENTER, Qt.Key.Key_PageDown)
    assert not there(projected).ranking
    assert there(projected).ballot
    assert at(projected) == here
    key(projected, Qt.Key.Key_PageDown)
    assert at(projected) != here


def test_a_number_typed_before_is_so_many_dots(projected: ProjectedWindow) -> None:
    key(projected, "v", "12+", "5-", "+")
    (given,) = voting.dots(projected.session.state).values()
    assert given == 12 - 5 + 1


def test_while_people_vote_and_compare_nothing_is_dimmed(projected: ProjectedWindow) -> None:
    key(projected, Qt.Key.Key_PageDown)
    stop = projected.canvas.stop
    assert stop is not None
    assert stop.light is not None
    dimmed = seen(projected)
    key(projected, "v")
    assert dark(seen(projected)) > 1.5 * dark(dimmed)
    key(projected, ESCAPE)
    assert seen(projected) == dimmed


def test_while_people_vote_no_label_of_a_change_stands_where_the_dots_do(projected: ProjectedWindow) -> None:
    key(projected, Qt.Key.Key_PageDown, "m", "v")
    voting_only = seen(projected)
    key(projected, ESCAPE, "a", "a")
    assert there(projected).side == "own"
    labelled = seen(projected)
    key(projected, "v")
    assert seen(projected) == voting_only != labelled


def test_a_sentence_on_the_picture_is_as_large_as_its_smallest_text(projected: ProjectedWindow) -> None:
    key(projected, "k")
    hint = projected.canvas.hint
    assert hint.isVisible()
    show = projected.session.state.show
    assert show is not None
    assert QFontInfo(hint.font()).pixelSize() >= round(projected.canvas.shot.paper.height() * show.least / 1080) - 1
    assert hint.palette().windowText().color().name() == projected.canvas.chrome.ink
    thing = recording.record(projected.session.state).decisions[0].thing
    assert thing is not None
    scene = projected.canvas.scene
    assert scene is not None
    rect = rect_of(scene, thing)
    assert rect is not None
    there_ = projected.canvas.shot.rect(rect)
    ticked = seen(projected)
    corner = [QPointF(there_.right() - dx, there_.bottom() - dy) for dx in range(-4, 9) for dy in range(-4, 9)]
    assert projected.canvas.chrome.good in {colour(ticked, one) for one in corner}


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


def test_a_map_without_a_file_has_its_snapshots_when_it_gets_one(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.program.keep(present_moves="off")
    window.session.started(window.session.state.journey)
    assert window.session.state.file is None
    window.menus.actions["present.start"].trigger()
    before = window.session.state.journey
    window.session.commit(lambda journey: rename(journey, "on", "Welcome"), "Rename")
    window.desk.end_presentation()
    path = tmp_path / "saved.journey"
    save(window.session.state.journey, path)
    window.session.saved(open_journey(path))
    qtbot.waitUntil(lambda: not window.program.versions.busy)
    found = [one for one in versions(folder_of(window.program.data, path)) if one.kind == "snapshot"]
    assert [one.label.partition(" the")[0] for one in found] == ["After", "Before"]
    assert [load(bytes_of(one)).journey for one in found] == [window.session.state.journey, before]


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


def test_the_other_state_is_chosen_before_anybody_looks(window: Window, tmp_path: Path) -> None:
    """On a single display the picture covers the menus."""
    window.program.keep(present_moves="off")
    session = window.session
    save(set_journey(rename(session.state.journey, "on", "Future"), state="future"), tmp_path / "future.journey")
    assert window.menus.actions["present.hold-against"].isEnabled()
    dialog = HoldAgainst(window)
    dialog.take_file(tmp_path / "future.journey")
    assert any("A shows “future”" in text for text in window.messages.texts())
    assert summary_of(window) is None  # nothing was held yet
    session.commit(lambda journey: rename(journey, "ad", "Meanwhile"), "Rename")
    window.menus.actions["present.start"].trigger()
    shown = window.desk.presenting.projected
    assert shown is not None
    assert there(shown).start is session.state.journey
    going.go_to(session, "stage/on")
    key(shown, "a")
    assert flipping.title(session.state) == "To be · future"
    window.desk.end_presentation()
    told = summary_of(window)
    assert told is not None
    assert told.counts == "Nothing was changed"


def test_what_is_told_beside_the_stages_leaves_their_names_free(projected: ProjectedWindow, qtbot: QtBot) -> None:
    """Also in large type: it is said in fewer words."""
    show = projected.session.state.show
    assert show is not None
    for size in (24, 32):
        projected.session.present(replace(show, least=size))
        rest(projected, qtbot)
        shot = projected.canvas.shot
        pills = [shot.rect(bounds(one)) for one in shot.scene.placed if one.role == "pill"]
        assert pills
        before = seen(projected)
        key(projected, "3", "t", "v")
        picture = seen(projected)
        middle = pills[-1].center().y()
        assert max(place.right() for place in pills) < projected.width() * 0.8
        for x in range(0, int(max(place.right() for place in pills)), 7):
            assert colour(picture, QPointF(x, middle)) == colour(before, QPointF(x, middle))
        key(projected, ESCAPE, "t")
