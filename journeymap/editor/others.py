"""What somebody else has saved while a map is open: told in a sentence, taken over, or put together with what was
changed here. Each is one step that can be undone; afterwards the map stands on what they saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.editor.workshop import recording
from journeymap.model.difference_words import sentences
from journeymap.model.differences import differences
from journeymap.model.merging import merge
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.files.store import Opened
    from journeymap.model.journey import Journey

_FEW = 2


def said(name: str, saved: Journey, theirs: Journey) -> str:
    """What they changed since the file was read or saved here: the first differences, and how many more."""
    found = [line for one in differences(saved, theirs) for line in sentences(one, saved, theirs)]
    few = "; ".join(found[:_FEW])
    more = len(found) - _FEW
    return f"“{name}” was changed on the disk. {few}{f'; and {more:,} more' if more > 0 else ''}."


def same_here(session: Session, theirs: Opened) -> bool:
    """Whether nothing is to be done, since they say what stands here; the session then stands on their file."""
    state = session.state
    if theirs.journey == state.saved:
        mine = state.saved
    elif not state.previewing and state.draft is None and theirs.journey == state.journey:
        mine = state.journey
    else:
        return False
    theirs = _as_open(session, theirs)
    session.saved(replace(theirs, journey=mine))
    return True


def take_over(session: Session, theirs: Opened) -> int:
    """Makes the map what they saved or, where something was changed here too, puts both together; returns how many
    things both changed in different ways. Errors: JourneyError, and then nothing changes."""
    session.settle()
    state = session.state
    if theirs.read_only and (state.dirty or state.draft is not None):
        raise JourneyError(
            (f"Your changes cannot be put into it: save them under another name first. {theirs.notice}",)
        )
    if state.read_only or theirs.read_only:
        session.opened(_as_open(session, theirs))
        return 0
    if state.draft is None and not state.dirty:
        session.commit(lambda _: theirs.journey, "Take over what was changed on the disk")
        recording.take_over(session, state.saved, theirs.journey)
        session.saved(theirs)
        return 0
    count = 0

    def together(ours: Journey) -> Journey:
        nonlocal count
        merged = merge(state.saved, ours, theirs.journey)
        count = len(merged.conflicts)
        return theirs.journey if merged.journey == theirs.journey else merged.journey

    session.commit(together, "Put together with what was changed on the disk")
    recording.take_over(session, state.saved, theirs.journey)
    session.saved(theirs)
    return count


def _as_open(session: Session, theirs: Opened) -> Opened:
    """Their file, looked at only where the map is."""
    file = session.state.file
    if file is None or not file.read_only or theirs.read_only:
        return theirs
    return replace(theirs, read_only=True, look_only=file.look_only, notice=file.notice)
