"""The experience curve at any size: a persona's line through how touchpoints feel, with a face at each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.icons import FACE_RADIUS, face
from journeymap.draw.marks import Close, Curve, Fragment, Line, Mark, Move, Path, Segment, To
from journeymap.draw.theme import blend
from journeymap.lanes.experience import DASHES, slopes
from journeymap.layout.slides.scaling import Scaling

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme


class Point(NamedTuple):
    """How a touchpoint feels: at `x` px, a value −2…2."""

    x: float
    value: int
    touchpoint: str


def height_of(value: float, height: float, margin: float) -> float:
    """Px below the top, for a curve `height` px high that keeps `margin` px to both edges."""
    return margin + (2 - value) * (height - 2 * margin) / 4


def ground(width: float, height: float, margin: float, theme: Theme) -> Fragment:
    """The rule at neutral, and faint ones at both ends of the scale."""
    faint = blend(theme.rule, theme.panel, 0.55)
    marks: list[Mark] = []
    for value in (2, 0, -2):
        y = height_of(value, height, margin)
        marks.append(
            Line(((0.0, y), (width, y)), theme.rule if value == 0 else faint, 1.0, () if value == 0 else (4.0, 4.0))
        )
    return Fragment(width, height, tuple(marks))


def line(
    points: list[Point], rank: int, width: float, height: float, margin: float, shaded: bool, theme: Theme
) -> Fragment | None:
    """The curve of the persona of that rank, shaded towards neutral where it is the only one; None for one point."""
    places = [(point.x, height_of(point.value, height, margin)) for point in points]
    if len(places) < 2:
        return None
    bends: list[Segment] = []
    for ((ax, ay), slope_a), ((bx, by), slope_b) in pairwise(zip(places, slopes(places), strict=True)):
        third = (bx - ax) / 3
        bends.append(Curve(ax + third, ay + slope_a * third, bx - third, by - slope_b * third, bx, by))
    (x0, y0), (x1, _) = places[0], places[-1]
    marks: list[Mark] = []
    if shaded:
        middle = height_of(0, height, margin)
        area = (Move(x0, middle), To(x0, y0), *bends, To(x1, middle), Close())
        marks.append(Path(area, fill=blend(theme.accent, theme.panel, 0.10)))
    colour, dash = theme.curves[rank % len(theme.curves)], DASHES[rank % len(DASHES)]
    marks.append(Path((Move(x0, y0), *bends), stroke=colour, stroke_width=2.6, dash=dash))
    return Fragment(width, height, tuple(marks), 2.0)


def face_of(value: int, radius: float, theme: Theme) -> Fragment:
    """A face of that radius, px."""
    size = 2 * FACE_RADIUS
    drawn = Fragment(size, size, face(value, theme.panel, theme.feelings[value + 2]), 1.0)
    return Scaling(radius / FACE_RADIUS)(drawn)
