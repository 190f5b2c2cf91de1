"""Edits of how a map is presented."""

from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.model.edits.presenting import move_step, set_step, usual_order
from journeymap.model.refusal import JourneyError
from journeymap.model.walk import key_of, walk


def test_a_step_gets_notes_and_the_usual_order_keeps_them() -> None:
    journey = set_step(onboarding(), "overview", notes="Who is new?", minutes=5)
    journey = usual_order(move_step(journey, "overview"))
    overview = walk(journey)[1]
    assert (overview.kind, overview.notes, overview.minutes) == ("overview", "Who is new?", 5)


def test_back_to_the_usual_the_map_says_nothing_of_steps() -> None:
    journey = onboarding()
    changed = set_step(journey, "close", hidden=True)
    assert changed.steps
    assert set_step(changed, "close", hidden=False).steps == ()
    assert set_step(journey, "close", hidden=False) is journey


def test_what_cannot_be_is_refused_in_a_sentence() -> None:
    journey = onboarding()
    with pytest.raises(JourneyError, match="there is no step “stage/nowhere”"):
        set_step(journey, "stage/nowhere", hidden=True)
    with pytest.raises(JourneyError, match="there is no step “nothing”"):
        move_step(journey, "close", before="nothing")
    with pytest.raises(JourneyError, match="no field “target”"):
        set_step(journey, "close", target="on")
    with pytest.raises(JourneyError, match="minutes"):
        set_step(journey, "close", minutes=0)


def test_a_step_put_before_itself_stays() -> None:
    journey = onboarding()
    assert move_step(journey, "close", before="close") is journey
    assert next(key_of(step) for step in walk(move_step(journey, "close", before="title"))) == "close"
