"""The line of interaction and the line of visibility of a service blueprint: a dashed rule across the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Line
from journeymap.lanes.plan import Item, Plan, Strip

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Lane, LaneKind

HEIGHT = 26.0
_DASHES: dict[LaneKind, tuple[float, float]] = {"interaction": (10.0, 4.0), "visibility": (3.0, 4.0)}


def place(lane: Lane, plan: Plan) -> Strip:
    """The rule alone; the lane's name stands at its left end."""
    fragment = plan.draw(rule, lane.id, lane.kind, plan.right - plan.left, plan.theme)
    return Strip(HEIGHT, ((Item(fragment, plan.left, 0.0, "band", lane.id),),))


def rule(kind: LaneKind, width: float, theme: Theme) -> Fragment:
    y = HEIGHT / 2
    return Fragment(width, HEIGHT, (Line(((0.0, y), (width, y)), theme.ink_faint, 1.4, _DASHES[kind]),), 1.0)
