"""`journeymap insights FILE…`: what a map tells beyond its problems, for people or (--json) for programs.
docs/command-line.md tells the JSON; its keys only ever become more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from journeymap.cli.reading import opened
from journeymap.cli.reports import Report, parser_of, reported
from journeymap.cli.say import plain, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.flow.insights import Insights, Matrix
    from journeymap.flow.paths import Path
    from journeymap.model.journey import Journey


_TOLD = (
    "Tells how far it is to each milestone, where customers are handed over, which channels and owners meet\n"
    "them in which stage, what is automated, what is known, and which opportunities are worth most."
)


def insights(arguments: list[str]) -> int:
    """Tells what each map says of itself; 2 if one couldn't be read."""
    options = parser_of("insights", _TOLD).read(arguments)
    return reported("insights", options.files, options.json, _asked)


def _asked(file: str) -> Report:
    from journeymap.flow.insights import insights as ask

    journey = opened(file).journey
    told = ask(journey)
    fields = {"file": file, "title": journey.title} | _fields(journey, told)
    return Report(fields, partial(_show, file, journey, told))


def _fields(journey: Journey, told: Insights) -> dict[str, Any]:
    from journeymap.flow.insights import dependents

    return {
        "milestones": [
            {"milestone": one.milestone, "quickest": _way(one.quickest), "longest": _way(one.longest)}
            for one in told.milestones
        ],
        "handovers": [one._asdict() for one in told.handovers],
        "channels": _table(told.channels),
        "owners": _table(told.owners),
        "modes": dict(told.modes),
        "evidence": dict(told.evidence),
        "opportunities": [one._asdict() for one in told.opportunities],
        "breaks": {key: one._asdict() for key, one in dependents(journey).items()},
    }


def _way(path: Path | None) -> dict[str, Any] | None:
    return None if path is None else path._asdict() | {"touchpoints": list(path.touchpoints)}


def _table(matrix: Matrix) -> dict[str, dict[str, int]]:
    rows = zip(matrix.rows, matrix.counts, strict=True)
    return {row: dict(zip(matrix.stages, counts, strict=True)) for row, counts in rows}


def _show(file: str, journey: Journey, told: Insights) -> None:
    from journeymap.flow.words import chained, name
    from journeymap.model.find import index

    things = index(journey).things
    tell(f"{plain(file)}: {plain(journey.title or '(no title)')}")
    if told.milestones:
        tell("  to each milestone")
    for one in told.milestones:
        quick, long = (_in_words(path) for path in (one.quickest, one.longest))
        tell(f"    {plain(name(things[one.milestone]))}: quickest {quick}; longest {long}")
    tell(f"  handovers: {len(told.handovers)}")
    for handover in told.handovers:
        where = f"{name(things[handover.source])} → {name(things[handover.target])}"
        tell(f"    {plain(handover.from_owner)} → {plain(handover.to_owner)} ({plain(where)})")
    for title, matrix in (("channels", told.channels), ("owners", told.owners)):
        if matrix.rows:
            _show_table(title, [plain(name(stage)) for stage in journey.stages], matrix)
    tell(f"  done by: {_shares(told.modes)}")
    tell(f"  known by: {_shares(told.evidence)}")
    if told.opportunities:
        tell("  opportunities, most impact for least effort first")
    for chance in told.opportunities:
        worth = f"impact {chance.impact or 'unknown'}, effort {chance.effort or 'unknown'}"
        tell(f"    {plain(chained([name(things[chance.note])]))} ({worth})")


def _show_table(title: str, stages: list[str], matrix: Matrix) -> None:
    first = max(len(title), *(len(plain(row)) for row in matrix.rows))
    widths = [max(3, min(len(stage), 14)) for stage in stages]
    heads = " ".join(stage[:width].rjust(width) for stage, width in zip(stages, widths, strict=True))
    tell(f"  {title:<{first + 2}} {heads}")
    for row, counts in zip(matrix.rows, matrix.counts, strict=True):
        cells = " ".join((str(n) if n else "·").rjust(width) for n, width in zip(counts, widths, strict=True))
        tell(f"    {plain(row):<{first}} {cells}")


def _in_words(path: Path | None) -> str:
    if path is None:
        return "none: no way leads there"
    steps = f"{path.steps} step{'' if path.steps == 1 else 's'}"
    return steps if path.day is None else f"{steps}, by day {path.day}".replace("-", "−")


def _shares(counts: Mapping[Any, int]) -> str:
    whole = sum(counts.values())
    parts = [f"{what} {number * 100 / whole:.0f} %" for what, number in counts.items() if number]
    return ", ".join(parts) or "no touchpoints"
