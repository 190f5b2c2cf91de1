"""What is written under a touchpoint or a whole stage, lane by lane, hidden lanes included."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from journeymap.editor.forms.items import add, thing_item
from journeymap.editor.forms.parts import Section
from journeymap.editor.forms.tables import NOTE_TEXT, of_note
from journeymap.editor.naming import lane_title
from journeymap.model.find import index
from journeymap.model.journey import NOTE_LANES, Stage
from journeymap.model.vocabulary import LANE_TITLES, NOTE_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.forms.parts import Command
    from journeymap.model.journey import Journey, Lane, LaneKind, Touchpoint


def notes_section(journey: Journey, thing: Touchpoint | Stage) -> Iterator[Section]:
    """Every note with its small fields in the order of lanes, and a command for each lane to add one; for kinds of
    lanes that the map lacks, one that adds the lane too."""
    found = index(journey)
    items = [
        thing_item(journey, note, (NOTE_TEXT, *of_note(lane.kind, note.persona is not None)), label(lane))
        for lane in journey.lanes
        for note in found.notes.get((lane.id, thing.id), ())
    ]
    scope = "stage" if isinstance(thing, Stage) else "touchpoint"
    lanes = [lane for lane in journey.lanes if lane.kind in NOTE_LANES]
    lanes.sort(key=lambda lane: lane.scope != scope)  # first those meant for it; their order stays else
    there = {lane.kind for lane in lanes}
    commands: list[Command] = [_into(lane, thing.id) for lane in lanes]
    commands += [_into_new(kind, scope, thing.id) for kind in NOTE_NOUNS if kind not in there]
    yield Section("notes", "Notes", tuple(items), tuple(commands))


def label(lane: Lane) -> str:
    """What one note of a lane is called: as usual for its kind, or by the lane's own title."""
    own = lane.title.strip()
    called = own if own and own != LANE_TITLES[lane.kind] else NOTE_NOUNS[lane.kind]
    return f"{called} (hidden lane)" if lane.hidden else called


def _into(lane: Lane, at: str) -> Command:
    def make(edits: Any, journey: Journey) -> Journey:
        made: Journey = edits.add_note(journey, lane=lane.id, at=at)
        return made

    called = label(lane).removesuffix(" (hidden lane)")
    return add(f"{at}.add.{lane.id}", called, "notes.text", make, f"Add note to “{lane_title(lane)}”")


def _into_new(kind: LaneKind, scope: str, at: str) -> Command:
    return add(
        f"{at}.add.new-{kind}",
        NOTE_NOUNS[kind],
        "notes.text",
        partial(_lane_and_note, kind, scope, at),
        f"Add {NOTE_NOUNS[kind].lower()} and its lane",
    )


def _lane_and_note(kind: LaneKind, scope: str, at: str, edits: Any, journey: Journey) -> Journey:
    after = edits.add_lane(journey, kind=kind, scope=scope)
    made: Journey = edits.add_note(after, lane=after.lanes[-1].id, at=at)
    return made
