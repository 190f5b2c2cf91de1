"""The milestones against the customer's first days: a scale with flags, and a table with what proves each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.place import stage_of
from journeymap.flow.thresholds import threshold
from journeymap.layout.slides.day_scale import drawn, goal_of
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.tables import Cell, Column, tables
from journeymap.layout.texts import texts_of
from journeymap.model.vocabulary import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.scene import Placed
    from journeymap.layout.slide import Slide, Table
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Milestone

_COLUMNS = (
    Column("Milestone", 0.2), Column("Day", 0.1), Column("Needed", 0.1, spare=3), Column("Standing", 0.15),
    Column("Shown by", 0.31), Column("Owner", 0.12, spare=1), Column("Stage", 0.14, spare=2),
)  # fmt: skip
_SCALE = 0.46
"""The share of the body that the scale of days takes at the most, unless so more flags are named."""
_LEAST_TABLE = 100.0
"""Px: with less than this the table starts on the next slide."""


def slides(setting: Setting) -> Iterator[Slide]:
    """The scale with as much of the table as fits, then the rest of the table; none without milestones."""
    milestones = sorted(setting.journey.milestones, key=lambda m: (m.day is None, m.day if m.day is not None else 0))
    if not milestones:
        return
    first_days = threshold(setting.journey, "first_days")
    late = setting.plan.late
    body = setting.frame.body
    placed, height = drawn(setting, milestones, first_days, body._replace(height=body.height * _SCALE))
    if _named(placed) < len(milestones):
        higher = drawn(setting, milestones, first_days, body)
        placed, height = higher if _named(higher[0]) > _named(placed) else (placed, height)
    taken = height + 16.0
    alone = body.height - taken < _LEAST_TABLE
    below = body if alone else body._replace(y=body.y + taken, height=body.height - taken)
    within = sum(m.day is not None and m.day <= first_days for m in milestones)
    title = f"Milestones: {within} of {len(milestones)} in the first {first_days} days"
    behind = [" ".join(m.title.split()) for m in milestones if m.id in late]
    judged = any(c.by_day is not None and c.proof in {m.id for m in milestones} for c in setting.journey.success)
    about = f"Late: {', '.join(behind)}" if behind else "None is later than the customer asked for" if judged else ""
    alt = "Each milestone with its day, what shows that it was reached, and its owner"
    made = tables(_COLUMNS, [_row(setting, one) for one in milestones], below, body, alt, setting.theme)
    shown: list[tuple[Table, ...]] = [*([()] if alone else []), *((table,) for table in made)]
    for number, some in enumerate(shown, 1):
        yield slide(
            setting, "milestones", "milestones" if number == 1 else f"milestones/{number}", title, about,
            placed if number == 1 else (), some,
            counted=f"({number} of {len(shown)})" if len(shown) > 1 else "",
        )  # fmt: skip


def _named(placed: Sequence[Placed]) -> int:
    """How many flags have a label."""
    return sum(one.role == "milestone" and any(True for _ in texts_of(one.fragment)) for one in placed)


def _row(setting: Setting, one: Milestone) -> list[Cell]:
    theme = setting.theme
    late = one.id in setting.plan.late
    goal = goal_of(setting, one)
    met = goal is not None and one.day is not None
    standing = f"{'▼ late' if late else '▲ in time'}: goal {day_text(goal)}" if met and goal is not None else ""
    at = setting.index.things.get(one.touchpoint or "")
    stage = stage_of(setting.journey, at or one)
    return [
        Cell(one.title, theme.bad if late else theme.ink, True, f"{one.id}/title"),
        Cell(day_text(one.day).replace(" ", "\u00a0") if one.day is not None else "", theme.bad if late else theme.ink),
        Cell("Required" if one.required else "Optional", theme.ink if one.required else theme.ink_soft),
        Cell(standing, theme.bad if late else theme.good),
        Cell(one.criterion),
        Cell(one.owner),
        Cell(stage.title if stage is not None else "", theme.ink_soft),
    ]
