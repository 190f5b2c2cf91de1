"""What copied things say as plain text: titles as lines, a stage as an outline, notes of several columns as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.naming import lane_title, said_by
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import Note, Stage, SubStage, Touchpoint
from journeymap.model.vocabulary import day_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.journey import Journey, Thing

_STEP = "    "


def text_of(journey: Journey, chosen: tuple[str, ...]) -> str:
    """The things chosen as text.

    Several touchpoints are a line each, several notes of more than one column a table with a line for each lane;
    everything else is told with what hangs on it, indented.
    """
    things = [index(journey).things[key] for key in chosen]
    if all(isinstance(thing, Note) for thing in things):
        return _notes(journey, [thing for thing in things if isinstance(thing, Note)])
    if len(things) > 1 and all(isinstance(thing, Touchpoint) for thing in things):
        wanted = set(chosen)
        return "\n".join(_line(t.title) for t in touchpoints_in_order(journey) if t.id in wanted)
    lines: list[str] = []
    for thing in _in_order(journey, things):
        lines += _outline(journey, thing)
    return "\n".join(lines)


def _in_order(journey: Journey, things: list[Thing]) -> list[Thing]:
    wanted = {thing.id for thing in things}
    inside = {t.id for t in journey.touchpoints if {t.stage, t.substage} & wanted}
    return [thing for key, thing in index(journey).things.items() if key in wanted - inside]


def _notes(journey: Journey, notes: list[Note]) -> str:
    chosen, places = {note.id for note in notes}, {note.at for note in notes}
    ats = [*(stage.id for stage in journey.stages), *(t.id for t in touchpoints_in_order(journey))]
    used = [key for key in ats if key in places]
    if len(used) == 1:
        return "\n".join(note.text for note in journey.notes if note.id in chosen)
    rows = []
    for lane in journey.lanes:
        if any(note.lane == lane.id for note in notes):
            standing = ([n.text for n in index(journey).notes.get((lane.id, at), ()) if n.id in chosen] for at in used)
            rows.append("\t".join(cell(_harmless("\n".join(texts))) for texts in standing))
    return "\n".join(rows)


def cell(text: str) -> str:
    """A cell as spreadsheets take it: in quotes where it holds a tab, a line feed or a quote at its beginning."""
    if "\t" in text or "\n" in text or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _harmless(text: str) -> str:
    """A text that a spreadsheet takes for a text, not for a formula to work out."""
    first = text[:1]
    risky = first in ("=", "@") or (first in ("+", "-") and any(sign in text for sign in "(=|!"))
    return f"'{text}" if first and risky else text


def _outline(journey: Journey, thing: Thing) -> Iterator[str]:
    match thing:
        case Stage():
            days = day_range(thing.start_day, thing.end_day)
            yield _line(thing.title) + (f" ({days})" if days else "")
            for metric in index(journey).metrics.get(thing.id, ()):
                yield f"{_STEP}{_line(said_by(metric))}"
            yield from _hanging(journey, thing.id)
            yield from _columns(journey, thing, None)
            for substage in journey.substages:
                if substage.stage == thing.id:
                    yield _STEP + _line(substage.title)
                    for line in _columns(journey, thing, substage):
                        yield _STEP + line
        case SubStage():
            yield _line(thing.title)
            stage = next(stage for stage in journey.stages if stage.id == thing.stage)
            yield from _columns(journey, stage, thing)
        case Touchpoint():
            yield _line(thing.title)
            yield from _hanging(journey, thing.id)
        case _:
            yield _line(thing.text if isinstance(thing, Note) else said_by(thing))
            for note in journey.notes:
                if note.lane == thing.id:
                    yield _STEP + _line(note.text)


def _columns(journey: Journey, stage: Stage, substage: SubStage | None) -> Iterator[str]:
    for touchpoint in touchpoints_in_order(journey):
        if (touchpoint.stage, touchpoint.substage) == (stage.id, substage and substage.id):
            yield _STEP + _line(touchpoint.title)
            for line in _hanging(journey, touchpoint.id):
                yield _STEP + line


def _hanging(journey: Journey, key: str) -> Iterator[str]:
    """The notes and early warnings under a touchpoint or stage."""
    for lane in journey.lanes:
        for note in index(journey).notes.get((lane.id, key), ()):
            if note.text:
                yield f"{_STEP}{_line(lane_title(lane))}: {_line(note.text)}"
    for signal in index(journey).signals.get(key, ()):
        yield f"{_STEP}{_line(signal.watched)}"


def _line(text: str) -> str:
    return " ".join(text.split())
