"""Opportunities and pain points as ranked tables: what helps most for the least effort comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.words import name
from journeymap.lanes.words import joined
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.speaking import plain
from journeymap.layout.slides.tables import Cell, Column, tables
from journeymap.model.vocabulary import LEVEL_LABELS, STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import LaneKind, Note

_IMPACT = {"high": 0, "medium": 1, "low": 2, None: 3}
_EFFORT = {"low": 0, "medium": 1, "high": 2, None: 3}
SETTLED = ("done", "dropped")
_STANDING = {"high": "▲", "medium": "■", "low": "▼"}
"""So that levels are told apart at a glance and without colour."""


def slides(setting: Setting) -> Iterator[Slide]:
    """The opportunities, then the pain points, of all lanes that are shown."""
    opportunities = ranked(setting, "opportunities")
    open_ones = [note for note in opportunities if note.status not in SETTLED]
    first = plain(open_ones[0].text) if open_ones else ""
    title = f"Opportunities: start with “{first}”" if first else "Opportunities"
    yield from _slides(setting, "opportunities", opportunities, title, len(open_ones), "Opportunity", "Opportunities")
    pains = ranked(setting, "pains")
    left = [note for note in pains if note.status not in SETTLED]
    worst = sum(note.impact == "high" for note in left)
    title = f"Pain points: {worst} of {len(left)} hurt most" if worst and worst < len(left) else "Pain points"
    yield from _slides(setting, "pains", pains, title, len(left), "Pain point", "Pain points")


def ranked(setting: Setting, kind: LaneKind) -> list[Note]:
    """The notes of the shown lanes of that kind: what is done or dropped last, then high impact first, of equals
    the least effort first, of equals in the map's order."""
    lanes = [lane.id for lane in setting.journey.lanes if lane.kind == kind and not lane.hidden]
    places = [span.stage.id for span in setting.plan.stages]
    order = {place: (number, -1) for number, place in enumerate(places)}
    order |= {t: (0, column) for t, column in setting.index.column_of.items()}
    stage_of = {t.id: order[t.stage][0] for t in setting.journey.touchpoints}
    notes = [note for lane in lanes for there in setting.index.notes_in.get(lane, {}).values() for note in there]

    def rank(note: Note) -> tuple[bool, int, int, int, int]:
        place = (stage_of.get(note.at, order[note.at][0]), order[note.at][1])
        return (note.status in SETTLED, _IMPACT[note.impact], _EFFORT[note.effort], *place)

    return sorted((note for note in notes if note.text.strip()), key=rank)


def _slides(
    setting: Setting, key: str, notes: Sequence[Note], title: str, left: int, noun: str, nouns: str
) -> Iterator[Slide]:  # fmt: skip
    if not notes:
        return
    columns = (
        Column(noun, 0.34), Column("Impact", 0.11), Column("Effort", 0.11), Column("Owner", 0.14, spare=1),
        Column("Status", 0.11, spare=2), Column("Where", 0.22),
    )  # fmt: skip
    rows = [_row(setting, note) for note in notes]
    alt = f"{noun}s, those with the highest impact for the least effort first"
    body = setting.frame.body
    made = tables(columns, rows, body, body, alt, setting.theme, [note.id for note in notes])
    about = joined(f"{len(notes)} in all, {left} to do", "highest impact first, then least effort")
    for number, table in enumerate(made, 1):
        yield slide(
            setting, "opportunities", f"{key}/{number}", title, about, tables=(table,),
            counted=f"({number} of {len(made)})" if len(made) > 1 else "", shorter=(nouns,),
        )  # fmt: skip


def _row(setting: Setting, note: Note) -> list[Cell]:
    theme = setting.theme
    settled = note.status in SETTLED
    ink = theme.ink_faint if settled else theme.ink
    impact = joined(_STANDING.get(note.impact or "", ""), LEVEL_LABELS.get(note.impact or "", ""), by="\u00a0")
    at = setting.index.things[note.at]
    stage = setting.index.things.get(getattr(at, "stage", ""))
    where = joined(name(stage) if stage else "", name(at), by=" › ")
    return [
        Cell(note.text, ink, not settled, f"{note.id}/text"),
        Cell(impact, ink),
        Cell(LEVEL_LABELS.get(note.effort or "", ""), ink),
        Cell(note.owner, ink),
        Cell(STATUS_LABELS.get(note.status or "", ""), ink),
        Cell(where, theme.ink_soft),
    ]
