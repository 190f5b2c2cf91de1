"""The rubber band: everything it touches is selected while it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.tools.gesture import NOTHING, Guides
from journeymap.layout.hit import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Cursor, Press
    from journeymap.layout.scene import Scene

CAUGHT = frozenset({"touchpoint", "note", "milestone", "substage", "stage", "metric", "signal", "image"})
"""What a band catches; lanes, flows and faces lie under nearly everything and are left alone."""
_WHOLE = frozenset({"stage", "substage"})
"""What is caught only where all of it lies inside: they are so wide that a band over cards would catch them too."""


class _Caught(NamedTuple):
    """A thing is caught by a band that reaches beyond `begin` to the right, `end` to the left, `high` downwards and
    `low` upwards, px."""

    begin: float
    end: float
    high: float
    low: float
    thing: str


class Band:
    """A band from where the button went down to the pointer."""

    def __init__(self, session: Session, scene: Scene, press: Press) -> None:
        self._session = session
        self._x, self._y = press.x, press.y
        self._had = session.state.selection
        self._kept = self._had if press.extend else ()
        self._there = tuple(_catch(scene))
        self.guides = NOTHING
        self.copying = False
        self.cursor: Cursor = "cross"

    def move(self, x: float, y: float) -> None:
        left, right = min(x, self._x), max(x, self._x)
        top, bottom = min(y, self._y), max(y, self._y)
        self.guides = Guides(band=Rect(left, top, right - left, bottom - top))
        caught = [
            one.thing
            for one in self._there
            if one.begin <= right and one.end >= left and one.high <= bottom and one.low >= top
        ]
        chosen = tuple(dict.fromkeys((*self._kept, *caught)))
        if chosen != self._session.state.selection:
            self._session.select(chosen)

    def finish(self) -> None:
        """What is selected stays so."""

    def cancel(self) -> None:
        self._session.select(self._had)


def _catch(scene: Scene) -> Iterator[_Caught]:
    for fragment, x, y, role, thing, _ in scene.placed:
        if role in CAUGHT and thing is not None:
            right, bottom = x + fragment.width, y + fragment.height
            if role in _WHOLE:
                yield _Caught(right, x, bottom, y, thing)
            else:
                yield _Caught(x, right, y, bottom, thing)
