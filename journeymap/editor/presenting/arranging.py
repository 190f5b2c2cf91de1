"""How a map is presented, arranged: the order of its steps, what is left out, how stages are revealed, how long each
takes and what is said. All of it is part of the map, and of its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.model.find import index
from journeymap.model.journey import Stage
from journeymap.model.text import shortened
from journeymap.model.walk import key_of, walk

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.model.journey import Journey, Step

# Edits are imported when something is changed: nothing is arranged before the first paint.

Reveal = Literal["touchpoints", "lanes", "whole"]
TITLES: dict[str, str] = {
    "title": "Title",
    "overview": "The whole map",
    "milestones": "Milestones",
    "experience": "Experience",
    "opportunities": "Pains and opportunities",
    "metrics": "Metrics",
    "problems": "What the checks found",
    "close": "What happens next",
}
REVEALS: dict[Reveal, str] = {
    "touchpoints": "Touchpoint by touchpoint",
    "lanes": "Lane by lane",
    "whole": "All at once",
}


class Line(NamedTuple):
    """A step in the list. `number` is the one to jump to while presenting; 0 for a step that is left out."""

    step: Step
    number: int
    title: str
    tells: str
    """Its minutes and how it is revealed, in words."""

    @property
    def key(self) -> str:
        return key_of(self.step)


def lines(journey: Journey) -> tuple[Line, ...]:
    """All steps in their order, those that are left out among them."""
    found: list[Line] = []
    number = 0
    for step in walk(journey):
        number += not step.hidden
        found.append(Line(step, 0 if step.hidden else number, called(journey, step), _tells(step)))
    return tuple(found)


def called(journey: Journey, step: Step) -> str:
    """What a step is called."""
    stage = index(journey).things.get(step.target or "")
    if isinstance(stage, Stage):
        return " ".join(stage.title.split()) or f"Stage {journey.stages.index(stage) + 1}"
    return TITLES[step.kind]


def minutes_in_all(journey: Journey) -> int:
    """How long the steps that are presented are meant to take, as far as that was said."""
    return sum(step.minutes or 0 for step in walk(journey) if not step.hidden)


def leave_out(session: Session, key: str, hidden: bool) -> None:
    """Leaves a step out of the presentation and the deck, or takes it in again. Errors: JourneyError."""
    name = _name(session, key)
    _set(session, key, f"Leave {name} out" if hidden else f"Present {name}", hidden=hidden)


def move(session: Session, key: str, way: Literal[-1, 1]) -> bool:
    """Moves a step one place up or down; False where there is none. Errors: JourneyError."""
    keys = [key_of(step) for step in walk(session.state.journey)]
    at = keys.index(key)
    if not 0 <= at + way < len(keys):
        return False
    after = at + 2 if way > 0 else at - 1
    put(session, key, keys[after] if after < len(keys) else None)
    return True


def put(session: Session, key: str, before: str | None) -> None:
    """Puts a step before another, last for None. Errors: JourneyError."""
    from journeymap.model.edits.presenting import move_step

    session.commit(lambda journey: move_step(journey, key, before=before), f"Move {_name(session, key)}")


def reveal(session: Session, key: str, how: Reveal) -> None:
    """How a stage is opened, piece after piece. Errors: JourneyError."""
    _set(session, key, f"Reveal {_name(session, key)} {REVEALS[how].lower()}", reveal=how)


def set_minutes(session: Session, key: str, minutes: int | None) -> None:
    """How long a step is meant to take, 1 to 600; None where nobody says. Errors: JourneyError."""
    _set(session, key, f"Change minutes of {_name(session, key)}", f"minutes {key}", minutes=minutes or None)


def set_notes(session: Session, key: str, notes: str) -> None:
    """What whoever presents wants to say; typing makes one step of the history. Errors: JourneyError."""
    _set(session, key, f"Change speaker’s notes of {_name(session, key)}", f"notes {key}", notes=notes)


def usual(session: Session) -> None:
    """The order nobody has to arrange. Errors: JourneyError."""
    from journeymap.model.edits.presenting import usual_order

    session.commit(usual_order, "Present in the usual order")


def _set(session: Session, key: str, name: str, merge_key: str | None = None, **fields: object) -> None:
    from journeymap.model.edits.presenting import set_step

    session.commit(lambda journey: set_step(journey, key, **fields), name, merge_key)


def _name(session: Session, key: str) -> str:
    journey = session.state.journey
    step = next(step for step in walk(journey) if key_of(step) == key)
    return f"“{shortened(called(journey, step))}”"


def _tells(step: Step) -> str:
    parts = [f"{step.minutes} min" if step.minutes else "", "notes" if step.notes.strip() else ""]
    if step.kind == "stage" and step.reveal != "touchpoints":
        parts.append(REVEALS[step.reveal].lower())
    if step.hidden:
        parts.append("left out")
    return " · ".join(filter(None, parts))
