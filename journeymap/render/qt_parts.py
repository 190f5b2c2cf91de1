"""Long lines and shapes in slices: Qt's time for a path grows with the square of how much of it lies side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from journeymap.render.qt_strokes import Shape

Part = tuple[float, float, tuple[float, ...]]
"""Left and right of a segment with all its control points, px; and these points, from where it begins."""
_MOVE, _CURVE = QPainterPath.ElementType.MoveToElement, QPainterPath.ElementType.CurveToElement
_FEW = 16
"""Elements of a path that is painted whole."""


def slices_of(shape: Shape, begin: float, width: float, room: float) -> list[QPainterPath]:
    """Paths that look like the shape each in a slice of that width, and `room` px left and right of it; the first
    slice begins at `begin`. None where the path is short, has several parts, or both an outline and a filling."""
    line, filled = shape.brush.style() == Qt.BrushStyle.NoBrush, shape.pen.style() == Qt.PenStyle.NoPen
    parts = _parts(shape.path) if line != filled else []
    if not parts:
        return []
    out = room if filled else room + shape.pen.widthF()
    end = shape.bounds.right() + out
    found = []
    while begin < end:
        left, right = begin - out, begin + width + out
        found.append(_enclosing(parts, left, right) if filled else _reaching(parts, left, right))
        begin += width
    return found


def _parts(path: QPainterPath) -> list[Part]:
    if path.elementCount() < _FEW:
        return []
    elements = [path.elementAt(number) for number in range(path.elementCount())]
    if elements[0].type != _MOVE or any(element.type == _MOVE for element in elements[1:]):
        return []
    points = [(element.x, element.y) for element in elements]
    parts: list[Part] = []
    number = 1
    while number < len(points):
        end = number + (3 if elements[number].type == _CURVE else 1)
        segment = points[number - 1 : end]
        xs = [x for x, _ in segment]
        parts.append((min(xs), max(xs), tuple(value for point in segment for value in point)))
        number = end
    return parts


def _reaching(parts: list[Part], left: float, right: float) -> QPainterPath:
    """The segments of a line that reach into a slice, and whichever follows on one of them: none ends in it."""
    seen = [begin <= right and end >= left for begin, end, _ in parts]
    near = map(any, zip(seen, [False, *seen], [*seen[1:], False], strict=False))
    path = QPainterPath()
    going = False
    for (_, _, values), here in zip(parts, near, strict=True):
        if here and not going:
            path.moveTo(values[0], values[1])
        if here:
            _go_on(path, values)
        going = here
    return path


def _enclosing(parts: list[Part], left: float, right: float) -> QPainterPath:
    """A shape without what lies beside a slice. There, its segments count only by where they end: how often what is in
    the slice is gone round does not depend on their way."""
    path = QPainterPath()
    path.moveTo(_within(parts[0][2][0], left, right), parts[0][2][1])
    beside: tuple[float, float] | None = None
    for begin, end, values in parts:
        if end < left or begin > right:
            side = left - 1.0 if end < left else right + 1.0
            if beside is None:
                path.lineTo(side, values[1])
            beside = side, values[-1]
            continue
        if beside is not None:
            path.lineTo(*beside)
            beside = None
        if len(values) == 4 and values[1] == values[3]:  # a level base line
            path.lineTo(_within(values[0], left, right), values[1])
            path.lineTo(_within(values[2], left, right), values[3])
            continue
        path.lineTo(values[0], values[1])
        _go_on(path, values)
    if beside is not None:
        path.lineTo(*beside)
    path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _within(x: float, left: float, right: float) -> float:
    return min(max(x, left - 1.0), right + 1.0)


def _go_on(path: QPainterPath, values: tuple[float, ...]) -> None:
    if len(values) == 8:
        path.cubicTo(*values[2:])
    else:
        path.lineTo(*values[2:])
