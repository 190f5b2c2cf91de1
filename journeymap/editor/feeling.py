"""Keys for how a touchpoint feels: up and down the scale, or straight to a step of it, for one persona at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.selecting import of_kind
from journeymap.editor.steps import Change, called
from journeymap.model.find import index
from journeymap.model.journey import Lane, Touchpoint
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened
from journeymap.model.vocabulary import FEELING_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey, Persona

LEAST, MOST = -2, 2


class Felt(NamedTuple):
    """A change of feelings, and what each touchpoint feels like then, −2…2."""

    change: Change
    values: tuple[int, ...]


def shift(session: Session, steps: int, who: int = 0) -> str:
    """Raises (or lowers) how the touchpoints in focus feel to the persona of that number; from where nobody has said,
    neutral is gone out from. Returns in words how the last of them feels now; "" where no touchpoint is in focus.
    Errors: JourneyError."""
    return _feel(session, who, by(steps))


def put(session: Session, value: int, who: int = 0) -> str:
    """Sets how the touchpoints in focus feel, −2…2. As `shift`."""
    return _feel(session, who, lambda _: value)


def in_experience(state: EditorState) -> bool:
    """Whether the cell that has the keys is one of an experience lane."""
    lane = None if state.cell is None else index(state.journey).things.get(state.cell.lane)
    return isinstance(lane, Lane) and lane.kind == "experience"


def felt(touchpoint: Touchpoint, persona: str) -> int | None:
    """How it feels to a persona, −2…2; None where nobody has said."""
    return next((feeling.value for feeling in touchpoint.feelings if feeling.persona == persona), None)


def change(journey: Journey, keys: Sequence[str], persona: str, new: Callable[[int | None], int]) -> Felt:
    """The change that makes these touchpoints feel to a persona what `new` makes of how they feel now."""
    from journeymap.model.edits import set_feeling  # late: no edit is needed before the first paint

    values: dict[str, int] = {}
    for key in keys:
        touchpoint = index(journey).things[key]
        assert isinstance(touchpoint, Touchpoint)
        values[key] = new(felt(touchpoint, persona))

    def edit(now: Journey) -> Journey:
        for key, value in values.items():
            now = set_feeling(now, key, persona, value)
        return now

    return Felt(Change(edit, f"Change feeling of {called(journey, keys)}"), tuple(values.values()))


def by(steps: int) -> Callable[[int | None], int]:
    """So many steps up the scale, which ends; from neutral where nobody has said."""
    return lambda value: min(max((value or 0) + steps, LEAST), MOST)


def _feel(session: Session, who: int, new: Callable[[int | None], int]) -> str:
    state = session.state
    keys = of_kind(state, "touchpoints")
    if state.cell is not None and in_experience(state):
        keys = (state.cell.at,)
    if not keys:
        return ""
    session.refuse_when_read_only()
    persona = _persona(state.journey, who)
    (edit, name), values = change(state.journey, keys, persona.id, new)
    session.commit(edit, name, f"feeling {persona.id} {keys}")
    words = FEELING_LABELS[values[-1]]
    return words if len(state.journey.personas) < 2 else f"{words}, {shortened(persona.name)}"


def _persona(journey: Journey, who: int) -> Persona:
    if not journey.personas:
        raise JourneyError(("a touchpoint feels so or so to somebody; add a persona first",))
    return journey.personas[min(who, len(journey.personas) - 1)]
