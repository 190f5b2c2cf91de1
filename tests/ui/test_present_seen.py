"""What is changed while people look on is what they see, and what they don't see is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymap.editor import typing
from journeymap.editor.feeling import felt
from journeymap.editor.presenting import going
from journeymap.editor.workshop.room import arrange
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.ui.present import ProjectedWindow
    from journeymap.ui.window import Window

CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def projected(window: Window) -> Iterator[ProjectedWindow]:
    """At the touchpoint of the small journey that comes first."""
    window.program.keep(present_moves="off")
    window.desk.present_map()
    shown = window.desk.presenting.projected
    assert shown is not None
    going.go_to_thing(window.session, "kick")
    yield shown
    window.desk.end_presentation()
    QApplication.processEvents()


def press(projected: ProjectedWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(projected.canvas, key, held)


def touchpoint(projected: ProjectedWindow, name: str) -> Touchpoint:
    found = index(projected.session.state.journey).things[name]
    assert isinstance(found, Touchpoint)
    return found


def told(projected: ProjectedWindow) -> list[str]:
    heard: list[str] = []
    projected.canvas.told.connect(heard.append)
    return heard


def test_after_something_else_was_undone_keys_mean_what_is_lit(projected: ProjectedWindow) -> None:
    press(projected, Qt.Key.Key_M)
    press(projected, Qt.Key.Key_Right)
    lit = going.lit_touchpoint(projected.session.state)
    assert lit not in (None, "kick")
    press(projected, Qt.Key.Key_Z, CONTROL)
    assert projected.session.state.selection == (lit,)
    press(projected, Qt.Key.Key_M)
    assert not touchpoint(projected, "kick").moment_of_truth
    assert touchpoint(projected, str(lit)).moment_of_truth


def test_m_means_what_is_lit_though_another_touchpoint_is_selected(projected: ProjectedWindow) -> None:
    press(projected, Qt.Key.Key_M)
    press(projected, Qt.Key.Key_Right)
    projected.session.undo()
    assert projected.session.state.selection == ("kick",)
    press(projected, Qt.Key.Key_M)
    assert not touchpoint(projected, "kick").moment_of_truth


def test_while_dots_are_counted_the_touchpoint_that_is_chosen_is_meant(projected: ProjectedWindow) -> None:
    arrange(projected.session, ballot="touchpoints")
    press(projected, Qt.Key.Key_Down)
    chosen = projected.session.state.focus
    assert chosen not in (None, "kick")
    press(projected, Qt.Key.Key_M)
    assert touchpoint(projected, str(chosen)).moment_of_truth
    assert not touchpoint(projected, "kick").moment_of_truth


def test_an_undo_that_nobody_sees_is_told(projected: ProjectedWindow) -> None:
    heard = told(projected)
    press(projected, Qt.Key.Key_M)
    press(projected, Qt.Key.Key_Z, CONTROL)
    assert heard == []
    press(projected, Qt.Key.Key_M)
    going.home(projected.session)
    press(projected, Qt.Key.Key_Z, CONTROL)
    assert not touchpoint(projected, "kick").moment_of_truth
    press(projected, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert touchpoint(projected, "kick").moment_of_truth
    assert [one.partition(",")[0] for one in heard] == ["Undone", "Done again"]


def test_a_key_for_touchpoints_says_so_where_there_is_none(projected: ProjectedWindow) -> None:
    going.home(projected.session)
    heard = told(projected)
    press(projected, Qt.Key.Key_M)
    press(projected, Qt.Key.Key_Up, CONTROL)
    press(projected, Qt.Key.Key_T, SHIFT)
    assert len(heard) == 3
    assert all("go to one first" in one for one in heard[:2])
    assert "T begins one" in heard[2]


def test_what_is_marked_and_felt_is_seen_where_its_card_stands(projected: ProjectedWindow) -> None:
    session = projected.session
    while True:  # until there is no more room beside the card
        press(projected, Qt.Key.Key_N)
        press(projected, Qt.Key.Key_P)
        typing.write(session, "Nobody knows who decides, and nobody asks")
        assert typing.finish(session)
        here = going.here(session.state)
        assert here is not None
        if not any(one.thing == "kick" for one in here.scene.placed):
            break
    before = felt(touchpoint(projected, "kick"), onboarding().personas[0].id) or 0
    press(projected, Qt.Key.Key_Down, CONTROL)
    after = felt(touchpoint(projected, "kick"), onboarding().personas[0].id)
    assert after == max(before - 1, -2)
    seen = going.here(session.state)
    assert seen is not None
    assert any(one.thing == "kick" for one in seen.scene.placed)
