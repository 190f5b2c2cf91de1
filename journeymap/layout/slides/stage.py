"""The slides of each stage: one where everything fits, further ones where it doesn't."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from journeymap.lanes.words import joined
from journeymap.layout.slides.frames import fitting_title
from journeymap.layout.slides.setting import BESIDE, slide
from journeymap.layout.slides.stage_corner import corner
from journeymap.layout.slides.stage_drawing import HEADING, page
from journeymap.layout.slides.stage_notes import about_stage, about_touchpoints
from journeymap.layout.slides.stage_paging import WIDEST_COLUMN, Room, depth, paged, shared_out
from journeymap.layout.slides.stage_rows import Grid, rows
from journeymap.layout.slides.stage_ways import GUTTER, ways
from journeymap.layout.slides.type_sizes import TIERS
from journeymap.model.vocabulary import TEAM_LABELS, day_range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.slide import Area, Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.layout.slides.stage_corner import Corner
    from journeymap.layout.slides.stage_rows import Row
    from journeymap.layout.slides.stage_ways import Ways
    from journeymap.layout.slides.type_sizes import Tier
    from journeymap.model.find import Column

_ROUND = 12.0
"""Px to the right of the last column where drawn ways may come round a card."""
_LARGE = 28.0
"""Px per em: a title with the stage's goal in it is not smaller."""
_MANY = 12
"""So many groups of columns are written as small as can be at once: nobody wants to wait for a larger type that does
not fit."""
_LEAST_NAMES, _MOST_NAMES = 118.0, 136.0


class _Part(NamedTuple):
    """Some neighbouring columns of a stage, the rows on each of the slides they take, and the ways between them."""

    columns: Sequence[Column]
    pages: list[list[Row]]
    ways: Ways | None


class Sheet(NamedTuple):
    """A slide to be: the touchpoints of its columns, and what makes it."""

    touchpoints: frozenset[str]
    make: Callable[[], Slide]


def slides(setting: Setting, span: StageSpan) -> Iterator[Slide]:
    """The slides of one stage; none for a stage that has nothing on it."""
    return (one.make() for one in sheets(setting, span))


def sheets(setting: Setting, span: StageSpan) -> list[Sheet]:
    """The same, each still to be made: of a very large stage somebody may want a single one."""
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
    lower = replace(setting, frame=setting.frame._replace(body=_below(body, beside.height)))
    tier, parts = _laid_out(lower, span, groups, grid)
    return list(_sheets(setting, lower, span, parts, grid, tier, beside))


def _below(body: Area, taken: float) -> Area:
    return body._replace(y=body.y + taken, height=body.height - taken)


def _laid_out(
    setting: Setting, span: StageSpan, groups: Sequence[Sequence[Column]], grid: Grid
) -> tuple[Tier, list[_Part]]:
    """The parts of a stage as large as they can be on the fewest slides that hold them."""
    layouts: list[tuple[Tier, list[_Part]]] = []
    for tier in TIERS if len(groups) <= _MANY else TIERS[-1:]:
        parts = [_part(setting, span, columns, number == 0, grid, tier) for number, columns in enumerate(groups)]
        layouts.append((tier, parts))
        if _count(parts) == len(groups):
            break
    fewest = _count(layouts[-1][1])
    few = [(tier, parts) for tier, parts in layouts if _count(parts) <= fewest]
    room, names = setting.frame.body.height - HEADING, grid.left - grid.names
    return next((one for one in few if _highest(one[1], names) <= room), few[-1])


def _highest(parts: Sequence[_Part], names: float) -> float:
    return max((depth(row, names) for part in parts for page in part.pages for row in page), default=0.0)


def _count(parts: Sequence[_Part]) -> int:
    return sum(len(part.pages) for part in parts)


def _part(
    setting: Setting,
    span: StageSpan,
    columns: Sequence[Column],
    first: bool,
    grid: Grid,
    tier: Tier,
) -> _Part:
    drawn = rows(setting, span, columns, first, grid, tier)
    cards = next((row for row in drawn if row.kind == "cards"), None)
    between = ways(setting, cards, grid) if cards is not None else None
    below = between.height if between is not None else 0.0
    room = Room(setting.frame.body.height, tier.gap, grid.left - grid.names, below, HEADING)
    pages = paged(drawn, room)
    return _Part(columns, pages, between)


def _sheets(
    setting: Setting, lower: Setting, span: StageSpan, parts: Sequence[_Part], grid: Grid, tier: Tier, beside: Corner
) -> Iterator[Sheet]:
    """The slides of these parts; `lower` is the setting of what stands below the corner's signs."""
    stage = span.stage
    count = _count(parts)
    shown = bool(beside.placed) or any(drawn for part in parts for drawn in part.pages)
    if not shown and not about_stage(setting, span, beside.left_out):
        return
    title, subtitle = _titles(setting, span, beside.width, count)

    def made(part: _Part, place: int, number: int) -> Slide:
        first = number == 1
        left_out = part.ways.left_out if part.ways else ()
        notes = [
            *(about_stage(setting, span, beside.left_out) if first else []),
            *(about_touchpoints(setting, part.columns, left_out) if place == 0 else []),
        ]
        placed = page(lower, part.columns, part.pages[place], grid, tier.gap, part.ways, span.colour, place > 0)
        return slide(
            setting, "stage", f"stage/{stage.id}/{number}", title, subtitle,
            (*(beside.placed if first else ()), *placed), notes=notes, accent=span.colour,
            beside=beside.width if first else 0.0, counted=f"({number} of {count})" if count > 1 else "",
        )  # fmt: skip

    number = 0
    for part in parts:
        here = frozenset(t.id for column in part.columns for t in column.touchpoints)
        for place in range(len(part.pages)):
            number += 1
            yield Sheet(here, partial(made, part, place, number))


def _titles(setting: Setting, span: StageSpan, beside: float, count: int) -> tuple[str, str]:
    """Title and subtitle of a stage's slides: its goal stands in the title where that can be large enough."""
    stage = span.stage
    owner = f"owner: {stage.owner}" if stage.owner else ""
    team = TEAM_LABELS[stage.team] if stage.team else ""
    days = day_range(stage.start_day, stage.end_day)
    number = setting.numbers[stage.id]
    numbered = joined(str(number), stage.title) if stage.title.strip() else f"Stage {number}"
    whole = joined(numbered, stage.goal, by=": ")
    counted = f"({count} of {count})" if count > 1 else ""
    width = setting.frame.title.width - beside - BESIDE * (beside > 0)
    if fitting_title(whole, width, setting.frame.title.height, counted)[1] >= _LARGE:
        return whole, joined(days, owner, team)
    return numbered, joined(stage.goal, days, owner, team)
