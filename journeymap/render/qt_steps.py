"""Marks as Qt's own shapes, pens and brushes: what a fragment is translated to once and painted from ever after."""

from __future__ import annotations

import threading
import weakref
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPen

from journeymap.draw.geometry import head, polyline, rounded_box
from journeymap.draw.marks import Box, Image, Line, Path, Text
from journeymap.render.qt_fonts import glyph_runs, outlines, winding_path
from journeymap.render.qt_strokes import (
    NO_BRUSH,
    NO_PEN,
    Dashes,
    Rule,
    Shape,
    brush_of,
    path_of,
    pen_of,
    shape_of,
    strokes_of,
)
from journeymap.render.remembered import Remembered

if TYPE_CHECKING:
    from PySide6.QtGui import QGlyphRun

    from journeymap.draw.marks import Fragment, Mark, Point, TextLine
    from journeymap.render.qt_fonts import Outlined

_BAR_STRENGTH = 90
"""Opacity, of 255, of the bars that stand for small text."""
_SHARP = 4
"""A picture is kept at no more pixels than it needs to be sharp when enlarged so many times."""
_MOST_FRAGMENTS = 6000
_MOST_PATHS = 1000
_FEW_POINTS = 8
"""Lines of no more are known by their looks."""


class Letters:
    """A line of text, shared by all its uses, so that what Qt needs for it is made once; and when it is first wanted:
    a map seen from afar needs none. `size` is the largest in the line, px per em."""

    __slots__ = ("__weakref__", "_large", "_line", "_near", "size")

    def __init__(self, line: TextLine) -> None:
        self._line = line
        self.size = max(run.size for _, run in line.runs)
        self._near: tuple[list[QGlyphRun], list[Outlined]] | None = None
        self._large: list[Outlined] | None = None

    def near(self) -> tuple[list[QGlyphRun], list[Outlined]]:
        """Runs and outlines at usual sizes (see `qt_fonts.glyph_runs`)."""
        if self._near is None:
            self._near = glyph_runs(self._line)
        return self._near

    def large(self) -> list[Outlined]:
        """All as outlines."""
        if self._large is None:
            self._large = outlines(self._line)
        return self._large

    def on_paper(self) -> tuple[list[QGlyphRun], list[Outlined]]:
        """Runs and outlines for a device without pixels."""
        return glyph_runs(self._line, on_paper=True)


class Glyphs(NamedTuple):
    """A line of text around `origin`, and the bar that stands for it from afar."""

    letters: Letters
    origin: QPointF
    bar: QRectF
    colour: QColor
    faint: QColor
    brush: QBrush


class Rounded(NamedTuple):
    rect: QRectF
    radius: float
    pen: QPen
    brush: QBrush


class Picture(NamedTuple):
    rect: QRectF
    image: QImage


Step = Glyphs | Shape | Rounded | Rule | Dashes | Picture

_FRAME = "#9aa5b1"
"""Of a picture that is too damaged to be drawn."""


class _OfThisThread(threading.local):
    """Steps hold fonts, which belong to a thread."""

    def __init__(self) -> None:
        self.fragments: Remembered[Fragment, list[Step]] = Remembered(_translated, _MOST_FRAGMENTS)
        self.paths: Remembered[Path, list[Step]] = Remembered(_path, _MOST_PATHS)
        # By identity of the line, which its letters hold; they end with the last fragment that shows them.
        self.letters: weakref.WeakValueDictionary[int, Letters] = weakref.WeakValueDictionary()


def steps_of(fragment: Fragment) -> list[Step]:
    """The fragment as steps in painting order, translated once as long as it is in use."""
    return _kept.fragments(fragment)


def _translated(fragment: Fragment) -> list[Step]:
    steps: list[Step] = []
    for mark in fragment.marks:
        _translate(mark, steps)
    return steps


def _translate(mark: Mark, steps: list[Step]) -> None:
    match mark:
        case Box():
            if mark.fill is not None or mark.stroke is not None:
                steps += _box(mark)
            for text in mark.texts:
                _translate_text(text, steps)
        case Text():
            _translate_text(mark, steps)
        case Line():
            if len(mark.points) > _FEW_POINTS:
                steps += _line(mark)
            else:
                # Connectors differ in what they join, and seldom in their looks.
                looks = (mark.points, mark.stroke, mark.stroke_width, mark.dash, mark.corner, mark.head)
                steps += _known_line(*looks)
        case Path():
            steps += _kept.paths(mark)
        case Image():
            _translate_image(mark, steps)
        case _:
            assert_never(mark)


def _line(line: Line) -> list[Step]:
    steps: list[Step] = []
    steps += strokes_of(path_of(polyline(line)), line.stroke, line.stroke_width, line.dash, flat=True)
    if (corners := head(line)) is not None:
        tip = winding_path()
        tip.addPolygon([QPointF(*corner) for corner in corners])
        tip.closeSubpath()
        steps.append(shape_of(tip, NO_PEN, brush_of(line.stroke)))
    return steps


@lru_cache(maxsize=1024)
def _known_line(
    points: tuple[Point, ...], stroke: str, width: float, dash: tuple[float, ...], corner: float, head: float
) -> list[Step]:
    return _line(Line(points, stroke, width, dash, corner, head))


@lru_cache(maxsize=1024)
def _known_box(
    x: float, y: float, width: float, height: float, fill: str | None, stroke: str | None, broad: float, radius: float
) -> Rounded:
    rounding = min(radius, width / 2, height / 2)
    return Rounded(QRectF(x, y, width, height), rounding, pen_of(stroke, broad), brush_of(fill))


def _box(box: Box) -> list[Step]:
    if not box.dash or box.stroke is None:
        width, height = box.width, box.height
        return [_known_box(box.x, box.y, width, height, box.fill, box.stroke, box.stroke_width, box.radius)]
    rect = QRectF(box.x, box.y, box.width, box.height)
    radius = min(box.radius, box.width / 2, box.height / 2)
    around = path_of(rounded_box(box.x, box.y, box.width, box.height, box.radius))
    return [
        Rounded(rect, radius, NO_PEN, brush_of(box.fill)),
        *strokes_of(around, box.stroke, box.stroke_width, box.dash),
    ]


def _path(path: Path) -> list[Step]:
    drawn = path_of(path.segments)
    if path.fill is None and path.stroke is None:
        return []
    if not path.dash or path.stroke is None:
        return [shape_of(drawn, pen_of(path.stroke, path.stroke_width), brush_of(path.fill))]
    filled: list[Step] = [] if path.fill is None else [shape_of(drawn, NO_PEN, brush_of(path.fill))]
    return filled + strokes_of(drawn, path.stroke, path.stroke_width, path.dash)


def _translate_text(text: Text, steps: list[Step]) -> None:
    height = text.block.size
    plain, faint = _text_colours(text.colour)
    brush = brush_of(text.colour)
    for line in text.block.lines:
        if line.runs:
            base = text.y + line.y
            bar = QRectF(text.x + line.x, base - 0.5 * height, line.width, 0.45 * height)
            steps.append(Glyphs(_letters(line), QPointF(text.x, base), bar, plain, faint, brush))


def _letters(line: TextLine) -> Letters:
    known = _kept.letters.get(id(line))
    if known is None:
        known = _kept.letters[id(line)] = Letters(line)
    return known


def _translate_image(mark: Image, steps: list[Step]) -> None:
    """The picture, or a crossed frame where it is too damaged to be drawn."""
    image = _decoded(mark)
    if not image.isNull():
        steps.append(Picture(QRectF(mark.x, mark.y, mark.width, mark.height), image))
        return
    right, bottom = mark.x + mark.width, mark.y + mark.height
    cross = winding_path()
    for start, end in (((mark.x, mark.y), (right, bottom)), ((right, mark.y), (mark.x, bottom))):
        cross.moveTo(*start)
        cross.lineTo(*end)
    steps += _box(Box(mark.x, mark.y, mark.width, mark.height, stroke=_FRAME))
    steps.append(shape_of(cross, pen_of(_FRAME, 1.0), NO_BRUSH))


def _decoded(mark: Image) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(mark.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    most = QSize(round(mark.width * _SHARP) + 1, round(mark.height * _SHARP) + 1)
    if size.width() > most.width() and size.height() > most.height():
        reader.setScaledSize(most)
    return reader.read()


@lru_cache(maxsize=1024)
def _text_colours(name: str) -> tuple[QColor, QColor]:
    plain, faint = QColor(name), QColor(name)
    faint.setAlpha(_BAR_STRENGTH)
    return plain, faint


_kept = _OfThisThread()
