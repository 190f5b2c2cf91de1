"""Lines of text, pasted or dropped: a touchpoint for each, or a note where a cell of a lane has the keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.editor.pasting import Pasted
from journeymap.editor.places import NOWHERE
from journeymap.editor.steps import counted
from journeymap.model import limits
from journeymap.model.edits.change import Ids, changed, made, placed
from journeymap.model.edits.homes import home_of, last_in
from journeymap.model.find import index
from journeymap.model.journey import Note, Touchpoint
from journeymap.model.refusal import JourneyError
from journeymap.model.text import clean

if TYPE_CHECKING:
    from journeymap.editor.places import Place
    from journeymap.model.journey import Journey

MOST_LINES = limits.PASTED_LINES
MOST_CHARACTERS = limits.PASTED_TEXT
_BULLET = re.compile(r"^(?:(?:[-*+•‣◦▪–—·]|\[[ xX]?\]|[☐☑☒✓✔]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\)|#{1,6})\s+)+")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that say something, without bullets, numbers and ticks before them. Errors: JourneyError for more
    than a person pastes."""
    if len(text) > MOST_CHARACTERS:
        raise JourneyError((f"That is a text of {len(text):,} characters; paste a part of it at a time",))
    found = [_BULLET.sub("", " ".join(line.split())) for line in clean(text).split("\n")]
    lines = tuple(line for line in found if line and _BULLET.fullmatch(line + " ") is None)
    if len(lines) > MOST_LINES:
        raise JourneyError((f"Those are {len(lines):,} lines; paste at most {MOST_LINES:,} at a time",))
    return lines


def pasted_lines(journey: Journey, text: str, where: Place = NOWHERE) -> Pasted:
    """The map with a card for each line: notes in the cell of a lane that is named, else touchpoints behind the one
    in focus, else last in the stage in focus, else last of all. Errors: JourneyError."""
    lines = lines_of(text)
    if not lines:
        raise JourneyError(("There is no text on the clipboard that could be pasted",))
    lane = where.note_lane(journey)
    if lane is not None and where.at is not None:
        return _notes(journey, lines, lane, where)
    return _touchpoints(journey, lines, where)


def _notes(journey: Journey, lines: tuple[str, ...], lane: str, where: Place) -> Pasted:
    ids = Ids(journey)
    new = [made(Note, {"id": ids.new(Note), "lane": lane, "at": where.at, "text": line}) for line in lines]
    beside = where.beside if index(journey).field_of.get(where.beside or "") == "notes" else None
    after = changed(journey, notes=placed(journey.notes, new, after=beside))
    return _step(after, "notes", [note.id for note in new])


def _touchpoints(journey: Journey, lines: tuple[str, ...], where: Place) -> Pasted:
    if where.stage is None and not journey.stages:
        raise JourneyError(("This map has no stage yet for touchpoints to stand in; add one first",))
    stage = where.stage or journey.stages[-1].id
    home, _, after = home_of(journey, stage, where.substage, None, where.touchpoint)
    ids = Ids(journey)
    new = [
        made(Touchpoint, {"id": ids.new(Touchpoint), "stage": home[0], "substage": home[1], "title": line})
        for line in lines
    ]
    touchpoints = placed(journey.touchpoints, new, after=after or last_in(journey, home))
    return _step(changed(journey, touchpoints=touchpoints), "touchpoints", [one.id for one in new])


def _step(after: Journey, field: str, ids: list[str]) -> Pasted:
    return Pasted(after, f"Paste {counted([field] * len(ids))}", tuple(ids))
