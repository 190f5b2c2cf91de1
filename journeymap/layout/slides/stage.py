"""The slides of each stage: one where everything fits, further ones where it doesn't."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.lanes.words import joined
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.stage_corner import corner
from journeymap.layout.slides.stage_drawing import HEADING, page
from journeymap.layout.slides.stage_notes import about_stage, about_touchpoints
from journeymap.layout.slides.stage_paging import WIDEST_COLUMN, paged, shared_out
from journeymap.layout.slides.stage_rows import Grid, rows
from journeymap.layout.slides.stage_ways import GUTTER, ways
from journeymap.layout.slides.type_sizes import TIERS
from journeymap.model.vocabulary import TEAM_LABELS, day_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.layout.slides.stage_corner import Corner
    from journeymap.layout.slides.stage_rows import Row
    from journeymap.layout.slides.stage_ways import Ways
    from journeymap.layout.slides.type_sizes import Tier
    from journeymap.model.find import Column

_ROUND = 12.0
"""Px to the right of the last column where drawn ways may come round a card."""
_LEAST_NAMES, _MOST_NAMES = 104.0, 136.0


class _Part(NamedTuple):
    """Some neighbouring columns of a stage, the rows on each of the slides they take, and the ways between them."""

    columns: Sequence[Column]
    pages: list[list[Row]]
    ways: Ways | None


def slides(setting: Setting, span: StageSpan) -> Iterator[Slide]:
    """The slides of one stage; none for a stage that has nothing on it."""
    body = setting.frame.body
    names = min(_MOST_NAMES, max(_LEAST_NAMES, body.width * 0.115))
    leading = setting.leading
    drawn = any(way.drawn for t in span.touchpoints() for way in leading.get(t.id, ()))
    room = body.width - names + GUTTER - (_ROUND if drawn else 0.0)
    groups = shared_out([one.column for one in span.columns], room)
    most = max(map(len, groups))
    width = min(WIDEST_COLUMN, room / max(1, most))
    grid = Grid(body.x, body.x + names, width, GUTTER, body.x + body.width)
    beside = corner(setting, span)
    for tier in TIERS:
        parts = [
            _part(setting, span, columns, number == 0, grid, tier, beside) for number, columns in enumerate(groups)
        ]
        if all(len(part.pages) == 1 for part in parts):
            break
    yield from _slides(setting, span, parts, grid, tier, beside)


def _part(
    setting: Setting,
    span: StageSpan,
    columns: Sequence[Column],
    first: bool,
    grid: Grid,
    tier: Tier,
    beside: Corner,
) -> _Part:
    drawn = rows(setting, span, columns, first, grid, tier)
    if first and beside.row is not None:
        drawn.insert(0, beside.row)
    cards = next((row for row in drawn if row.kind == "cards"), None)
    between = ways(setting, cards, grid) if cards is not None else None
    below = between.height if between is not None else 0.0
    pages = paged(drawn, setting.frame.body.height, tier.gap, grid.left - grid.names, below, HEADING)
    return _Part(columns, pages, between)


def _slides(
    setting: Setting, span: StageSpan, parts: Sequence[_Part], grid: Grid, tier: Tier, beside: Corner
) -> Iterator[Slide]:
    stage = span.stage
    count = sum(len(part.pages) for part in parts)
    if not any(rows for part in parts for rows in part.pages):
        return
    title = f"{setting.numbers[stage.id]} · " + joined(stage.title, stage.goal, by=": ")
    owner = f"owner: {stage.owner}" if stage.owner else ""
    team = TEAM_LABELS[stage.team] if stage.team else ""
    subtitle = joined(day_range(stage.start_day, stage.end_day), owner, team)
    number = 0
    for part in parts:
        for place, drawn in enumerate(part.pages):
            number += 1
            first = number == 1
            left_out = part.ways.left_out if part.ways else ()
            notes = [
                *(about_stage(setting, span, beside.left_out) if first else []),
                *(about_touchpoints(setting, part.columns, left_out) if place == 0 else []),
            ]
            placed = page(setting, part.columns, drawn, grid, tier.gap, part.ways, span.colour, place > 0)
            yield slide(
                setting, "stage", f"stage/{stage.id}/{number}", title, subtitle,
                (*(beside.placed if first else ()), *placed), notes=notes, accent=span.colour,
                beside=beside.width if first else 0.0, counted=f"({number} of {count})" if count > 1 else "",
            )  # fmt: skip
