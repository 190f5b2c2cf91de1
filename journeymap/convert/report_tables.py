"""The tables of a report: milestones, metrics, opportunities, early warnings, branches and loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.convert.blocks import Grid, Heading, Item, Items
from journeymap.convert.tasks import opportunities
from journeymap.lanes.metrics import figure, name_of
from journeymap.model.find import index
from journeymap.model.text import shortened
from journeymap.model.vocabulary import (
    FLOW_LABELS,
    LEVEL_LABELS,
    METRIC_UNITS,
    STATUS_LABELS,
    TIMING_LABELS,
    day_text,
    on_target,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.convert.blocks import Block
    from journeymap.model.journey import Journey

_ON_TARGET = {True: "reached", False: "missed", None: ""}


def milestones(journey: Journey) -> Iterator[Block]:
    """The milestones by day, those without one last."""
    if not journey.milestones:
        return
    rows = []
    for one in sorted(journey.milestones, key=lambda one: (one.day is None, one.day or 0)):
        where = _title(journey, one.touchpoint) or _title(journey, one.stage)
        day = "" if one.day is None else day_text(one.day)
        rows.append((_line(one.title), day, one.criterion, where, _line(one.owner), "" if one.required else "optional"))
    yield Heading(2, "Milestones", "milestones")
    yield _grid("Milestones by day", ("Milestone", "Day", "Reached when", "Where", "Owner", "Required"), rows)


def metrics(journey: Journey) -> Iterator[Block]:
    """The metrics stage by stage, with their targets."""
    if not journey.metrics:
        return
    rows = []
    for one in journey.metrics:
        unit = one.unit or METRIC_UNITS[one.kind]
        now, target = (figure(value, unit) if value is not None else "" for value in (one.current, one.target))
        timing = TIMING_LABELS[one.timing] if one.timing else ""
        rows.append((_title(journey, one.stage), _line(name_of(one)), now, target, _ON_TARGET[on_target(one)], timing))
    yield Heading(2, "Metrics", "metrics")
    headings = ("Stage", "Metric", "Now", "Target", "On target", "Timing")
    yield _grid("Metrics by stage", headings, rows, numbers=("Now", "Target"))


def opportunities_table(journey: Journey) -> Iterator[Block]:
    """The opportunities, the most worthwhile first."""
    tasks = opportunities(journey)
    if not tasks:
        return
    rows = [
        (
            task.note.text or "a picture",
            str(task.priority or ""),
            LEVEL_LABELS[task.note.impact] if task.note.impact else "",
            LEVEL_LABELS[task.note.effort] if task.note.effort else "",
            _line(task.note.owner),
            STATUS_LABELS[task.note.status] if task.note.status else "",
            " › ".join(filter(None, (_line(task.stage), _line(task.touchpoint)))),
        )
        for task in tasks
    ]
    yield Heading(2, "Opportunities", "opportunities")
    headings = ("Opportunity", "Priority", "Impact", "Effort", "Owner", "Status", "Where")
    yield _grid("Opportunities by priority, from impact and effort", headings, rows, numbers=("Priority",))


def signals(journey: Journey) -> Iterator[Block]:
    """The early warnings and what is done about them."""
    if not journey.signals:
        return
    rows = [
        (_title(journey, one.at), one.watched, one.threshold, one.response, _line(one.owner), _line(one.within))
        for one in journey.signals
    ]
    yield Heading(2, "Early warnings", "signals")
    yield _grid(
        "What is watched, and what is done then", ("Where", "Watched", "Threshold", "Response", "Owner", "Within"), rows
    )


def ways(journey: Journey) -> Iterator[Block]:
    """The branches and loops; what simply comes next is told by the order of the touchpoints."""
    items = tuple(
        Item(
            f"from “{_title(journey, flow.source)}” to “{_title(journey, flow.target)}”"
            + (f" if {flow.condition}" if flow.condition else ""),
            FLOW_LABELS[flow.kind],
        )
        for flow in journey.flows
        if flow.kind != "next" or flow.condition
    )
    if items:
        yield Heading(2, "Branches and loops", "ways")
        yield Items(items)


def _grid(caption: str, headings: Sequence[str], rows: Sequence[tuple[str, ...]], numbers: Sequence[str] = ()) -> Grid:
    """A table without the columns in which nothing stands."""
    used = [at for at in range(len(headings)) if at == 0 or any(row[at] for row in rows)]
    return Grid(
        caption,
        tuple(headings[at] for at in used),
        tuple(tuple(row[at] for at in used) for row in rows),
        frozenset(number for number, at in enumerate(used) if headings[at] in numbers),
    )


def _title(journey: Journey, key: str | None) -> str:
    return _line(getattr(index(journey).things.get(key or ""), "title", ""))


def _line(text: str) -> str:
    return shortened(text, 300)
