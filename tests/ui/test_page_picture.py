from __future__ import annotations

import io

import pytest
from comparing_pictures import apart
from onboarding import onboarding
from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import Clip, Page, Window, pages
from journeymap.render.png import write_png
from journeymap.ui.page_picture import page_picture

LIGHT = theme("light")


def picture(image: QImage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows bytes only, Qt takes text
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


@pytest.mark.usefixtures("qapp")
def test_a_page_looks_as_it_is_exported() -> None:
    (page,) = pages(build(onboarding(), LIGHT), "a4")
    seen = page_picture(page, round(page.width), 5_000)
    exported = Image.open(io.BytesIO(write_png(page))).convert("RGB")
    assert (seen.width(), seen.height()) == exported.size
    assert apart(picture(seen), exported).whole < 0.01


@pytest.mark.usefixtures("qapp")
def test_only_what_a_window_shows_is_painted() -> None:
    scene = build(onboarding(), LIGHT)
    whole = Page(scene, scene.width, scene.height)
    half = Clip(0.0, 0.0, scene.width / 2, scene.height)
    page = Page(scene, scene.width, scene.height, windows=(Window(scene.placed, clip=half),))
    width = round(scene.width)
    one, other = picture(page_picture(whole, width, 9_999)), picture(page_picture(page, width, 9_999))
    left, right = (0, 0, width // 2 - 1, one.height), (width // 2 + 1, 0, width, one.height)
    assert one.crop(left).tobytes() == other.crop(left).tobytes()
    ground = QColor(scene.background)
    assert other.crop(right).getcolors() == [
        (other.crop(right).width * one.height, (ground.red(), ground.green(), ground.blue()))
    ]
    assert len(set(one.crop(right).tobytes())) > 10


@pytest.mark.usefixtures("qapp")
def test_it_can_have_no_ground_be_tiny_and_be_stopped() -> None:
    (page,) = pages(build(onboarding(), LIGHT))
    assert page_picture(page, 200, 200, transparent=True).pixelColor(0, 0).alpha() == 0
    assert page_picture(page, 2, 2).width() >= 1

    class StoppedError(Exception):
        pass

    def stop(_: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        page_picture(page, 500, 500, stop)
