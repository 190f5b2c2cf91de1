"""A whole walk through the first example on real screens of three sizes and in three themes: at every stop the picture
fills the screen, holds what the scene says, shows something new, and nothing but the picture is there."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from windows import differing

from journeymap.editor.presenting import going
from journeymap.editor.session import Session
from journeymap.files.store import open_journey
from journeymap.layout.hit import Rect
from journeymap.render.qt import paint_scene
from journeymap.ui.present import ProjectedWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIRST = Path(__file__).parents[2] / "examples" / "saas-onboarding-to-advocacy.journey"
WALKS = (
    (1280, 720, "light"),
    (1280, 720, "dark"),
    (1280, 720, "contrast"),
    (1920, 1080, "light"),
    (1920, 1080, "dark"),
    (1920, 1080, "contrast"),
    (3840, 2160, "light"),
    pytest.param(3840, 2160, "dark", marks=pytest.mark.long),
    pytest.param(3840, 2160, "contrast", marks=pytest.mark.long),
)


def seen(projected: ProjectedWindow) -> QImage:
    return projected.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def directly(projected: ProjectedWindow) -> QImage:
    """The scene of the present stop painted in one go, as large as the screen, all of it lit."""
    stop = projected.canvas.stop
    assert stop is not None
    picture = QImage(projected.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor(stop.scene.background))
    scale = projected.height() / stop.scene.height
    painter = QPainter(picture)
    painter.scale(scale, scale)
    paint_scene(painter, stop.scene, None, scale)
    painter.end()
    return picture


def small(picture: QImage) -> QImage:
    """Each pixel the mean of many: what is looked at one by one in Python should be few."""
    return picture.scaledToWidth(240, Qt.TransformationMode.SmoothTransformation)


@pytest.mark.parametrize(("width", "height", "look"), WALKS)
def test_every_stop_of_a_walk(qtbot: QtBot, width: int, height: int, look: str) -> None:
    session = Session.begin(open_journey(FIRST).journey, theme=look)
    going.begin(session, width, height)
    projected = ProjectedWindow(session)
    projected.setFixedSize(width, height)
    projected.show_state(session.state)
    projected.show()
    pictures: list[QImage] = []
    while True:
        qtbot.waitUntil(lambda: projected.canvas.at_rest, timeout=5000)
        pictures.append(seen(projected))
        stop = projected.canvas.stop
        assert stop is not None
        if stop.light is None:
            shown, expected = (small(one) for one in (pictures[-1], directly(projected)))
            whole = Rect(0.0, 0.0, shown.width(), shown.height())
            assert differing(shown, expected, whole, tolerance=24) == 0, (stop.key, stop.at)
        assert {one for one in projected.findChildren(QWidget) if one.isVisible()} <= {
            projected.canvas,
            projected.canvas.viewport(),
        }
        before = session.state.show
        QTest.keyClick(projected.canvas, Qt.Key.Key_PageDown)
        if session.state.show == before:
            break
    assert len(pictures) > 30
    assert all(one != other for one, other in pairwise(pictures))
    assert {one.size().toTuple() for one in pictures} == {(width, height)}
    going.finish_show(session)
    projected.close()
    QApplication.processEvents()
