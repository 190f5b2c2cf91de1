"""Two states of a map in turn, at the same stop, with what is different marked on both."""

from __future__ import annotations

from datetime import date

import pytest
from onboarding import onboarding

from journeymap.editor.presenting import going
from journeymap.editor.session import Session
from journeymap.editor.workshop import flipping, recording
from journeymap.editor.workshop.room import put_away
from journeymap.model.edits import add_touchpoint, delete, rename, set_journey
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    made = Session.begin(onboarding())
    going.begin(made, 1920, 1080)
    recording.enter(made, date(2026, 11, 22))
    going.go_to(made, "stage/on")
    return made


def changes(session: Session) -> dict[str, str]:
    stop = flipping.shown(session.state) or going.here(session.state)
    assert stop is not None
    return {one.thing: one.change for one in flipping.marked(session.state, stop)}


def test_without_another_state_it_is_held_against_how_the_session_began(session: Session) -> None:
    with pytest.raises(JourneyError, match="Hold Against"):
        flipping.flip(session)
    session.commit(lambda journey: rename(journey, "on", "Welcome"), "Rename")
    flipping.flip(session)
    stop = flipping.shown(session.state)
    assert stop is not None
    assert stop.key == "stage/on"
    assert flipping.title(session.state) == "When we began"
    flipping.flip(session)
    assert flipping.shown(session.state) is None
    assert flipping.title(session.state) == "Now"
    assert put_away(session)
    assert flipping.title(session.state) == ""


def test_what_is_gone_is_marked_on_the_one_and_what_is_new_on_the_other(session: Session) -> None:
    before = session.state.journey
    first, second = [one for one in before.touchpoints if one.stage == "on"][:2]
    session.commit(lambda journey: delete(journey, [first.id]), "Delete")
    session.commit(lambda journey: rename(journey, second.id, "Quite another"), "Rename")
    session.commit(lambda journey: add_touchpoint(journey, stage="on", title="Brand-new"), "Add")
    (new,) = set(index(session.state.journey).things) - set(index(before).things)
    flipping.flip(session)
    then = changes(session)
    assert (then[first.id], then[second.id]) == ("removed", "changed")
    assert new not in then
    flipping.flip(session)
    now = changes(session)
    assert (now[new], now[second.id]) == ("added", "changed")
    assert first.id not in now


def test_a_map_of_the_future_is_what_the_present_one_becomes(session: Session) -> None:
    future = add_touchpoint(set_journey(session.state.journey, state="future"), stage="on", title="Brand-new")
    (new,) = set(index(future).things) - set(index(session.state.journey).things)
    flipping.hold_against(session, future, "plan.journey")
    flipping.flip(session)
    assert flipping.title(session.state) == "To be · plan.journey"
    assert changes(session)[new] == "added"
    flipping.flip(session)
    assert flipping.title(session.state) == "As is"


def test_a_step_the_other_state_has_not_is_told_by_its_overview(session: Session) -> None:
    other = delete(session.state.journey, ["on"])
    flipping.hold_against(session, other, "other")
    flipping.flip(session)
    stop = flipping.shown(session.state)
    assert stop is not None
    assert stop.key == "overview"
