"""What can be looked up about a picture while it is presented."""

from __future__ import annotations

from onboarding import onboarding

from journeymap.editor.presenting import going
from journeymap.editor.presenting.background import background
from journeymap.editor.session import Session
from journeymap.model.edits import set_step, set_thing


def said(session: Session) -> str:
    stop = going.here(session.state)
    assert stop is not None
    return background(session.state.journey, stop)


def test_a_lit_touchpoint_has_its_own_part_and_a_whole_picture_all() -> None:
    journey = set_thing(onboarding(), "kick", evidence="anecdote", evidence_note="Told by three customers")
    journey = set_thing(journey, "data", evidence="researched", evidence_note="Measured twice")
    session = Session.begin(set_step(journey, "stage/on", notes="Ask who was there."))
    going.begin(session, 1920, 1080)
    going.go_to(session, "stage/on")
    whole = said(session)
    assert "Told by three customers" in whole
    assert "Measured twice" in whole
    assert "Ask who was there." not in whole
    going.go_to_thing(session, "data")
    assert "Measured twice" in said(session)
    assert "Told by three customers" not in said(session)
    assert not said(session).startswith("Data migration")
