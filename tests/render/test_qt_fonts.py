"""Letters stand where layout put them, at any size, whatever the font file is like."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from comparing_pictures import apart
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from made_fonts import build_font, save_fonts
from painted import columns_of_ink, ink, painted, told_columns, told_rows
from scenes_of_marks import scene, text

from journeymap.draw.fonts import BUNDLED, face, missing
from journeymap.draw.wrap import Style, paragraph
from journeymap.render import qt
from journeymap.render.qt_fonts import glyph_runs, outlines, raw_font

if TYPE_CHECKING:
    from pathlib import Path

    from fontTools.ttLib import TTFont
    from PIL import Image as Pillow
    from PySide6.QtGui import QGuiApplication

    from journeymap.layout.scene import Scene

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = {
    "Latin": "I l i t j Hill illicit",
    "kerned": "AVAVAV To Ty LT",
    "accents": "Größe é ç Ñ",
    "Greek": "Ταξίδι πελάτη",
    "Cyrillic": "Путь клиента",
    "Hebrew": "שלום לקוחות",
    "Arabic": "رحلة العميل",
    "Hindi": "ग्राहक यात्रा",
    "Thai": "การเดินทาง",
    "both ways": "Kick-off שלום ok",
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
@pytest.mark.parametrize(
    ("size", "scale"), [(13.0, 1.0), (13.0, 4.0), (13.0, 10.0), (9.5, 1.0), (11.5, 2.0), (40.0, 1.0)]
)
def test_letters_stand_where_layout_put_them(words: str, size: float, scale: float) -> None:
    mark = text(words, 10, 10, size)
    shown = painted(scene(mark, width=20 + mark.block.width, height=20 + mark.block.height), scale)
    expected = told_columns(mark.block)
    found = [(left / scale - 10, right / scale - 10) for left, right in columns_of_ink(shown)]
    near = 0.5 + 1 / scale  # half a px, and the pixel that an edge lies in
    for left, right in found:
        assert any(abs(left - one[0]) <= near for one in expected), f"ink begins at {left}"
        assert any(abs(right - one[1]) <= near for one in expected), f"ink ends at {right}"
    assert found[0][0] == pytest.approx(expected[0][0], abs=near)
    assert found[-1][1] == pytest.approx(expected[-1][1], abs=near)
    assert len(found) == len(expected) or scale < 10  # letters that nearly touch run together in few pixels
    box = ink(shown).getbbox()
    assert box is not None
    top, bottom = told_rows(mark.block)
    assert box[1] / scale - 10 == pytest.approx(top, abs=near)
    assert box[3] / scale - 10 == pytest.approx(bottom, abs=near)


def test_a_heading_is_there_at_every_zoom() -> None:
    """Qt's own raw fonts of a size of their own vanish from 64 pixels on."""
    heading = scene(text("Onboarding", 10, 10, 26, bold=True), width=200, height=60)
    shares = []
    for scale in (1.0, 2.0, 2.2, 2.4, 2.5, 4.0, 10.0):
        marked = ink(painted(heading, scale), 128)
        shares.append(marked.histogram()[255] / (marked.width * marked.height))
    assert min(shares) > 0.8 * max(shares) > 0.02


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_qt_picks_the_very_files_that_ship(name: str) -> None:
    raw = raw_font(name, 12.0)
    assert raw is not None
    assert raw.pixelSize() == 12.0
    assert bytes(raw.fontTable("head").data()) == bytes(face(name).hb_face.reference_table("head").data)


@pytest.mark.parametrize("first", ["nothing", "the system's", "one of ours, then the system's"])
def test_the_order_of_first_use_does_not_matter(first: str) -> None:
    """A program that has drawn with a system font of a bundled family already gets the bundled file all the same."""
    program = f"""
import sys
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QRawFont
application = QGuiApplication(["test"])
from journeymap.draw.fonts import BUNDLED, face, missing
from journeymap.render import qt
from journeymap.render.qt_fonts import raw_font
if "ours" in {first!r}:
    raw_font("LiberationSans-Bold", 9.0)
if "system" in {first!r}:
    for family in {{face(name).family for name in BUNDLED}}:
        QFontDatabase.styles(family)
        QFontMetricsF(QFont(family, 12)).horizontalAdvance("abc")
for name in sorted(BUNDLED, reverse=True):
    raw = raw_font(name, 12.0)
    assert raw is not None, name
    for tag in ("head", "name", "maxp", "glyf"):
        assert bytes(raw.fontTable(tag).data()) == bytes(face(name).hb_face.reference_table(tag).data), (name, tag)
"""
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", program], env=env, check=True, timeout=60)


@pytest.mark.parametrize("size", [9.5, 11.5, 13.0])
def test_letters_are_the_same_as_filled_outlines(size: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing fits them to the pixels, which would change their shapes with the size and against other formats."""
    shown = scene(*(text(words, 5.3, 5.4 + 30 * row, size) for row, words in enumerate(WORDS.values())), height=330)
    letters = painted(shown)
    monkeypatch.setattr(qt, "_LARGE", 1.0)
    found = apart(letters, painted(shown))
    assert found.whole < 0.001, found
    assert found.worst < 0.02, found


def test_chinese_letters_stand_where_layout_put_them() -> None:
    """The faces that systems have for them are collections of cubic outlines, mostly."""
    mark = text("实现首次价值 お客様の旅", 10, 10, 11.5)
    if missing(mark.block.source):
        pytest.skip("no font for Chinese and Japanese is installed")
    for scale in (1.0, 4.0):
        shown = painted(scene(mark, width=20 + mark.block.width, height=20 + mark.block.height), scale)
        found = columns_of_ink(shown)
        expected = told_columns(mark.block)
        near = 0.5 + 1 / scale
        for left, right in found:
            assert any(abs(left / scale - 10 - one[0]) <= near for one in expected)
            assert any(abs(right / scale - 10 - one[1]) <= near for one in expected)
        assert len(found) >= len(expected) // 2


def stretched(font: TTFont, share: float) -> TTFont:
    """A font with its rectangles so high."""
    table = font["glyf"]
    for glyph in table.glyphs.values():
        glyph.coordinates = type(glyph.coordinates)([(x, y * share) for x, y in glyph.coordinates])
        glyph.recalcBounds(table)
    return font


def height_of(shown: Pillow.Image) -> float:
    box = ink(shown, 128).getbbox()
    assert box is not None
    return box[3] - box[1]


def placed(characters: str, size: float = 20.0) -> Scene:
    return scene(text(characters, 5, 5, size), width=100, height=40)


def test_each_face_of_a_collection_is_drawn_as_itself(font_folder: Path) -> None:
    high, low = build_font("Seam-Regular", "ሀ"), stretched(build_font("Hem-Regular", "ለ"), 0.5)
    save_fonts(font_folder / "both.ttc", high, low)
    for scale in (2.0, 5.0):
        assert height_of(painted(placed("ሀ"), scale)) == pytest.approx(0.7 * 20 * scale, abs=1.5)
        assert height_of(painted(placed("ለ"), scale)) == pytest.approx(0.35 * 20 * scale, abs=1.5)


def test_a_face_that_shares_its_family_and_style_with_another_is_drawn_as_itself(font_folder: Path) -> None:
    one, other = build_font("Twin-Regular", "መ"), stretched(build_font("Twin-Regular", "ሠ"), 0.5)
    for record in other["name"].names:
        if record.nameID == 6:
            record.string = "TwinTwo-Regular"
    save_fonts(font_folder / "one.ttf", one)
    save_fonts(font_folder / "other.ttf", other)
    assert height_of(painted(placed("መ"), 2.0)) == pytest.approx(0.7 * 40, abs=1.5)
    assert height_of(painted(placed("ሠ"), 2.0)) == pytest.approx(0.35 * 40, abs=1.5)


def test_cubic_letters_grow_no_bolder_when_enlarged(font_folder: Path) -> None:
    font = build_font("Cubic-Regular", "ረ", cff=True)
    drawing = font["CFF "].cff
    top = drawing.topDictIndex[0]
    top.Private.StdHW, top.Private.StdVW = 60, 60  # thin stems are what Qt would embolden
    pen = T2CharStringPen(1000, None)
    pen.moveTo((400, 0))
    for corner in ((400, 700), (460, 700), (460, 0)):
        pen.lineTo(corner)
    pen.closePath()
    top.CharStrings[font.getBestCmap()[ord("ረ")]] = pen.getCharString(top.Private, drawing.GlobalSubrs)
    save_fonts(font_folder / "cubic.otf", font)
    for scale in (1.0, 2.0, 2.7, 4.0):
        grey = painted(placed("ረ", 13.0), scale).convert("L")
        covered = sum((255 - value) / 255 for value in grey.tobytes()) / scale**2
        assert covered == pytest.approx(0.06 * 0.7 * 13.0**2, rel=0.1)


def test_a_variable_font_is_drawn_from_its_outlines(font_folder: Path) -> None:
    """Qt may pick another weight of it than layout measured."""
    font = build_font("Change-Regular", "ሰ")
    FontBuilder(font=font).setupFvar([("wght", 100, 400, 900, "Weight")], [])
    save_fonts(font_folder / "change.ttf", font)
    (line,) = paragraph("ሰ", Style(20.0)).lines
    runs, outlined = glyph_runs(line)
    assert (runs, len(outlined)) == ([], 1)
    assert height_of(painted(placed("ሰ"), 2.0)) == pytest.approx(0.7 * 40, abs=1.5)


def test_outlines_leave_out_what_shows_nothing() -> None:
    (line,) = paragraph("a b", Style(20.0)).lines
    assert len(outlines(line)) == 2


def test_threads_have_fonts_of_their_own_and_draw_the_same(qapp: QGuiApplication) -> None:
    """An export runs beside the window."""
    assert qapp is not None
    several = scene(*(text(words, 5, 5 + 30 * row, 13) for row, words in enumerate(WORDS.values())), height=330)
    pictures: list[bytes] = []

    def work() -> None:
        pictures.extend(painted(several, scale).tobytes() for scale in (1.0, 2.0, 5.0))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    work()
    for thread in threads:
        thread.join()
    assert len(pictures) == 12
    assert len(set(pictures)) == 3
    fonts: list[object] = []
    other = threading.Thread(target=lambda: fonts.append(raw_font("LiberationSans", 13.0)))
    other.start()
    other.join()
    assert fonts[0] is not raw_font("LiberationSans", 13.0) is raw_font("LiberationSans", 13.0)
