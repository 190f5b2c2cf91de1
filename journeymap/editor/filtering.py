"""How a part of a journey is made for `editor.filters`: what is left out, and what of the last part can be used again,
so that after an edit only what was edited is another object.
"""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from journeymap.editor.filters import Filter, matches
from journeymap.model.journey import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeymap.model.journey import Journey, Thing, Touchpoint


class Part(NamedTuple):
    """A part of `source`. `left_out` are the ids of the touchpoints that are not in it; `copies` holds the records that
    differ from the source's: by id, the record it was made of, what was changed, and the copy."""

    source: Journey
    journey: Journey
    left_out: frozenset[str]
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
        personas = tuple([persona for persona in source.personas if matches(how, persona)])
        felt_by = {persona.id for persona in personas}
        patched = self._patched(felt_by)
        if patched is not None and self.before is not None:
            left_out, touchpoints = self.before.left_out, patched
        else:
            left_out = frozenset([touchpoint.id for touchpoint in source.touchpoints if not matches(how, touchpoint)])
            touchpoints = self._touchpoints(left_out, felt_by)
        update: dict[str, tuple[Thing, ...]] = {
            "lanes": self._same("lanes", [self._lane_shown(lane) for lane in source.lanes]),
            "personas": self._same("personas", personas),
            "touchpoints": self._same("touchpoints", touchpoints),
        }
        rest: dict[str, Callable[[], Iterable[Thing]]] = {
            "notes": lambda: self._notes(left_out, felt_by),
            "milestones": lambda: self._milestones(left_out),
            "flows": lambda: [f for f in source.flows if f.source not in left_out and f.target not in left_out],
            "signals": lambda: [one for one in source.signals if one.at not in left_out],
            "responses": lambda: [one for one in source.responses if one.touchpoint not in left_out],
        }
        for field, make in rest.items():
            untouched = self.before is not None and getattr(source, field) is getattr(self.before.source, field)
            if untouched and self.before is not None and left_out is self.before.left_out and field != "milestones":
                update[field] = getattr(self.before.journey, field)
                if field == "notes":
                    self.copies |= {key: made for key, made in self.before.copies.items() if isinstance(made[0], Note)}
            else:
                update[field] = self._same(field, make())
        there = {milestone.id for milestone in update["milestones"]} | {metric.id for metric in source.metrics}
        proofs = [
            one if one.proof is None or one.proof in there else self._copy(one, {"proof": None})
            for one in source.success
        ]
        update["success"] = self._same("success", proofs)
        return Part(source, source.model_copy(update=update), left_out, self.copies)

    def _patched(self, felt_by: set[str]) -> list[Touchpoint] | None:
        """The touchpoints of the last part with those put in that were edited since; None where so much has changed
        that all must be looked at again."""
        before = self.before
        if before is None or len(before.source.touchpoints) != len(self.source.touchpoints):
            return None
        copied = before.copies
        edited: dict[str, Touchpoint] = {}
        for new, old in zip(self.source.touchpoints, before.source.touchpoints, strict=True):
            if new is not old:
                shown = new.id not in before.left_out
                if new.id != old.id or new.together_with != old.together_with or matches(self.how, new) != shown:
                    return None
                if shown:
                    edited[new.id] = new
        made = []
        for touchpoint in before.journey.touchpoints:
            now = edited.get(touchpoint.id)
            known = copied.get(touchpoint.id)
            if known is None:
                made.append(touchpoint if now is None else self._felt(now, felt_by, {}))
            else:
                was = known[0]
                assert isinstance(was, type(touchpoint))
                column = {"together_with": known[1]["together_with"]} if "together_with" in known[1] else {}
                made.append(self._felt(was if now is None else now, felt_by, column))
        return made

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

    def _touchpoints(self, left_out: frozenset[str], felt_by: set[str]) -> list[Touchpoint]:
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

    def _notes(self, left_out: frozenset[str], felt_by: set[str]) -> list[Note]:
        """Those that are shown; one that is shown besides speaks for nobody where its persona is not shown."""
        return [
            note if note.persona is None or note.persona in felt_by else self._copy(note, {"persona": None})
            for note in self.source.notes
            if note.at not in left_out and matches(self.how, note)
        ]

    def _milestones(self, left_out: frozenset[str]) -> list[Thing]:
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
