"""The first of a map's pages: its head, the whole map in little with the places of the other pages, and its legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Curve, Fragment, Move, Path, Text
from journeymap.draw.theme import blend
from journeymap.draw.wrap import Style, paragraph
from journeymap.flow.edges import edges
from journeymap.lanes import experience, footer, header
from journeymap.layout.furniture import FOOT, HEAD, SIDE, furniture
from journeymap.layout.pages import Page, Window
from journeymap.layout.scene import Placed

if TYPE_CHECKING:
    from journeymap.draw.marks import Mark, Segment
    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import Plan
    from journeymap.layout.paper import Paper
    from journeymap.layout.scene import Scene
    from journeymap.layout.split_columns import Group
    from journeymap.layout.split_pages import Piece

_SHAPES = ("lane", "stage", "substage", "touchpoint", "note", "signal")
"""Roles that the map in little shows, as their shapes alone."""
_FINEST = 0.6
"""Px below which a shape of the map in little is left out."""
_GAP = 16.0
_NUMBER = Style(11, bold=True)
_LEAST_NUMBER = 16.0


def cover_page(
    scene: Scene,
    scheme: Plan,
    sheet: Paper,
    scale: float,
    parts: tuple[Group, ...],
    pieces: list[list[list[Piece]]],
    count: int,
) -> Page:
    """Page 1 of `count`. Head and legend have the scale of the other pages, as far as there is room."""
    theme = scheme.theme
    across, down = sheet.width - 2 * SIDE, sheet.height - HEAD - FOOT
    for _ in range(12):
        head, legend = _head(scheme, across / scale), _legend(scheme, across / scale)
        taken = (head.height + legend.height) * scale + 2 * _GAP
        if taken <= 0.72 * down:
            break
        scale *= 0.85
    room = max(down - taken, 40.0)
    foot_y = HEAD + down - legend.height * scale
    little = _little(scene, across, room, theme, parts, pieces)
    top = HEAD + head.height * scale + _GAP + max(0.0, (room - little.height) / 2)
    windows = (
        furniture(sheet, theme, scene.title, ["Overview"], 1, count),
        Window((Placed(head, 0.0, 0.0, "header"),), scale, SIDE, HEAD),
        Window((Placed(little, SIDE + (across - little.width) / 2, top, "overview"),), furniture=True),
        Window((Placed(legend, 0.0, 0.0, "footer"),), scale, SIDE, foot_y),
    )
    return Page(scene, sheet.width, sheet.height, scale, 0.0, 0.0, windows, "Overview")


def _head(scheme: Plan, width: float) -> Fragment:
    journey = scheme.journey
    pictures = {picture.sha256: picture for picture in journey.images}
    personas = tuple([(p, pictures.get(p.image) if p.image else None) for p in journey.personas])
    felt = experience.personas_felt(scheme)
    return header.draw(journey.title, header.subtitle(journey), personas, journey.success, felt, width, scheme.theme)


def _legend(scheme: Plan, width: float) -> Fragment:
    shown = frozenset(lane.kind for lane in scheme.journey.lanes if not lane.hidden)
    ways = edges(scheme.journey) if "touchpoints" in shown else ()
    return footer.draw(footer.entries(scheme, ways, shown), footer.remarks(scheme, shown), width, scheme.theme)


def _little(
    scene: Scene,
    width: float,
    height: float,
    theme: Theme,
    parts: tuple[Group, ...],
    pieces: list[list[list[Piece]]],
) -> Fragment:
    """The map as shapes without a word, and over it where each page is."""
    rows = {row.key: row for row in scene.rows}
    top = min((row.y for row in scene.rows if row.key != "header"), default=0.0)
    bottom = max((row.y + row.height for row in scene.rows if row.key != "footer"), default=scene.height)
    scale = min(width / scene.width, height / max(1.0, bottom - top), 1.0)
    marks: list[Mark] = []
    for one in scene.placed:
        if one.role in _SHAPES:
            marks += _shape(one, top, scale)
        elif one.role == "curve":
            marks += _curve(one, top, scale)
    number = 2
    for part, pages in zip(parts, pieces, strict=True):
        for page in pages:
            shown = [rows[piece.row.key] for piece in page if piece.row.key in rows]
            lanes = [row for row in shown if row.key not in ("stages", "substages")] or shown
            if page is pages[0]:
                lanes = shown
            y0, y1 = min(row.y for row in lanes), max(row.y + row.height for row in lanes)
            x, y = part.x * scale, (y0 - top) * scale
            marks += _place(number, x, y, part.width * scale, (y1 - y0) * scale, theme)
            number += 1
    return Fragment(scene.width * scale, (bottom - top) * scale, tuple(marks), 2.0)


def _shape(one: Placed, top: float, scale: float) -> list[Mark]:
    x, y = one.x * scale, (one.y - top) * scale
    width, height = one.fragment.width * scale, one.fragment.height * scale
    if width < _FINEST or height < _FINEST:
        return []
    for mark in one.fragment.marks:
        if isinstance(mark, Box | Path) and mark.fill is not None:
            stroke = mark.stroke if isinstance(mark, Box) and one.role == "touchpoint" else None
            return [Box(x, y, width, height, mark.fill, stroke, 0.75, min(2.0, height / 4))]
    return []


def _curve(one: Placed, top: float, scale: float) -> list[Mark]:
    def moved(segment: Segment) -> Segment:
        match segment:
            case Move(x, y):
                return Move((x + one.x) * scale, (y + one.y - top) * scale)
            case Curve(x1, y1, x2, y2, x, y):
                xs = [(at + one.x) * scale for at in (x1, x2, x)]
                ys = [(at + one.y - top) * scale for at in (y1, y2, y)]
                return Curve(xs[0], ys[0], xs[1], ys[1], xs[2], ys[2])
            case _:
                return segment

    return [
        Path(tuple(map(moved, mark.segments)), stroke=mark.stroke, stroke_width=1.0)
        for mark in one.fragment.marks
        if isinstance(mark, Path) and mark.stroke is not None
    ]


def _place(number: int, x: float, y: float, width: float, height: float, theme: Theme) -> list[Mark]:
    if width < 3.0:
        return []
    edge = Box(x, y, width, height, None, theme.accent, 1.0, 2.0, (4.0, 3.0))
    if width < _LEAST_NUMBER or height < _LEAST_NUMBER:
        return [edge]
    block = paragraph(str(number), _NUMBER)
    side = block.width + 8.0
    ground = blend(theme.accent, theme.ground, 1.0)
    label = Text(x + 4.0, y + (16.0 - block.height) / 2, block, theme.ink_on(ground))
    return [edge, Box(x, y, max(side, 16.0), 16.0, ground, radius=2.0, texts=(label,))]
