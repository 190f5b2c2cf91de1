"""Notes written on the way: nothing is passed over because of them."""

from __future__ import annotations

import pytest

from journeymap.editor import typing
from journeymap.editor.presenting import going, lighting, noting
from journeymap.editor.session import Session
from journeymap.files.store import open_journey

EXAMPLE = "examples/saas-onboarding-to-advocacy.journey"
SMALL = (800, 800)
"""Px of a screen on which every stage of the example stands on several pictures."""


@pytest.fixture
def session() -> Session:
    made = Session.begin(open_journey(EXAMPLE).journey)
    going.begin(made, *SMALL)
    going.go_to(made, "stage/onboarding")
    going.onward(made)
    return made


def where(session: Session) -> tuple[str, str]:
    stop = going.here(session.state)
    assert stop is not None
    return stop.key, stop.at


def note(session: Session, kind: str, words: str) -> None:
    """Types a note as the projected window does: the picture that it stands on is shown meanwhile, and after it."""
    noting.note(session, kind)
    typing.write(session, words)
    lighting.follow_typing(session)
    assert typing.finish(session)
    going.come_back(session)


def test_after_a_note_on_another_picture_it_goes_on_where_it_was(session: Session) -> None:
    assert where(session) == ("stage/onboarding", "1/kick-off")
    note(session, "p", "Nobody knows who decides")
    key, at = where(session)
    assert at != "1/kick-off"
    assert at.endswith("/kick-off")
    note(session, "o", "Ask who decides")
    following = going.next_stop(session.state)
    assert following is not None
    assert following.at == "1/workspace-setup"
    going.onward(session)
    assert where(session) == (key, "1/workspace-setup")
    going.back(session)
    assert where(session)[1].endswith("kick-off")


def test_back_from_such_a_picture_is_where_it_was(session: Session) -> None:
    note(session, "p", "Nobody knows who decides")
    assert where(session)[1] != "1/kick-off"
    going.back(session)
    assert where(session) == ("stage/onboarding", "1/kick-off")


def test_going_anywhere_else_forgets_where_it_was(session: Session) -> None:
    note(session, "p", "Nobody knows who decides")
    going.go_to(session, "overview")
    going.onward(session)
    assert where(session) == ("stage/onboarding", "1")


def test_what_is_lit_stays_lit_when_its_stop_goes(session: Session) -> None:
    note(session, "s", "A long sentence " * 20)
    going.onward(session)
    assert where(session)[1].startswith("1/kick-off/")  # the sentence in full
    session.undo()
    assert going.lit_touchpoint(session.state) == "kick-off"


@pytest.mark.parametrize("kinds", ["n", "po", "sfb"])
def test_notes_under_everything_leave_nothing_out(session: Session, kinds: str) -> None:
    own = {one.id for one in session.state.journey.touchpoints if one.stage == "onboarding"}
    lit: list[str] = []
    for _ in range(200):
        thing = going.lit_touchpoint(session.state)
        if thing is not None and thing not in lit:
            lit.append(thing)
            for kind in kinds:
                note(session, kind, "What somebody said of it, and more than fits one line of a small screen " * 2)
        going.onward(session)
        if where(session)[0] != "stage/onboarding":
            break
    assert set(lit) == own


def test_where_the_card_of_what_is_lit_is_not_it_can_be_followed_to(session: Session) -> None:
    note(session, "p", "Nobody knows who decides")
    key, at = where(session)
    assert at != "1/kick-off"
    lighting.follow_lit(session)
    assert where(session) == (key, "1/kick-off")
    going.onward(session)
    assert where(session) == (key, "1/workspace-setup")


def test_where_the_card_is_seen_nothing_moves(session: Session) -> None:
    show = session.state.show
    lighting.follow_lit(session)
    assert session.state.show is show
