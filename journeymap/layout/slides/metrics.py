"""The metrics of all stages in a table: where each stands against its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.lanes.metrics import figure, name_of
from journeymap.lanes.words import joined
from journeymap.layout.slides.frames import SUBTITLE, first_fitting
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.tables import Cell, Column, tables
from journeymap.model.vocabulary import METRIC_UNITS, TIMING_LABELS, better, on_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Metric, Stage

_COLUMNS = (
    Column("Stage", 0.2), Column("Metric", 0.21), Column("Now", 0.1, "end"), Column("Target", 0.1, "end"),
    Column("Standing", 0.14), Column("Better", 0.1, spare=1), Column("Kind", 0.1, spare=2),
    Column("Team", 0.09, spare=3),
)  # fmt: skip


def slides(setting: Setting) -> Iterator[Slide]:
    """The metrics by stage in the map's order; none without metrics."""
    found = [(stage, one) for stage in setting.journey.stages for one in setting.index.metrics.get(stage.id, ())]
    if not found:
        return
    judged = [met for _, one in found if (met := on_target(one)) is not None]
    title = f"Metrics: {sum(judged)} of {len(judged)} on target" if judged else "Metrics"
    behind = _behind(found)
    about = ""
    if behind:
        ways = (f"Short of target: {'; '.join(behind)}", f"{sum(not met for met in judged)} short of target")
        about = first_fitting(ways, SUBTITLE, setting.frame.subtitle.width)
    rows = []
    before = None
    for stage, one in found:
        rows.append(_row(setting, stage, one, named=stage is not before))
        before = stage
    body = setting.frame.body
    made = tables(_COLUMNS, rows, body, body, "The metrics of each stage with their targets", setting.theme)
    for number, table in enumerate(made, 1):
        yield slide(
            setting, "metrics", f"metrics/{number}", title, about, tables=(table,),
            counted=f"({number} of {len(made)})" if len(made) > 1 else "",
        )  # fmt: skip


def _behind(found: Sequence[tuple[Stage, Metric]]) -> list[str]:
    """What is short of its target, by stage: "Onboarding: NPS, CES"."""
    names: dict[str, list[str]] = {}
    titles = {stage.id: stage.title for stage, _ in found}
    for stage, one in found:
        if on_target(one) is False:
            names.setdefault(stage.id, []).append(name_of(one))
    return [joined(titles[key], ", ".join(short), by=": ") for key, short in names.items()]


def _row(setting: Setting, stage: Stage, one: Metric, named: bool) -> list[Cell]:
    theme = setting.theme
    met = on_target(one)
    unit = one.unit or METRIC_UNITS[one.kind]
    standing = "" if met is None else "▲ on target" if met else "▼ short of it"
    colour = theme.ink_soft if met is None else theme.good if met else theme.bad
    return [
        Cell(stage.title, theme.ink, named),
        Cell(name_of(one)),
        Cell(figure(one.current, unit), colour, True),
        Cell(figure(one.target, unit) if one.target is not None else ""),
        Cell(standing, colour),
        Cell({"higher": "higher", "lower": "lower"}.get(better(one) or "", "")),
        Cell(TIMING_LABELS.get(one.timing or "", "")),
        Cell(one.team or ""),
    ]
