from __future__ import annotations

import pytest
from onboarding import onboarding
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from journeymap.draw.theme import theme
from journeymap.editor.camera import Camera
from journeymap.layout.build import build
from journeymap.ui.screen import AT_ONCE, Screen
from journeymap.ui.shot import Shot

pytestmark = pytest.mark.usefixtures("qapp")


def shown() -> tuple[Screen, Shot]:
    scene = build(onboarding(), theme("light"))
    screen = Screen()
    screen.show(scene, AT_ONCE)
    return screen, Shot(scene, Camera(), 400, 300, 1.0)


def test_nothing_is_painted_ahead_of_the_first_frame() -> None:
    screen, shot = shown()
    assert screen.work(shot) == ([], False)
    assert not list(screen.tiles.at_level(shot.level, shot.area))


def test_after_the_first_frame_work_goes_on_until_all_is_there() -> None:
    screen, shot = shown()
    screen.sharpen(shot)
    view = QRect(0, 0, 400, 300)
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    screen.paint(painter, shot, QRegion(view))
    painter.end()
    slices = 0
    while screen.work(shot)[1]:
        slices += 1
        assert slices < 2_000
    assert list(screen.tiles.at_level(shot.level, shot.area))
    assert screen.tiles.whole is not None
    assert screen.tiles.whole.shown is not None
