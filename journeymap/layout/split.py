"""A map over several pages at a size that can be read: cut at the edges of stages and touchpoints, lane names and
stages repeated on each page, never through a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.lanes import frame, milestones
from journeymap.lanes.plan import Memory
from journeymap.layout.furniture import FOOT, HEAD, SIDE, furniture
from journeymap.layout.grid import plan
from journeymap.layout.pages import Clip, Page, Window, scale_onto
from journeymap.layout.scene import Placed
from journeymap.layout.split_columns import groups
from journeymap.layout.split_cover import Printed, cover_page
from journeymap.layout.split_pages import GAP, LEAST_ROOM, balanced
from journeymap.layout.split_rows import head, labelled, lane_row, milestone_row, name_width
from journeymap.layout.split_strips import onward, stacked
from journeymap.layout.texts import blocks

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.lanes.milestones import Flag
    from journeymap.lanes.plan import Plan
    from journeymap.layout.paper import Paper
    from journeymap.layout.scene import Scene
    from journeymap.layout.split_columns import Group
    from journeymap.layout.split_pages import Piece
    from journeymap.layout.split_strips import Strip
    from journeymap.model.journey import Journey

_POINTS = 0.75
_MOST_GROWTH = 1.6
"""Pages are filled up by enlarging all of them, this much at most."""


def split(
    scene: Scene,
    journey: Journey,
    theme: Theme,
    sheet: Paper,
    *,
    smallest: float = 7.0,
    scale: float | None = None,
    cover: bool = True,
) -> tuple[Page, ...]:
    """The map on as many sheets as it takes for its smallest text to have `smallest` points, or to stand at `scale`
    (1.0: px as they are). A sheet that is smaller than a lane's name beside one column gets smaller text. A map that
    fits on one sheet so stands there whole; else `cover` puts a page in front with the map's head, the whole map in
    little with the places of the pages, and the legend.

    `scene` is what `build(journey, theme)` yields.
    """
    wanted = scale if scale is not None else smallest / (_smallest(scene) * _POINTS)
    if not journey.stages or (scale is None and scale_onto(scene, sheet.width, sheet.height) >= wanted):
        return (_alone(scene, sheet),)
    scheme = plan(journey, theme, Memory())
    width, height = sheet.width - 2 * SIDE, sheet.height - HEAD - FOOT
    names = name_width(scheme)
    widest = max(column.width for column in scheme.columns)
    wanted = min(wanted, width / (names + widest))
    parts = groups(scheme, width / wanted - names)
    deepest = max(sum(row.height + GAP for row in head(part, names)) for part in parts)
    wanted = min(wanted, height / (deepest + LEAST_ROOM))
    strips = stacked(_pieces(scene, scheme, parts, names, height / wanted), height / wanted)
    if scale is None:
        wanted = _filled(parts, strips, names, wanted, width, height)
    if cover:
        strips.insert(0, [])
    about = Printed(scene, sheet, wanted, names, parts, strips)
    made = [_page(about, at) for at in range(len(strips)) if strips[at]]
    return (cover_page(about, scheme), *made) if cover else tuple(made)


def _alone(scene: Scene, sheet: Paper) -> Page:
    scale = scale_onto(scene, sheet.width, sheet.height)
    dx, dy = (sheet.width - scene.width * scale) / 2, (sheet.height - scene.height * scale) / 2
    return Page(scene, sheet.width, sheet.height, scale, dx, dy)


def _smallest(scene: Scene) -> float:
    """The smallest text of the map, px per em."""
    return min((block.size for block in blocks(scene) if block.source.strip()), default=10.0)


def _pieces(scene: Scene, scheme: Plan, parts: tuple[Group, ...], names: float, room: float) -> list[list[list[Piece]]]:
    """For each group of columns its pages."""
    shown = [lane for lane in scheme.journey.lanes if not lane.hidden]
    labels = labelled(scene, parts) if any(lane.kind == "touchpoints" for lane in shown) else [{}] * len(parts)
    flags = _flags_of(scheme, parts)
    found = []
    for part, own, flagged in zip(parts, labels, flags, strict=True):
        before = milestone_row(scheme, flagged, part, names)
        rows = [lane_row(lane, scene, part, own, names) for lane in shown]
        found.append(balanced(before, head(part, names), rows, room))
    return found


def _flags_of(scheme: Plan, parts: tuple[Group, ...]) -> list[list[Flag]]:
    """The milestones of each group: those whose diamond stands over its columns in the whole map."""
    found: list[list[Flag]] = [[] for _ in parts]
    for flag in milestones.plant(scheme) if scheme.journey.milestones else ():
        at = next((n for n, part in enumerate(parts) if flag.x < part.right), len(parts) - 1)
        found[at].append(flag)
    return found


def _filled(
    parts: tuple[Group, ...], strips: list[list[Strip]], names: float, scale: float, width: float, height: float
) -> float:
    """The scale at which the fullest page is full."""
    across = max(names + part.width for part in parts)
    down = max(page[-1].y + page[-1].height for page in strips)
    return max(scale, min(width / across, height / down, scale * _MOST_GROWTH))


def _page(about: Printed, at: int) -> Page:
    """Page `at`, from 0."""
    scale, sheet = about.scale, about.sheet
    grounds: list[Placed] = []
    placed: list[Placed] = []
    windows: list[Window] = []
    for strip in about.strips[at]:
        group = about.parts[strip.group]
        for piece in strip.pieces:
            row, top = piece.row, strip.y + piece.y
            if row.tints is not None:
                panel = frame.panel(piece.height, about.names + group.width, row.tints, group.plan.theme)
                grounds.append(Placed(panel, 0.0, top, "lane", row.key, row.key))
            if piece.name is not None:
                placed.append(piece.name._replace(y=piece.name.y + top))
            shift = top - piece.top
            items = [one._replace(y=one.y + shift) for one in piece.items]
            if piece.lines or not piece.first or piece.bottom < row.height:
                lines = [one._replace(y=one.y + shift) for one in piece.lines]
                left, width = SIDE + (about.names - 2.0) * scale, (group.width + 6.0) * scale
                clip = Clip(left, HEAD + top * scale, width, piece.height * scale)
                windows.append(Window(tuple(lines + items), scale, SIDE, HEAD, clip))
            else:
                placed += items
    shown = [about.parts[strip.group] for strip in about.strips[at]]
    titles = list(dict.fromkeys([span.stage.title for group in shown for span in group.plan.stages]))
    count = len(about.strips)
    around = furniture(sheet, shown[0].plan.theme, about.scene.title, titles, at + 1, count, onward(about.strips, at))
    body = Window(tuple(grounds + placed), scale, SIDE, HEAD)
    title = ", ".join(titles)
    return Page(about.scene, sheet.width, sheet.height, scale, 0.0, 0.0, (around, body, *windows), title)
