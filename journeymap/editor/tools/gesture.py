"""What a gesture of the pointer is: begun with a press, moved, then finished or abandoned; no window is needed for it.

A gesture works out where things may land from the scene it began on, so nothing it shows flickers while the map
changes under it. What it shows is told in `Guides`, scene px, which the canvas paints over the map.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from journeymap.draw.marks import Point
    from journeymap.editor.tools.knobs import Knob
    from journeymap.layout.hit import Rect
    from journeymap.layout.scene import Placed

Cursor = Literal["arrow", "move", "copy", "cross", "up-down", "left-right", "refused"]


class Press(NamedTuple):
    """Where a button went down: the fragment there, the scene point, whether the selection is to be extended, how many
    scene px a line may be missed by, and the knob that was pressed rather than the fragment."""

    hit: Placed | None
    x: float
    y: float
    extend: bool = False
    reach: float = 4.0
    knob: Knob | None = None

    @property
    def thing(self) -> str:
        """The id of the thing there, "" for none."""
        return (self.hit.thing or "") if self.hit is not None else ""


@dataclass(frozen=True, slots=True)
class Guides:
    """What lies over the map while a gesture goes on."""

    words: str = ""
    """What would happen, for a label beside the pointer."""
    bar: Rect | None = None
    """The line between two things where something would land."""
    target: Rect | None = None
    """What something would land in or on."""
    ghosts: tuple[Placed, ...] = ()
    """What is carried, at its old place; the same tuple as long as the gesture lasts."""
    shift: Point = (0.0, 0.0)
    """How far the ghosts have been carried."""
    veiled: tuple[Rect, ...] = ()
    """The places that things are carried away from."""
    band: Rect | None = None
    """The rubber band."""
    line: tuple[Point, ...] = ()
    """A connector that is being drawn, ending in an arrow head."""


NOTHING = Guides()


class Gesture(Protocol):
    """A press that became something. `finish` and `cancel` end it; neither may be called twice."""

    copying: bool
    """Set while the key is held that asks for copies, where things are carried."""

    @property
    def guides(self) -> Guides: ...

    @property
    def cursor(self) -> Cursor: ...

    def move(self, x: float, y: float) -> None:
        """The pointer is at this scene point now."""

    def finish(self) -> None:
        """The button was let go. Errors: JourneyError, and then nothing has changed."""

    def cancel(self) -> None:
        """The map and the selection are again as they were before the gesture."""
