from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon

from journeymap.draw import icons as drawn
from journeymap.draw.marks import Close, Curve, Move, Path, To
from journeymap.ui.icons import icon, painter_path, pixmap

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_path_keeps_its_lines_and_curves() -> None:
    path = Path((Move(1, 2), To(11, 2), Curve(11, 8, 5, 12, 1, 12), Close()), fill="#000000")
    made = painter_path(path)
    assert made.elementCount() == 6  # move, line, three points of a curve, the closing line
    assert made.boundingRect().left() == 1
    assert made.boundingRect().right() == pytest.approx(11, abs=0.5)


@pytest.mark.parametrize("name", drawn.names())
def test_every_icon_draws_something(name: str) -> None:
    image = icon(name, 18, "#112233", "#99aabb").pixmap(18, 18).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


def test_disabled_icons_are_fainter() -> None:
    made = icon("open", 18, "#000000", "#cccccc")
    normal = made.pixmap(18, 18, QIcon.Mode.Normal).toImage()
    assert made.pixmap(18, 18, QIcon.Mode.Disabled).toImage() != normal


def test_pixmaps_are_as_sharp_as_the_screen() -> None:
    made = pixmap((drawn.icon("open", 18, "#000000"),), 18, 18, 2.0)
    assert (made.width(), made.deviceIndependentSize().width()) == (36, 18)
