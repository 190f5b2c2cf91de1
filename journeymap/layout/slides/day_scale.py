"""The scale of days on the slide of milestones: the first days drawn wide, what comes later in order behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Box, Fragment, Line, Mark, Text
from journeymap.draw.theme import blend
from journeymap.draw.wrap import paragraph
from journeymap.lanes.milestones import milestone_mark
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.scaling import Scaling
from journeymap.layout.slides.stage_bar import stage_bar
from journeymap.layout.slides.type_sizes import AXIS, SMALL, TEXT_BOLD
from journeymap.model.vocabulary import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.slide import Area
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Milestone

_FIRST_SHARE = 0.72
"""How much of the scale the first days have where milestones come later."""
_LABEL = 150.0
_FREE = 130.0
"""Px that the last flag keeps to the end of the scale, for its label."""
_APART = 20.0
_DIAMOND = 1.3
_UNDER = 62.0
"""Px below the axis: the days, and the stages that they belong to."""


class Scale(NamedTuple):
    """Days from `start` to `end` between `left` and `middle` px, later ones up to `right`."""

    left: float
    middle: float
    right: float
    start: int
    end: int

    def x(self, day: int) -> float:
        return self.left + (self.middle - self.left) * (day - self.start) / max(1, self.end - self.start)


def scale(milestones: Sequence[Milestone], first_days: int, area: Area) -> Scale:
    """The scale of these milestones in an area; `first_days` is the day until which it is drawn wide."""
    days = [m.day for m in milestones if m.day is not None]
    start = min([0, *(day for day in days if day >= -first_days)])
    later = any(m.day is None or not start <= m.day <= first_days for m in milestones)
    middle = area.x + (area.width * _FIRST_SHARE if later else area.width)
    return Scale(area.x, middle, area.x + area.width, start, first_days)


def drawn(setting: Setting, milestones: Sequence[Milestone], first_days: int, area: Area) -> tuple[list[Placed], float]:
    """The axis with its days and stages, and a flag a milestone; one whose label finds no room is in the table. Also
    how much of the area's height, from its top, all that takes."""
    scheme = scale(milestones, first_days, area)
    lowest = area.y + area.height - _UNDER
    flags = list(_flags(setting, _places(milestones, scheme), scheme, area.y, lowest))
    spare = min(one.y for one in flags) - area.y
    axis = lowest - spare
    placed = [
        Placed(_axis(setting, scheme, area.width), area.x, axis - 8.0, "axis"),
        *_stages(setting, scheme, axis + 34.0),
        *(flag._replace(y=flag.y - spare) for flag in flags),
    ]
    return placed, area.height - spare


def goal_of(setting: Setting, milestone: Milestone) -> int | None:
    """The earliest day by which the customer wants what this milestone proves."""
    days = [c.by_day for c in setting.journey.success if c.proof == milestone.id and c.by_day is not None]
    return min(days, default=None)


def _axis(setting: Setting, scheme: Scale, width: float) -> Fragment:
    theme = setting.theme
    left = scheme.left
    band = Box(0.0, 3.0, scheme.middle - left, 10.0, blend(theme.accent, theme.panel, 0.22), radius=5.0)
    marks: list[Mark] = [band, Line(((0.0, 8.0), (width, 8.0)), theme.rule, 2.0)]
    days = sorted({scheme.start, *range(0, scheme.end + 1, max(1, round(scheme.end / 90) * 15)), scheme.end})
    last = -1e9
    for day in days:
        x = scheme.x(day) - left
        block = paragraph(day_text(day) if day != scheme.end else f"day {day}", AXIS, max_lines=1)
        at = min(max(0.0, x - block.width / 2), width - block.width)
        if at < last + 10.0:
            continue
        last = at + block.width
        marks.append(Line(((x, 2.0), (x, 14.0)), theme.ink_faint, 1.2))
        marks.append(Text(at, 18.0, block, theme.ink_faint))
    if scheme.right > scheme.middle:
        block = paragraph("later", AXIS)
        at = (scheme.middle + scheme.right) / 2 - left - block.width / 2
        if at > last + 10.0:
            marks.append(Text(at, 18.0, block, theme.ink_faint))
    return Fragment(width, 40.0, tuple(marks))


def _stages(setting: Setting, scheme: Scale, y: float) -> Iterator[Placed]:
    """A bar over the days of each stage that lie in the first days; where stages share days, the later gives way."""
    reached = float(scheme.start)
    for span in setting.plan.stages:
        stage = span.stage
        if stage.start_day is None or stage.end_day is None:
            continue
        start, end = max(reached, stage.start_day), min(scheme.end, stage.end_day)
        if end <= start:
            continue
        reached = end
        x, width = scheme.x(int(start)), scheme.x(int(end)) - scheme.x(int(start)) - 3.0
        if width < 12.0:
            continue
        yield Placed(stage_bar(setting, span, width, 26.0), x, y, "stage", stage.id)


def _places(milestones: Sequence[Milestone], scheme: Scale) -> list[tuple[float, Milestone]]:
    """Where each flag stands, from left to right; they are moved apart where they would touch."""
    dated = sorted((m for m in milestones if m.day is not None and m.day <= scheme.end), key=lambda m: m.day or 0)
    later = [m for m in milestones if m.day is None or m.day > scheme.end]
    later.sort(key=lambda m: (m.day is None, m.day or 0))
    end = scheme.right - _FREE
    room = (end - scheme.middle - 30.0) / max(1, len(later) - 1)
    wanted = [(scheme.x(max(scheme.start, m.day or 0)), m) for m in dated]
    wanted += [(scheme.middle + 30.0 + number * room, m) for number, m in enumerate(later)]
    apart = min(_APART, (end - scheme.left - 12.0) / max(1, len(wanted) - 1))
    xs: list[float] = []
    for x, _ in wanted:
        xs.append(max(x, xs[-1] + apart) if xs else max(x, scheme.left + 12.0))
    for number in range(len(xs) - 1, -1, -1):
        xs[number] = min(xs[number], end if number == len(xs) - 1 else xs[number + 1] - apart)
    return [(x, m) for x, (_, m) in zip(xs, wanted, strict=True)]


def _flags(
    setting: Setting, places: Sequence[tuple[float, Milestone]], scheme: Scale, top: float, axis: float
) -> Iterator[Placed]:
    """From right to left, each label above those of the flags that its words reach over: so no pole meets a label."""
    theme, late = setting.theme, setting.plan.late
    taken: list[tuple[float, float]] = []
    for x, milestone in reversed(places):
        is_late = milestone.id in late
        colour = theme.bad if is_late else theme.ink
        day = day_text(milestone.day) if milestone.day is not None else ""
        day += f" (goal {goal_of(setting, milestone)})" if is_late else ""
        said = (
            Said(milestone.title, TEXT_BOLD, colour, 2),
            Said(day, SMALL, theme.bad if is_late else theme.ink_soft, 1, 0.0),
        )
        label = written(said, min(_LABEL, scheme.right - x - 8.0))
        widest = max(
            (line.width for box in label.marks if isinstance(box, Box) for t in box.texts for line in t.block.lines),
            default=0.0,
        )
        base = min([axis - 18.0, *(y - 6.0 for at, y in taken if at < x + 8.0 + widest + 10.0)])
        sign = Scaling(_DIAMOND)(Fragment(0.0, 0.0, (milestone_mark(7.5, 7.5, milestone.required, is_late, theme),)))
        size = 15.0 * _DIAMOND
        at = base - label.height
        if at < top or not widest:
            yield Placed(
                Fragment(size, size, sign.marks, 1.0), x - size / 2, axis - size / 2, "milestone", milestone.id
            )
            taken.append((x, axis - 18.0))
            continue
        taken.append((x, at))
        narrow = written(said, widest + 0.01)
        pole = Line(((0.0, at + 3.0), (0.0, axis)), theme.rule, 1.2)
        yield Placed(_local(pole, at + 3.0, axis), x, at + 3.0, "milestone", None)
        yield Placed(narrow, x + 8.0, at, "milestone", milestone.id)
        yield Placed(Fragment(size, size, sign.marks, 1.0), x - size / 2, axis - size / 2, "milestone", milestone.id)


def _local(line: Line, top: float, end: float) -> Fragment:
    shifted = Line(tuple((x, y - top) for x, y in line.points), line.stroke, line.stroke_width)
    return Fragment(1.2, end - top, (shifted,), 1.0)
