"""Whatever a field is given, the map stays one that could be read from a file, and undo brings back what was."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import SAMPLES, journeys

from journeymap.editor.forms import Field, enter, form, run
from journeymap.editor.session import Session
from journeymap.model.find import index
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def some_value(rng: random.Random, field: Field, journey: Journey) -> Any:
    """A value that the field's widget can give it."""
    match field.kind:
        case "line" | "text":
            return rng.choice(SAMPLES)
        case "choice" | "thing" | "colour":
            choices = field.choices()
            return rng.choice(choices).value if choices else field.value
        case "feeling":
            return rng.choice((None, -2, -1, 0, 1, 2))
        case "toggle":
            return rng.random() < 0.5
        case "day":
            return rng.choice((None, -3, 0, 24, 365))
        case "date":
            return rng.choice((None, date(2026, 11, 12)))
        case "number":
            return rng.choice((None, 0.0, 3.5, 42.0, 5_000.0))
        case "url":
            return rng.choice(("https://example.org/x", "mailto:a@example.org"))
        case "picture":
            return rng.choice((None, *(picture.sha256 for picture in journey.images)))


@settings(max_examples=150, deadline=None)
@given(journeys(), st.integers(0, 2**32))
def test_any_field_set_to_anything_keeps_the_map_sound_and_can_be_undone(journey: Journey, seed: int) -> None:
    rng = random.Random(seed)
    session = Session.begin(journey)
    for _ in range(8):
        things = list(index(session.state.journey).things)
        rng.shuffle(things)
        session.select(tuple(things[: rng.choice((0, 1, 1, 1, 3))]))
        shown = form(session.state.journey, session.state.selection)
        before = session.state.journey
        try:
            if shown.commands and rng.random() < 0.3:
                run(session, rng.choice(shown.commands))
            elif shown.fields:
                field = rng.choice(shown.fields)
                session.settle()
                enter(session, field, some_value(rng, field, before))
        except JourneyError:
            assert session.state.journey is before
        parse(session.state.journey.model_dump(mode="json"))
    while session.state.undo_name is not None:
        session.undo()
    assert session.state.journey is journey
