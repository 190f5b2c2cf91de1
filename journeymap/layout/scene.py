"""What a layout yields and every painter draws: fragments with their places, in painting order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journeymap.draw.marks import Fragment
    from journeymap.lanes.plan import Memory


class Placed(NamedTuple):
    """A fragment with its top left corner at (x, y) in scene px.

    `thing` is the id of what it shows (a stage, touchpoint, milestone, note, flow …; None for decoration) and
    `role` what it is: "header", "lane", "lane-name", "band", "stage", "substage", "milestone", "touchpoint",
    "flow", "curve", "feeling", "note", "metric", "signal", "owner", "channel", "image", "footer".
    `lane` is the id of the lane it stands in, where it stands in one.
    """

    fragment: Fragment
    x: float
    y: float
    role: str
    thing: str | None = None
    lane: str | None = None


class Row(NamedTuple):
    """A horizontal band of the map: a lane, or one of "milestones", "stages", "substages"; y and height in px."""

    key: str
    y: float
    height: float


class Span(NamedTuple):
    """The x and width of a column or of a stage, px; `key` is the stage's id, or the first touchpoint's ('' if
    the column is empty)."""

    key: str
    x: float
    width: float


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Scene:
    """A whole map laid out. `placed` is in painting order, first at the bottom; nothing leaves
    (0, 0, width, height). Units px, y down."""

    title: str
    width: float
    height: float
    background: str
    placed: tuple[Placed, ...]
    rows: tuple[Row, ...]
    columns: tuple[Span, ...]
    stages: tuple[Span, ...]
    memory: Memory | None = field(default=None, compare=False, repr=False)
    """What the next layout may take over; not part of the picture."""
