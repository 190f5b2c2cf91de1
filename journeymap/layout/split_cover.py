"""The first of a map's pages: its head, the whole map in little with the places of the other pages, and its legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.edges import edges
from journeymap.lanes import experience, footer, header
from journeymap.layout.furniture import FOOT, HEAD, SIDE, furniture
from journeymap.layout.pages import Page, Window
from journeymap.layout.scene import Placed
from journeymap.layout.split_little import in_little

if TYPE_CHECKING:
    from journeymap.draw.marks import Fragment
    from journeymap.lanes.plan import Plan
    from journeymap.layout.paper import Paper
    from journeymap.layout.scene import Scene
    from journeymap.layout.split_columns import Group
    from journeymap.layout.split_strips import Strip

_GAP = 16.0


class Printed(NamedTuple):
    """A map on its way to paper: the sheet, the scale of its pages, the width of lane names (px of the map), its groups
    of columns, and what of them is on each page (nothing on the first, where that is the cover)."""

    scene: Scene
    sheet: Paper
    scale: float
    names: float
    parts: tuple[Group, ...]
    strips: list[list[Strip]]


def cover_page(about: Printed, scheme: Plan) -> Page:
    """The first page. Head and legend have the scale of the other pages, as far as there is room."""
    sheet, scale, theme = about.sheet, about.scale, scheme.theme
    across, down = sheet.width - 2 * SIDE, sheet.height - HEAD - FOOT
    for _ in range(40):
        head, legend = _head(scheme, across / scale), _legend(scheme, across / scale)
        taken = (head.height + legend.height) * scale + 2 * _GAP
        if taken <= 0.72 * down:
            break
        scale *= 0.85
    room = max(down - taken, 40.0)
    foot_y = HEAD + down - legend.height * scale
    little = in_little(about, across, room, theme)
    top = HEAD + head.height * scale + _GAP + max(0.0, (room - little.height) / 2)
    windows = (
        furniture(sheet, theme, about.scene.title, ["Overview"], 1, len(about.strips)),
        Window((Placed(head, 0.0, 0.0, "header"),), scale, SIDE, HEAD),
        Window((Placed(little, SIDE + (across - little.width) / 2, top, "overview"),), furniture=True),
        Window((Placed(legend, 0.0, 0.0, "footer"),), scale, SIDE, foot_y),
    )
    return Page(about.scene, sheet.width, sheet.height, scale, 0.0, 0.0, windows, "Overview")


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
