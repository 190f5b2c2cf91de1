"""A whole session, told by keys alone in a real projected window: whatever is done in it is in its summary."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from summary_readers import tables_of_markdown, tables_of_slides, words_of_pdf

from journeymap.convert.summary_files import ENDINGS
from journeymap.editor.presenting import going
from journeymap.editor.workshop import recording, voting
from journeymap.files.format import load
from journeymap.files.store import open_journey
from journeymap.files.version_places import folder_of
from journeymap.files.versions import bytes_of, versions
from journeymap.model.find import index
from journeymap.model.journey import Note, Touchpoint
from journeymap.ui.session_summary import SummaryDialog, summary_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.editor.session import Session
    from journeymap.model.journey import Journey
    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.window import Window

EXAMPLE = Path(__file__).parents[2] / "examples" / "saas-onboarding-to-advocacy.journey"
ENTER, ESCAPE, ON = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_PageDown
CONTROL = Qt.KeyboardModifier.ControlModifier


class Facilitator:
    """Presses keys, and notes down what must be found again."""

    def __init__(self, window: Window, projected: ProjectedWindow) -> None:
        self.window, self.projected = window, projected
        self.session: Session = window.session
        self.done = 0
        self.said: list[str] = []

    def key(self, *keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for one in keys:
            to = self.projected.canvas.typing or self.projected.canvas
            QTest.keyClicks(to, one) if isinstance(one, str) else QTest.keyClick(to, one, held)

    def go_to_touchpoint(self, passed: list[str]) -> Touchpoint:
        """On with the clicker until a touchpoint is lit that was not before."""
        for _ in range(90):
            self.key(ON)
            found = index(self.session.state.journey).things.get(going.lit_touchpoint(self.session.state) or "")
            if isinstance(found, Touchpoint) and found.title not in passed:
                return found
        raise AssertionError("no touchpoint is lit any more")

    def note(self, kind: str, words: str) -> None:
        self.key("n", kind)
        self.key(words, ENTER)
        self._entered(words)

    def capture(self, words: str) -> None:
        self.key("q")
        view = self.window.desk.presenting.displays.line  # on the only display it stands on the picture
        assert view is not None
        QTest.keyClicks(view.capture.line, words)
        QTest.keyClick(view.capture.line, ENTER)
        self._entered(words.lstrip("!+?*= "))

    def _entered(self, words: str) -> None:
        self.done += 1
        self.said.append(words)


@pytest.fixture
def leading(opened: Open, qtbot: QtBot) -> Iterator[Facilitator]:
    """The first example, presented on its own display."""
    window = opened(open_journey(EXAMPLE).journey)
    window.program.keep(present_moves="off")
    window.menus.actions["present.start"].trigger()
    projected = window.desk.presenting.projected
    assert projected is not None
    yield Facilitator(window, projected)
    if window.session.state.show is not None:
        window.desk.end_presentation()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.program.versions.busy)


def new_lanes(start: Journey, end: Journey) -> list[str]:
    """Lanes that notes of a kind needed."""
    return [lane.title for lane in end.lanes if lane.id not in {one.id for one in start.lanes}]


def test_a_session_of_more_than_forty_things_ends_in_a_summary_that_holds_every_one(
    leading: Facilitator, tmp_path: Path, qtbot: QtBot
) -> None:
    session, window = leading.session, leading.window
    start = session.state.journey
    votes: dict[str, int] = {}
    decided: list[str] = []

    leading.key("r")
    names = window.desk.presenting.facilitating.names
    assert names is not None
    QTest.keyClicks(names.field, "Dana, Omar, Noor")
    QTest.keyClick(names.field, ENTER)
    leading.key("r", "r", ESCAPE, "5", "t")

    passed: list[str] = []
    for number in range(8):
        touchpoint = leading.go_to_touchpoint(passed)
        passed.append(touchpoint.title)
        leading.note("p", f"Pain {number} that somebody told")
        leading.note("o", f"Chance {number} that somebody saw")
        leading.capture(f"! Caught pain {number}")
        leading.capture(f"+ Caught chance {number}")
        leading.capture(f"? Parked {number}")
        leading.capture(f"= Decision {number}")
        decided.append(leading.said.pop())
        leading.done -= 1
        leading.key(Qt.Key.Key_Up, held=CONTROL)
        leading.key("m" if not touchpoint.moment_of_truth else "")
    leading.key("m", "m")
    undone = len(session.undo_names())
    leading.note("p", "Nobody meant this")
    leading.said.pop()
    leading.key(Qt.Key.Key_Z, held=CONTROL)
    assert len(session.undo_names()) == undone

    leading.key("3", ENTER, "v")
    for _ in range(3):
        if session.state.room is not None and session.state.room.ballot != "touchpoints":
            leading.key("v")
    for thing, dots in zip(voting.candidates(session.state), itertools.cycle((3, 5, 1)), strict=False):
        for _ in range(20):
            if session.state.focus != thing:
                leading.key(Qt.Key.Key_Down)
        leading.key("+" * dots, "+", "-")
        votes[thing] = dots
    leading.key("k")
    decided.append(session.state.focus or "")
    leading.key(ENTER, ESCAPE, ESCAPE)
    going.go_to(session, "opportunities")
    leading.key("v", "+++++++", "k")
    votes[session.state.focus or ""] = 7
    decided.append(session.state.focus or "")
    leading.key(ESCAPE)

    assert leading.done + len(votes) + len(decided) > 40
    leading.key(ESCAPE, ESCAPE)
    qtbot.waitUntil(lambda: session.state.show is None)
    qtbot.waitUntil(lambda: not window.program.versions.busy)

    # -- what is left of it

    end, things = session.state.journey, index(session.state.journey).things
    told = summary_of(window)
    assert told is not None
    rows = {part.title: part.rows for part in told.parts}
    texts = [row[1] for row in rows["What was added"]] + [row[0] for row in rows["Left for later"]]
    assert [words for words in leading.said if words not in texts] == []
    assert "Nobody meant this" not in texts
    assert len(texts) == leading.done - 1

    def words_of(thing: str) -> str:
        found = things.get(thing)
        if found is None:
            return thing  # a decision in words
        return found.text if isinstance(found, Note) else str(getattr(found, "title", ""))

    assert sorted((row[1], row[2]) for row in rows["What got the most dots"]) == sorted(
        (words_of(thing), str(dots)) for thing, dots in votes.items()
    )
    assert [row[0] for row in rows["What was decided"]] == [words_of(thing) for thing in decided]
    changed = " ".join(row[0] for row in rows["What was changed"])
    for was, now in zip(start.touchpoints, end.touchpoints, strict=True):
        if was.feelings != now.feelings or was.moment_of_truth != now.moment_of_truth:
            assert now.title in changed
            assert now.title in passed
    assert told.people == ("Dana", "Omar", "Noor")
    assert recording.record(session.state).people == told.people

    window.menus.actions["present.summary"].trigger()
    dialog = window.findChild(SummaryDialog)
    assert dialog is not None
    shown = dialog.text.toPlainText()
    assert [words for words in leading.said if words not in shown] == []
    dialog.copy()
    assert leading.said[0] in QApplication.clipboard().text()
    for ending in ENDINGS:
        assert dialog.save(tmp_path / f"summary.{ending}", ending)
    assert not dialog.save(tmp_path / "no such folder" / "summary.md", "md")
    assert dialog.state.text()
    dialog.reject()

    path = session.state.path
    assert path is not None
    after, before = versions(folder_of(window.program.data, path))
    assert (after.label.partition(" the")[0], before.label.partition(" the")[0]) == ("After", "Before")
    assert load(bytes_of(before)).journey == start
    assert load(bytes_of(after)).journey == end
    assert any(text.startswith("The session is over: ") for text in window.messages.texts())

    # -- each thing, in each kind of file, as often as it was done

    noted = Counter(words for words in leading.said if not words.startswith("Parked"))
    parked = Counter(words for words in leading.said if words.startswith("Parked"))
    dotted = Counter((words_of(thing), str(dots)) for thing, dots in votes.items())
    altered = Counter(
        now.title
        for was, now in zip(start.touchpoints, end.touchpoints, strict=True)
        for changed in (was.feelings != now.feelings, was.moment_of_truth != now.moment_of_truth)
        if changed
    )
    assert noted.total() + parked.total() + dotted.total() + len(decided) + altered.total() > 50
    for held in (tables_of_markdown(tmp_path / "summary.md"), tables_of_slides(tmp_path / "summary.pptx")):
        assert Counter(row[1] for row in held["What was added"]) - Counter(new_lanes(start, end)) == noted
        assert Counter(row[0] for row in held["Left for later"]) == parked
        assert Counter((row[1], row[2]) for row in held["What got the most dots"]) == dotted
        assert [row[0] for row in held["What was decided"]] == [words_of(thing) for thing in decided]
        changes = "\n".join(row[0] for row in held["What was changed"])
        assert Counter(re.findall(r"^(?:\w+ touchpoint )?“(.*?)”", changes, re.M)) == altered
        assert set(held) == set(rows)
    words = words_of_pdf(tmp_path / "summary.pdf")
    again = Counter(words_of(thing) for thing in (*votes, *decided))
    for text, times in (noted + parked + Counter(one for one in decided if one not in things)).items():
        assert words.count(text) == times + (again[text] if text not in decided else 0), text
    for text, given in dotted:
        assert f"{text} {given}" in words
    assert words.count(" as a moment of truth") + words.count(" feels otherwise to ") == altered.total()
