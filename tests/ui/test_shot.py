from __future__ import annotations

import pytest
from onboarding import onboarding
from PySide6.QtCore import QRect

from journeymap.draw.theme import theme
from journeymap.editor.camera import Camera
from journeymap.layout.build import build
from journeymap.layout.hit import Rect
from journeymap.ui.shot import Shot


@pytest.fixture(params=[1.0, 1.25, 1.5, 2.0, 2.625])
def shot(request: pytest.FixtureRequest) -> Shot:
    return Shot(build(onboarding(), theme("light")), Camera(0.73, 101.3, -17.9), 800, 600, request.param)


def test_the_map_begins_on_a_whole_pixel_of_the_screen(shot: Shot) -> None:
    left = shot.paper.left() * shot.ratio
    assert left == pytest.approx(round(left))
    assert shot.origin == (round(left), round(shot.paper.top() * shot.ratio))


def test_there_and_back(shot: Shot) -> None:
    rect = Rect(200, 100, 120, 80)
    seen = shot.rect(rect)
    assert seen.width() == pytest.approx(120 * 0.73)
    area = shot.area_of(QRect(0, 0, 800, 600))
    assert area == shot.area
    assert shot.rect(area).left() == pytest.approx(0)
    assert shot.rect(area).width() == pytest.approx(800)
    assert area.x == pytest.approx(shot.camera.x, abs=1 / shot.level)
