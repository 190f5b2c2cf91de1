"""The steps of a presentation as a list to look at and to go by: what was, what is and what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.editor.presenting import arranging, going
from journeymap.editor.presenting.composed import steps_of
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState
    from journeymap.layout.presented.stops import Stop
    from journeymap.model.journey import Journey, Step


class Entry(NamedTuple):
    """A step of the list. `number` counts from 1, as the digits that jump to it do."""

    key: str
    number: int
    label: str
    minutes: int | None
    when: Literal["past", "now", "to come"]


def agenda(state: EditorState) -> tuple[Entry, ...]:
    """Every step that is presented, in order."""
    steps = steps_of(state.journey)
    keys = [key_of(step) for step in steps]
    stop = going.here(state)
    present = "" if stop is None else stop.key
    here = keys.index(present) if present in keys else -1
    found = []
    for place, step in enumerate(steps):
        when: Literal["past", "now", "to come"] = "now" if place == here else "past" if place < here else "to come"
        found.append(Entry(keys[place], place + 1, label(state.journey, step), step.minutes, when))
    return tuple(found)


def label(journey: Journey, step: Step) -> str:
    """What a step is called here as in the list in which it is arranged."""
    return arranging.called(journey, step)


def called(state: EditorState, stop: Stop, *, after: Stop | None = None) -> str:
    """What is shown, in the words of the agenda: "Onboarding · Kick-off", "Onboarding · 1 of 2"; coming `after` a
    stop of the same step what is new alone."""
    step = label(state.journey, stop.step)
    if stop.light is not None or stop.at.partition("/")[2]:
        what = stop.label
    else:
        count = going.pictures(state, stop.step)
        what = f"{stop.at} of {count}" if count > 1 else ""
    if after is not None and after.key == stop.key and what:
        return what if stop.light is not None or "/" in stop.at else f"{step} · {what}"
    return f"{step} · {what}" if what and what != step else step


def planned(state: EditorState) -> int:
    """The minutes of all steps together."""
    return sum(step.minutes or 0 for step in steps_of(state.journey))
