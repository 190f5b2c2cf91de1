"""A scene of the selected part of a map, in its true look: what a copy gives to slides and mail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.layout.build import build
from journeymap.layout.hit import bounds
from journeymap.layout.narrow import narrow
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from journeymap.draw.theme import Theme
    from journeymap.layout.scene import Placed, Scene
    from journeymap.model.journey import Journey

_MARGIN = 16.0
_WITHOUT = frozenset({"header", "footer"})


def portrait(journey: Journey, theme: Theme, things: Collection[str], scene: Scene | None = None) -> Scene | None:
    """The part of the map that shows these things: of whole stages or lanes all that belongs to them, without head
    and foot; of anything else only the things themselves, as they stand to each other. None where none is shown.

    `scene` is the map's own, where it is at hand.
    """
    fields = {key: index(journey).field_of[key] for key in things}
    stages = [key for key in things if fields[key] == "stages"]
    lanes = [key for key in things if fields[key] == "lanes"]
    if stages or lanes:
        part = build(narrow(journey, theme, lanes or None, stages or None), theme)
        return _cropped(part, [one for one in part.placed if one.role not in _WITHOUT])
    whole = build(journey, theme) if scene is None else scene
    return _cropped(whole, [one for one in whole.placed if one.thing in things and one.role != "lane"])


def _cropped(scene: Scene, placed: Iterable[Placed]) -> Scene | None:
    """A scene of these fragments alone, no larger than they are."""
    found = tuple(placed)
    if not found:
        return None
    rects = [bounds(one) for one in found]
    left, top = min(r.x for r in rects) - _MARGIN, min(r.y for r in rects) - _MARGIN
    right, bottom = max(r.right for r in rects) + _MARGIN, max(r.bottom for r in rects) + _MARGIN
    return replace(
        scene,
        width=right - left,
        height=bottom - top,
        placed=tuple(one._replace(x=one.x - left, y=one.y - top) for one in found),
        rows=(),
        columns=(),
        stages=(),
        memory=None,
    )
