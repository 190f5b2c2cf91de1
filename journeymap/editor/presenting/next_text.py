"""From one text of a projected picture to the next: as Tab goes on the map, but only where people see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.presenting.going import here
from journeymap.editor.typing import begin, finish
from journeymap.layout.hit import bounds
from journeymap.layout.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.session import Session
    from journeymap.layout.presented.stops import Stop
    from journeymap.layout.scene import Placed

_AROUND = frozenset({"header", "title", "lane-name", "heading", "substage", "flow"})
"""What stands around the touchpoint that is lit: it is typed with a click."""


class Place(NamedTuple):
    """A text: the field of a thing, in a lane where the picture shows it in one."""

    thing: str
    field: str
    lane: str


def texts(stop: Stop) -> tuple[Place, ...]:
    """The texts of a picture that can be typed, in its order; of what is lit alone where something is."""
    found = (place for one in stop.scene.placed if _lit(stop, one) for place in _places(one))
    return tuple(dict.fromkeys(found))


def write_next(session: Session, *, back: bool = False) -> None:
    """Keeps what is typed and types the next text of the picture, or the one before; at the end it only keeps it.
    Errors: JourneyError where it cannot be taken."""
    draft, stop = session.state.draft, here(session.state)
    if draft is None or stop is None:
        return
    all_of_it = texts(stop)
    place = next((n for n, one in enumerate(all_of_it) if (one.thing, one.field) == (draft.thing, draft.field)), None)
    following = None if place is None else place + (-1 if back else 1)
    if finish(session) and following is not None and 0 <= following < len(all_of_it):
        thing, field, lane = all_of_it[following]
        begin(session, thing, field, lane=lane, whole=True)


def _lit(stop: Stop, placed: Placed) -> bool:
    if stop.light is None:
        return True
    x, y = bounds(placed).centre
    holes = stop.light.holes
    return placed.role not in _AROUND and any(h.x <= x <= h.right and h.y <= y <= h.bottom for h in holes)


def _places(placed: Placed) -> Iterator[Place]:
    for text in texts_of(placed.fragment):
        for name in text.field.split():
            thing, slash, field = name.rpartition("/")
            yield Place(thing, field, "") if slash else Place(placed.thing or "", name, placed.lane or "")
