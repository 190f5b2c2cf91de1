"""What is painted, how much of it at which scale, and that parts fit together."""

from __future__ import annotations

import hashlib
import math
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from painted import columns_of_ink, ink, most_apart, painted
from PIL import Image as Pillow
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from scenes_of_marks import INK, scene, text
from stress import stress

from journeymap.draw.marks import Box, Close, Curve, Fragment, Image, Line, Move, Path, To
from journeymap.draw.theme import theme
from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.build import build
from journeymap.layout.scene import Placed, Scene
from journeymap.render.qt import paint_fragment, paint_scene
from journeymap.render.qt_steps import Glyphs, Picture, steps_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.draw.marks import Mark

pytestmark = pytest.mark.usefixtures("qapp")
RED, BLUE, GREEN = (208, 48, 48), (48, 48, 208), (48, 160, 48)


def hexed(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def square(x: float, y: float, size: float, **how: Any) -> Path:
    corners = (Move(x, y), To(x + size, y), To(x + size, y + size), To(x, y + size), Close())
    return Path(corners, **how)


def picture(colour: tuple[int, int, int] = RED, size: tuple[int, int] = (40, 30), kind: str = "PNG") -> bytes:
    out = BytesIO()
    Pillow.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def image(data: bytes, x: float = 50, y: float = 50, width: float = 100, height: float = 80) -> Image:
    return Image(x, y, width, height, hashlib.sha256(data).hexdigest(), data, "a picture")


def test_boxes_have_their_fill_outline_and_corners() -> None:
    shown = painted(scene(Box(50, 50, 100, 80, hexed(RED), hexed(BLUE), 4.0, radius=20)))
    assert shown.getpixel((100, 90)) == RED
    assert shown.getpixel((100, 49)) == BLUE  # the outline lies half outside
    assert shown.getpixel((100, 51)) == BLUE
    assert shown.getpixel((100, 47)) == shown.getpixel((51, 51)) == (255, 255, 255)
    assert ink(shown).getbbox() == (48, 48, 152, 132)


def test_a_radius_over_half_a_side_is_cut_down() -> None:
    shown = painted(scene(Box(50, 50, 100, 40, hexed(RED), radius=500)))
    assert shown.getpixel((55, 52)) == (255, 255, 255)
    assert shown.getpixel((100, 52)) == RED


def test_texts_of_a_box_stand_in_the_boxs_coordinates() -> None:
    alone = painted(scene(text("Kick-off", 60, 60)))
    owned = painted(scene(Box(50, 50, 100, 80, texts=(text("Kick-off", 60, 60),))))
    assert alone.tobytes() == owned.tobytes()
    assert ink(alone).getbbox() is not None


def test_overlapping_contours_have_no_holes() -> None:
    twice = square(50, 50, 60).segments + square(80, 50, 60).segments
    shown = painted(scene(Path(twice, fill=hexed(GREEN))))
    assert shown.getpixel((95, 80)) == GREEN


def test_strokes_have_round_ends_and_corners_and_dashes_flat_ones() -> None:
    bent = (Move(100, 60), To(200, 60), To(200, 160))
    shown = painted(scene(Path(bent, stroke=hexed(RED), stroke_width=40.0)))
    assert ink(shown).getbbox() == (80, 40, 220, 180)  # half a width beyond both ends
    assert shown.getpixel((84, 44)) == shown.getpixel((216, 43)) == (255, 255, 255)
    assert shown.getpixel((82, 60)) == shown.getpixel((212, 48)) == RED
    flat = painted(scene(Path(bent, stroke=hexed(RED), stroke_width=40.0, dash=(30, 10))))
    assert ink(flat).getbbox() == (100, 40, 220, 150)  # the last dash ends 190 px along the way
    assert flat.getpixel((102, 42)) == RED
    line = painted(scene(Line(((100, 60), (200, 60)), hexed(RED), 40.0)))
    assert ink(line).getbbox() == (100, 40, 200, 80)


def test_a_curve_bulges_to_its_middle() -> None:
    arch = (Move(50, 150), Curve(50, 50, 150, 50, 150, 150))
    shown = painted(scene(Path(arch, stroke=INK, stroke_width=2.0)))
    box = ink(shown).getbbox()
    assert box is not None
    assert box[1] == pytest.approx(150 - 75, abs=1.5)  # three quarters of the way to the control points


def test_an_arrow_ends_in_its_tip_and_is_as_broad_as_its_head_there() -> None:
    shown = painted(scene(Line(((50, 100), (150, 100)), hexed(RED), 6.0, head=20.0)))
    box = ink(shown).getbbox()
    assert box is not None
    assert box[0] == 50
    assert box[2] in (149, 150)
    assert (box[1], box[3]) == pytest.approx((90, 110), abs=1)
    at_tip = ink(shown.crop((145, 0, 400, 300))).getbbox()
    assert at_tip is not None
    assert at_tip[3] <= 104  # the shaft does not poke out of the tip


def test_pictures_fill_their_rectangle() -> None:
    for kind in ("PNG", "JPEG"):
        shown = painted(scene(image(picture(kind=kind))))
        pixel = shown.getpixel((100, 90))
        assert isinstance(pixel, tuple)
        assert max(abs(a - b) for a, b in zip(pixel, RED, strict=True)) < 4
        assert ink(shown).getbbox() == (50, 50, 150, 130)


def test_a_picture_made_small_is_smoothed() -> None:
    grid = Pillow.new("L", (120, 90))
    grid.putdata([255 * ((x + y) % 2) for y in range(90) for x in range(120)])
    out = BytesIO()
    grid.save(out, "PNG")
    shown = painted(scene(image(out.getvalue(), width=60, height=45))).convert("L").crop((55, 55, 105, 90))
    assert 100 < min(shown.tobytes()) <= max(shown.tobytes()) < 155


def test_a_large_picture_is_kept_small() -> None:
    mark = image(picture(size=(3000, 2000)))
    (step,) = steps_of(Fragment(200, 200, (mark,)))
    assert isinstance(step, Picture)
    assert step.image.width() < 500


@pytest.mark.qt_log_ignore("JPEG", extend=True)  # its reader says on stderr what it misses
@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\nrubbish", picture()[:60], b"\xff\xd8\xff\xe0" + bytes(40)], ids=range(4)
)
def test_a_broken_picture_leaves_a_frame(data: bytes) -> None:
    shown = painted(scene(image(data)))
    assert ink(shown).getbbox() in {(49, 49, 151, 131), (50, 50, 150, 130)}
    assert shown.getpixel((100, 60)) == (255, 255, 255)


def test_text_gets_less_with_the_scale() -> None:
    words = text("Workspace set-up for the whole team", 20, 20, 14)
    shown = scene(words, width=300, height=60)
    bars, nothing = (ink(painted(shown, scale), 8) for scale in (0.25, 0.1))
    assert len(columns_of_ink(painted(shown, 0.5))) > 4  # words and letters have gaps between them
    box = bars.getbbox()
    assert box is not None
    assert bars.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), 255)]  # one full rectangle
    assert (box[2] - box[0]) / 0.25 == pytest.approx(words.block.lines[0].width, abs=8)
    assert nothing.getbbox() is None


def test_glyphs_are_made_only_when_they_are_wanted() -> None:
    fragment = Fragment(100, 100, (text("Kick-off"),))
    shown = Scene("", 100, 100, "#ffffff", (Placed(fragment, 0, 0, "note"),), (), (), ())
    (step,) = steps_of(fragment)
    assert isinstance(step, Glyphs)
    made = []
    for scale in (0.2, 1.0, 2.0):
        painted(shown, scale)
        made.append(step.letters._near)
    assert made[0] is None
    assert made[1] is not None
    assert made[2] is made[1]


def test_a_fragment_is_translated_once_as_long_as_it_is_in_use() -> None:
    fragment = Fragment(100, 100, (text("Kick-off"),))
    assert steps_of(fragment) is steps_of(fragment)
    assert steps_of(fragment) is not steps_of(Fragment(100, 100, fragment.marks))


def test_small_shapes_become_specks_and_then_nothing() -> None:
    icon = scene(square(100, 100, 12, stroke=INK), width=300, height=300)
    assert ink(painted(icon, 1.0)).getbbox() == (99, 99, 113, 113)
    box = ink(painted(icon, 0.12), 8).getbbox()
    assert box is not None
    assert box[2] - box[0] <= 3
    tiny = scene(square(100, 100, 8, stroke=INK), width=300, height=300)
    assert ink(painted(tiny, 0.12), 8).getbbox() is None


def cards(count: int, apart: float = 120.0) -> Scene:
    """Cards side by side."""
    one = Fragment(100, 60, (Box(0, 0, 100, 60, "#ffffff", hexed(BLUE), radius=8, texts=(text("Card"),)),), bleed=1)
    placed = tuple(Placed(one, 10 + number * apart, 20, "touchpoint", f"t{number}") for number in range(count))
    return Scene("Cards", 20 + count * apart, 100, "#ffffff", placed, (), (), ())


def test_only_what_is_in_view_is_painted() -> None:
    many = cards(500)
    image_of_view = QImage(400, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image_of_view)
    assert paint_scene(painter, many, QRectF(1210, 0, 400, 100), 1.0) == 4
    assert paint_scene(painter, many, None, 1.0) == 500
    painter.end()


@pytest.mark.parametrize("scale", [0.05, 0.3, 1.0, 1.7])
def test_a_part_is_painted_as_it_is_in_the_whole(scale: float) -> None:
    many = cards(40)
    area = (1200.0, 0.0, 400.0, 100.0)
    culled, all_of_it = painted(many, scale, area), painted(many, scale, area, cull=False)
    assert culled.tobytes() == all_of_it.tobytes()


DASHED: dict[str, tuple[Mark, ...]] = {
    "level line": (Line(((5, 50), (1195, 50)), INK, 1.5, dash=(3, 4)),),
    "slanting line": (Line(((5, 20), (1195, 80)), INK, 2.0, dash=(6, 4), head=10),),
    "curve": (Path((Move(5, 50), Curve(400, -100, 800, 200, 1195, 50)), stroke=INK, stroke_width=2, dash=(6, 4)),),
    "box": (Box(5, 10, 1190, 80, "#eeeeff", INK, 1.5, radius=12, dash=(6, 4)),),
    "odd pattern": (Path((Move(5, 50), To(600, 20), To(1195, 50)), stroke=INK, dash=(5, 2, 1)),),
}


@pytest.mark.parametrize("marks", DASHED.values(), ids=DASHED.keys())
@pytest.mark.parametrize("scale", [0.2, 1.0, 1.37, 3.0])
def test_dashes_fit_where_pictures_meet(marks: tuple[Mark, ...], scale: float) -> None:
    shown = scene(*marks, width=1200, height=100)
    whole = painted(shown, scale)
    side = round(200 * scale)
    for number in range(6):
        part = painted(shown, scale, (number * side / scale, 0, side / scale, 100))
        assert most_apart(part, whole.crop((number * side, 0, number * side + part.width, whole.height))) <= 8


def test_dashes_are_as_long_as_stated() -> None:
    for line in (
        Line(((0, 50), (100, 50)), INK, 4.0, dash=(10, 5)),
        Line(((0, 50.01), (100, 50)), INK, 4.0, dash=(10, 5)),
    ):
        shown = painted(scene(line, width=100, height=100), 2.0)
        drawn = [shown.getpixel((x, 100)) != (255, 255, 255) for x in (1, 10, 18, 22, 28, 32, 48, 52)]
        assert drawn == [True, True, True, False, False, True, True, False]


def pdf(paint: Callable[[QPainter], object]) -> Any:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(1200)
    painter = QPainter(writer)
    painter.scale(12.5, 12.5)
    paint(painter)
    painter.end()
    return pypdfium2.PdfDocument(bytes(data.data()))


def test_a_printed_map_has_text_not_shapes() -> None:
    several = scene(text("Kick-off call", 10, 10, 13), text("Onboarding", 10, 60, 26), *DASHED["curve"])
    document = pdf(lambda painter: paint_scene(painter, several, None, 12.5))
    words = str(document[0].get_textpage().get_text_range())
    document.close()
    assert "Kick-off call" in words
    assert "Onboarding" in words


def test_a_fragment_alone_is_painted_where_the_painter_is() -> None:
    one = scene(Box(0, 0, 40, 30, hexed(RED)), text("ab", 5, 5))
    canvas = QImage(100, 100, QImage.Format.Format_RGB32)
    canvas.fill(0xFFFFFFFF)
    painter = QPainter(canvas)
    painter.translate(20, 10)
    paint_fragment(painter, one.placed[0].fragment)
    painter.end()
    assert canvas.pixelColor(21, 38).name() == hexed(RED)
    assert canvas.pixelColor(19, 20).name() == "#ffffff"


HOSTILE: dict[str, tuple[Mark, ...]] = {
    "nothing": (),
    "no size": (Box(10, 10, 0, 0, "#ff0000", INK), Box(10, 10, 0, 20, "#ff0000", INK, radius=5, dash=(2, 2))),
    "negative": (Box(50, 50, -20, -20, "#ff0000", INK, radius=5),),
    "far away": (Box(1e9, -1e9, 10, 10, "#ff0000"), Line(((0, 0), (1e8, 1e8)), INK), text("far", 1e7, 1e7)),
    "enormous": (Box(-1e8, -1e8, 2e8, 2e8, "#ff0000", INK, 3.0, radius=1e7),),
    "no segments": (Path((), fill="#ff0000", stroke=INK), Path((Close(),), fill="#ff0000")),
    "no style": (Path((Move(0, 0), To(50, 50))), Box(10, 10, 20, 20)),
    "a point": (Path((Move(9, 9),), stroke=INK, dash=(1, 1)), Line(((9, 9), (9, 9)), INK, head=5, corner=3)),
    "no width": (Line(((0, 0), (50, 50)), INK, 0.0, dash=(2, 2)), Box(10, 10, 20, 20, stroke=INK, stroke_width=0.0)),
    "no dashes": (Line(((0, 0), (50, 50)), INK, dash=(0.0, 0.0)), Line(((0, 0), (50, 0)), INK, dash=(0.0, 3.0))),
    "empty text": (text(""), text("\n\n"), text(" ")),
    "odd text": (text("\u200b\ufeff\u202e"), text("\U0010ffff\ue000"), text("a" * 3000, width=50.0)),
}  # fmt: skip


@pytest.mark.parametrize("marks", HOSTILE.values(), ids=HOSTILE.keys())
def test_odd_marks_do_no_harm(marks: tuple[Mark, ...]) -> None:
    """Nor do they make Qt complain, which would fail this test too."""
    for scale in (0.0, 0.001, 0.05, 0.3, 1.0, 7.0):
        canvas = QImage(120, 90, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(canvas)
        if scale:
            painter.scale(scale, scale)
        for exposed in (None, QRectF(0, 0, 100, 100)):
            assert paint_scene(painter, scene(*marks), exposed, scale) >= 0
        painter.end()
    if len(marks) == 0:
        assert ink(painted(scene())).getbbox() is None


def test_a_very_dense_dash_does_not_take_for_ever() -> None:
    curve = Path((Move(0, 0), Curve(1e4, 9e3, 1e4, -9e3, 2e4, 0)), stroke=INK, dash=(0.01, 0.01))
    shown = painted(scene(curve))
    assert ink(shown, 8).getbbox() is not None


def test_math_of_the_block_is_not_done_again() -> None:
    """Lines break where layout broke them: a block wrapped for a narrow box stays so in a wide one."""
    block = paragraph("one two three four five six", Style(14), 60)
    assert len(block.lines) > 2
    box = ink(painted(scene(text("one two three four five six", 10, 10, width=60)))).getbbox()
    assert box is not None
    assert box[2] <= 10 + 60 + 1
    assert box[3] == pytest.approx(10 + block.lines[-1].y, abs=math.ceil(14 * 0.3))


def test_a_view_of_a_thousand_touchpoints_paints_only_what_it_shows() -> None:
    large = build(stress(1000), theme("light"))
    canvas = QImage(16, 16, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    across = 1600.0
    in_view = [paint_scene(painter, large, QRectF(x, 0, across, large.height)) for x in (0.0, large.width / 2)]
    painter.end()
    share = across / large.width
    assert len(large.placed) > 4000
    assert max(in_view) < len(large.placed) * share * 2 + 60  # what is in its part, and what spans the map
    assert min(in_view) > len(large.placed) * share / 2


def test_maps_that_come_and_go_are_not_taken_for_each_other() -> None:
    """Memory is used again, so that a new fragment stands where an old one stood; nothing of the old may show."""
    places: list[int] = []
    for generation in range(4):
        colours = [(number, 255 - number, 64 * generation) for number in range(50)]
        # Many at once: the place of a single one that ended may be taken by anything.
        passing = [
            scene(Box(50, 50, 100, 80, hexed(colour), texts=(text(f"{colour[0]}", 60, 60),))) for colour in colours
        ]
        for one, colour in zip(passing, colours, strict=True):
            places.append(id(one.placed[0].fragment))
            assert painted(one).getpixel((140, 120)) == colour
            assert painted(one, 0.05).getpixel((5, 4)) == colour
        del one, passing
    assert len(set(places)) < len(places)
