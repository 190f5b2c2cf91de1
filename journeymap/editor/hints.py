"""What a pointer resting on a part of the map is told: what the drawing had to leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Text
from journeymap.flow.standing import at_risk, late_milestones
from journeymap.model.find import index
from journeymap.model.journey import Flow, Milestone, Touchpoint
from journeymap.model.vocabulary import EVIDENCE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.layout.scene import Placed
    from journeymap.model.journey import Journey


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


def cut_texts(placed: Placed) -> Iterator[str]:
    """The whole source of every text of a fragment that ends in an ellipsis."""
    for mark in placed.fragment.marks:
        texts = mark.texts if isinstance(mark, Box) else (mark,) if isinstance(mark, Text) else ()
        for text in texts:
            if text.block.cut:
                yield text.block.source
