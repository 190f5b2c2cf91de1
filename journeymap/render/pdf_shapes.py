"""Boxes, lines and paths as PDF operators, in px with y down (the page's matrix turns them)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.draw.geometry import head, polyline, rounded_box
from journeymap.draw.marks import Close, Curve, Move, To

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.marks import Box, Image, Line, Path, Segment

_FRAME = "#9aa5b1"
START = "1 J 1 j"
"""Round caps and joins, which hold unless something says otherwise."""


@lru_cache(maxsize=1024)
def colour(name: str) -> str:
    """Red, green and blue, 0…1, of `#rrggbb`."""
    return " ".join(f"{int(name[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


class Shapes:
    """The shapes of a document. Cards, icons and arrows are alike all over a map, so each is written once."""

    def __init__(self) -> None:
        self._paths: dict[int, str] = {}
        self._shapes: dict[int, str] = {}
        self._lines: dict[object, str] = {}
        self._rounded: dict[tuple[float, float, float, float, float], str] = {}

    def box(self, mark: Box) -> str:
        """A box without its texts; nothing where it has neither fill nor stroke."""
        if mark.fill is None and mark.stroke is None:
            return ""
        if mark.radius > 0:
            key = (mark.x, mark.y, mark.width, mark.height, mark.radius)
            shape = self._rounded.get(key)
            if shape is None:
                shape = self._rounded[key] = segments(rounded_box(*key))
        else:
            shape = "%.3f %.3f %.3f %.3f re" % (mark.x, mark.y, mark.width, mark.height)
        return _painted(shape, mark.fill, mark.stroke, mark.stroke_width, mark.dash, flat=bool(mark.dash))

    def path(self, mark: Path) -> str:
        """A path. It and its segments are kept alive by their scene."""
        drawn = self._paths.get(id(mark))
        if drawn is None:
            shape = self._shapes.get(id(mark.segments))
            if shape is None:
                shape = self._shapes[id(mark.segments)] = segments(mark.segments)
            drawn = _painted(shape, mark.fill, mark.stroke, mark.stroke_width, mark.dash, flat=bool(mark.dash))
            self._paths[id(mark)] = drawn
        return drawn

    def line(self, mark: Line) -> str:
        """The line and its arrow head. Its ends are flat: a head may follow."""
        key = (mark.points, mark.stroke, mark.stroke_width, mark.dash, mark.corner, mark.head)
        drawn = self._lines.get(key)
        if drawn is None:
            drawn = self._lines[key] = _line(mark)
        return drawn


def _line(mark: Line) -> str:
    drawn = _painted(segments(polyline(mark)), None, mark.stroke, mark.stroke_width, mark.dash, flat=True)
    corners = head(mark)
    if corners is None:
        return drawn
    (ax, ay), (bx, by), (cx, cy) = corners
    return f"{drawn} {colour(mark.stroke)} rg {ax:.3f} {ay:.3f} m {bx:.3f} {by:.3f} l {cx:.3f} {cy:.3f} l f"


def missing(image: Image) -> str:
    """A crossed frame where a picture is too damaged to be drawn."""
    left, top, right, bottom = image.x, image.y, image.x + image.width, image.y + image.height
    cross = f"{left:.3f} {top:.3f} m {right:.3f} {bottom:.3f} l {left:.3f} {bottom:.3f} m {right:.3f} {top:.3f} l"
    frame = f"{left:.3f} {top:.3f} {image.width:.3f} {image.height:.3f} re"
    return f"{colour(_FRAME)} RG 1 w {frame} {cross} S"


def segments(shape: Iterable[Segment], scale: float = 1.0, dx: float = 0.0, dy: float = 0.0) -> str:
    """Path construction operators for segments, scaled and moved."""
    parts: list[str] = []
    for one in shape:
        match one:
            case Curve(x1=x1, y1=y1, x2=x2, y2=y2, x=x, y=y):
                parts.append(
                    "%.3f %.3f %.3f %.3f %.3f %.3f c"
                    % (
                        x1 * scale + dx,
                        y1 * scale + dy,
                        x2 * scale + dx,
                        y2 * scale + dy,
                        x * scale + dx,
                        y * scale + dy,
                    )
                )
            case To(x=x, y=y):
                parts.append("%.3f %.3f l" % (x * scale + dx, y * scale + dy))
            case Move(x=x, y=y):
                parts.append("%.3f %.3f m" % (x * scale + dx, y * scale + dy))
            case Close():
                parts.append("h")
    return " ".join(parts)


def _painted(
    shape: str, fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...], *, flat: bool
) -> str:
    if stroke is None or round(width, 3) <= 0:  # in a PDF, no width means the finest line a device can draw
        return f"{colour(fill)} rg {shape} f" if fill is not None else ""
    before, after = f"{colour(stroke)} RG {width:.3f} w", ""
    if flat:
        before, after = f"{before} 0 J", " 1 J"
    # Dashes and gaps of nothing are an error in a PDF, and a whole line elsewhere.
    if any(round(length, 3) for length in dash):
        before, after = f"{before} [{' '.join(f'{length:.3f}' for length in dash)}] 0 d", f"{after} [] 0 d"
    if fill is None:
        return f"{before} {shape} S{after}"
    return f"{before} {colour(fill)} rg {shape} B{after}"
