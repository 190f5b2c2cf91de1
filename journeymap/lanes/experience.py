"""The experience curve: a line per persona through how each touchpoint feels, with a face at each point.

The curve is a monotone cubic (F. N. Fritsch, R. E. Carlson, "Monotone piecewise cubic interpolation", SIAM J.
Numer. Anal. 17, 1980; slopes limited as in M. Steffen, Astron. Astrophys. 239, 1990): between two points it
never leaves the range of their values, so it never shows a feeling that nobody entered.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.icons import FACE_RADIUS, face
from journeymap.draw.marks import Close, Curve, Fragment, Line, Mark, Move, Path, Point, Segment, Text, To
from journeymap.draw.theme import blend
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.plan import Item, Strip

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import Chunk, Memory, Plan, StageSpan
    from journeymap.model.journey import Lane

_STEP = 26.0
"""Px between two values of the scale."""
_TOP = 22.0
HEIGHT = 2 * _TOP + 4 * _STEP
_SPREAD = 20.0
"""Px between the faces of two personas in one column, where it is wide enough."""
DASHES: tuple[tuple[float, ...], ...] = ((), (7.0, 4.0), (2.0, 4.0), (11.0, 4.0, 2.0, 4.0), (4.0, 2.0), (1.0, 3.0))
"""One a persona, so that curves are told apart without colour."""


class Felt(NamedTuple):
    """A point of a persona's curve."""

    x: float
    value: int
    touchpoint: str
    stage: int


Stretch = tuple[Felt, ...]
Felts = tuple[Stretch, ...]
"""A persona's points, by stage."""


def place(lane: Lane, plan: Plan) -> Strip:
    """The scale, then a curve per persona in parts that end with the stages, then the faces by stage."""
    draw, theme = plan.draw, plan.theme
    ground = draw(scale, lane.id, plan.right - plan.left, theme)
    curves: list[Item] = []
    faces: list[Chunk] = []
    parts = felt(plan)
    for rank, stages in enumerate(parts):
        for stage, before, own, after in zip(plan.stages, _ahead(stages), stages, _behind(stages), strict=True):
            if own:
                key = (lane.id, rank, stage.stage.id)
                curves += draw.gathered(_curve, key, key, before, own, after, len(parts) == 1, theme)
                faces.append(draw.gathered(_faces, key, own, theme))
    return Strip(HEIGHT, ((Item(ground, plan.left, 0.0, "curve", None),), tuple(curves), *faces))


def _ahead(stages: Felts) -> list[Stretch]:
    """For each stage the last point before it, if there is one."""
    found: list[Stretch] = []
    last: Stretch = ()
    for own in stages:
        found.append(last)
        last = own[-1:] or last
    return found


def _behind(stages: Felts) -> list[Stretch]:
    """For each stage the two points that follow it, as far as there are some."""
    found: list[Stretch] = []
    following: Stretch = ()
    for own in reversed(stages):
        found.append(following)
        following = (*own, *following)[:2]
    return found[::-1]


def _curve(
    draw: Memory, key: tuple[str, int, str], before: Stretch, own: Stretch, after: Stretch, alone: bool, theme: Theme
) -> Chunk:
    """A stage's part of a curve, which reaches to the first point of the next; none where it would be but a point.
    The slope at a point depends on its neighbours, which is why those of other stages come in."""
    points = [(point.x, height_of(point.value)) for point in (*before, *own, *after)]
    sloped = list(zip(points, slopes(points), strict=True))[len(before) : len(before) + len(own) + 1]
    if len(sloped) < 2:
        return ()
    x, rank = own[0].x, key[1]
    shifted = tuple([(at[0] - x, at[1], slope) for at, slope in sloped])
    colour, dash = theme.curves[rank % len(theme.curves)], DASHES[rank % len(DASHES)]
    return (Item(draw(stretch, key, shifted, colour, dash, alone, theme), x, 0.0, "curve", None),)


def _faces(_: Memory, own: Stretch, theme: Theme) -> Chunk:
    return tuple(
        [
            Item(face_of(value, theme), x - FACE_RADIUS, height_of(value) - FACE_RADIUS, "feeling", touchpoint)
            for x, value, touchpoint, _ in own
        ]
    )


def height_of(value: float) -> float:
    """Px below the lane's top of a feeling −2…2."""
    return _TOP + (2 - value) * _STEP


def value_at(y: float) -> int:
    """The feeling −2…2 nearest to a height below the lane's top, px."""
    return min(2, max(-2, round(2 - (y - _TOP) / _STEP)))


def felt(plan: Plan) -> tuple[Felts, ...]:
    """A curve a persona that anybody felt something as, in the personas' order: its points by stage, left to right.

    Where several personas or touchpoints share a column their points stand side by side.
    """
    draw = plan.draw
    used = personas_felt(plan)
    ranked = draw.same("felt", tuple([p.id for p in plan.journey.personas if p.id in used]))
    by_stage = [draw.gathered(_felt, stage.stage.id, stage, number, ranked) for number, stage in enumerate(plan.stages)]
    return tuple([tuple([points[rank] for points in by_stage]) for rank in range(len(ranked))])


def personas_felt(plan: Plan) -> frozenset[str]:
    """Ids of the personas that anybody felt something as."""
    felt_as = [plan.draw.gathered(_felt_as, stage.stage.id, stage) for stage in plan.stages]
    return frozenset[str]().union(*felt_as)


def _felt_as(_: Memory, stage: StageSpan) -> frozenset[str]:
    return frozenset([feeling.persona for touchpoint in stage.touchpoints() for feeling in touchpoint.feelings])


def _felt(_: Memory, stage: StageSpan, number: int, ranked: tuple[str, ...]) -> Felts:
    """A stage's points, a tuple a persona."""
    rank = {persona: place for place, persona in enumerate(ranked)}
    points: list[list[Felt]] = [[] for _ in ranked]
    for span in stage.columns:
        touchpoints = span.column.touchpoints
        seats = len(touchpoints) * len(rank)
        apart = min(_SPREAD, (span.width - 2 * FACE_RADIUS) / max(1, seats - 1))
        for row, touchpoint in enumerate(touchpoints):
            for feeling in touchpoint.feelings:
                seat = row * len(rank) + rank[feeling.persona] - (seats - 1) / 2
                x = span.x + span.width / 2 + seat * apart
                points[rank[feeling.persona]].append(Felt(x, feeling.value, touchpoint.id, number))
    return tuple([tuple(one) for one in points])


def slopes(points: list[Point]) -> list[float]:
    """The slope at each point (px per px) of the monotone cubic through points of rising x."""
    if len(points) < 2:
        return [0.0] * len(points)
    steps = [b[0] - a[0] for a, b in pairwise(points)]
    secants = [(b[1] - a[1]) / h for a, b, h in zip(points, points[1:], steps, strict=False)]
    found = [0.0]
    for h0, h1, s0, s1 in zip(steps, steps[1:], secants, secants[1:], strict=False):
        if s0 * s1 <= 0:
            found.append(0.0)
            continue
        mean = (s0 * h1 + s1 * h0) / (h0 + h1)
        found.append((1 if s0 > 0 else -1) * min(abs(mean), 2 * abs(s0), 2 * abs(s1)))
    return [*found, 0.0]


def stretch(
    points: tuple[tuple[float, float, float], ...], colour: str, dash: tuple[float, ...], shaded: bool, theme: Theme
) -> Fragment:
    """Part of a curve through (x, y, slope), shaded towards neutral where it is the only one."""
    (x0, y0, _), (x1, _, _) = points[0], points[-1]
    bends: list[Segment] = []
    for (ax, ay, slope_a), (bx, by, slope_b) in pairwise(points):
        third = (bx - ax) / 3
        bends.append(Curve(ax + third, ay + slope_a * third, bx - third, by - slope_b * third, bx, by))
    marks: list[Mark] = []
    if shaded:
        middle = height_of(0)
        area = (Move(x0, middle), To(x0, y0), *bends, To(x1, middle), Close())
        marks.append(Path(area, fill=blend(theme.accent, theme.panel, 0.10)))
    marks.append(Path((Move(x0, y0), *bends), stroke=colour, stroke_width=2.0, dash=dash))
    return Fragment(x1, HEIGHT, tuple(marks), 2.0)


@lru_cache(maxsize=64)
def face_of(value: int, theme: Theme) -> Fragment:
    """A face as a fragment, the same one wherever it recurs."""
    size = 2 * FACE_RADIUS
    return Fragment(size, size, face(value, theme.panel, theme.feelings[value + 2]), 1.0)


def scale(width: float, theme: Theme) -> Fragment:
    """The rules at delighted, neutral and frustrated over the whole lane."""
    marks: list[Mark] = []
    for value in (2, 0, -2):
        y = height_of(value)
        dash = (4.0, 4.0) if value else ()
        marks.append(Line(((0.0, y), (width, y)), blend(theme.rule, theme.panel, 0.6), 1.0, dash))
    return Fragment(width, HEIGHT, tuple(marks))


def words(width: float, theme: Theme) -> tuple[Text, ...]:
    """The scale's words, set against the right end of the lane's name column."""
    named = ((2, "delighted"), (0, "neutral"), (-2, "frustrated"))
    blocks = [(value, paragraph(word, styles.SCALE, width, align="end", max_lines=1)) for value, word in named]
    return tuple(
        Text(0.0, height_of(value) - block.height / 2, block, theme.ink_faint, "end") for value, block in blocks
    )
