"""While the light goes from one touchpoint to the next only what changes is painted anew."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymap.editor.presenting import going
from journeymap.ui.present_moves import SECONDS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from journeymap.ui.projected import Projected
    from journeymap.ui.window import Window


def lit(window: Window, thing: str, qtbot: QtBot) -> Projected:
    window.program.keep(present_moves="on")
    window.desk.present_map()
    shown = window.desk.presenting.projected
    assert shown is not None
    going.go_to_thing(window.session, thing)
    qtbot.waitUntil(lambda: shown.canvas.at_rest, timeout=5000)
    return shown.canvas


def frame(canvas: Projected, share: float) -> QImage:
    """All of the view at a moment of the move."""
    canvas.going._began = perf_counter() - SECONDS * share
    return canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_what_changes_while_the_light_moves_is_told_and_it_is_little(window: Window, qtbot: QtBot) -> None:
    canvas = lit(window, "kick", qtbot)
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.going.under_way
    assert canvas.stop is not None
    region = canvas.going.changes(canvas.shot, canvas.stop.light)
    one, other = frame(canvas, 0.05), frame(canvas, 0.4)
    points = [QPoint(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2)]
    other_ones = [at for at in points if one.pixel(at) != other.pixel(at)]
    assert other_ones
    assert all(region.contains(at) for at in other_ones)
    assert sum(region.contains(at) for at in points) < len(points) / 2
    window.desk.end_presentation()
    QApplication.processEvents()


def test_another_picture_is_all_painted_anew(window: Window, qtbot: QtBot) -> None:
    canvas = lit(window, "kick", qtbot)
    going.next_step(window.session)
    assert canvas.going.under_way
    assert canvas.stop is not None
    assert canvas.going.changes(canvas.shot, canvas.stop.light).boundingRect() == canvas.viewport().rect()


def test_the_first_frames_of_a_move_wait_for_nothing_of_the_new_picture(window: Window, qtbot: QtBot) -> None:
    canvas = lit(window, "kick", qtbot)
    canvas.going.end()
    before, painted = stages(frame(canvas, 1.0)), canvas.picture.tiles.painted
    going.next_step(window.session)
    assert stages(frame(canvas, 0.0)) == before
    assert canvas.picture.tiles.painted == painted
    going.next_step(window.session)  # nobody saw anything of the one between
    assert stages(frame(canvas, 0.0)) == before
    assert canvas.picture.tiles.painted == painted
    frame(canvas, 0.5)
    assert canvas.picture.tiles.painted > painted
    qtbot.waitUntil(lambda: canvas.at_rest, timeout=5000)
    assert stages(frame(canvas, 1.0)) != before
    window.desk.end_presentation()
    QApplication.processEvents()


def stages(picture: QImage) -> QImage:
    """The row of stages at the upper edge, which doesn't go aside."""
    return picture.copy(0, 0, picture.width(), 40)
