"""Checks of what is measured: every stage by something, on its scale, against a target, and ahead of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.rules.naming import named
from journeymap.flow.words import called
from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import Metric
from journeymap.model.vocabulary import METRIC_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey

_RESOLUTION = re.compile(
    r"resol(?:ution|ve)|\bTTR\b|\bMTTR\b|handl(?:e|ing) time|time to (?:close|fix|repair|solve)", re.IGNORECASE
)


def stage_without_metric(case: Case) -> Iterator[Finding]:
    """A stage that nothing measures, on a map that measures others or has a lane for it."""
    journey = case.journey
    if not journey.metrics and not any(lane.kind == "metrics" for lane in journey.lanes):
        return
    measured = index(journey).metrics
    for stage in journey.stages:
        if stage.id not in measured:
            fix = Fix(
                "add-metric",
                "Add a metric",
                f"Adds customer satisfaction (CSAT) to {called(stage)}, for you to set its target",
                Alike(_measured, stage.id),
                stage.id,
                asks="target",
            )
            yield Finding(f"Nothing measures {called(stage)}", (stage.id,), (fix,))


def _measured(journey: Journey, stages: Sequence[str]) -> Journey:
    """With satisfaction as a metric of each of these stages."""
    return edits.add_each(journey, Metric, [{"stage": stage, "kind": "csat"} for stage in stages])


def metric_off_scale(case: Case) -> Iterator[Finding]:
    """A metric of the map's own in % with a value outside 0…100. The known kinds have scales that a map cannot
    leave at all."""
    for metric in case.journey.metrics:
        if metric.kind != "custom" or metric.unit.strip() != "%":
            continue
        off = [value for value in (metric.current, metric.target) if value is not None and not 0 <= value <= 100]
        if off:
            value = f"{off[0]:.10g}".replace("-", "−")
            yield Finding(f"{_title(metric)} is at {value} %, outside 0…100 %", (metric.id,))


def metric_without_target(case: Case) -> Iterator[Finding]:
    """A metric without a target."""
    for metric in case.journey.metrics:
        if metric.target is None:
            where = named(case.journey, metric.stage)
            yield Finding(f"{_title(metric)} in {where} has no target", (metric.id,))


def only_lagging(case: Case) -> Iterator[Finding]:
    """A map whose metrics say that they lag, and none that it leads."""
    metrics = case.journey.metrics
    if any(metric.timing == "lagging" for metric in metrics) and all(m.timing != "leading" for m in metrics):
        stage = case.journey.stages[0]
        fix = Fix(
            "add-leading-metric",
            "Add a leading metric",
            f"Adds adoption to {called(stage)} as a leading metric, for you to set its target",
            lambda before: edits.add_metric(before, stage=stage.id, kind="adoption", timing="leading"),
            stage.id,
            asks="target",
        )
        keys = tuple(metric.id for metric in metrics if metric.timing == "lagging")
        yield Finding("All metrics lag: each tells of customers only when it is too late to help them", keys, (fix,))


def only_resolution_time(case: Case) -> Iterator[Finding]:
    """A map that measures nothing but how soon requests are closed."""
    metrics = case.journey.metrics
    if metrics and all(metric.kind == "custom" and _RESOLUTION.search(metric.title) for metric in metrics):
        first = metrics[0]
        fix = Fix(
            "add-effort",
            "Measure the customer’s effort too",
            f"Adds the customer effort score (CES) to {named(case.journey, first.stage)}, for you to set its target",
            lambda before: edits.add_metric(before, stage=first.stage, kind="ces"),
            first.id,
            asks="target",
        )
        keys = tuple(metric.id for metric in metrics)
        yield Finding("All that is measured is how soon requests are closed", keys, (fix,))


def _title(metric: Metric) -> str:
    return called(metric) if metric.title.strip() else METRIC_LABELS[metric.kind]


RULES: tuple[Rule, ...] = (
    Rule(
        "only-resolution-time",
        "Only resolution time is measured",
        "Success",
        "warning",
        "A request can be closed fast and the customer be none the wiser; effort foretells loyalty far better.",
        "Customer effort: Dixon, Freeman and Toman, Harvard Business Review, July 2010.",
        only_resolution_time,
        ("add-effort",),
    ),
    Rule(
        "metric-off-scale",
        "Metric off its scale",
        "Success",
        "hint",
        "A share above a hundred per cent is a slip, and whoever presents it is asked about nothing else.",
        "The scale of the measure.",
        metric_off_scale,
    ),
    Rule(
        "only-lagging",
        "Only lagging metrics",
        "Success",
        "hint",
        "Lagging figures tell what has happened; a leading one gives time to do something about it.",
        "Leading and lagging measures: the balanced scorecard (Kaplan and Norton 1992).",
        only_lagging,
        ("add-leading-metric",),
    ),
    Rule(
        "stage-without-metric",
        "Stage without a metric",
        "Success",
        "hint",
        "What nothing measures gets better or worse without anybody knowing.",
        "Practice: a measure for every stage, as in goal–question–metric (Basili and Weiss 1984).",
        stage_without_metric,
        ("add-metric",),
    ),
    Rule(
        "metric-without-target",
        "Metric without a target",
        "Success",
        "hint",
        "A figure without a target cannot be good or bad, so nobody acts on it.",
        "Goal setting: specific goals beat vague ones (Locke and Latham 1990).",
        metric_without_target,
    ),
)
