"""What was said at points of a curve, in two bands above and below it, each tied to its point by a thin line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Fragment, Line
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.curve import height_of
from journeymap.layout.slides.type_sizes import QUOTE, SMALL, TEXT_BOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.slide import Area
    from journeymap.layout.slides.setting import Setting

_HEIGHT = 136.0
"""Of a band, with the lines that lead from it to the curve, px."""
_EMPTY = 16.0
_WORTH = 2.0
"""Points that matter less than this are not told of."""
MARGIN = 20.0
"""Px that the curve keeps to the edges of its area."""
_LEADS = 26.0
_WIDTH = 230.0
_APART = 18.0
_ROUND_FACE = 15.0


class Callout(NamedTuple):
    """What may be said of a point of the curve at `x` px, by how much it matters: above the curve of a good feeling,
    below it of another."""

    touchpoint: str
    x: float
    value: int
    weight: float
    title: str
    quote: str
    feeling: str

    @property
    def above(self) -> bool:
        return self.value > 0


def between(callouts: Sequence[Callout], body: Area) -> Area:
    """What the bands leave of a body for the curve; without callouts on one side that band is not needed."""
    worth = {one.above for one in callouts if one.weight >= _WORTH}
    above, below = (_HEIGHT if side in worth else _EMPTY for side in (True, False))
    return body._replace(y=body.y + above, height=body.height - above - below)


def called_out(setting: Setting, callouts: Sequence[Callout], curve: Area) -> tuple[list[Placed], list[Callout]]:
    """The callouts that matter most, as many as stand side by side, and which those are."""
    placed: list[Placed] = []
    told: list[Callout] = []
    most = max(1, int((curve.width + _APART) // (_WIDTH + _APART)))
    width = min(_WIDTH, curve.width)
    for above in (True, False):
        wanted = [one for one in callouts if one.above is above and one.weight >= _WORTH]
        chosen = sorted(sorted(wanted, key=lambda one: (-one.weight, one.x))[:most], key=lambda one: one.x)
        for one, left in zip(chosen, _lefts(chosen, width, curve), strict=True):
            placed += _drawn(setting, one, left, width, curve)
        told += chosen
    return placed, told


def _lefts(chosen: Sequence[Callout], width: float, band: Area) -> list[float]:
    """Where each starts: centred on its point, moved aside as little as keeps them apart and in the band."""
    lefts: list[float] = []
    for one in chosen:
        wanted = max(band.x, one.x - width / 2)
        lefts.append(max(wanted, lefts[-1] + width + _APART) if lefts else wanted)
    for number in range(len(lefts) - 1, -1, -1):
        limit = band.x + band.width - width if number == len(lefts) - 1 else lefts[number + 1] - width - _APART
        lefts[number] = min(lefts[number], limit)
    return lefts


def _drawn(setting: Setting, one: Callout, left: float, width: float, curve: Area) -> Iterator[Placed]:
    theme = setting.theme
    said = (
        Said(one.title, TEXT_BOLD, theme.ink, 1),
        Said(one.quote, QUOTE, theme.ink_soft, 2),
        Said(one.feeling, SMALL, theme.ink_faint, 1),
    )
    words = written(said, width, 6.0, left=12.0)
    end = curve.y - _LEADS if one.above else curve.y + curve.height + _LEADS
    top = end - words.height if one.above else end
    bar = Line(((left + 1.0, top + 6.0), (left + 1.0, top + words.height - 6.0)), theme.rule, 2.0)
    yield Placed(_around(bar), *_corner(bar), "quote", None)
    yield Placed(words, left, top, "quote", one.touchpoint)
    at = min(max(one.x, left + 12.0), left + width - 12.0)
    edge = curve.y if one.above else curve.y + curve.height
    y = curve.y + height_of(one.value, curve.height, MARGIN)
    face = y + (-_ROUND_FACE if one.above else _ROUND_FACE)
    lead = Line(((at, end), (one.x, edge), (one.x, face)), theme.rule, 1.4)
    yield Placed(_around(lead), *_corner(lead), "quote", None)


def _corner(line: Line) -> tuple[float, float]:
    return min(x for x, _ in line.points), min(y for _, y in line.points)


def _around(line: Line) -> Fragment:
    x0, y0 = _corner(line)
    points = tuple((x - x0, y - y0) for x, y in line.points)
    local = Line(points, line.stroke, line.stroke_width)
    return Fragment(max(x for x, _ in points), max(y for _, y in points), (local,), line.stroke_width)
