"""The rubber band: everything it touches is selected while it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.tools.gesture import NOTHING, Guides
from journeymap.layout.hit import Rect, bounds, places_of, within

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Cursor, Press
    from journeymap.layout.scene import Scene

CAUGHT = frozenset({"touchpoint", "note", "milestone", "substage", "stage", "metric", "signal", "image"})
"""What a band catches; lanes, flows and faces lie under nearly everything and are left alone."""
_WHOLE = frozenset({"stage", "substage"})
"""What is caught only where all of it lies inside: they are so wide that a band over cards would catch them too."""


class Band:
    """A band from where the button went down to the pointer."""

    def __init__(self, session: Session, scene: Scene, press: Press) -> None:
        self._session, self._scene = session, scene
        self._x, self._y = press.x, press.y
        self._had = session.state.selection
        self._kept = self._had if press.extend else ()
        self.guides = NOTHING
        self.copying = False
        self.cursor: Cursor = "cross"

    def move(self, x: float, y: float) -> None:
        band = Rect(min(x, self._x), min(y, self._y), abs(x - self._x), abs(y - self._y))
        self.guides = Guides(band=band)
        caught = dict.fromkeys((*self._kept, *self._caught(band)))
        if tuple(caught) != self._session.state.selection:
            self._session.select(tuple(caught))

    def _caught(self, band: Rect) -> list[str]:
        return [
            one.thing
            for one in within(self._scene, band)
            if one.role in CAUGHT
            and one.thing is not None
            and places_of(self._scene, one.thing)[0] is one
            and (_inside(bounds(one), band) if one.role in _WHOLE else _touching(bounds(one), band))
        ]

    def finish(self) -> None:
        """What is selected stays so."""

    def cancel(self) -> None:
        self._session.select(self._had)


def _touching(rect: Rect, band: Rect) -> bool:
    return rect.x <= band.right and rect.right >= band.x and rect.y <= band.bottom and rect.bottom >= band.y


def _inside(rect: Rect, band: Rect) -> bool:
    return band.x <= rect.x and rect.right <= band.right and band.y <= rect.y and rect.bottom <= band.bottom
