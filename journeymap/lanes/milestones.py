"""The milestones on their day scale: an axis with the days at which stages start, the first 90 days as a band,
and a flag per milestone whose label never meets another."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.icons import diamond
from journeymap.draw.marks import Box, Close, Fragment, Line, Mark, Move, Path, Segment, Text, To
from journeymap.draw.theme import blend
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.plan import Item, Plan, Strip
from journeymap.lanes.words import joined
from journeymap.model.vocabulary import day_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.marks import TextBlock
    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import StageSpan
    from journeymap.model.journey import Milestone

AXIS = 26.0
"""Px below the row's top."""
_HALF = 7.0
_LABELS = AXIS + 15.0
_WIDEST_LABEL = 150.0
_EDGE = 58.0
"""The least room in px that a flag keeps to either end of the scale, so that its label fits inside."""
_APART = 20.0
FIRST_DAYS = 90


class Flag(NamedTuple):
    """A milestone on the scale: where its diamond stands, and its label's left edge, top and block (px)."""

    milestone: Milestone
    x: float
    label_x: float
    label_y: float
    label: TextBlock


def place(plan: Plan) -> Strip:
    """The axis, then the flags."""
    flags = plant(plan)
    line = styles.MILESTONE.size * styles.MILESTONE.lead  # an empty title keeps its place
    depth = max((flag.label_y + (flag.label.height or line) for flag in flags), default=_LABELS)
    anchors = anchors_of(plan.stages)
    band = (position(0, anchors), position(FIRST_DAYS, anchors)) if in_first_days(plan) else None
    ticks = tuple((span.x, day_text(span.stage.start_day)) for span in plan.stages if span.stage.start_day is not None)
    axis = plan.draw(draw_axis, "axis", plan.left, plan.right, band, ticks, plan.theme)
    items = [Item(axis, plan.left, 0.0, "band", None)]
    for flag in flags:
        left = min(flag.x - _HALF, flag.label_x)
        late = flag.milestone.id in plan.late
        key = flag.milestone.id
        fragment = plan.draw(
            draw_flag, key, flag.milestone.required, late, flag.x - left, flag.label_x - left,
            flag.label_y, flag.label, plan.theme,
        )  # fmt: skip
        items.append(Item(fragment, left, 0.0, "milestone", flag.milestone.id))
    return Strip(depth + 8.0, (tuple(items),))


def in_first_days(plan: Plan) -> bool:
    """Whether the map's days reach into the first 90."""
    days = [day for day, _ in anchors_of(plan.stages)]
    return bool(days) and days[0] < FIRST_DAYS and days[-1] > 0


def anchors_of(stages: Iterable[StageSpan]) -> list[tuple[int, float]]:
    """(day, x) at the ends of stages, both rising; stages whose days run backwards are passed over."""
    anchors: list[tuple[int, float]] = []
    for span in stages:
        for day, x in ((span.stage.start_day, span.x), (span.stage.end_day, span.x + span.width)):
            if day is not None and (not anchors or day > anchors[-1][0]):
                anchors.append((day, x))
            elif day is not None and day == anchors[-1][0]:
                anchors[-1] = (day, x)
    return anchors


def position(day: int, anchors: list[tuple[int, float]]) -> float:
    """The x of a day: linear between the ends of stages, at the nearest end outside them."""
    days = [anchor[0] for anchor in anchors]
    after = bisect_right(days, day)
    if after == 0:
        return anchors[0][1]
    if after == len(anchors):
        return anchors[-1][1]
    (day0, x0), (day1, x1) = anchors[after - 1 : after + 1]
    return x0 + (x1 - x0) * (day - day0) / (day1 - day0)


def day_at(x: float, anchors: list[tuple[int, float]]) -> int:
    """The day at an x, the inverse of `position`; outside the scale the nearest day on it."""
    xs = [anchor[1] for anchor in anchors]
    after = bisect_right(xs, x)
    if after == 0:
        return anchors[0][0]
    if after == len(anchors):
        return anchors[-1][0]
    (day0, x0), (day1, x1) = anchors[after - 1 : after + 1]
    return round(day0 + (day1 - day0) * (x - x0) / (x1 - x0))


def _wanted(plan: Plan, anchors: list[tuple[int, float]], number: int, milestone: Milestone) -> float:
    """Where a milestone stands: above its touchpoint, else at its day, else over its stage, else by its rank."""
    if milestone.touchpoint is not None:
        span = plan.columns[plan.index.column_of[milestone.touchpoint]]
        return span.x + span.width / 2
    if milestone.day is not None and anchors:
        return position(milestone.day, anchors)
    for stage in plan.stages:
        if stage.stage.id == milestone.stage:
            return stage.x + stage.width / 2
    return plan.left + (plan.right - plan.left) * (number + 1) / (len(plan.journey.milestones) + 1)


def plant(plan: Plan) -> list[Flag]:
    """All flags from left to right. Labels stand centred below their diamonds where all of them fit so; else each
    stands to the right of its own pole, further down the more of its right neighbours it would meet, so that
    neither labels nor poles ever cross a label."""
    anchors = anchors_of(plan.stages)
    wanted = sorted(
        ((_wanted(plan, anchors, number, m), number, m) for number, m in enumerate(plan.journey.milestones)),
        key=lambda flag: flag[:2],
    )
    xs = _spread([x for x, _, _ in wanted], plan.left + _EDGE, plan.right - _EDGE)
    labels = [
        paragraph(_label(milestone), styles.MILESTONE, _WIDEST_LABEL, align="middle") for _, _, milestone in wanted
    ]
    narrow = [paragraph(label.source, styles.MILESTONE, _natural(label), align="middle") for label in labels]
    lefts = [
        min(max(x - label.width / 2, plan.left), plan.right - label.width) for x, label in zip(xs, narrow, strict=True)
    ]
    fits = all(
        left + label.width + 8.0 <= following for left, label, following in zip(lefts, narrow, lefts[1:], strict=False)
    )
    if fits:
        return [
            Flag(m, x, left, _LABELS, label)
            for (_, _, m), x, left, label in zip(wanted, xs, lefts, narrow, strict=True)
        ]
    return _poles(plan, [m for _, _, m in wanted], xs)


def _natural(label: TextBlock) -> float:
    """The width that a label's longest line really takes."""
    return max((line.width for line in label.lines), default=0.0) + 0.01


def _poles(plan: Plan, milestones: list[Milestone], xs: list[float]) -> list[Flag]:
    flags: list[Flag] = []
    for milestone, x in zip(reversed(milestones), reversed(xs), strict=True):
        room = max(_EDGE - 8.0, min(_WIDEST_LABEL, plan.right - x - 6.0))
        wide = paragraph(_label(milestone), styles.MILESTONE, room)
        label = paragraph(_label(milestone), styles.MILESTONE, _natural(wide))
        end = x + 5.0 + label.width + 8.0
        y = max([_LABELS, *(f.label_y + f.label.height + 3.0 for f in flags if f.x < end)])
        flags.append(Flag(milestone, x, x + 5.0, y, label))
    return flags[::-1]


def _spread(xs: list[float], least: float, most: float) -> list[float]:
    """The positions moved as little as needed for diamonds not to touch, within the scale while there is room."""
    if not xs:
        return []
    apart = min(_APART, (most - least) / max(1, len(xs) - 1))
    placed: list[float] = []
    for x in xs:
        x = min(max(x, least), most)
        placed.append(max(x, placed[-1] + apart) if placed else x)
    for number in range(len(placed) - 1, -1, -1):
        limit = most if number == len(placed) - 1 else placed[number + 1] - apart
        placed[number] = min(placed[number], limit)
    return placed


def _label(milestone: Milestone) -> str:
    day, own = "" if milestone.day is None else day_text(milestone.day), "internal" if milestone.internal else ""
    return joined(milestone.title, day, own)


def draw_axis(
    left: float,
    right: float,
    band: tuple[float, float] | None,
    ticks: tuple[tuple[float, str], ...],
    theme: Theme,
) -> Fragment:
    """The axis, with the first 90 days as a thick band, and a tick where a stage starts."""
    marks: list[Mark] = [Line(((0.0, AXIS), (right - left, AXIS)), theme.rule, 2.0)]
    if band is not None:
        x0, x1 = band
        marks.insert(0, Box(x0 - left, AXIS - 4.0, x1 - x0, 8.0, blend(theme.accent, theme.ground, 0.22), radius=4.0))
    for x, text in ticks:
        marks.append(Line(((x - left, AXIS - 5.0), (x - left, AXIS + 5.0)), theme.ink_faint, 1.0))
        block = paragraph(text, styles.TICK)
        marks.append(Text(x - left, AXIS - 21.0, block, theme.ink_faint))
    return Fragment(right - left, _LABELS, tuple(marks), 1.0)


def draw_flag(
    required: bool, late: bool, x: float, label_x: float, label_y: float, label: TextBlock, theme: Theme
) -> Fragment:
    """A milestone's diamond (hollow where optional, with an inner mark where late), its pole and its label."""
    colour = theme.bad if late else theme.ink
    marks: list[Mark] = []
    if label_y > _LABELS or label_x > x:
        marks.append(Line(((x, AXIS), (x, label_y + label.height)), theme.rule, 1.0))
    marks.append(milestone_mark(x, AXIS, required, late, theme))
    marks.append(Text(label_x, label_y, label, colour, "middle" if label_x < x else "start", "title"))
    width = max(x + _HALF, label_x + label.width)
    return Fragment(width, label_y + label.height, tuple(marks), 1.0)


def milestone_mark(x: float, y: float, required: bool, late: bool, theme: Theme) -> Path:
    """The diamond: filled where required, hollow where optional, red with a hole where late."""
    colour = theme.bad if late else theme.ink
    if not required:
        return Path(diamond(x, y, _HALF - 0.8), theme.ground, colour, 1.6)
    if late:
        return Path(diamond(x, y, _HALF) + _hole(x, y), colour)
    return Path(diamond(x, y, _HALF), colour)


def _hole(x: float, y: float) -> tuple[Segment, ...]:
    """A small diamond drawn the other way round, so that the non-zero winding rule leaves it open."""
    half = 2.4
    return (Move(x, y - half), To(x - half, y), To(x, y + half), To(x + half, y), Close())
