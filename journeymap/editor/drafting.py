"""The text that is being typed: begun, shown with every key as the map will show it, and finished as one step of the
history, or abandoned without a trace.

While somebody types, the state holds a `Draft`, and its journey is a preview with the text in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.editor.state import Cell, Draft
from journeymap.editor.steps import typed
from journeymap.editor.stops import of_cell
from journeymap.editor.typable import has_lines, text_of, usual_field, with_text
from journeymap.model.find import index
from journeymap.model.journey import Lane, Metric, Note
from journeymap.model.refusal import JourneyError
from journeymap.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.session import Session
    from journeymap.model.journey import Journey

    Make = Callable[[Journey], Journey]


def begin(session: Session, thing: str, field: str | None = None, *, lane: str = "", whole: bool = False) -> None:
    """Begins to type an existing text: a field of a thing, of the map itself for "" (None: what it is called). With
    `whole` all of it counts as selected. What was typed before is finished. Errors: JourneyError, where the map can
    be looked at only, there is no such text, or what was typed before cannot be taken."""
    session.refuse_when_read_only()
    leave(session)
    state = session.state
    field = usual_field(state.journey, thing) if field is None else field
    text = text_of(state.journey, thing, field)
    name = typed(state.journey, thing, field)
    draft = Draft(thing, field, text, name, None, lane, "", state.selection, state.cell, whole)
    session.show_draft(draft, _unchanged)


def begin_new(
    session: Session, make: Make, name: str, field: str | None = None, *, cell: Cell | None = None, lane: str = ""
) -> None:
    """Shows what `make` adds to the map, exactly one thing, and types into it; `name` is what the step is called,
    `cell` where the keys go back to when nothing comes of it. Errors: as `begin`."""
    from journeymap.model.edits import added  # late: no edit is needed before the first paint

    session.refuse_when_read_only()
    leave(session)
    state = session.state
    before = state.journey
    after = make(before)
    (thing,) = added(before, after)
    field = usual_field(after, thing) if field is None else field
    made = _once(before, after, make)
    cell = state.cell if cell is None else cell
    draft = Draft(thing, field, text_of(after, thing, field), name, made, lane, "", state.selection, cell, True)
    session.show_draft(draft, made)


def begin_cell(session: Session, cell: Cell, text: str = "") -> None:
    """Types into a cell: a new thing of its lane, with `text` as its beginning. Errors: as `begin`, also for a lane
    that takes no text."""
    from journeymap.editor.cells import adding

    session.refuse_when_read_only()
    leave(session)
    stop = of_cell(session.state.journey, cell)
    if stop.cell is None:
        begin(session, stop.thing, stop.field, lane=stop.lane, whole=True)
    else:
        new = adding(session.state.journey, cell)
        begin_new(session, new.edit, new.name, cell=cell, lane=cell.lane)
    if text:
        write(session, text)


def write(session: Session, text: str) -> None:
    """The text is this now. One that cannot be taken is kept in the draft with the reason (`Draft.refused`), while
    the map goes on showing the last that can. Without a draft nothing happens."""
    draft = session.state.draft
    if draft is None:
        return
    text = clean(text)
    if not has_lines(session.state.journey, draft.thing, draft.field):
        text = text.replace("\n", " ")
    if text == draft.text and not draft.refused:
        return
    new = replace(draft, text=text, refused="", whole=False)
    try:
        session.show_draft(new, lambda journey: with_text(_made(draft, journey), draft.thing, draft.field, text))
    except JourneyError as error:
        session.keep_draft(replace(new, refused=str(error)))


def finish(session: Session) -> bool:
    """Ends typing: what was typed becomes one step; a text as it was makes none; a new thing without a text is not
    added, a note emptied of all it said goes. False when the text cannot be taken: then it stays, with the reason.
    Without a draft there is nothing to do."""
    draft = session.state.draft
    if draft is None:
        return True
    if draft.make is not None and says_nothing(session.state.journey, draft):
        session.cancel()
        return True
    emptied = _emptied(session.state.journey, draft)
    try:
        if emptied is not None:
            from journeymap.model.edits import delete  # late, as above

            session.commit_draft(lambda journey: delete(journey, (draft.thing,)), "Delete note", (), emptied)
        else:
            session.commit_draft(
                lambda journey: _final(draft, journey), draft.name, (draft.thing,) if draft.thing else ()
            )
    except JourneyError as error:
        session.keep_draft(replace(draft, refused=str(error)))
        return False
    return True


def leave(session: Session) -> None:
    """Finishes typing for something else to begin. Errors: JourneyError where the text cannot be taken."""
    if not finish(session):
        draft = session.state.draft
        raise JourneyError((draft.refused if draft is not None else "",))


def abandon(session: Session) -> None:
    """Ends typing as if it had not begun; what was selected then is selected again."""
    if session.state.draft is not None:
        session.cancel()


def _unchanged(journey: Journey) -> Journey:
    return journey


def _once(before: Journey, after: Journey, make: Make) -> Make:
    """`make`, which has been asked once already: typing asks it with every key."""
    return lambda journey: after if journey is before else make(journey)


def _made(draft: Draft, journey: Journey) -> Journey:
    return journey if draft.make is None else draft.make(journey)


def _final(draft: Draft, journey: Journey) -> Journey:
    """What a draft comes to in the end: without spaces around it."""
    from journeymap.editor.cells import metric_said
    from journeymap.model.edits import set_thing  # late, as above

    made = _made(draft, journey)
    if draft.make is not None and isinstance(_thing(made, draft), Metric) and draft.lane and draft.field == "title":
        return set_thing(made, draft.thing, **metric_said(draft.text))
    before = text_of(made, draft.thing, draft.field)
    text = draft.text if draft.text == before else draft.text.strip()
    return with_text(made, draft.thing, draft.field, text)


def says_nothing(journey: Journey, draft: Draft) -> bool:
    """Whether a new thing is not worth being added."""
    thing = _thing(journey, draft)
    return not draft.text.strip() and not (isinstance(thing, Metric) and thing.kind != "custom")


def _emptied(journey: Journey, draft: Draft) -> Cell | None:
    """The cell of a note that was there and says nothing any more."""
    note = _thing(journey, draft)
    if draft.make is not None or draft.text.strip() or not isinstance(note, Note) or note.image is not None:
        return None
    if (
        note.owner
        or note.impact
        or note.effort
        or note.status
        or not isinstance(index(journey).things.get(note.lane), Lane)
    ):
        return None
    return Cell(note.lane, note.at)


def _thing(journey: Journey, draft: Draft) -> object:
    return index(journey).things.get(draft.thing)
