"""PNGs as Pillow reads them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import zlib
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from painted import most_apart, painted
from PIL import Image as Pillow
from PIL import ImageChops
from scenes_of_marks import INK, page, text

from journeymap.draw.marks import Box, Close, Curve, Line, Move, Path, To
from journeymap.layout.pages import Page
from journeymap.layout.scene import Placed, Scene
from journeymap.render.errors import ExportError
from journeymap.render.png import write_png

pytestmark = pytest.mark.usefixtures("qapp")
RED = "#d03030"
SOME = (Box(20, 20, 200, 100, "#e0e8ff", INK, 2.0, radius=12, texts=(text("Kick-off", 40, 40, 20),)),)


def opened(data: bytes) -> Pillow.Image:
    shown = Pillow.open(BytesIO(data))
    shown.load()
    return shown


def chunks(data: bytes) -> list[tuple[bytes, int]]:
    """Names and lengths; every checksum is held against its chunk."""
    found, at = [], 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert zlib.crc32(name + body) == int.from_bytes(data[at + 8 + length : at + 12 + length], "big")
        found.append((name, length))
        at += 12 + length
    return found


@pytest.mark.parametrize("dpi", [48.0, 96.0, 150.0, 300.0])
def test_it_has_the_size_and_the_resolution_asked_for(dpi: float) -> None:
    shown = opened(write_png(page(*SOME), dpi=dpi))
    assert (shown.format, shown.mode) == ("PNG", "RGB")
    assert shown.size == (round(400 * dpi / 96), round(300 * dpi / 96))
    assert shown.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)


def test_it_shows_what_the_window_shows() -> None:
    wanted = page(*SOME)
    for dpi in (96.0, 192.0):
        assert opened(write_png(wanted, dpi=dpi)).tobytes() == painted(wanted.scene, dpi / 96).tobytes()


def test_a_page_moves_and_scales_the_scene_on_paper_of_its_colour() -> None:
    shown = opened(write_png(page(Box(0, 0, 100, 50, RED), scale=0.5, dx=30, dy=40)))
    assert shown.size == (230, 190)
    assert ImageChops.invert(shown.convert("L")).point(lambda v: 255 * (v > 24)).getbbox() == (30, 40, 80, 65)


def test_transparent_pictures_have_no_ground_and_true_colours() -> None:
    edge = Box(50.5, 50, 100, 50, RED)
    shown = opened(write_png(page(edge), transparent=True))
    assert shown.mode == "RGBA"
    assert shown.getpixel((5, 5)) == (0, 0, 0, 0)
    assert shown.getpixel((100, 75)) == (208, 48, 48, 255)
    red, green, blue, alpha = shown.getpixel((50, 75))  # type: ignore[misc]  # an edge half covered
    assert 100 < alpha < 160
    assert (red, green, blue) == pytest.approx((208, 48, 48), abs=3)
    assert most_apart(on_white(shown), opened(write_png(page(edge)))) <= 2


def on_white(shown: Pillow.Image) -> Pillow.Image:
    flat = Pillow.new("RGBA", shown.size, "#ffffff")
    flat.alpha_composite(shown.convert("RGBA"))
    return flat.convert("RGB")


def wide(width: float, height: float) -> Page:
    """Lines, letters and dashes all the way along."""
    words = tuple(text(f"at {x} wmwmwmwmwmwm", x, 5, 13) for x in range(0, round(width), 150))
    rule = Line(((0, height - 5), (width, height - 5)), INK, 2.0, dash=(7, 5))
    slope = Line(((0, 30), (width, height - 10)), RED, 2.0, dash=(9, 4))
    return page(*words, rule, slope, width=width, height=height)


@pytest.mark.parametrize(("width", "height"), [(9_000, 40), (47_000, 40), (60, 20_000)], ids=str)
@pytest.mark.parametrize("transparent", [False, True])
def test_tiles_and_bands_fit(width: int, height: int, transparent: bool) -> None:
    """Wider, and higher, than is painted at a time: every part is as it would be alone."""
    wanted = wide(width, height)
    shown = opened(write_png(wanted, transparent=transparent))
    assert shown.size == (width, height)
    flat = on_white(shown)
    across = min(width, 1000)
    for left in range(0, width, across):
        for top in range(0, height, 1000):
            area = (left, top, min(across, width - left), min(1000, height - top))
            alone = painted(wanted.scene, 1.0, area)
            there = flat.crop((left, top, left + alone.width, top + alone.height))
            # Letters that begin left of a picture may stand a pixel off in it, which is what the tiles avoid.
            begin = 60 if left else 0
            seen = (begin, 0, *alone.size)
            assert most_apart(there.crop(seen), alone.crop(seen)) <= 8


@pytest.mark.parametrize("dpi", [96.0, 120.0])
def test_what_recurs_looks_like_what_comes_once(dpi: float) -> None:
    """Boxes, icons and letters over each other, at several places among the pixels, in a picture of several bands."""
    fragment = (
        page(
            Box(2, 2, 90, 60, "#e0e8ff", INK, 1.5, radius=8, texts=(text("Kick-off", 10, 10, 12),)),
            Path((Move(60, 20), To(85, 30), To(70, 55), Close()), RED, INK, 1.5),
            Line(((92, 30), (110, 30)), INK, 1.5, head=7.0),
        )
        .scene.placed[0]
        .fragment
    )
    fragment = replace(fragment, width=112.0, height=64.0)
    places = [(x * 120.0 + 0.25 * (x % 3), y * 70.3) for x in range(70) for y in range(12)]
    placed = tuple(Placed(fragment, x, y, "note") for x, y in places)
    shown = Scene("", 8_500, 900, "#ffffff", placed, (), (), ())
    there = opened(write_png(Page(shown, 8_500, 900), dpi=dpi))
    once = Page(replace(shown, placed=placed[800:801]), 8_500, 900)
    alone = painted(once.scene, dpi / 96)
    x, y = (round(value * dpi / 96) for value in places[800])
    area = (x, y, x + round(112 * dpi / 96), y + round(64 * dpi / 96))
    assert most_apart(there.crop(area), alone.crop(area)) <= 3


@pytest.mark.parametrize("dpi", [96.0, 130.0])
def test_long_curves_and_rules_have_no_seams(dpi: float) -> None:
    width = 9_000
    ends = [(x, 30.0 + 25.0 * (x // 90 % 3)) for x in range(5, width, 90)]
    curve = [Curve(x + 40, y, x + 50, down, x + 90, down) for (x, y), (_, down) in pairwise(ends)]
    start, end = Move(*ends[0]), ends[-1]
    wanted = page(
        Path((start, *curve, To(end[0], 60.0), To(ends[0][0], 60.0), Close()), "#e9effd"),
        Path((start, *curve), None, INK, 2.0),
        Line(((0, 110.3), (width, 110.3)), RED, 1.0, dash=(7, 5)),
        width=width,
        height=130,
    )
    there = opened(write_png(wanted, dpi=dpi))
    assert most_apart(there, painted(wanted.scene, dpi / 96)) <= 3


def test_the_smallest_picture() -> None:
    assert opened(write_png(page(width=0.2, height=0.2))).size == (1, 1)


def test_the_same_twice_gives_the_same_bytes_in_any_thread() -> None:
    made = [write_png(wide(5000, 60))]
    thread = threading.Thread(target=lambda: made.append(write_png(wide(5000, 60))))
    thread.start()
    made.append(write_png(wide(5000, 60)))
    thread.join()
    assert len(made) == 3
    assert len(set(made)) == 1


def test_the_file_is_as_the_format_wants_it() -> None:
    found = chunks(write_png(wide(9_000, 60), dpi=300))
    assert [name for name, _ in found] == [b"IHDR", b"sRGB", b"pHYs", b"iTXt", b"IDAT", b"IEND"]
    assert [length for name, length in found if name not in (b"IDAT", b"iTXt")] == [13, 1, 9, 0]


def test_it_says_that_its_colours_are_srgb_and_what_it_is_called() -> None:
    shown = opened(write_png(page(*SOME, title="Übergabe – キックオフ\0")))
    assert shown.info["srgb"] == 0
    assert shown.info["Title"] == "Übergabe – キックオフ"
    assert "Title" not in opened(write_png(page(*SOME, title=" "))).info


def test_flat_colours_pack_well() -> None:
    for width in (3_000, 50_000):
        data = write_png(page(Box(0, 0, width, 400, "#e0e8ff"), width=width, height=400))
        assert len(data) < width * 400 * 3 / 200


def test_progress_goes_from_nothing_to_all_and_may_stop_it() -> None:
    told: list[float] = []
    write_png(wide(50_000, 40), progress=told.append)
    assert told == sorted(told)
    assert len(told) > 5
    assert (told[0], told[-1]) == (0.0, 1.0)

    def stop(share: float) -> None:
        if share > 0.5:
            raise StopIteration

    with pytest.raises(StopIteration):
        write_png(wide(50_000, 40), progress=stop)


@pytest.mark.parametrize("dpi", [0.0, -96.0, float("nan"), float("inf")])
def test_no_resolution_no_picture(dpi: float) -> None:
    with pytest.raises(ExportError, match="cannot have"):
        write_png(page(*SOME), dpi=dpi)


def test_too_many_pixels_are_refused_before_any_is_painted() -> None:
    with pytest.raises(
        ExportError, match=r"100,000 × 100,000 pixels is too large for PNG, which holds 1,500 million .* --tile"
    ):
        write_png(page(width=100_000, height=100_000))


@pytest.mark.parametrize("display", [None, ":987"])
def test_it_needs_no_display_and_minds_none_that_is_not_there(display: str | None) -> None:
    """Qt would end the program where the display that is named cannot be reached."""
    program = (
        "import os, sys; from scenes_of_marks import page, text; from journeymap.render.png import write_png;"
        "sys.stdout.buffer.write(write_png(page(text('Kick-off'), width=90, height=40)));"
        "assert 'QT_QPA_PLATFORM' not in os.environ"
    )
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    env |= {"PYTHONPATH": os.pathsep.join(sys.path)} | ({"DISPLAY": display} if display else {})
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=env, check=True)
    assert opened(done.stdout).size == (90, 40)
    assert done.stderr == b""


def test_nothing_of_the_page_is_kept() -> None:
    import gc
    import weakref

    wanted = page(*SOME, Path(()))
    fragment = weakref.ref(wanted.scene.placed[0].fragment)
    write_png(wanted)
    del wanted
    gc.collect()
    assert fragment() is None
