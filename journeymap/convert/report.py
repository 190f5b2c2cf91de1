"""The whole map as a text to read from top to bottom: what a web page and Markdown show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.convert.blocks import Grid, Heading, Item, Items, Paragraph
from journeymap.convert.curve import by_stage, felt_by, in_words
from journeymap.convert.report_stages import stages
from journeymap.convert.report_tables import metrics, milestones, opportunities_table, signals, ways
from journeymap.flow.words import on as date_text
from journeymap.lanes.metrics import name_of
from journeymap.model.find import index
from journeymap.model.journey import Metric
from journeymap.model.text import shortened
from journeymap.model.vocabulary import STATE_LABELS, day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.convert.blocks import Block
    from journeymap.model.journey import Journey

UNTITLED = "Untitled journey"


def report(journey: Journey) -> Iterator[Block]:
    """The blocks. Parts with nothing in them are left out."""
    yield Heading(1, _line(journey.title) or UNTITLED)
    yield from _head(journey)
    yield from _success(journey)
    yield from _personas(journey)
    yield from _experience(journey)
    yield from stages(journey)
    yield from milestones(journey)
    yield from metrics(journey)
    yield from opportunities_table(journey)
    yield from signals(journey)
    yield from _responses(journey)
    yield from ways(journey)
    if journey.evidence:
        yield Heading(2, "What this rests on", "evidence")
        yield Paragraph(journey.evidence)


def scope(journey: Journey) -> str:
    """Which customers, which time and which state the map is of, on a line."""
    return " · ".join(filter(None, map(_line, (journey.segment, journey.span, STATE_LABELS[journey.state]))))


def _head(journey: Journey) -> Iterator[Block]:
    yield Paragraph(scope(journey))
    reviewed = [
        f"{what} {date_text(day)}"
        for what, day in (("last reviewed", journey.last_review), ("next review", journey.next_review))
        if day is not None
    ]
    told = "; ".join(filter(None, (journey.owner and f"Owner: {_line(journey.owner)}", *reviewed)))
    if told:
        yield Paragraph(told)
    counts = (
        (len(journey.stages), "stage", "stages"),
        (len(journey.touchpoints), "touchpoint", "touchpoints"),
        (len(journey.milestones), "milestone", "milestones"),
    )
    yield Paragraph(", ".join(f"{n:,} {one if n == 1 else many}" for n, one, many in counts))


def _success(journey: Journey) -> Iterator[Block]:
    if not journey.success:
        return
    yield Heading(2, "What success means", "success")
    found = index(journey).things
    items = []
    for one in journey.success:
        proof = found.get(one.proof or "")
        shown = name_of(proof) if isinstance(proof, Metric) else getattr(proof, "title", "")
        told = (
            one.said_by and f"said by {_line(one.said_by)}",
            one.said_on and f"on {date_text(one.said_on)}",
            one.by_day is not None and f"by {day_text(one.by_day)}",
            shown and f"shown by “{_line(shown)}”",
        )
        items.append(Item("; ".join(str(part) for part in told if part), one.text))
    yield Items(tuple(items))


def _personas(journey: Journey) -> Iterator[Block]:
    if journey.personas:
        yield Heading(2, "Who it is about", "personas")
        yield Items(
            tuple(
                Item("\n".join(filter(None, (one.role, one.about))), one.name or "Somebody") for one in journey.personas
            )
        )


def _experience(journey: Journey) -> Iterator[Block]:
    felt = [(persona, felt_by(journey, persona.id)) for persona in journey.personas]
    if not any(some for _, some in felt):
        return
    yield Heading(2, "How it feels", "experience")
    for persona, some in felt:
        if some:
            yield Paragraph(in_words(some), _line(persona.name) or "Somebody")
    names = tuple(_line(persona.name) or "Somebody" for persona, some in felt if some)
    told = [{stage.id: words for stage, words in by_stage(some)} for _, some in felt if some]
    rows = tuple(
        (_line(stage.title) or "Untitled stage", *(words.get(stage.id, "") for words in told))
        for stage in journey.stages
        if any(stage.id in words for words in told)
    )
    yield Grid("Feelings by stage, from −2 (frustrated) to +2 (delighted)", ("Stage", *names), rows)


def _responses(journey: Journey) -> Iterator[Block]:
    if not journey.responses:
        return
    yield Heading(2, "What we say when it hurts", "responses")
    for one in journey.responses:
        touchpoint = index(journey).things[one.touchpoint]
        yield Heading(3, _line(getattr(touchpoint, "title", "")) or "Untitled touchpoint")
        told = (
            ("What happened", one.event),
            ("At first", one.surface),
            ("With empathy", one.empathetic),
            ("To help further", one.strategic),
        )
        yield Items(tuple(Item(text, label) for label, text in told if text))


def _line(text: str) -> str:
    return shortened(text, 300)
