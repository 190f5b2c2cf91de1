"""Whoever types waits for the map alone: it is laid out once a key, and the panels follow when nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stress import stress
from windows import settle

from journeymap.editor import typing
from journeymap.editor.outline_paths import path_to
from journeymap.ui.outline_model import OutlineModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.editor.state import EditorState
    from journeymap.ui.window import Window


@pytest.fixture
def at_work(opened: Open, qtbot: QtBot) -> Window:
    """A window in which the title of a card is being typed."""
    window = opened(stress(300))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.select(("t3",))
    typing.begin(window.session, "t3")
    settle(window, qtbot)
    return window


def rebuilt(window: Window) -> list[str]:
    """The title of the card as the outline has it whenever that tells of news from now on, in order: the checks, too,
    put their marks there whenever they are ready."""
    assert window.sides.outline is not None
    model = window.sides.outline.model
    assert isinstance(model, OutlineModel)
    path = path_to(window.session.state.journey, "t3")
    told: list[str] = []
    for signal in (model.modelReset, model.layoutChanged, model.dataChanged):
        signal.connect(lambda *_: told.append(str(model.find(path).data())))
    return told


def shown_by_the_inspector(window: Window) -> str:
    assert window.sides.inspector is not None
    editor = window.sides.inspector.column.rows["t3.title"].editor
    return str(editor.property("text") or editor.property("plainText"))


def key(window: Window, letter: str) -> None:
    """One key, with all that it does before the next event is looked at."""
    field = window.canvas.typing
    assert field is not None
    QTest.keyClicks(field, letter)


def test_a_key_lays_out_once(at_work: Window) -> None:
    scenes: list[object] = []

    def note(before: EditorState, after: EditorState) -> None:
        assert after.journey is not before.journey
        scenes.append(at_work.canvas.scene)

    unsubscribe = at_work.session.subscribe(note)
    for count, letter in enumerate("abc", 1):
        key(at_work, letter)
        assert len(scenes) == count
        at_work.canvas.viewport().repaint()
        assert at_work.canvas.scene is scenes[-1], "painting lays nothing out"
        QApplication.processEvents()
        assert at_work.canvas.scene is scenes[-1], "nor does what comes after it"
    unsubscribe()
    assert len({id(scene) for scene in scenes}) == 3


def test_the_panels_follow_only_after_the_key(at_work: Window, qtbot: QtBot) -> None:
    told = rebuilt(at_work)
    before = shown_by_the_inspector(at_work)
    for letter in "xyz":
        key(at_work, letter)
        at_work.canvas.viewport().repaint()
    assert told == []
    assert shown_by_the_inspector(at_work) == before
    qtbot.waitUntil(lambda: shown_by_the_inspector(at_work).endswith("xyz"))
    assert set(told) == {shown_by_the_inspector(at_work)}


def test_several_keys_bring_the_panels_up_to_date_once(at_work: Window, qtbot: QtBot) -> None:
    told = rebuilt(at_work)
    for letter in "yyyyy":
        key(at_work, letter)
    qtbot.waitUntil(lambda: shown_by_the_inspector(at_work).endswith("yyyyy"))
    QApplication.processEvents()
    assert set(told) == {shown_by_the_inspector(at_work)}, "none of the titles on the way was shown"


def test_no_check_runs_while_keys_come(at_work: Window, qtbot: QtBot) -> None:
    found: list[str] = []
    at_work.sides.checked.connect(lambda: found.append("checked"))
    qtbot.wait(500)  # the check of the map as it was opened
    found.clear()
    for letter in "what the customer says":
        key(at_work, letter)
        qtbot.wait(20)
        assert found == []
