"""The stages of a report: what each is for, its touchpoints in a table, and what stands under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.convert.blocks import Grid, Heading, Item, Items, Paragraph
from journeymap.convert.curve import signed
from journeymap.model.find import index
from journeymap.model.journey import NOTE_LANES
from journeymap.model.text import shortened
from journeymap.model.vocabulary import (
    ACTOR_LABELS,
    CHANNEL_LABELS,
    EVIDENCE_LABELS,
    LEVEL_LABELS,
    MODE_LABELS,
    REACH_LABELS,
    STATUS_LABELS,
    TEAM_LABELS,
    day_range,
    day_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.convert.blocks import Block
    from journeymap.model.find import Column
    from journeymap.model.journey import Journey, Lane, Note, Stage, Touchpoint


def stages(journey: Journey) -> Iterator[Block]:
    """All stages with their touchpoints."""
    if not journey.stages:
        return
    yield Heading(2, "Stages and touchpoints", "stages")
    columns: dict[str, list[Column]] = {}
    for column in index(journey).columns:
        columns.setdefault(column.stage.id, []).append(column)
    lanes = [lane for lane in journey.lanes if lane.kind in NOTE_LANES and not lane.hidden]
    names = {persona.id: shortened(persona.name, 40) or "Somebody" for persona in journey.personas}
    for number, stage in enumerate(journey.stages, 1):
        yield from _stage(journey, number, stage, columns.get(stage.id, []), lanes, names)


def _stage(
    journey: Journey, number: int, stage: Stage, columns: list[Column], lanes: list[Lane], names: dict[str, str]
) -> Iterator[Block]:
    days = day_range(stage.start_day, stage.end_day)
    title = shortened(stage.title, 200) or "Untitled stage"
    yield Heading(3, f"{number}. {title}" + (f" ({days})" if days else ""), f"stage-{number}")
    owner = " · ".join(filter(None, (stage.owner, TEAM_LABELS[stage.team] if stage.team else "")))
    if stage.goal:
        yield Paragraph(stage.goal, "Goal")
    if owner:
        yield Paragraph(owner, "Owner")
    yield from _notes(journey, stage.id, lanes, names)
    touchpoints = [(column, one) for column in columns for one in column.touchpoints]
    if not touchpoints:
        yield Paragraph("No touchpoint stands in this stage.")
        return
    yield _table(journey, f"{number}. {title}", touchpoints, names)
    for _, one in touchpoints:
        blocks = [*_facts(one), *_notes(journey, one.id, lanes, names)]
        if blocks:
            yield Heading(4, shortened(one.title, 200) or "Untitled touchpoint")
            yield from blocks


def _table(journey: Journey, title: str, touchpoints: list[tuple[Column, Touchpoint]], names: dict[str, str]) -> Grid:
    """The touchpoints; columns with nothing in them are left out."""
    felt = {key for _, one in touchpoints for key in (feeling.persona for feeling in one.feelings)}
    personas = [persona.id for persona in journey.personas if persona.id in felt]
    headings = ["Touchpoint", "Part", "Day", "Channel", "Owner", "Who acts", "Done by", "Reach"]
    headings += [f"Feeling of {names[persona]}" for persona in personas]
    rows = []
    for column, one in touchpoints:
        values = {feeling.persona: signed(feeling.value) for feeling in one.feelings}
        rows.append(
            (
                (shortened(one.title, 300) or "Untitled touchpoint")
                + (" ★ moment of truth" if one.moment_of_truth else "")
                + (" · internal" if one.internal else ""),
                shortened(column.substage.title, 200) if column.substage is not None else "",
                "" if one.day is None else day_text(one.day),
                CHANNEL_LABELS[one.channel],
                shortened(one.owner, 200),
                ACTOR_LABELS[one.actor] if one.actor else "",
                MODE_LABELS[one.mode] if one.mode else "",
                REACH_LABELS[one.reach] if one.reach else "",
                *(values.get(persona, "") for persona in personas),
            )
        )
    used = [at for at in range(len(headings)) if at == 0 or any(row[at] for row in rows)]
    return Grid(
        f"Touchpoints of {title}",
        tuple(headings[at] for at in used),
        tuple(tuple(row[at] for at in used) for row in rows),
        frozenset(number for number, at in enumerate(used) if at >= len(headings) - len(personas)),
    )


def _facts(one: Touchpoint) -> Iterator[Block]:
    told = [EVIDENCE_LABELS[one.evidence] if one.evidence else "", one.evidence_note]
    if any(told):
        yield Paragraph(": ".join(filter(None, told)), "Evidence")
    if one.links:
        yield Items(tuple(Item("", shortened(link.title, 200) or link.url, link.url) for link in one.links))


def _notes(journey: Journey, at: str, lanes: list[Lane], names: dict[str, str]) -> Iterator[Block]:
    """The notes under a touchpoint or stage, lane by lane."""
    notes = index(journey).notes
    items = [_item(lane, note, names) for lane in lanes for note in notes.get((lane.id, at), ())]
    if items:
        yield Items(tuple(items))


def _item(lane: Lane, note: Note, names: dict[str, str]) -> Item:
    told = (
        names.get(note.persona or "", ""),
        note.impact and f"impact {LEVEL_LABELS[note.impact].lower()}",
        note.effort and f"effort {LEVEL_LABELS[note.effort].lower()}",
        shortened(note.owner, 100),
        STATUS_LABELS[note.status].lower() if note.status else "",
        "internal" if note.internal else "",
    )
    more = ", ".join(part for part in told if part)
    text = note.text or ("a picture" if note.image else "")
    return Item(f"{text} ({more})" if more else text, shortened(lane.title, 100) or "Note")
