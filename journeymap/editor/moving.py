"""What Alt with an arrow does on the map: the selected things go a place to the left or right, up or down.

The layout is automatic, so a move is always a change of order, of cell, of stage, or of day; never of pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.editor.selecting import of_kind
from journeymap.editor.steps import told
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import NOTE_LANES, Lane, Milestone, Note, Signal, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.editor.session import Edit, Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey

Way = Literal["left", "right", "up", "down"]

_BACK: frozenset[Way] = frozenset({"left", "up"})
_SIDEWAYS = frozenset({"touchpoints", "stages", "substages", "metrics"})
"""What shares rows of the map with its like, in order."""
_DOWNWARDS = frozenset({"personas", "success", "signals", "metrics"})
_DAY, _WEEK = 1, 7


def move(session: Session, way: Way, *, far: bool = False) -> bool:
    """Moves what is selected, all of one kind, a place further, milestones by a day (`far`: a week); one step. False
    where there is no way on. Errors: JourneyError, also for things of several kinds."""
    session.refuse_when_read_only()
    edit = edit_for(session.state, way, far=far)
    if edit is None:
        return False
    merge = f"day {session.state.selection}" if _kind(session.state) == "milestones" else None
    session.commit(edit, f"Move {told(session.state.journey, session.state.selection)}", merge)
    return True


def edit_for(state: EditorState, way: Way, *, far: bool = False) -> Edit | None:
    """The edit that a key asks for; None where there is no way on."""
    from journeymap.editor.outline_moves import (
        shifted,
    )  # late: it knows edits, which nothing needs before the first paint

    journey, kind = state.journey, _kind(state)
    keys = of_kind(state, kind)
    back = way in _BACK
    match kind, way:
        case "milestones", "left" | "right":
            return _by_days(journey, keys, (-1 if back else 1) * (_WEEK if far else _DAY))
        case "notes" | "signals", "left" | "right":
            return _to_neighbour(journey, keys, -1 if back else 1)
        case "notes", "up" | "down":
            return _up_or_down(journey, keys, -1 if back else 1)
        case "lanes", "up" | "down":
            return _past_lane(journey, keys, -1 if back else 1)
        case "touchpoints", "up" | "down":
            return _in_column(journey, keys, -1 if back else 1)
        case _ if (kind in _SIDEWAYS and way in ("left", "right")) or (kind in _DOWNWARDS and way in ("up", "down")):
            return shifted(journey, keys, -1 if back else 1)
        case _:
            return None


def _kind(state: EditorState) -> str:
    fields = {index(state.journey).field_of[key] for key in state.selection}
    if len(fields) > 1:
        raise JourneyError(("things of several kinds cannot be moved together; move one kind at a time",))
    return fields.pop() if fields else ""


def _by_days(journey: Journey, keys: tuple[str, ...], days: int) -> Edit | None:
    from journeymap.model.edits import set_thing  # late, as above

    things = index(journey).things
    found = [thing for key in keys if isinstance(thing := things[key], Milestone)]
    if any(milestone.day is None for milestone in found):
        return _to_other_touchpoint(journey, found, 1 if days > 0 else -1)

    def edit(journey: Journey) -> Journey:
        for milestone in found:
            assert milestone.day is not None  # seen above
            journey = set_thing(journey, milestone.id, day=milestone.day + days)
        return journey

    return edit


def _to_other_touchpoint(journey: Journey, milestones: list[Milestone], way: int) -> Edit | None:
    """A milestone without a day stands above a touchpoint, and goes to the next one."""
    from journeymap.model.edits import set_thing  # late, as above

    row = [touchpoint.id for touchpoint in touchpoints_in_order(journey)]
    if len(milestones) != 1 or milestones[0].touchpoint is None:
        return None
    at = row.index(milestones[0].touchpoint) + way
    if not 0 <= at < len(row):
        return None
    touchpoint = index(journey).things[row[at]]
    assert isinstance(touchpoint, Touchpoint)
    fields = {"touchpoint": touchpoint.id} | ({"stage": touchpoint.stage} if milestones[0].stage else {})
    return lambda journey: set_thing(journey, milestones[0].id, **fields)


def _to_neighbour(journey: Journey, keys: tuple[str, ...], way: int) -> Edit | None:
    """Notes and signals go under the next touchpoint, or the next stage where they stand under one."""
    from journeymap.model.edits import move_notes, set_thing  # late, as above

    things, field_of = index(journey).things, index(journey).field_of
    places: dict[str, str] = {}
    for key in keys:
        thing = things[key]
        assert isinstance(thing, Note | Signal)
        whole = field_of[thing.at] == "stages"
        row = [one.id for one in (journey.stages if whole else touchpoints_in_order(journey))]
        at = row.index(thing.at) + way
        if not 0 <= at < len(row):
            return None
        places[key] = row[at]

    def edit(journey: Journey) -> Journey:
        for key, at in places.items():
            if isinstance(things[key], Note):
                journey = move_notes(journey, (key,), at=at)
            else:
                journey = set_thing(journey, key, at=at)
        return journey

    return edit


def _up_or_down(journey: Journey, keys: tuple[str, ...], way: int) -> Edit | None:
    """A note goes past its neighbour in the cell, and beyond the last one into the next lane that takes notes."""
    from journeymap.model.edits import move_notes  # late, as above

    found = index(journey)
    note = found.things[keys[0 if way < 0 else -1]]
    assert isinstance(note, Note)
    cell = [one.id for one in found.notes[note.lane, note.at]]
    at = cell.index(note.id) + way
    if 0 <= at < len(cell):
        beside = cell[at]
        if way < 0:
            return lambda journey: move_notes(journey, keys, before=beside)
        return lambda journey: move_notes(journey, keys, after=beside)
    lanes = [lane.id for lane in journey.lanes if lane.kind in NOTE_LANES and not lane.hidden]
    beyond = lanes.index(note.lane) + way if note.lane in lanes else -1
    if not 0 <= beyond < len(lanes):
        return None
    standing = found.notes.get((lanes[beyond], note.at), ())
    first = standing[0].id if way > 0 and standing else None
    return lambda journey: move_notes(journey, keys, lane=lanes[beyond], at=note.at, before=first)


def _past_lane(journey: Journey, keys: tuple[str, ...], way: int) -> Edit | None:
    """Lanes go past the next one that is shown."""
    from journeymap.model.edits import move_things  # late, as above

    lanes = [lane.id for lane in journey.lanes if not lane.hidden or lane.id in keys]
    chosen = [number for number, key in enumerate(lanes) if key in keys]
    at = chosen[0] - 1 if way < 0 else chosen[-1] + 1
    if not 0 <= at < len(lanes):
        return None
    beside = lanes[at]
    assert isinstance(index(journey).things[beside], Lane)
    if way < 0:
        return lambda journey: move_things(journey, keys, before=beside)
    return lambda journey: move_things(journey, keys, after=beside)


def _in_column(journey: Journey, keys: tuple[str, ...], way: int) -> Edit | None:
    """A touchpoint goes past its neighbour in the column they share."""
    from journeymap.model.edits import apart, happen_together, move_touchpoints  # late, as above

    found = index(journey)
    if len(keys) != 1:
        return None
    column = [touchpoint.id for touchpoint in found.columns[found.column_of[keys[0]]].touchpoints]
    at = column.index(keys[0]) + way
    if not 0 <= at < len(column):
        return None
    order = list(column)
    order[at], order[at - way] = order[at - way], order[at]

    def edit(journey: Journey) -> Journey:
        journey = apart(journey, column)
        for one, after in zip(order[1:], order, strict=False):
            journey = move_touchpoints(journey, (one,), after=after)
        return happen_together(journey, order)

    return edit
