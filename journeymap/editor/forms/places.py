"""Fields that are more than set: where a touchpoint or sub-stage stands (changing it moves the thing, with what
belongs to it), and pictures, which come into the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.editor.forms.parts import MIXED
from journeymap.model.find import index
from journeymap.model.journey import NOTE_LANES, Picture, SubStage, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.editor.forms.parts import Edit
    from journeymap.model.journey import Journey, Thing


def shares_with(journey: Journey, things: Sequence[Thing]) -> Any:
    """The touchpoint whose column each of these shares, or the first of those that share its own; None for a column
    of its own, MIXED where they differ."""
    found = index(journey)
    values: set[str | None] = set()
    for thing in things:
        column = found.columns[found.column_of[thing.id]].touchpoints
        others = [other.id for other in column if other.id != thing.id]
        values.add((thing.together_with if isinstance(thing, Touchpoint) else None) or next(iter(others), None))
        if len(values) > 1:
            return MIXED
    return values.pop()


def _to_stage(keys: tuple[str, ...], stage: Any) -> Edit | None:
    def apply(journey: Journey) -> Journey:
        from journeymap.model.edits import move_substage, move_touchpoints, set_things  # late

        things = [index(journey).things[key] for key in keys]
        coming = [thing.id for thing in things if getattr(thing, "stage", None) != stage]
        cards = [key for key in coming if isinstance(index(journey).things[key], Touchpoint)]
        parts = [key for key in coming if isinstance(index(journey).things[key], SubStage)]
        others = [key for key in coming if key not in cards and key not in parts]
        if cards:
            journey = move_touchpoints(journey, cards, stage=stage)
        for key in parts:
            journey = move_substage(journey, key, stage=stage)
        return set_things(journey, others, stage=stage) if others else journey

    return apply


def _to_substage(keys: tuple[str, ...], substage: Any) -> Edit | None:
    def apply(journey: Journey) -> Journey:
        from journeymap.model.edits import move_touchpoints  # late

        things: list[Any] = [index(journey).things[key] for key in keys]
        coming = [touchpoint for touchpoint in things if touchpoint.substage != substage]
        if substage is not None:
            return move_touchpoints(journey, [t.id for t in coming], substage=substage) if coming else journey
        for stage in dict.fromkeys(touchpoint.stage for touchpoint in coming):
            journey = move_touchpoints(journey, [t.id for t in coming if t.stage == stage], stage=stage)
        return journey

    return apply


def _together(keys: tuple[str, ...], other: Any) -> Edit | None:
    def apply(journey: Journey) -> Journey:
        from journeymap.model.edits import apart, happen_together  # late

        if other is None:
            return apart(journey, keys)
        found = index(journey)
        same = found.column_of.get(other)
        away = [key for key in keys if found.column_of[key] != same]
        return happen_together(apart(journey, away), (other, *away)) if away else journey

    return apply


def _picture(keys: tuple[str, ...], picture: Any) -> Edit | None:
    """A new picture comes into the map with what shows it."""
    if not isinstance(picture, Picture):
        return None

    def apply(journey: Journey) -> Journey:
        from journeymap.model.edits import add_picture, set_things  # late

        return set_things(add_picture(journey, picture), keys, image=picture.sha256)

    return apply


EDITS: dict[str, Callable[[tuple[str, ...], Any], Edit | None]] = {
    "stage": _to_stage,
    "substage": _to_substage,
    "together_with": _together,
    "image": _picture,
}
"""By the field's name; every other field is simply set, and so are these where None is answered."""


def _substages(journey: Journey, keys: tuple[str, ...], found: list[Any]) -> list[Any]:
    """Those of the stages in which the touchpoints stand."""
    stages = {getattr(index(journey).things[key], "stage", None) for key in keys}
    return [substage for substage in found if substage.stage in stages]


def _neighbours(journey: Journey, keys: tuple[str, ...], found: list[Any]) -> list[Any]:
    """Touchpoints that may share a column with these: those of the same stage and sub-stage."""
    things = [index(journey).things[key] for key in keys]
    homes = {_home(thing) for thing in things}
    if len(homes) != 1:
        return []
    return [touchpoint for touchpoint in found if touchpoint.id not in keys and _home(touchpoint) in homes]


def _home(touchpoint: Any) -> tuple[str, str | None]:
    return touchpoint.stage, touchpoint.substage


def _lanes(_: Journey, __: tuple[str, ...], found: list[Any]) -> list[Any]:
    return [lane for lane in found if lane.kind in NOTE_LANES]


CHOICES: dict[str, Callable[[Journey, tuple[str, ...], list[Any]], list[Any]]] = {
    "substage": _substages,
    "together_with": _neighbours,
    "lane": _lanes,
}
"""Which of all things a reference of this name may lead to."""
