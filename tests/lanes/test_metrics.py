"""Metrics against their targets, in figures a reader understands."""

from __future__ import annotations

import pytest

from journeymap.draw.marks import Path, Text
from journeymap.draw.theme import theme
from journeymap.lanes.metrics import draw, figure
from journeymap.layout.build import build
from journeymap.model.journey import Journey, Lane, Metric, Stage

LIGHT = theme("light")


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (31.0, "", "31"),
        (5.1, "", "5.1"),
        (-12.0, "", "−12"),
        (1204.0, "", "1,204"),
        (99.95, "%", "99.95%"),
        (6.0, "days", "6 days"),
        (0.0, "%", "0%"),
        (None, "%", "–"),
        (1 / 3, "", "0.33"),
    ],
)
def test_figures(value: float | None, unit: str, shown: str) -> None:
    assert figure(value, unit) == shown


def tip(metric: Metric) -> str | None:
    """Which way the metric's triangle points: "up", "down" or None."""
    triangle = next((m for m in draw(metric, 76, LIGHT).marks if isinstance(m, Path)), None)
    if triangle is None:
        return None
    ys = [segment.y for segment in triangle.segments if hasattr(segment, "y")]
    return "up" if ys[2] < ys[0] else "down"


def test_the_triangle_stands_where_the_target_is_met_and_hangs_where_not() -> None:
    assert tip(Metric(id="m", stage="s", kind="nps", current=31.0, target=30.0)) == "up"
    assert tip(Metric(id="m", stage="s", kind="nps", current=12.0, target=30.0)) == "down"
    assert tip(Metric(id="m", stage="s", kind="ces", current=5.1, target=3.0)) == "down"
    assert tip(Metric(id="m", stage="s", kind="ces", current=2.4, target=3.0)) == "up"
    assert tip(Metric(id="m", stage="s", kind="nps", current=12.0)) is None
    assert tip(Metric(id="m", stage="s", kind="custom", current=12.0, target=1.0)) is None
    assert tip(Metric(id="m", stage="s", kind="custom", current=12.0, target=1.0, better="higher")) == "up"


def test_name_value_and_target_are_written() -> None:
    metric = Metric(id="m", stage="s", kind="adoption", current=41.0, target=60.0)
    texts = [mark.block.source for mark in draw(metric, 90, LIGHT).marks if isinstance(mark, Text)]
    assert texts == ["Adoption", "41%", "target 60%"]


def test_more_metrics_than_fit_beside_each_other_stand_in_rows() -> None:
    journey = Journey(
        title="",
        stages=(Stage(id="s", title="Retention"), Stage(id="e", title="Expansion")),
        lanes=(Lane(id="l", kind="metrics", title="Metrics"),),
        metrics=tuple(Metric(id=f"m{n}", stage="s", kind="nps", current=float(n)) for n in range(7)),
    )
    scene = build(journey, LIGHT)
    cells = [p for p in scene.placed if p.role == "metric"]
    assert len(cells) == 7
    assert len({p.y for p in cells}) > 1
    stage = scene.stages[0]
    assert all(stage.x <= p.x and p.x + p.fragment.width <= stage.x + stage.width for p in cells)
