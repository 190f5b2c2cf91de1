"""The map's foot: a legend of the signs that really occur, the scales of its metrics, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.icons import icon
from journeymap.draw.marks import Box, Fragment, Line, Mark, Path, Text
from journeymap.draw.theme import blend
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.milestones import in_first_days, milestone_mark
from journeymap.lanes.touchpoints import foot, risk_badge, truth_badge
from journeymap.lanes.words import joined

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.flow.edges import Edge
    from journeymap.lanes.plan import Memory, Plan, StageSpan
    from journeymap.model.journey import LaneKind, MetricKind

_SCALES: dict[MetricKind, str] = {
    "nps": "NPS −100…100",
    "csat": "CSAT 0…100 %",
    "ces": "CES 1 easy … 7 hard",
}
"""The scales that a reader cannot guess."""
_SIGN = 18.0
_GAP = 20.0
_ROW = 20.0


class Entry(NamedTuple):
    """A sign of the legend by name, and what it means."""

    sign: str
    meaning: str


def entries(plan: Plan, edges: tuple[Edge, ...], shown: frozenset[LaneKind]) -> tuple[Entry, ...]:
    """The signs this map shows, with `shown` the kinds of its visible lanes."""
    journey = plan.journey
    cards = "touchpoints" in shown
    signs = _signs(plan) if cards else frozenset()
    kinds = {edge.kind for edge in edges} if cards else set()
    required = {milestone.required for milestone in journey.milestones}
    met = {metric.target is not None and metric.current is not None for metric in journey.metrics}
    occurring = (
        ("truth" in signs, Entry("truth", "moment of truth")),
        ("risk" in signs, Entry("risk", "at risk: no empathy response planned")),
        ("automated" in signs, Entry("automated", "automated")),
        ("hybrid" in signs, Entry("hybrid", "human and automated")),
        ("one-to-many" in signs, Entry("one-to-many", "one to many")),
        ("researched" in signs, Entry("researched", "researched")),
        ("anecdote" in signs, Entry("anecdote", "anecdote")),
        ("assumption" in signs, Entry("assumption", "assumption")),
        ("link" in signs, Entry("link", "has links")),
        ("internal" in signs, Entry("internal", "internal: not for customers")),
        (bool(kinds & {"next", "branch"}), Entry("flow", "flow")),
        ("loop" in kinds, Entry("loop", "loop back")),
        (True in required, Entry("milestone", "milestone")),
        (False in required, Entry("optional", "optional milestone")),
        (bool(plan.late), Entry("late", "late: after the day the customer named")),
        (bool(journey.milestones) and in_first_days(plan), Entry("band", "first 90 days")),
        ("metrics" in shown and True in met, Entry("target", "▲ on target ▼ short of it")),
    )
    return tuple(entry for occurs, entry in occurring if occurs)


def _signs(plan: Plan) -> frozenset[str]:
    """The signs that occur on any card."""
    return frozenset[str]().union(*[plan.draw.gathered(_signs_of, s.stage.id, s) for s in plan.stages])


def _signs_of(_: Memory, stage: StageSpan) -> frozenset[str]:
    signs = {"risk"} if stage.at_risk else set()
    for touchpoint in stage.touchpoints():
        signs.update(foot(touchpoint))
        if touchpoint.moment_of_truth:
            signs.add("truth")
    return frozenset(signs)


def remarks(plan: Plan, shown: frozenset[LaneKind]) -> str:
    """The scales of the metrics shown and the map's evidence, in one line."""
    kinds = dict.fromkeys(metric.kind for metric in plan.journey.metrics) if "metrics" in shown else {}
    scales = [_SCALES[kind] for kind in kinds if kind in _SCALES]
    return joined(*scales, plan.journey.evidence)


def draw(legend: tuple[Entry, ...], text: str, width: float, theme: Theme) -> Fragment:
    """The legend on the left, in as many rows as it needs; the remarks on the right, or below if there is no room."""
    marks: list[Mark] = []
    block = paragraph(text, styles.LEGEND, width, align="end")
    taken = max((line.width for line in block.lines), default=0.0)
    blocks = [paragraph(entry.meaning, styles.LEGEND, width - _SIGN - 4.0) for entry in legend]
    needed = sum(_SIGN + 4.0 + one.lines[0].width + _GAP for one in blocks if one.lines)
    beside = len(block.lines) <= 1 and needed + taken <= width
    x = y = 0.0
    for entry, one in zip(legend, blocks, strict=True):
        natural = max(line.width for line in one.lines)
        across = (0.0 if entry.sign == "target" else _SIGN + 4.0) + natural
        if x > 0.0 and x + across > width:
            x, y = 0.0, y + _ROW
        marks += _sign(entry.sign, x + _SIGN / 2, y + _ROW / 2, theme)
        meaning = paragraph(entry.meaning, styles.LEGEND, natural + 0.01)
        marks.append(Text(x + across - natural, y + (_ROW - meaning.height) / 2, meaning, theme.ink_faint))
        x += across + _GAP
    if block.lines:
        y = y if beside or not legend else y + _ROW
        natural = taken + 0.01
        below = block if not beside else paragraph(text, styles.LEGEND, natural, align="end")
        marks.append(Text(width - below.width, y + 2.0, below, theme.ink_faint, "end"))
        y += max(0.0, below.height - _ROW + 4.0)
    return Fragment(width, y + _ROW, tuple(marks))


def _sign(name: str, cx: float, cy: float, theme: Theme) -> tuple[Mark, ...]:
    match name:
        case "truth":
            return (truth_badge(cx, cy, theme),)
        case "risk":
            return risk_badge(cx, cy, theme)
        case "flow" | "loop":
            dash = (4.0, 3.0) if name == "loop" else ()
            return (Line(((cx - 9.0, cy), (cx + 9.0, cy)), theme.connector, 1.5, dash, head=7.0),)
        case "milestone" | "optional" | "late":
            return (milestone_mark(cx, cy, name != "optional", name == "late", theme),)
        case "band":
            return (Box(cx - 9.0, cy - 4.0, 18.0, 8.0, blend(theme.accent, theme.ground, 0.22), radius=4.0),)
        case "target":
            return ()
        case _:
            drawn: Path = icon(name, 12.0, theme.ink_faint, cx - 6.0, cy - 6.0)
            return (drawn,)
