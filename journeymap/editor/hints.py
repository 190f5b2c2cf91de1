"""What a pointer resting on a part of the map is told: what the drawing had to leave out; and what an empty cell
asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.standing import at_risk, late_milestones
from journeymap.layout.texts import blocks_of
from journeymap.model.find import index
from journeymap.model.journey import Flow, Lane, Milestone, Touchpoint
from journeymap.model.vocabulary import EVIDENCE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.state import Cell
    from journeymap.layout.scene import Placed
    from journeymap.model.journey import Journey, LaneKind


def hint(journey: Journey, placed: Placed) -> str:
    """Plain text, a line each: texts that were cut, in full; then evidence, links and warnings. "" for nothing."""
    lines = list(cut_texts(placed))
    thing = index(journey).things.get(placed.thing or "")
    match thing:
        case Touchpoint():
            if thing.id in at_risk(journey):
                lines.append("At risk: feels −2, and no empathy response is planned")
            if thing.evidence is not None:
                note = f" – {thing.evidence_note}" if thing.evidence_note else ""
                lines.append(f"Evidence: {EVIDENCE_LABELS[thing.evidence].lower()}{note}")
            lines += [f"{link.title}: {link.url}" if link.title else link.url for link in thing.links]
        case Milestone():
            if thing.id in late_milestones(journey):
                lines.append("Late: due after the day its success criterion names")
            if thing.criterion:
                lines.append(f"Reached when: {thing.criterion}")
        case Flow():
            if thing.condition:
                lines.append(f"Condition: {thing.condition}")
        case _:
            pass
    return "\n".join(dict.fromkeys(lines))


_WAITS_FOR: dict[LaneKind, str] = {
    "touchpoints": "Type a touchpoint",
    "experience": "Press + or − to say how it feels",
    "says": "Type what the customer says",
    "thinks": "Type what the customer thinks",
    "does": "Type what the customer does",
    "feels": "Type what the customer feels",
    "pains": "Type a pain point",
    "opportunities": "Type an opportunity",
    "frontstage": "Type what the customer sees of us",
    "backstage": "Type what happens behind it",
    "owners": "Type an owner",
    "metrics": "Type a metric, such as NPS 42",
    "signals": "Type what is watched",
    "images": "Paste or drop a picture",
    "text": "Type a note",
}


def waits_for(journey: Journey, cell: Cell) -> str:
    """What an empty cell that has the keys asks for."""
    lane = index(journey).things.get(cell.lane)
    if not isinstance(lane, Lane):
        return ""
    if lane.kind == "touchpoints" and not journey.touchpoints:
        return "Type what happens first, such as “Kick-off”"
    return _WAITS_FOR.get(lane.kind, "")


def cut_texts(placed: Placed) -> Iterator[str]:
    """The whole source of every text of a fragment that ends in an ellipsis."""
    return (block.source for block in blocks_of(placed.fragment) if block.cut)
