"""The lane of metrics: what each stage is judged by, against its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.icons import triangle
from journeymap.draw.marks import Fragment, Mark, Path, Text
from journeymap.lanes import styles
from journeymap.lanes.plan import CELL_PAD, LANE_PAD, LEAST_LANE, Item, Strip
from journeymap.lanes.words import fitted
from journeymap.model.vocabulary import METRIC_LABELS, METRIC_UNITS, on_target

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import Chunk, Memory, Plan
    from journeymap.model.journey import Lane, Metric

_LEAST_CELL = 76.0
_WIDEST_CELL = 150.0
_GAP = 8.0


def place(lane: Lane, plan: Plan) -> Strip:
    """Metrics side by side under their stage, in as many rows as its width asks for."""
    chunks: list[Chunk] = []
    deepest = 0.0
    for stage in plan.stages:
        if metrics := plan.index.metrics.get(stage.stage.id, ()):
            key = (lane.id, stage.stage.id)
            items, depth = plan.draw.gathered(_metrics, key, metrics, stage.x, stage.width, plan.theme)
            chunks.append(items)
            deepest = max(deepest, depth)
    return Strip(max(LEAST_LANE, deepest + LANE_PAD), tuple(chunks))


def _metrics(
    memory: Memory, metrics: tuple[Metric, ...], left: float, width: float, theme: Theme
) -> tuple[Chunk, float]:
    """A stage's metrics, and the depth of the lowest."""
    inner = width - 2 * CELL_PAD
    across = max(1, min(len(metrics), int((inner + _GAP) // (_LEAST_CELL + _GAP))))
    cell = min(_WIDEST_CELL, (inner - _GAP * (across - 1)) / across)
    items: list[Item] = []
    y = LANE_PAD
    for start in range(0, len(metrics), across):
        row = [(metric, memory(draw, metric.id, metric, cell, theme)) for metric in metrics[start : start + across]]
        for number, (metric, fragment) in enumerate(row):
            x = left + CELL_PAD + number * (cell + _GAP)
            items.append(Item(fragment, x, y, "metric", metric.id))
        y += max(fragment.height for _, fragment in row) + _GAP
    return tuple(items), y - _GAP


def draw(metric: Metric, width: float, theme: Theme) -> Fragment:
    """Name, current value with a triangle (standing: on target, hanging: short of it), target."""
    marks: list[Mark] = []
    name = fitted(name_of(metric), styles.METRIC_NAME, width)
    marks.append(Text(0.0, 0.0, name, theme.ink_soft, field="title"))
    y = name.height + 1.0
    unit = metric.unit or METRIC_UNITS[metric.kind]
    met = on_target(metric)
    colour = theme.ink if met is None else theme.good if met else theme.bad
    value = fitted(figure(metric.current, unit), styles.METRIC_VALUE, width - 14.0)
    marks.append(Text(0.0, y, value, colour, field="current"))
    if met is not None and value.lines:
        beside = value.lines[-1].width + 6.0
        marks.append(Path(triangle(7.0, beside, y + value.height - 13.0, met), fill=colour))
    y += value.height
    foot = fitted("" if metric.target is None else f"target {figure(metric.target, unit)}", styles.NOTE_FOOT, width)
    marks.append(Text(0.0, y, foot, theme.ink_faint, field="target"))
    y += foot.height
    if metric.internal:
        own = fitted("internal", styles.NOTE_FOOT, width)
        marks.append(Text(0.0, y, own, theme.ink_faint))
        y += own.height
    return Fragment(width, y, tuple(marks))


def name_of(metric: Metric) -> str:
    """What a metric is called on the map: its own title, else its kind's usual name."""
    return metric.title or METRIC_LABELS[metric.kind]


def figure(value: float | None, unit: str) -> str:
    """A value as the map writes it: no needless decimals, a real minus sign, its unit; "–" where there is none."""
    if value is None:
        return "–"
    shown = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return shown.replace("-", "−") + (unit if unit in ("%", "") else f" {unit}")
