"""What is added in two keys while a map is presented: a note of some kind under what is lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.presenting import going
from journeymap.model.find import index
from journeymap.model.journey import Stage, Touchpoint
from journeymap.model.refusal import JourneyError
from journeymap.model.vocabulary import NOTE_NOUNS

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.model.journey import Journey, LaneKind

KINDS: dict[str, LaneKind] = {
    "p": "pains",
    "o": "opportunities",
    "s": "says",
    "t": "thinks",
    "d": "does",
    "f": "frontstage",
    "b": "backstage",
}
"""The kind of note by the key that follows N; N again means whatever the map has lanes for."""
CHOICES = " · ".join(
    ["Note: N as usual", *(f"{key.upper()} {NOTE_NOUNS[kind].lower()}" for key, kind in KINDS.items())]
)
"""The same in words, for whoever has pressed N and waits."""
_USUAL: tuple[LaneKind, ...] = ("text", "says", "thinks", "pains", "opportunities", "backstage", "frontstage", "does")


def note(session: Session, key: str) -> None:
    """Begins to type a note of the kind that `key` names ("n": the usual one) under the touchpoint that is lit, or the
    stage. Errors: JourneyError where neither is, or where the map can be looked at only."""
    from journeymap.editor.actions.kinds import write_note  # late: it knows all that can be added

    session.refuse_when_read_only()
    state = session.state
    kind = KINDS.get(key) or usual_kind(state.journey)
    stop = going.here(state)
    at = next(
        (one for one in state.selection if isinstance(index(state.journey).things.get(one), Touchpoint | Stage)), ""
    )
    at = going.lit_touchpoint(state) or at
    if stop is None or not at:
        raise JourneyError(("A note stands under a touchpoint or a stage: go to one first.",))
    if stop.step.kind != "stage":
        going.go_to_thing(session, at)
    session.select((at,))
    write_note(session, kind)


def usual_kind(journey: Journey) -> LaneKind:
    """The kind of the first lane for notes that is shown; plain notes where there is none."""
    shown = {lane.kind for lane in journey.lanes if not lane.hidden}
    return next((kind for kind in _USUAL if kind in shown), "text")
