"""What a stage is judged by, beside its title: its metrics and its milestones, those in trouble first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.icons import triangle
from journeymap.draw.marks import Fragment, Mark, Path, Text
from journeymap.draw.wrap import paragraph
from journeymap.flow.place import stage_of
from journeymap.lanes.metrics import figure, name_of
from journeymap.lanes.milestones import milestone_mark
from journeymap.lanes.words import joined
from journeymap.layout.scene import Placed
from journeymap.layout.slides.scaling import Scaling
from journeymap.layout.slides.speaking import labelled
from journeymap.layout.slides.type_sizes import FACT, FIGURE, TEXT_BOLD
from journeymap.model.vocabulary import METRIC_UNITS, day_text, on_target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.slide import Area
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Metric, Milestone

_APART = 20.0
_LINE = 24.0
_BELOW = 10.0
_TRIANGLE = 9.0
_DIAMOND = 7.0


class Corner(NamedTuple):
    """What stands beside a stage's title, how wide it is (0 for nothing), what found no room, in lines, and how much
    of the body it takes from the top where the template leaves no corner."""

    placed: tuple[Placed, ...]
    width: float
    left_out: tuple[str, ...]
    height: float = 0.0


class _Sign(NamedTuple):
    fragment: Fragment
    role: str
    thing: str
    words: str


def corner(setting: Setting, span: StageSpan) -> Corner:
    """Metrics side by side on up to two lines, then a milestone a line, set against the right margin."""
    metrics = [_metric(one, setting.theme) for one in setting.index.metrics.get(span.stage.id, ())]
    metrics.sort(key=lambda sign: sign[0])
    milestones = _milestones(setting, span)
    signs = [sign for _, sign in metrics]
    area = setting.frame.corner
    if not signs and not milestones:
        return Corner((), 0.0, ())
    if area is None:
        return _along(signs, milestones, setting.frame.body)
    return _set(signs, milestones, area)


def _along(metrics: Sequence[_Sign], milestones: Sequence[_Sign], body: Area) -> Corner:
    """All on one line along the upper edge of the body, a milestone first where there is one."""
    placed: list[Placed] = []
    left_out: list[str] = []
    x = body.x
    for sign in (*milestones[:1], *metrics, *milestones[1:]):
        if not left_out and x + sign.fragment.width <= body.x + body.width:
            placed.append(Placed(sign.fragment, x, body.y, sign.role, sign.thing))
            x += sign.fragment.width + _APART
        else:
            left_out.append(sign.words)
    return Corner(tuple(placed), 0.0, tuple(left_out), _LINE + _BELOW if placed else 0.0)


def _set(metrics: Sequence[_Sign], milestones: Sequence[_Sign], area: Area) -> Corner:
    lines = int(area.height // _LINE)
    for_milestones = min(len(milestones), max(1, lines - 1)) if metrics else min(len(milestones), lines)
    for_metrics = lines - for_milestones
    placed: list[Placed] = []
    left_out: list[str] = []
    rest, y, widest = list(metrics), area.y, 0.0
    for _ in range(for_metrics):
        taken, across = 0, 0.0
        while taken < len(rest) and across + rest[taken].fragment.width <= area.width:
            across += rest[taken].fragment.width + _APART
            taken += 1
        x = area.x + area.width - max(0.0, across - _APART)
        widest = max(widest, across - _APART)
        for sign in rest[:taken]:
            placed.append(Placed(sign.fragment, x, y, sign.role, sign.thing))
            x += sign.fragment.width + _APART
        rest = rest[taken:]
        y += _LINE if taken else 0.0
    left_out += [sign.words for sign in rest]
    for number, sign in enumerate(milestones):
        if number < for_milestones and sign.fragment.width <= area.width:
            placed.append(Placed(sign.fragment, area.x + area.width - sign.fragment.width, y, sign.role, sign.thing))
            widest = max(widest, sign.fragment.width)
            y += _LINE
        else:
            left_out.append(sign.words)
    return Corner(tuple(placed), widest, tuple(left_out))


def _metric(metric: Metric, theme: Theme) -> tuple[int, _Sign]:
    """How urgent a metric is, and its name, value and triangle (standing: on target, hanging: short of it)."""
    met = on_target(metric)
    colour = theme.ink if met is None else theme.good if met else theme.bad
    unit = metric.unit or METRIC_UNITS[metric.kind]
    name = paragraph(" ".join(name_of(metric).split()), FACT, max_lines=1)
    value = paragraph(figure(metric.current, unit), FIGURE, max_lines=1)
    marks: list[Mark] = [Text(0.0, (_LINE - name.height) / 2, name, theme.ink_soft)]
    x = name.width + 6.0
    marks.append(Text(x, (_LINE - value.height) / 2, value, colour))
    x += value.width
    if met is not None:
        marks.append(Path(triangle(_TRIANGLE, x + 5.0, (_LINE - _TRIANGLE) / 2, met), fill=colour))
        x += 5.0 + _TRIANGLE
    goal = f"target {figure(metric.target, unit)}" if metric.target is not None else ""
    words = labelled(name_of(metric), figure(metric.current, unit), goal)
    urgency = 2 if met is None else 1 if met else 0
    return urgency, _Sign(Fragment(x, _LINE, tuple(marks)), "metric", metric.id, words)


def _milestones(setting: Setting, span: StageSpan) -> list[_Sign]:
    """Those of the stage: late ones first, then required ones, then by day."""
    late = setting.plan.late
    own = [m for m in setting.journey.milestones if _belongs(setting, m, span)]
    own.sort(key=lambda m: (m.id not in late, not m.required, m.day if m.day is not None else 10**6))
    allowed = {c.proof: c.by_day for c in setting.journey.success if c.proof and c.by_day is not None}
    return [_milestone(m, m.id in late, allowed.get(m.id), setting.theme) for m in own]


def _belongs(setting: Setting, milestone: Milestone, span: StageSpan) -> bool:
    at = setting.index.things.get(milestone.touchpoint or "")
    stage = stage_of(setting.journey, at or milestone)
    return stage is not None and stage.id == span.stage.id


def _milestone(milestone: Milestone, late: bool, allowed: int | None, theme: Theme) -> _Sign:
    day = day_text(milestone.day) if milestone.day is not None else ""
    goal = f"(goal {allowed})" if late and allowed is not None else ""
    words = joined(" ".join(milestone.title.split()), joined(day, goal, by=" "), by=": ")
    block = paragraph(words, TEXT_BOLD if late else FACT, max_lines=1)
    sign = Scaling(1.0)(Fragment(0.0, 0.0, (milestone_mark(_DIAMOND, _LINE / 2, milestone.required, late, theme),)))
    text = Text(2 * _DIAMOND + 7.0, (_LINE - block.height) / 2, block, theme.bad if late else theme.ink_soft)
    width = 2 * _DIAMOND + 7.0 + block.width
    said = labelled(words, milestone.criterion, "" if milestone.required else "optional", milestone.owner) or words
    return _Sign(Fragment(width, _LINE, (*sign.marks, text)), "milestone", milestone.id, said)
