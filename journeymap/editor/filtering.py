"""How a part of a journey is made for `editor.filters`: what is left out, and what of the last part can be used again,
so that after an edit only what was edited is another object.
"""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from journeymap.editor.filters import Filter, matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.model.journey import Journey, Thing, Touchpoint


class Part(NamedTuple):
    """A part of `source`. `copies` holds the records that differ from the source's: by id, the record it was made
    of, what was changed, and the copy."""

    source: Journey
    journey: Journey
    copies: dict[str, tuple[Thing, dict[str, object], Thing]]


T = TypeVar("T", bound="Thing")


def part_of(journey: Journey, how: Filter, before: Part | None = None) -> Part:
    """The part of a journey that a filter lets through. `before` only saves work."""
    return _Making(journey, how, before).part()


class _Making:
    def __init__(self, journey: Journey, how: Filter, before: Part | None) -> None:
        self.source, self.how, self.before = journey, how, before
        self.copies: dict[str, tuple[Thing, dict[str, object], Thing]] = {}

    def part(self) -> Part:
        source, how = self.source, self.how
        left_out = {touchpoint.id for touchpoint in source.touchpoints if not matches(how, touchpoint)}
        personas = tuple([persona for persona in source.personas if matches(how, persona)])
        update: dict[str, tuple[Thing, ...]] = {
            "lanes": self._same("lanes", [self._lane_shown(lane) for lane in source.lanes]),
            "personas": self._same("personas", personas),
            "touchpoints": self._same("touchpoints", self._touchpoints(left_out, {one.id for one in personas})),
            "notes": self._same("notes", [n for n in source.notes if n.at not in left_out and matches(how, n)]),
            "milestones": self._same("milestones", self._milestones(left_out)),
            "flows": self._same(
                "flows", [f for f in source.flows if f.source not in left_out and f.target not in left_out]
            ),
            "signals": self._same("signals", [one for one in source.signals if one.at not in left_out]),
            "responses": self._same("responses", [one for one in source.responses if one.touchpoint not in left_out]),
        }
        there = {milestone.id for milestone in update["milestones"]} | {metric.id for metric in source.metrics}
        proofs = [
            one if one.proof is None or one.proof in there else self._copy(one, {"proof": None})
            for one in source.success
        ]
        update["success"] = self._same("success", proofs)
        return Part(source, source.model_copy(update=update), self.copies)

    def _same(self, field: str, things: Iterable[Thing]) -> tuple[Thing, ...]:
        """The tuple of the source or of the last part where it holds the very same things: what was worked out of
        that holds of it."""
        new = tuple(things)
        for known in (self.source, *(() if self.before is None else (self.before.journey,))):
            old: tuple[Thing, ...] = getattr(known, field)
            if len(old) == len(new) and all(map(is_, old, new)):
                return old
        return new

    def _copy(self, thing: T, changes: dict[str, object]) -> T:
        """The thing with other fields; the copy of last time where nothing has changed."""
        known = self.before.copies.get(thing.id) if self.before is not None else None
        copy = known[2] if known is not None and known[0] is thing and known[1] == changes else None
        made = copy if isinstance(copy, type(thing)) else thing.model_copy(update=changes)
        self.copies[thing.id] = thing, changes, made
        return made

    def _lane_shown(self, lane: Thing) -> Thing:
        hides = not matches(self.how, lane)  # type: ignore[arg-type]  # the source's lanes are lanes
        return lane if getattr(lane, "hidden", None) is hides else self._copy(lane, {"hidden": hides})

    def _touchpoints(self, left_out: set[str], felt_by: set[str]) -> list[Touchpoint]:
        """Those that are shown. Those that shared the column of one that is not stay together: the first of them has
        the column now, and stands where it stood."""
        heirs: dict[str, str] = {}
        for touchpoint in self.source.touchpoints if left_out else ():
            column = touchpoint.together_with
            if column in left_out and touchpoint.id not in left_out:
                heirs.setdefault(column, touchpoint.id)
        things = {touchpoint.id: touchpoint for touchpoint in self.source.touchpoints} if heirs else {}
        moved = set(heirs.values())
        made = []
        for touchpoint in self.source.touchpoints:
            if touchpoint.id in heirs:
                made.append(self._felt(things[heirs[touchpoint.id]], felt_by, {"together_with": None}))
            elif touchpoint.id not in left_out and touchpoint.id not in moved:
                column = touchpoint.together_with
                heir = heirs.get(column) if column is not None else None
                made.append(self._felt(touchpoint, felt_by, {} if heir is None else {"together_with": heir}))
        return made

    def _felt(self, touchpoint: Touchpoint, felt_by: set[str], changes: dict[str, object]) -> Touchpoint:
        """The touchpoint with the feelings of these personas only."""
        if self.how.personas and any(feeling.persona not in felt_by for feeling in touchpoint.feelings):
            changes = changes | {"feelings": tuple([one for one in touchpoint.feelings if one.persona in felt_by])}
        return self._copy(touchpoint, changes) if changes else touchpoint

    def _milestones(self, left_out: set[str]) -> list[Thing]:
        """Those at no touchpoint that is left out; of those that are, the ones with problems where only such are
        shown, and what is selected."""
        made: list[Thing] = []
        for milestone in self.source.milestones:
            wanted = milestone.id in self.how.also or (self.how.only_problems and milestone.id in self.how.troubled)
            if milestone.touchpoint not in left_out:
                made.append(milestone)
            elif wanted:
                made.append(self._copy(milestone, {"touchpoint": None}))
        return made
