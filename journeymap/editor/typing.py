"""Typing a text where it stands on the map, and going on from one text to the next. Knows no window; `ui.inplace` is
the skin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.drafting import abandon, begin, begin_cell, begin_new, finish, leave, says_nothing, write
from journeymap.editor.filters import shown
from journeymap.editor.state import Cell
from journeymap.editor.stops import Stop, beyond, of_cell
from journeymap.editor.typable import usual_field
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import Metric, Note, Stage, SubStage, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.model.journey import Journey

__all__ = [
    "abandon",
    "begin",
    "begin_cell",
    "begin_new",
    "finish",
    "first_stage",
    "leave",
    "next_touchpoint",
    "onward",
    "write",
]


def onward(session: Session, back: bool = False) -> None:
    """Finishes and goes on to the next text, or back to the one before: down the column, then to the next one. At
    the end of the map it only finishes, as it does where the text cannot be taken."""
    draft = session.state.draft
    here = _stop_of(session)
    if here is None:
        return
    gone = draft.thing if draft is not None and draft.make and says_nothing(session.state.journey, draft) else ""
    found = beyond(shown(session.state), here, back=back, without=gone)
    if finish(session) and found is not None:
        _begin_at(session, found)


def next_touchpoint(session: Session) -> None:
    """Finishes and goes on as Enter does: after a touchpoint's title a new touchpoint behind it, after the title of a
    new stage its first touchpoint, in a lane the next touchpoint's cell (or the next stage's), after a metric another
    one. After something new that stayed empty it just ends, but for a lane."""
    draft = session.state.draft
    if draft is None:
        return
    journey = session.state.journey
    empty = draft.make is not None and says_nothing(journey, draft)
    thing = index(journey).things.get(draft.thing)
    lane = draft.lane
    if not finish(session):
        return
    match thing:
        case Touchpoint() if draft.field == "title":
            if not empty:
                _another_touchpoint(session, thing.id)
        case Touchpoint():
            if (key := _next_at(shown(session.state), thing.id)) is not None:
                begin(session, key, draft.field, lane=lane, whole=True)
        case Note():
            if (key := _next_at(shown(session.state), thing.at)) is not None:
                _begin_in(session, Cell(thing.lane, key))
        case Stage() | SubStage() if draft.make is not None:
            if not empty:
                _first_touchpoint(session, thing)
        case Stage():
            if (key := _next_at(shown(session.state), thing.id)) is not None:
                begin(session, key, draft.field, whole=True)
        case Metric() if draft.make is not None and not empty and lane:
            begin_cell(session, Cell(lane, thing.stage))
        case _:
            pass


def first_stage(session: Session) -> None:
    """Types the stage that a map without any begins with. Errors: as `begin`."""
    from journeymap.model.edits import add_stage  # late, as above

    begin_new(session, lambda journey: add_stage(journey), "Add stage")


def _another_touchpoint(session: Session, after: str) -> None:
    from journeymap.model.edits import add_touchpoint  # late, as above

    begin_new(session, lambda journey: add_touchpoint(journey, after=after), "Add touchpoint")


def _first_touchpoint(session: Session, home: Stage | SubStage) -> None:
    """A new stage or sub-stage is there for its touchpoints, where the map shows any."""
    from journeymap.model.edits import add_touchpoint  # late, as above

    if not any(lane.kind == "touchpoints" and not lane.hidden for lane in shown(session.state).lanes):
        return
    where = {"stage" if isinstance(home, Stage) else "substage": home.id}
    begin_new(session, lambda journey: add_touchpoint(journey, **where), "Add touchpoint")


def _next_at(journey: Journey, at: str) -> str | None:
    """The touchpoint or stage after one."""
    stages = index(journey).field_of.get(at) == "stages"
    row = [thing.id for thing in (journey.stages if stages else touchpoints_in_order(journey))]
    place = row.index(at) + 1
    return row[place] if place < len(row) else None


def _begin_in(session: Session, cell: Cell) -> None:
    """Types what stands first in a cell, or something new into it."""
    from journeymap.editor.cells import inside

    first = next(inside(session.state.journey, cell), None)
    if first is None:
        begin_cell(session, cell)
    else:
        begin(session, first, lane=cell.lane, whole=True)


def _begin_at(session: Session, stop: Stop) -> None:
    if stop.cell is not None:
        begin_cell(session, stop.cell)
    else:
        begin(session, stop.thing, stop.field, lane=stop.lane, whole=True)


def _stop_of(session: Session) -> Stop | None:
    """Where Tab goes on from: the text being typed, the cell that has the keys, or the thing in focus."""
    state = session.state
    if state.draft is not None:
        return Stop(state.draft.thing, state.draft.field, state.draft.lane)
    if state.cell is not None:
        return of_cell(state.journey, state.cell)
    if state.focus is None:
        return None
    try:
        return Stop(state.focus, usual_field(state.journey, state.focus))
    except JourneyError:
        return None
