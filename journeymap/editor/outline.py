"""A journey as a tree to read from top to bottom: what the outline panel shows and a screen reader reads.

Everything the canvas shows is somewhere in it. Branches grow when they are first looked into, so that a map of
thousands of touchpoints costs nothing before its stages are opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from operator import is_
from types import MappingProxyType
from typing import TYPE_CHECKING

from journeymap.editor import outline_lines as lines
from journeymap.editor import outline_words as words
from journeymap.editor.branches import GROUP, MAP, Branch, Mark, pruned
from journeymap.editor.naming import lane_title, note_text, said_by
from journeymap.editor.outline_paths import path_to
from journeymap.editor.tallies import together
from journeymap.flow.standing import at_risk, late_milestones
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from journeymap.editor.tallies import Tally
    from journeymap.model.find import Column, Index
    from journeymap.model.journey import (
        Flow,
        Journey,
        Lane,
        Milestone,
        Note,
        Stage,
        SubStage,
        Thing,
        Touchpoint,
    )

__all__ = ["MAP", "WHOLE_STAGE", "Branch", "note_text", "outline", "path_to"]

WHOLE_STAGE = "The whole stage"
"""The heading over what is written about a stage rather than about one of its touchpoints."""


_NO_PROBLEMS: Mapping[str, Tally] = MappingProxyType({})
_Inputs = tuple[object, ...]
_Stages = dict[str, tuple[_Inputs, Branch]]


def outline(
    journey: Journey, problems: Mapping[str, Tally] | None = None, wanted: str = "", kept: Collection[str] = ()
) -> Branch:
    """The tree of a journey. `problems` counts by thing what the checks found; stages show the sum of what is
    theirs. With `wanted` only the branches remain that hold these words (in any order, case ignored) or whose keys
    are among `kept`, and what leads to them."""
    return Outlines().tree(journey, problems, wanted, kept)


class Outlines:
    """Makes the trees of one map as it changes: a stage in which nothing has changed is the branch it was before, with
    all that has grown below it."""

    def __init__(self) -> None:
        self._stages: _Stages = {}

    def tree(
        self,
        journey: Journey,
        problems: Mapping[str, Tally] | None = None,
        wanted: str = "",
        kept: Collection[str] = (),
    ) -> Branch:
        """As `outline`."""
        former, self._stages = self._stages, {}
        parts = wanted.casefold().split()
        tree = _Tree(journey, index(journey), problems or _NO_PROBLEMS).root(former, self._stages)
        if parts:
            return pruned(tree, parts, kept) or Branch(MAP, tree.noun, tree.title, text=tree.text)
        return tree


@dataclass(frozen=True)
class _Tree:
    journey: Journey
    found: Index
    problems: Mapping[str, Tally]

    @cached_property
    def _flows(self) -> dict[str, list[Flow]]:
        found: dict[str, list[Flow]] = {}
        for flow in self.journey.flows:
            found.setdefault(flow.source, []).append(flow)
        return found

    @cached_property
    def _several(self) -> bool:
        """Whether it must be said to whom a touchpoint feels how."""
        return len(self.journey.personas) > 1

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

    def root(self, former: _Stages, made: _Stages) -> Branch:
        """`former` is what the last tree's stages were made of, and made; `made` takes the same of this one. The tree
        itself knows neither: a branch knows its tree as long as it stands, and would keep all trees before it."""
        title = self.journey.title
        grow = partial(self._top, former, made)
        return Branch(MAP, "map", title or "Untitled map", text=title, _grow=grow)

    def _top(self, former: _Stages, into: _Stages) -> Iterator[Branch]:
        journey = self.journey
        for stage in journey.stages:
            inputs = self._inputs(stage)
            known = former.get(stage.id)
            same = known is not None and len(known[0]) == len(inputs) and all(map(is_, known[0], inputs))
            made = known[1] if known is not None and same else self._stage(stage)
            into[stage.id] = (inputs, made)
            yield made
        yield lines.heading("milestones", "Milestones", journey.milestones, self._milestone)
        yield lines.heading("personas", "Personas", journey.personas, lines.persona)
        yield lines.heading("success", "Definition of success", journey.success, lines.criterion)
        yield lines.heading("lanes", "Lanes", journey.lanes, lines.lane)

    @cached_property
    def _targets(self) -> dict[str, list[Thing]]:
        """Where flows lead to, by the stage they begin in: their lines say what it is called."""
        found: dict[str, list[Thing]] = {}
        for flow in self.journey.flows:
            found.setdefault(getattr(self.found.things[flow.source], "stage", ""), []).append(
                self.found.things[flow.target]
            )
        return found

    def _inputs(self, stage: Stage) -> _Inputs:
        """All that the lines of a stage are made of."""
        journey = self.journey
        return (
            stage,
            journey.substages,
            journey.lanes,
            journey.personas,
            journey.notes,
            journey.metrics,
            journey.signals,
            journey.responses,
            journey.flows,
            self.problems,
            *self._targets.get(stage.id, ()),
            *(touchpoint for column in self._columns.get(stage.id, ()) for touchpoint in column.touchpoints),
        )

    def _stage(self, stage: Stage) -> Branch:
        inside = [stage.id, *(t.id for column in self._columns.get(stage.id, ()) for t in column.touchpoints)]
        parts = any(column.substage or column.touchpoints for column in self._columns.get(stage.id, ()))
        grow = partial(self._in_stage, stage) if parts or stage.id in self._said_of else None
        return self._branch(stage, "stage", words.of_stage(stage), inside, grow)

    def _in_stage(self, stage: Stage) -> Iterator[Branch]:
        yield from self._touchpoints(stage, None)
        for part in self.journey.substages:
            if part.stage == stage.id:
                yield self._substage(stage, part)
        if stage.id in self._said_of:
            yield Branch(f"{GROUP}{stage.id}", "heading", WHOLE_STAGE, _grow=partial(self._of_whole_stage, stage))

    def _of_whole_stage(self, stage: Stage) -> Iterator[Branch]:
        yield from self._about(stage.id)
        for metric in self.found.metrics.get(stage.id, ()):
            spoken = words.of_metric(metric)
            yield lines.own(Branch(metric.id, "metric", said_by(metric), spoken=spoken, text=metric.title), metric)

    def _substage(self, stage: Stage, part: SubStage) -> Branch:
        inside = [t.id for c in self._columns.get(stage.id, ()) if c.substage is part for t in c.touchpoints]
        grow = partial(self._touchpoints, stage, part) if inside else None
        return self._branch(part, "sub-stage", "", [part.id, *inside], grow)

    def _touchpoints(self, stage: Stage, part: SubStage | None) -> Iterator[Branch]:
        for column in self._columns.get(stage.id, ()):
            if column.substage is part:
                yield from map(self._touchpoint, column.touchpoints)

    def _touchpoint(self, touchpoint: Touchpoint) -> Branch:
        grow = partial(self._in_touchpoint, touchpoint) if self._several or touchpoint.id in self._said_of else None
        risky = touchpoint.id in at_risk(self.journey)
        spoken = words.of_touchpoint(self.journey, self.found, touchpoint, risky)
        made = self._branch(touchpoint, "touchpoint", spoken, [touchpoint.id], grow)
        if touchpoint.moment_of_truth:
            made.marks = (Mark("★"), *made.marks)
        if risky:
            made.marks = (*made.marks, Mark("!", "error"))
        return made

    def _in_touchpoint(self, touchpoint: Touchpoint) -> Iterator[Branch]:
        yield from self._about(touchpoint.id)
        for response in self.found.responses.get(touchpoint.id, ()):
            yield lines.response(response)
        for flow in self._flows.get(touchpoint.id, ()):
            yield self._flow(flow)
        if self._several:
            yield from (lines.feeling(touchpoint, persona) for persona in self.journey.personas)

    def _flow(self, flow: Flow) -> Branch:
        target = getattr(self.found.things[flow.target], "title", "") or "(unnamed touchpoint)"
        title = f"{'↩' if flow.kind == 'loop' else '→'} {target}"
        if flow.condition:
            title += f" ({flow.condition})"
        spoken = {"next": "leads to", "branch": "may lead to", "loop": "loops back to"}[flow.kind] + f" {target}"
        return lines.own(Branch(flow.id, "flow", title, spoken=spoken, text=flow.condition), flow)

    def _about(self, at: str) -> Iterator[Branch]:
        """The notes and signals under a stage or touchpoint, lane by lane."""
        for lane in self.journey.lanes:
            for note in self.found.notes.get((lane.id, at), ()):
                yield self._note(note, lane)
        for signal in self.found.signals.get(at, ()):
            yield lines.signal(signal)

    def _note(self, note: Note, lane: Lane) -> Branch:
        spoken = words.of_note(self.found, note)
        made = Branch(note.id, lane_title(lane).lower(), note_text(note), spoken=spoken, text=note.text)
        return lines.own(made, note)

    def _milestone(self, milestone: Milestone) -> Branch:
        late = milestone.id in late_milestones(self.journey)
        spoken = words.of_milestone(milestone, late)
        marks = (Mark("◆ late", "error"),) if late else ()
        return self._branch(milestone, "milestone", spoken, [milestone.id], None, marks)

    def _branch(
        self,
        thing: Stage | SubStage | Touchpoint | Milestone,
        noun: str,
        spoken: str,
        inside: Iterable[str],
        grow: Callable[[], Iterable[Branch]] | None,
        marks: tuple[Mark, ...] = (),
    ) -> Branch:
        """A line that is marked with how many problems stand in it, and how bad the worst of them is."""
        title = thing.title
        found = [self.problems[one] for one in inside if one in self.problems] if self.problems else []
        if found:
            tally = together(found)
            marks = (*marks, Mark(tally.mark, tally.worst))
            spoken = words.joined((spoken, tally.told))
        return lines.own(Branch(thing.id, noun, title, marks, spoken, text=title, _grow=grow), thing)
