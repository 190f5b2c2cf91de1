"""Carrying things to another place: they hang at the pointer as ghosts, a bar shows where they would land, and the
map changes once, when they are let go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.steps import counted, told
from journeymap.editor.tools.gesture import Guides
from journeymap.layout.hit import bounds, places_of
from journeymap.model.edits import added, duplicate
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.tools.gesture import Cursor, Press
    from journeymap.layout.hit import Rect
    from journeymap.layout.scene import Placed, Scene
    from journeymap.model.journey import Journey

Put = Callable[["Journey", tuple[str, ...]], "Journey"]

_MOST_GHOSTS = 3
_MOST_VEILED = 60
_STACKED = 7.0
"""Px by which each ghost behind the first is shifted."""


class Landing(NamedTuple):
    """A place where things may land: what puts them there, what it is called, and how it is shown."""

    put: Put
    words: str
    bar: Rect | None = None
    target: Rect | None = None


Land = Callable[[float, float], Landing | None]
"""The place for a scene point; None where things would stay as they are."""


class Carry:
    """Things of one kind on their way. `land` says where they would land."""

    def __init__(self, session: Session, scene: Scene, press: Press, things: tuple[str, ...], land: Land) -> None:
        self._session = session
        self._start = press.x, press.y
        self._things = things
        self._called = counted([index(session.state.journey).field_of[thing] for thing in things])
        self._land = land
        self._landing: Landing | None = None
        self._left = _places(scene, press, things)
        self.guides = Guides(ghosts=_stacked(scene, press, things), veiled=self._left)
        self.copying = False

    @property
    def cursor(self) -> Cursor:
        return "copy" if self.copying else "move"

    def move(self, x: float, y: float) -> None:
        landing = self._landing = self._land(x, y)
        self.guides = replace(
            self.guides,
            veiled=() if self.copying else self._left,
            shift=(x - self._start[0], y - self._start[1]),
            words="" if landing is None else self._said(landing),
            bar=None if landing is None else landing.bar,
            target=None if landing is None else landing.target,
        )

    def _said(self, landing: Landing) -> str:
        if self.copying:
            return f"copy {self._called} {landing.words}"
        return landing.words if len(self._things) == 1 else f"{self._called}: {landing.words}"

    def finish(self) -> None:
        landing, session, things = self._landing, self._session, self._things
        if landing is None:
            return
        if not self.copying:
            session.commit(
                lambda journey: _unless_same(journey, landing.put(journey, things)),
                f"Move {told(session.state.journey, things)}",
            )
            return
        copied = duplicate(session.state.journey, things)
        field = index(copied).field_of[things[0]]
        new = tuple(one for one in added(session.state.journey, copied) if index(copied).field_of[one] == field)
        session.commit(lambda _: landing.put(copied, new), f"Copy {told(session.state.journey, things)}", select=new)

    def cancel(self) -> None:
        """Nothing has changed yet."""


def together(session: Session, thing: str) -> tuple[str, ...]:
    """What goes along when a thing is dragged: all selected things of its kind if it is one of them, in the order of
    the map."""
    found, selection = index(session.state.journey), session.state.selection
    if thing not in selection or len(selection) == 1:
        return (thing,)
    field = found.field_of[thing]
    chosen = {one for one in selection if found.field_of[one] == field}
    return tuple(one for one in found.things if one in chosen)


def _stacked(scene: Scene, press: Press, things: tuple[str, ...]) -> tuple[Placed, ...]:
    """The thing under the pointer, some of the others peeping out behind it."""
    hit = places_of(scene, press.thing)[0]
    others = [one for one in things if one != press.thing][: _MOST_GHOSTS - 1]
    behind = [
        place._replace(x=hit.x + number * _STACKED, y=hit.y + number * _STACKED)
        for number, thing in enumerate(others, 1)
        for place in places_of(scene, thing)[:1]
    ]
    return (*reversed(behind), hit)


def _places(scene: Scene, press: Press, things: tuple[str, ...]) -> tuple[Rect, ...]:
    """The places they leave; of very many only that of the thing under the pointer."""
    left = things if len(things) <= _MOST_VEILED else (press.thing,)
    return tuple(bounds(place) for thing in left for place in places_of(scene, thing)[:1])


def _unless_same(before: Journey, after: Journey) -> Journey:
    """The journey before where nobody would see a difference: only the order among things that stand in different
    places has changed."""
    old, new = index(before), index(after)
    same = (
        old.columns == new.columns
        and old.notes == new.notes
        and old.metrics == new.metrics
        and old.signals == new.signals
        and before.stages == after.stages
        and before.lanes == after.lanes
    )
    return before if same else after
