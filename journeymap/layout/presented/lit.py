"""What of a picture is lit, stop by stop: a touchpoint with all that hangs on it, a lane after the other, the curve as
far as it has been told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Move, Path
from journeymap.flow.words import name
from journeymap.layout.hit import Rect, bounds
from journeymap.model.journey import EmpathyResponse, Note, Signal, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.draw.marks import Mark
    from journeymap.layout.scene import Placed, Scene
    from journeymap.layout.slides.setting import Setting

Lit = tuple[tuple[Rect, ...], Rect | None]
"""The places that are not dimmed, and the one with a ring around it."""
_AROUND = 5.0
_ALWAYS = frozenset({"header", "title", "pill"})


def by_touchpoints(setting: Setting, scene: Scene) -> Iterator[tuple[str, str, Lit]]:
    """Each touchpoint of the picture with what to say of it and its light, column by column. Where its card stands on
    an earlier picture, its name above the column stands for it."""
    things = setting.index.things
    own: dict[str, list[Placed]] = {}
    for one in scene.placed:
        key = None if one.thing is None else _belongs_to(setting, one.thing)
        if key is not None and isinstance(things.get(key), Touchpoint):
            own.setdefault(key, []).append(one)
    headings = [one for one in scene.placed if one.role == "heading"]
    keys = [one for one in scene.placed if one.role == "curve" and one.lane is None]  # whose curve is whose
    for key in sorted(own, key=lambda key: _first(own[key])):
        heads = [one for one in own[key] if one.role == "touchpoint"]
        if not heads:
            heads = [one for one in headings if any(_above(one, other) for other in own[key])][:1]
        lanes = {one.lane for one in own[key]}
        names = [one for one in scene.placed if one.role == "lane-name" and one.lane in lanes]
        whose = keys if any(one.role == "feeling" for one in own[key]) else []
        holes = tuple(_around(one) for one in (*_always(scene), *names, *whose, *heads, *own[key]))
        ring = bounds(heads[0]) if heads and heads[0].role == "touchpoint" else None
        yield key, name(things[key]), (holes, ring)


def hung_on(setting: Setting, scene: Scene, touchpoint: str) -> frozenset[str]:
    """What of a picture is a touchpoint or hangs on it."""
    shown = {one.thing for one in scene.placed if one.thing is not None}
    return frozenset(thing for thing in shown if _belongs_to(setting, thing) == touchpoint)


def _first(placed: Sequence[Placed]) -> tuple[float, float]:
    """Where in the order of columns a touchpoint stands; an answer across all columns says nothing of that."""
    within = [one for one in placed if one.role != "response"] or placed
    return min((one.x, one.y) for one in within)


def _above(heading: Placed, one: Placed) -> bool:
    """Whether something stands below a column's name."""
    return one.role != "response" and heading.x <= one.x + 1.0 and one.x < heading.x + heading.fragment.width


def _belongs_to(setting: Setting, thing: str) -> str:
    """The touchpoint that a thing is, or hangs on."""
    match setting.index.things.get(thing):
        case Note(at=at) | Signal(at=at):
            return at
        case EmpathyResponse(touchpoint=at):
            return at
        case _:
            return thing


def by_lanes(setting: Setting, scene: Scene) -> Iterator[tuple[str, str, Scene, Lit]]:
    """Each lane of the picture in its order, with those before it dimmed and those after it not there yet."""
    lanes = _lanes(scene)
    order = list(dict.fromkeys(lane for lane in lanes if lane is not None))
    for number, lane in enumerate(order):
        later = set(order[number + 1 :])
        placed = tuple(one for one, of in zip(scene.placed, lanes, strict=True) if of not in later)
        own = [one for one, of in zip(scene.placed, lanes, strict=True) if of == lane]
        cards = [one for one in placed if one.role == "touchpoint"]
        holes = tuple(_around(one) for one in (*_always(scene), *cards, *own))
        title = getattr(setting.index.things.get(lane), "title", "")
        yield lane, title, replace(scene, placed=placed), (holes, None)


def _lanes(scene: Scene) -> list[str | None]:
    """The lane that each fragment belongs to: whose curve is whose stands behind the curves, in no lane."""
    found: list[str | None] = []
    for one in scene.placed:
        found.append(found[-1] if one.lane is None and one.role == "curve" and found else one.lane)
    return found


def by_stages(setting: Setting, scene: Scene) -> Iterator[tuple[str, str, Scene]]:
    """The experience as far as each stage but the last: the curve goes on from stage to stage, past those in which
    nobody felt anything."""
    faces = sum(one.role == "feeling" for one in scene.placed)
    shown = 0
    bars = [one for one in scene.placed if one.role == "stage"]
    bars.sort(key=lambda one: one.x)
    for bar in bars[:-1]:
        limit = bar.x + bar.fragment.width + 3.0
        stage = bar.thing or ""
        title = getattr(setting.index.things.get(stage), "title", "")
        placed = tuple(_until(scene.placed, limit))
        before, shown = shown, sum(one.role == "feeling" for one in placed)
        if before < shown < faces:
            yield stage, title, replace(scene, placed=placed)


def _until(placed: Sequence[Placed], limit: float) -> Iterator[Placed]:
    """What is not to the right of `limit`; the words of a call-out, and the lines around them, go with the face they
    are about."""
    faces = {one.thing: one.x + one.fragment.width / 2 for one in placed if one.role == "feeling"}
    for number, one in enumerate(placed):
        if one.role == "curve":
            yield _cut_off(one, limit - one.x)
        elif one.role in ("feeling", "quote"):
            about = one.thing or _told_beside(placed, number)
            if faces.get(about, one.x) <= limit:
                yield one
        else:
            yield one


def _told_beside(placed: Sequence[Placed], number: int) -> str | None:
    """The touchpoint of the call-out that a line of it stands beside in painting order: a bar comes before the words,
    what leads to the face behind them."""
    beside = (placed[at] for at in (number + 1, number - 1) if 0 <= at < len(placed))
    return next((one.thing for one in beside if one.role == "quote" and one.thing is not None), None)


def _cut_off(placed: Placed, limit: float) -> Placed:
    """A curve without the pieces that end beyond `limit`; straight rules stay."""
    marks: list[Mark] = []
    for mark in placed.fragment.marks:
        if not isinstance(mark, Path):
            marks.append(mark)
            continue
        kept = [one for one in mark.segments if getattr(one, "x", 0.0) <= limit]
        if len(kept) > 1 and isinstance(kept[0], Move):
            marks.append(replace(mark, segments=tuple(kept)))
    old = placed.fragment
    return placed._replace(fragment=Fragment(old.width, old.height, tuple(marks), old.bleed))


def _always(scene: Scene) -> list[Placed]:
    return [one for one in scene.placed if one.role in _ALWAYS]


def _around(placed: Placed) -> Rect:
    rect = bounds(placed)
    return Rect(rect.x - _AROUND, rect.y - _AROUND, rect.width + 2 * _AROUND, rect.height + 2 * _AROUND)
