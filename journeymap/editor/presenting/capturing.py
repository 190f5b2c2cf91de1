"""What somebody says, taken down while a map is presented: a sentence becomes a note under what is shown, or is parked.

A mark before the sentence says what it is, else the kind that was chosen last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from journeymap.editor.inserting import lane_for
from journeymap.editor.presenting import going
from journeymap.editor.presenting.parked_line import read_parked
from journeymap.model.edits import add_lane, add_note, park, set_thing
from journeymap.model.find import index
from journeymap.model.journey import Stage, Touchpoint
from journeymap.model.text import clean, shortened
from journeymap.model.vocabulary import LANE_TITLES, NOTE_NOUNS

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey, LaneKind

Kind = Literal["pains", "opportunities", "says", "text", "parked", "decided"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which Tab goes through them."""
LABELS: dict[Kind, str] = {
    "pains": NOTE_NOUNS["pains"],
    "opportunities": NOTE_NOUNS["opportunities"],
    "says": NOTE_NOUNS["says"],
    "text": NOTE_NOUNS["text"],
    "parked": "Parking lot",
    "decided": "Decision",
}
MARKS: dict[str, Kind] = {
    "!": "pains",
    "+": "opportunities",
    '"': "says",
    "*": "text",
    "?": "parked",
    "=": "decided",
}
"""What may stand before a sentence."""
_ALSO = {
    "！": "!", "＋": "+", "“": '"', "„": '"', "«": '"', "”": '"', "＂": '"', "？": "?", "＊": "*", "•": "*", "＝": "=",
}  # fmt: skip
"""Other shapes of the marks, as keyboards and programs make them."""
_CLOSING = '"”“»'


@dataclass(frozen=True, slots=True)
class Captured:
    """A sentence and what it is."""

    kind: Kind
    text: str
    by: str = ""
    """Who a parked thought is by."""


def read(line: str, kind: Kind) -> Captured:
    """What a line says: without a mark before it, it is of that `kind`. A quote stands in quotation marks whether or
    not they were typed."""
    text = clean(line).strip()
    mark = _ALSO.get(text[:1], text[:1])
    if mark in MARKS:
        kind, text = MARKS[mark], text[1:].strip()
    if kind == "says" and text:
        text = f"“{text.rstrip(_CLOSING).rstrip() if text[-1] in _CLOSING else text}”"
        text = "" if text == "“”" else text
    return Captured(kind, *read_parked(text)) if kind == "parked" else Captured(kind, text)


def after(kind: Kind, way: int = 1) -> Kind:
    """The kind that Tab chooses next."""
    return KINDS[(KINDS.index(kind) + way) % len(KINDS)]


def place(state: EditorState) -> str | None:
    """The touchpoint or stage that a note goes under: the one that is lit, else the one that is selected, else the
    stage of the step; None where the step is about none."""
    lit = going.lit_touchpoint(state)
    if lit is not None:
        return lit
    things, stop = index(state.journey).things, going.here(state)
    about = (*reversed(state.selection), *(stop.things if stop is not None else ()))
    if stop is not None and stop.step.target:
        about = (*about, stop.step.target)
    return next((key for key in about if isinstance(things.get(key), Touchpoint | Stage)), None)


def destination(state: EditorState, line: str, kind: Kind) -> str:
    """Where the line would go if it were taken down now, in words: "Pain point under “Kick-off”"."""
    said = read(line, kind)
    kind, at = said.kind, place(state)
    if kind == "parked":
        return f"{LABELS['parked']}, {said.by}" if said.by else LABELS["parked"]
    if kind == "decided":
        return LABELS["decided"]
    if at is None:
        return f"{LABELS['parked']}: here is nothing to hang {_a(LABELS[kind])} on"
    return f"{LABELS[kind]} under {_named(state.journey, _under(state.journey, kind, at))}"


def capture(session: Session, line: str, kind: Kind) -> str:
    """Takes a line down as one step that can be undone, and says where it went; "" for a line that says nothing. What
    has no place to stand under is parked, so that nothing said is lost. Errors: JourneyError where the map can be
    looked at only."""
    session.refuse_when_read_only()
    state = session.state
    said = read(line, kind)
    if not said.text:
        return ""
    if said.kind == "decided":
        from journeymap.editor.workshop.recording import decide_in_words  # late: it follows how a presentation goes

        decide_in_words(session, said.text)
        return f"Decided: “{shortened(said.text, 40)}”."
    at = place(state)
    words = shortened(said.text, 40)
    if said.kind == "parked" or at is None:
        session.commit(lambda journey: _parked(journey, said, at), f"Park “{words}”")
        if said.kind == "parked":
            return f"Parked for {said.by}." if said.by else "Parked."
        return f"Parked: here is nothing to hang {_a(LABELS[said.kind])} on."
    here, noun, chosen = at, LABELS[said.kind], said.kind
    told = f"{noun} under {_named(state.journey, _under(state.journey, chosen, here))}."
    quoted = words if said.kind == "says" else f"“{words}”"
    session.commit(lambda journey: _noted(journey, chosen, said.text, here), f"Capture {noun.lower()} {quoted}")
    return told


def _parked(journey: Journey, said: Captured, at: str | None) -> Journey:
    return park(journey, said.text, at=at, by=said.by)


def _noted(journey: Journey, kind: LaneKind, text: str, at: str) -> Journey:
    """With the note, in a lane of that kind, which is added or shown where it has to be."""
    lane = lane_for(journey, kind)
    if lane is None:
        journey = add_lane(journey, kind=kind, title=LANE_TITLES[kind])
        lane = journey.lanes[-1]
    elif lane.hidden:
        journey = set_thing(journey, lane.id, hidden=False)
    return add_note(journey, lane=lane.id, at=_under(journey, kind, at), text=text)


def _under(journey: Journey, kind: LaneKind, at: str) -> str:
    """What it really stands under: lanes of whole stages hold nothing of a touchpoint."""
    lane = lane_for(journey, kind)
    thing = index(journey).things[at]
    if lane is not None and lane.scope == "stage" and isinstance(thing, Touchpoint):
        return thing.stage
    return at


def _named(journey: Journey, key: str) -> str:
    thing = index(journey).things[key]
    title = thing.title if isinstance(thing, Touchpoint | Stage) else ""
    return f"“{shortened(title, 40)}”" if title else f"a {'stage' if isinstance(thing, Stage) else 'touchpoint'}"


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'AEIOU' else 'a'} {noun.lower()}"
