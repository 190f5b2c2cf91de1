"""Every text of a map, in reading order: what find looks through and replace changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.places import stage_key
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import Journey, Touchpoint
from journeymap.model.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from journeymap.model.journey import Link, Thing

OF_MAP: tuple[tuple[str, str], ...] = (
    ("title", "title"),
    ("segment", "segment"),
    ("span", "span"),
    ("owner", "owner"),
    ("evidence", "evidence"),
)
"""The texts of the map itself: field, and what people call it."""

OF_THINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "success": (("text", "text"), ("said_by", "said by")),
    "personas": (("name", "name"), ("role", "role"), ("about", "about")),
    "stages": (("title", "title"), ("goal", "goal"), ("owner", "owner")),
    "substages": (("title", "title"),),
    "touchpoints": (("title", "title"), ("owner", "owner"), ("evidence_note", "evidence")),
    "milestones": (("title", "title"), ("criterion", "criterion"), ("owner", "owner")),
    "lanes": (("title", "title"),),
    "notes": (("text", "text"), ("owner", "owner")),
    "flows": (("condition", "condition"),),
    "metrics": (("title", "title"), ("unit", "unit")),
    "signals": (
        ("watched", "what is watched"),
        ("threshold", "threshold"),
        ("response", "response"),
        ("owner", "owner"),
        ("within", "within"),
    ),
    "responses": (
        ("event", "stressful event"),
        ("surface", "surface"),
        ("empathetic", "empathetic"),
        ("strategic", "strategic"),
    ),
}
"""The texts of things, by the journey's field."""

_PARTS_OF_LINKS = (("title", "link"), ("url", "link address"))


class Piece(NamedTuple):
    """One text: `thing` is the id of whose it is, "" for the map itself; `field` may be "links.0.url"."""

    thing: str
    field: str
    text: str
    label: str
    """What people call the field."""


def pieces(journey: Journey) -> tuple[Piece, ...]:
    """All texts that are not empty: the map's own, personas, definition of success, milestones, lanes, then stage
    by stage and touchpoint by touchpoint with what hangs on them."""
    return _pieces(journey).pieces


def inside(journey: Journey, things: Collection[str]) -> frozenset[str]:
    """The ids of these things and of all that stands in them: of a stage its touchpoints, of a touchpoint its notes,
    of a lane what is written in it."""
    found, chosen = index(journey), set(things)
    for key, thing in found.things.items():
        above = (getattr(thing, field, None) for field in ("stage", "substage", "at", "touchpoint", "source", "lane"))
        if found.field_of[key] != "milestones" and (stage_key(found, thing) in chosen or not chosen.isdisjoint(above)):
            chosen.add(key)
    return frozenset(chosen)


class _Made(NamedTuple):
    pieces: tuple[Piece, ...]
    of: dict[str, tuple[Thing, tuple[Piece, ...]]]
    """By id: the thing as it was, and its texts."""


def _make(journey: Journey, before: _Made | None) -> _Made:
    known = before.of if before is not None else {}
    found = [
        Piece("", field, text, label) for field, label in OF_MAP if (text := getattr(journey, field)) and text.strip()
    ]
    of: dict[str, tuple[Thing, tuple[Piece, ...]]] = {}
    for field, thing in _in_reading_order(journey):
        had = known.get(thing.id)
        if had is None or had[0] is not thing:
            had = thing, tuple(_of_thing(field, thing))
        of[thing.id] = had
        found += had[1]
    return _Made(tuple(found), of)


_pieces = Kept(_make)


def _of_thing(field: str, thing: Thing) -> Iterator[Piece]:
    for name, label in OF_THINGS[field]:
        if text := getattr(thing, name):
            yield Piece(thing.id, name, text, label)
    if isinstance(thing, Touchpoint):
        for number, link in enumerate(thing.links):
            yield from _of_link(thing.id, number, link)


def _of_link(thing: str, number: int, link: Link) -> Iterator[Piece]:
    for name, label in _PARTS_OF_LINKS:
        if text := getattr(link, name):
            yield Piece(thing, f"links.{number}.{name}", text, label)


def _in_reading_order(journey: Journey) -> Iterator[tuple[str, Thing]]:
    """Each thing once, with the journey's field it stands in."""
    for field in ("personas", "success", "milestones", "lanes"):
        for thing in getattr(journey, field):
            yield field, thing
    hanging = _hanging(journey)
    touchpoints: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints_in_order(journey):
        touchpoints.setdefault(touchpoint.stage, []).append(touchpoint)
    substages = {part.id: part for part in journey.substages}
    for stage in journey.stages:
        yield "stages", stage
        yield from hanging.get(stage.id, ())
        for touchpoint in touchpoints.get(stage.id, ()):
            if (part := substages.pop(touchpoint.substage or "", None)) is not None:
                yield "substages", part
            yield "touchpoints", touchpoint
            yield from hanging.get(touchpoint.id, ())
        for part in [one for one in substages.values() if one.stage == stage.id]:
            yield "substages", substages.pop(part.id)


def _hanging(journey: Journey) -> dict[str, list[tuple[str, Thing]]]:
    """What is written about each stage and touchpoint, by its id: notes lane by lane, then the rest."""
    found: dict[str, list[tuple[str, Thing]]] = {}
    rank = {lane.id: number for number, lane in enumerate(journey.lanes)}
    for note in sorted(journey.notes, key=lambda note: rank[note.lane]):
        found.setdefault(note.at, []).append(("notes", note))
    for metric in journey.metrics:
        found.setdefault(metric.stage, []).append(("metrics", metric))
    for signal in journey.signals:
        found.setdefault(signal.at, []).append(("signals", signal))
    for response in journey.responses:
        found.setdefault(response.touchpoint, []).append(("responses", response))
    for flow in journey.flows:
        found.setdefault(flow.source, []).append(("flows", flow))
    return found
