"""Words over a picture are as large as the picture's own smallest ones."""

from __future__ import annotations

import pytest

from journeymap.editor.camera import Size
from journeymap.layout.presented.screen import LINES, screen_frame
from journeymap.layout.scene import Scene
from journeymap.layout.slides.type_sizes import LEAST
from journeymap.ui.present_words import least
from journeymap.ui.projected import filling
from journeymap.ui.shot import Shot


@pytest.mark.parametrize("chosen", [18, 24, 36])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (3440, 1440), (800, 800), (720, 1280)])
def test_words_are_as_large_as_the_smallest_of_the_picture(width: int, height: int, chosen: int) -> None:
    frame = screen_frame(width, height, chosen)
    scene = Scene("", frame.width, frame.height, "#ffffff", (), (), (), ())
    shot = Shot(scene, filling(Size(frame.width, frame.height), Size(width, height)), width, height, 1.0)
    assert least(shot, chosen) == pytest.approx(LEAST * height / frame.height)
    assert least(shot, chosen) <= height * chosen / LINES + 1e-6
