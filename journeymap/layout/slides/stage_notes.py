"""What the speaker has for a stage's slides: the stage as a whole, then touchpoint by touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.words import name
from journeymap.lanes.notes import quoted
from journeymap.lanes.words import joined
from journeymap.layout.slides.speaking import labelled, plain, section
from journeymap.layout.slides.stage_cells import foot
from journeymap.model.journey import NOTE_LANES
from journeymap.model.vocabulary import ACTOR_LABELS, EVIDENCE_LABELS, MODE_LABELS, NOTE_NOUNS, REACH_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeymap.flow.edges import Edge
    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.find import Column
    from journeymap.model.journey import EmpathyResponse, Signal, Touchpoint


def about_stage(setting: Setting, span: StageSpan, left_out: Iterable[str]) -> list[str]:
    """The metrics and milestones without a place on the slide, and what hidden lanes and signals say of the stage."""
    empty = [one.column.substage for one in span.columns if one.column.substage and not one.column.touchpoints]
    return [
        *section("Also measured here", left_out),
        *section("Nothing yet in", [part.title for part in empty]),
        *section("About the whole stage", _hanging(setting, span.stage.id)),
    ]


def about_touchpoints(setting: Setting, columns: Sequence[Column], left_out: Sequence[Edge]) -> list[str]:
    """For each touchpoint what its card and cells don't say; then the ways that are not drawn."""
    lines: list[str] = []
    here = dict.fromkeys(t.id for column in columns for t in column.touchpoints)
    for column in columns:
        for touchpoint in column.touchpoints:
            said = [line for line in _touchpoint(setting, touchpoint) if line]
            lines += ["", name(touchpoint), *said] if said else []
    things = setting.index.things
    onward = [e for key in here for e in setting.leading.get(key, ()) if e.drawn and e.target not in here]
    ways = [
        labelled(joined(name(things[e.source]), name(things[e.target]), by=" → "), e.condition or e.kind)
        for e in (*left_out, *onward)
    ]
    return [*lines, *section("Ways on", ways)]


def _touchpoint(setting: Setting, touchpoint: Touchpoint) -> Iterator[str]:
    yield joined(
        "moment of truth" if touchpoint.moment_of_truth else "",
        ACTOR_LABELS.get(touchpoint.actor or "", ""),
        REACH_LABELS.get(touchpoint.reach or "", ""),
        MODE_LABELS.get(touchpoint.mode or "", ""),
    )
    evidence = EVIDENCE_LABELS.get(touchpoint.evidence or "", "")
    yield labelled("Evidence", evidence, touchpoint.evidence_note)
    for link in touchpoint.links:
        yield labelled(link.title or "Link", link.url)
    for response in setting.index.responses.get(touchpoint.id, ()):
        yield from _response(response)
    yield from _hanging(setting, touchpoint.id)


def _response(response: EmpathyResponse) -> Iterator[str]:
    yield labelled("What happened", response.event)
    depths = (
        ("On the surface", response.surface),
        ("With empathy", response.empathetic),
        ("With a plan", response.strategic),
    )
    for depth, words in depths:
        yield labelled(depth, quoted(words) if words.strip() else "")


def _hanging(setting: Setting, at: str) -> Iterator[str]:
    """What hidden lanes hold there, and early warnings where no lane shows them."""
    lanes = setting.journey.lanes
    if not any(lane.kind == "signals" and not lane.hidden for lane in lanes):
        for signal in setting.index.signals.get(at, ()):
            yield _signal(signal)
    for lane in lanes:
        if lane.hidden and lane.kind in NOTE_LANES:
            for note in setting.index.notes_in.get(lane.id, {}).get(at, ()):
                yield labelled(plain(lane.title) or NOTE_NOUNS[lane.kind], note.text, *foot(note))


def _signal(signal: Signal) -> str:
    then = f"→ {signal.response}" if signal.response else ""
    return labelled("Early warning", signal.watched, signal.threshold, then, signal.owner, signal.within)
