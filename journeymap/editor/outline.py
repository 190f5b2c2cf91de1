"""A journey as a tree to read from top to bottom: what the outline panel shows and a screen reader reads.

Everything the canvas shows is somewhere in it. Branches grow when they are first looked into, so that a map of
thousands of touchpoints costs nothing before its stages are opened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from journeymap.flow.standing import at_risk, late_milestones
from journeymap.model.find import index
from journeymap.model.vocabulary import FEELING_LABELS, METRIC_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from journeymap.model.find import Column, Index
    from journeymap.model.journey import Flow, Journey, Note, Stage, SubStage, Thing, Touchpoint

MAP = ""
"""The key of the branch that stands for the whole map."""


WHOLE_STAGE = "The whole stage"
"""The heading over what is written about a stage rather than about one of its touchpoints."""


@dataclass(eq=False, slots=True)
class Branch:
    """A line of the outline. `key` is the id of its thing, `MAP`, or "group:…" for a heading; `marks` stand
    behind the title ("★", "● 2"), `spoken` says them in words."""

    key: str
    noun: str
    title: str
    marks: str = ""
    spoken: str = ""
    alarming: bool = False
    leads: bool = False
    """Kept by a filter for what stands below it: to be shown open."""
    parent: Branch | None = None
    row: int = 0
    _grow: Callable[[], Iterable[Branch]] | None = None
    _children: tuple[Branch, ...] | None = field(default=None, repr=False)

    @property
    def children(self) -> tuple[Branch, ...]:
        if self._children is None:
            self._children = () if self._grow is None else tuple(self._grow())
            for row, child in enumerate(self._children):
                child.parent, child.row = self, row
        return self._children

    @property
    def has_children(self) -> bool:
        """Whether anything stands below it, told without growing it."""
        return self._grow is not None if self._children is None else bool(self._children)

    @property
    def thing(self) -> str | None:
        """The id of the thing the line stands for, None for the map and for headings."""
        return None if self.key == MAP or self.key.startswith("group:") else self.key


def outline(journey: Journey, problems: Mapping[str, int] | None = None, wanted: str = "") -> Branch:
    """The tree of a journey. `problems` counts by thing what the checks found; stages show the sum of what is
    theirs. With `wanted` only the branches remain that hold these words (in any order, case ignored), and what
    leads to them."""
    tree = _Tree(journey, index(journey), problems or {}).root()
    if words := wanted.casefold().split():
        return _pruned(tree, words) or Branch(MAP, tree.noun, tree.title)
    return tree


def note_text(note: Note) -> str:
    """What a note says, or what it is where it says nothing."""
    return note.text.strip() or ("(picture)" if note.image else "(empty note)")


def path_to(journey: Journey, thing: str) -> tuple[str, ...]:
    """The keys of the branches from the map down to a thing, both included; empty when the journey lacks it."""
    found = index(journey)
    if thing not in found.things:
        return ()
    keys = [thing]
    while (above := _above(found, keys[0])) is not None:
        keys.insert(0, above)
    return (MAP, *keys)


def _above(found: Index, key: str) -> str | None:
    """The key of the branch above one; None right below the map."""
    if key.startswith("group:"):
        owner = key.removeprefix("group:")
        return owner if owner in found.things else None
    thing = found.things.get(key)
    match found.field_of.get(key):
        case "touchpoints":
            return getattr(thing, "substage", None) or str(getattr(thing, "stage", ""))
        case "substages":
            return str(getattr(thing, "stage", ""))
        case "metrics":
            return f"group:{getattr(thing, 'stage', '')}"
        case "notes" | "signals":
            at = str(getattr(thing, "at", ""))
            return f"group:{at}" if found.field_of.get(at) == "stages" else at
        case "responses":
            return str(getattr(thing, "touchpoint", ""))
        case "flows":
            return str(getattr(thing, "source", ""))
        case "milestones" | "lanes" | "personas" | "success" as group:
            return f"group:{group}"
        case _:
            return None


@dataclass(frozen=True)
class _Tree:
    journey: Journey
    found: Index
    problems: Mapping[str, int]

    @cached_property
    def _flows(self) -> dict[str, list[Flow]]:
        found: dict[str, list[Flow]] = {}
        for flow in self.journey.flows:
            found.setdefault(flow.source, []).append(flow)
        return found

    @cached_property
    def _columns(self) -> dict[str, list[Column]]:
        found: dict[str, list[Column]] = {}
        for column in self.found.columns:
            found.setdefault(column.stage.id, []).append(column)
        return found

    @cached_property
    def _said_of(self) -> set[str]:
        """Ids of the stages and touchpoints that something more is written about."""
        journey = self.journey
        return {
            *(note.at for note in journey.notes),
            *(signal.at for signal in journey.signals),
            *(metric.stage for metric in journey.metrics),
            *(response.touchpoint for response in journey.responses),
            *(flow.source for flow in journey.flows),
        }

    def root(self) -> Branch:
        return Branch(MAP, "map", self.journey.title or "Untitled map", _grow=self._top)

    def _top(self) -> Iterator[Branch]:
        for stage in self.journey.stages:
            yield self._stage(stage)
        groups: tuple[tuple[str, str, Sequence[Thing]], ...] = (
            ("milestones", "Milestones", self.journey.milestones),
            ("personas", "Personas", self.journey.personas),
            ("success", "Definition of success", self.journey.success),
        )
        for key, title, things in groups:
            if things:
                yield Branch(f"group:{key}", "heading", title, _grow=partial(map, self._plain, things))

    def _stage(self, stage: Stage) -> Branch:
        inside = [stage.id, *(t.id for column in self._columns.get(stage.id, ()) for t in column.touchpoints)]
        parts = any(column.substage or column.touchpoints for column in self._columns.get(stage.id, ()))
        grow = partial(self._in_stage, stage) if parts or stage.id in self._said_of else None
        return self._branch(stage.id, "stage", stage.title, inside, grow)

    def _in_stage(self, stage: Stage) -> Iterator[Branch]:
        yield from self._touchpoints(stage, None)
        for part in self.journey.substages:
            if part.stage == stage.id:
                yield self._substage(stage, part)
        if stage.id in self._said_of:
            yield Branch(f"group:{stage.id}", "heading", WHOLE_STAGE, _grow=partial(self._of_whole_stage, stage))

    def _of_whole_stage(self, stage: Stage) -> Iterator[Branch]:
        yield from self._about(stage.id)
        for metric in self.found.metrics.get(stage.id, ()):
            yield Branch(metric.id, "metric", metric.title or METRIC_LABELS[metric.kind])

    def _substage(self, stage: Stage, part: SubStage) -> Branch:
        inside = [t.id for c in self._columns.get(stage.id, ()) if c.substage is part for t in c.touchpoints]
        grow = partial(self._touchpoints, stage, part) if inside else None
        return self._branch(part.id, "sub-stage", part.title, [part.id, *inside], grow)

    def _touchpoints(self, stage: Stage, part: SubStage | None) -> Iterator[Branch]:
        for column in self._columns.get(stage.id, ()):
            if column.substage is part:
                yield from map(self._touchpoint, column.touchpoints)

    def _touchpoint(self, touchpoint: Touchpoint) -> Branch:
        grow = partial(self._in_touchpoint, touchpoint) if touchpoint.id in self._said_of else None
        made = self._branch(touchpoint.id, "touchpoint", touchpoint.title, [touchpoint.id], grow)
        spoken = [FEELING_LABELS[feeling.value] for feeling in touchpoint.feelings]
        if touchpoint.moment_of_truth:
            made.marks = f"★ {made.marks}".strip()
            spoken.insert(0, "moment of truth")
        if touchpoint.id in at_risk(self.journey):
            made.alarming = True
            made.marks = f"{made.marks} !".strip()
            spoken.append("at risk: no empathy response planned")
        made.spoken = ", ".join([*spoken, *filter(None, [made.spoken])])
        return made

    def _in_touchpoint(self, touchpoint: Touchpoint) -> Iterator[Branch]:
        yield from self._about(touchpoint.id)
        for response in self.found.responses.get(touchpoint.id, ()):
            said = response.surface or response.empathetic or response.strategic or response.event
            yield Branch(response.id, "empathy response", said)
        for flow in self._flows.get(touchpoint.id, ()):
            target = getattr(self.found.things[flow.target], "title", "")
            yield Branch(flow.id, "flow", f"{'↩' if flow.kind == 'loop' else '→'} {target}", spoken=flow.condition)

    def _about(self, at: str) -> Iterator[Branch]:
        """The notes and signals under a stage or touchpoint, lane by lane."""
        for lane in self.journey.lanes:
            for note in self.found.notes.get((lane.id, at), ()):
                yield self._note(note, lane.title)
        for signal in self.found.signals.get(at, ()):
            yield Branch(signal.id, "signal", signal.watched)

    def _note(self, note: Note, lane: str) -> Branch:
        return Branch(note.id, lane.lower() or "note", note_text(note), spoken=lane)

    def _plain(self, thing: Thing) -> Branch:
        field_name = self.found.field_of[thing.id]
        title = str(getattr(thing, "title", "") or getattr(thing, "name", "") or getattr(thing, "text", ""))
        if thing.id in late_milestones(self.journey):
            return Branch(thing.id, "milestone", title, "◆ late", "later than promised", alarming=True)
        return Branch(thing.id, {"personas": "persona", "success": "criterion"}.get(field_name, "milestone"), title)

    def _branch(
        self, key: str, noun: str, title: str, inside: Iterable[str], grow: Callable[[], Iterable[Branch]] | None
    ) -> Branch:
        count = sum(self.problems.get(one, 0) for one in inside) if self.problems else 0
        if not count:
            return Branch(key, noun, title, _grow=grow)
        words = f"{count} problem{'' if count == 1 else 's'}"
        return Branch(key, noun, title, f"● {count}", words, alarming=True, _grow=grow)


def _pruned(branch: Branch, words: Sequence[str]) -> Branch | None:
    """What of a branch holds all the words; a line that does keeps everything below it."""
    text = f"{branch.title} {branch.noun}".casefold()
    if all(word in text for word in words):
        return branch
    kept = [child for child in (_pruned(child, words) for child in branch.children) if child is not None]
    if not kept:
        return None
    copy = Branch(branch.key, branch.noun, branch.title, branch.marks, branch.spoken, branch.alarming, leads=True)
    copy._grow = lambda: kept
    return copy
