"""The rows of a page: what of a map stands in some of its columns, lane by lane, each with its name.

Lanes of notes, metrics and people are laid out anew for their columns, so that nothing is wider than these. Cards and
curve are taken from the whole map, for arrows and lines go on on the next page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Fragment, Line, Text
from journeymap.draw.wrap import paragraph
from journeymap.lanes import experience, frame, milestones, stages, styles
from journeymap.lanes.kinds import LANES
from journeymap.lanes.plan import LANE_PAD
from journeymap.layout.build import row_name
from journeymap.layout.grid import MARGIN
from journeymap.layout.hit import Rect, within
from journeymap.layout.routing import HEAD
from journeymap.layout.scene import Placed
from journeymap.model.vocabulary import day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.lanes.milestones import Flag
    from journeymap.lanes.plan import Plan
    from journeymap.layout.scene import Scene
    from journeymap.layout.split_columns import Group
    from journeymap.model.journey import Lane, Stage

_FROM_THE_MAP = frozenset({"touchpoints", "experience"})
_NEAR = 20.0
"""Px beside a group's columns in which lines may still touch it with their bleed."""
_HIGHEST_STAGE = 200.0
"""Px from which on a stage is told in a shorter way, in texts of at most `_LONGEST` characters."""
_LONGEST = 90
_LINES = frozenset({"flow", "curve", "band"})
"""Roles of what goes on on the next page; all else stands on one."""


class Row(NamedTuple):
    """A row of a page, px: x from the left of the name column, y from the row's top. `ground` is its panel's fragment
    for a height, `name` stands at its left. Of `lines` only what lies in the row is seen."""

    key: str
    height: float
    name: Placed | None
    items: tuple[Placed, ...]
    lines: tuple[Placed, ...] = ()
    tints: tuple[tuple[float, float, str], ...] | None = None
    """x, width and colour of the tints on the panel; None where it has none."""


def head(group: Group, names: float) -> tuple[Row, ...]:
    """The stages and sub-stages of a group, which stand on each of its pages; what would fill these is shortened."""
    plan = group.plan
    shown = {span.stage.id: _shortened(span.stage, span.width) for span in plan.stages}
    height = max(stages.chevron_height(shown[span.stage.id], span.width) for span in plan.stages)
    chevrons = tuple(
        [
            Placed(
                stages.chevron(shown[span.stage.id], span.width, height, span.colour, plan.theme),
                span.x - group.x + names, 0.0, "stage", key,
            )
            for span, key in zip(plan.stages, group.stages, strict=True)
        ]
    )  # fmt: skip
    rows = [Row("stages", height, None, chevrons)]
    bars: dict[str, tuple[float, float, str]] = {}
    for span in plan.stages:
        for column in span.columns:
            if (part := column.column.substage) is not None:
                x, _, _ = bars.get(part.id, (column.x, 0.0, ""))
                bars[part.id] = (x, column.x + column.width - x, span.colour)
    if bars:
        named = {
            part.id: part.model_copy(update={"title": _short(part.title)})
            for part in plan.journey.substages
            if part.id in bars
        }
        height = max(stages.substage_height(named[key], width - 6.0) for key, (_, width, _) in bars.items())
        drawn = [
            Placed(
                stages.substage(named[key].title, width - 6.0, height, colour, plan.theme),
                x + 3.0 - group.x + names, 0.0, "substage", key,
            )
            for key, (x, width, colour) in bars.items()
        ]  # fmt: skip
        rows.append(Row("substages", height, None, tuple(drawn)))
    return tuple(rows)


def _shortened(stage: Stage, width: float) -> Stage:
    if stages.chevron_height(stage, width) <= _HIGHEST_STAGE:
        return stage
    return stage.model_copy(update={"title": _short(stage.title), "goal": _short(stage.goal)})


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def milestone_row(whole: Plan, flags: Sequence[Flag], group: Group, names: float) -> Row | None:
    """The day scale over the columns, with the milestones that stand there in the map; None without any in the map.
    `flags` are these milestones as the whole map has them."""
    if not whole.journey.milestones:
        return None
    chosen = whole.journey.model_copy(update={"milestones": tuple([flag.milestone for flag in flags])})
    plan = replace(whole, journey=chosen, left=group.x, right=group.right)
    anchors = milestones.anchors_of(whole.stages)
    band = None
    if milestones.in_first_days(whole):
        ends = [milestones.position(day, anchors) for day in (0, milestones.FIRST_DAYS)]
        start, end = (min(max(x, group.x), group.right) for x in ends)
        band = (start, end) if end > start else None
    ticks = tuple(
        [
            (span.x, day_text(span.stage.start_day))
            for span in group.plan.stages
            if span.stage.start_day is not None and not span.stage.id.endswith("…")
        ]
    )
    axis = milestones.draw_axis(group.x, group.right, band, ticks, plan.theme)
    items = [Placed(axis, names, 0.0, "band")]
    depth = axis.height
    for flag in milestones.plant(plan):
        left = min(flag.x - 7.0, flag.label_x)
        fragment = milestones.draw_flag(
            flag.milestone.required, flag.milestone.id in whole.late, flag.x - left, flag.label_x - left,
            flag.label_y, flag.label, plan.theme,
        )  # fmt: skip
        items.append(Placed(fragment, left - group.x + names, 0.0, "milestone", flag.milestone.id))
        depth = max(depth, fragment.height)
    name = row_name("Milestones", names, plan.theme)
    place = Placed(name, 0.0, milestones.AXIS - name.height / 2, "lane-name")
    return Row("milestones", max(depth, place.y + name.height) + 8.0, place, tuple(items))


def lane_row(lane: Lane, scene: Scene, group: Group, labels: dict[int, Fragment], names: float) -> Row:
    """A lane in the columns of a group. `labels` are the flows that are written on this page otherwise than in the
    map, by the id of their fragment there."""
    plan = group.plan
    title = frame.name(lane, names, plan.theme)
    shift = names - group.x
    items: list[Placed] = []
    lines: list[Placed] = []
    if lane.kind in _FROM_THE_MAP:
        row = next(row for row in scene.rows if row.key == lane.id)
        for one in within(scene, Rect(group.x, row.y, group.width, row.height)):
            if one.lane != lane.id or one.role in ("lane", "lane-name"):
                continue
            if one.role in _LINES:
                drawn = labels.get(id(one.fragment), one.fragment)
                lines.append(one._replace(fragment=drawn, x=one.x + shift, y=one.y - row.y))
            elif group.x <= one.x + one.fragment.width / 2 < group.right:
                items.append(one._replace(x=one.x + shift, y=one.y - row.y))
        height = experience.HEIGHT
        if lane.kind == "touchpoints":
            height = max([one.y + one.fragment.height for one in (*items, *lines)], default=0.0) + LANE_PAD
            height = min(row.height, max(height, title.height))
    else:
        strip = LANES[lane.kind](lane, plan)
        height = strip.height
        for chunk in strip.chunks:
            for fragment, x, y, role, thing in chunk:
                items.append(Placed(fragment, x + shift, y, role, thing, lane.id))
    place = Placed(title, 0.0, 0.0, "lane-name", lane.id, lane.id)
    bare = lane.kind in frame.BOUNDARIES
    tints = None if bare else tuple([(span.x + shift, span.width, span.colour) for span in plan.stages])
    return Row(lane.id, max(height, title.height), place, tuple(items), tuple(lines), tints)


def labelled(scene: Scene, parts: Sequence[Group]) -> list[dict[int, Fragment]]:
    """For each group the flows whose condition must not be written there as it is in the map: on one page it stands
    whole, moved to where its way can be seen, and on the others not at all."""
    found: list[dict[int, Fragment]] = [{} for _ in parts]
    for one in scene.placed:
        if one.role != "flow":
            continue
        text = next((mark for mark in one.fragment.marks if isinstance(mark, Text)), None)
        line = next((mark for mark in one.fragment.marks if isinstance(mark, Line)), None)
        if text is None or line is None or not text.block.lines:
            continue
        depth = max(y for _, y in line.points)
        on_track = [x for x, y in line.points if y == depth]
        start, end = one.x + min(on_track), one.x + max(on_track)
        seen = [(max(start, part.x), min(end, part.right)) for part in parts]
        rooms = [right - left - 2 * HEAD for left, right in seen]
        needed = max(line.width for line in text.block.lines)
        best = next((n for n, room in enumerate(rooms) if room >= needed), rooms.index(max(rooms)))
        for number, part in enumerate(parts):
            if one.x - _NEAR < part.right and one.x + one.fragment.width + _NEAR > part.x:
                own = _written(text, seen[number][0] - one.x, rooms[number]) if number == best else None
                marks = tuple([mark for mark in one.fragment.marks if mark is not text])
                marks = marks if own is None else (*marks, own)
                fragment = Fragment(one.fragment.width, one.fragment.height, marks, one.fragment.bleed)
                found[number][id(one.fragment)] = fragment
    return found


def _written(text: Text, left: float, room: float) -> Text:
    """A condition on the part of its way that can be seen from `left` on."""
    block = paragraph(text.block.source, styles.CONDITION, max(room, 1.0), max_lines=1)
    return Text(left + HEAD, text.y, block, text.colour, field=text.field)


def name_width(plan: Plan) -> float:
    return plan.left - MARGIN
