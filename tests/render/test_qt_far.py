"""From afar a map still looks like itself, and costs little."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path as File

import pytest
from painted import painted
from PIL import Image as Pillow
from PIL import ImageChops, ImageStat
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from scenes_of_marks import INK, scene

import journeymap
from journeymap.draw.marks import Box, Fragment, Line
from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.build import build
from journeymap.layout.scene import Placed, Scene
from journeymap.render import qt_far
from journeymap.render.qt import FAR

pytestmark = pytest.mark.usefixtures("qapp")
EXAMPLES = File(journeymap.__file__).parent.parent / "examples"


def row(count: int, apart: float, width: float = 100.0, height: float = 60.0) -> Scene:
    one = Fragment(width, height, (Box(0, 0, width, height, "#c03030"),))
    placed = tuple(Placed(one, number * apart, 0, "touchpoint") for number in range(count))
    return Scene("", count * apart, height, "#ffffff", placed, (), (), ())


def parts(shown: Scene, scale: float, exposed: QRectF | None = None) -> int:
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    count = qt_far.paint_far(painter, shown, exposed, scale)
    painter.end()
    return count


@pytest.mark.parametrize("name", ["saas-onboarding-to-advocacy", "hardware-rollout"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_it_looks_much_like_the_map_in_full_made_small(name: str, look: str) -> None:
    shown = build(open_journey(EXAMPLES / f"{name}.journey").journey, theme(look))
    far = painted(shown, FAR - 0.001)
    full = painted(shown, 4 * (FAR - 0.001)).resize(far.size, Pillow.Resampling.BOX)
    apart = ImageStat.Stat(ImageChops.difference(far, full))
    assert max(apart.mean) < 6  # of 255
    assert max(apart.rms) < 20
    colours = ImageStat.Stat(far)
    assert max(colours.stddev) > 15  # it is not blank, which would also be near to a pale map


def test_as_many_things_as_you_like_become_as_many_rectangles_as_there_are_pixels() -> None:
    many = row(5000, 120.0)
    scale = 1600 / many.width
    assert parts(many, scale) <= 1600
    assert parts(many, 0.08) == 5000  # where there is room for each


def test_neighbours_that_run_together_are_as_much_weaker_as_there_were_gaps() -> None:
    half = painted(row(4000, 200.0, height=8000), 400 / (4000 * 200.0))
    red, green, blue = half.getpixel((200, 2))  # type: ignore[misc]  # in colour
    assert (red, green, blue) == pytest.approx(((255 + 192) / 2, (255 + 48) / 2, (255 + 48) / 2), abs=8)


def test_only_what_is_in_view_is_painted() -> None:
    many = row(500, 120.0)
    assert parts(many, 0.08, QRectF(1200, 0, 600, 60)) <= 7


def test_long_lines_stay_and_short_ones_go() -> None:
    shown = scene(Line(((0, 100), (3000, 100)), INK), Line(((0, 200), (15, 200)), INK), width=3000, height=300)
    small = painted(shown, 0.05).convert("L")
    assert min(small.crop((75, 3, 76, 8)).tobytes()) < 235
    assert set(small.crop((0, 8, 1, 13)).tobytes()) == {255}


def test_outlines_keep_cards_from_fading_away() -> None:
    card = Box(0, 0, 118, 84, "#ffffff", "#2f6fde", 1.5, radius=8)
    red, _, blue = painted(scene(card, width=118, height=84), 0.05).getpixel((3, 2))  # type: ignore[misc]  # in colour
    assert blue - red > 25


def test_it_is_kept_for_the_scene_and_its_scale_and_goes_with_it() -> None:
    shown = row(5, 120.0)
    assert qt_far._parts(shown, 0.05) is qt_far._parts(shown, 0.06)
    assert qt_far._parts(shown, 0.05) is not qt_far._parts(shown, 0.01)
    key, ended = id(shown), weakref.ref(shown)
    assert sum(scene == key for scene, _ in qt_far._kept) == 2
    del shown
    gc.collect()
    assert ended() is None
    assert not any(scene == key for scene, _ in qt_far._kept)
