"""No action is silent: one that cannot be done says what it waits for, one that comes to nothing says so too."""

from __future__ import annotations

from pathlib import Path

import pytest
from notebook import Notebook
from onboarding import onboarding

from journeymap.editor.actions import ACTIONS, Action
from journeymap.editor.actions.wanted import LOOKED_AT, told, why_not
from journeymap.editor.session import Session
from journeymap.files.store import Opened
from journeymap.model.edits import new_journey

BY_ID = {row.id: row for row in ACTIONS}


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_an_action_that_cannot_be_done_says_what_it_waits_for(row: Action) -> None:
    for journey in (new_journey(), onboarding()):
        state = Session.begin(journey).state
        why = why_not(row, state)
        assert bool(why) != row.enabled(state)
        assert why != LOOKED_AT, "it can be changed"
        assert not why.endswith(".")


def test_a_key_without_what_it_needs_is_answered_with_a_sentence() -> None:
    session = Session.begin(onboarding())
    quickest = BY_ID["map.trace-quickest"]
    assert told(quickest, session.state) == "Quickest Way Here: select a milestone or a touchpoint first."
    session.select(("kick",))
    assert told(quickest, session.state) == ""


def test_saving_what_is_saved_stays_quiet() -> None:
    session = Session.begin(onboarding())
    session.opened(Opened(Path("x.journey"), onboarding(), "0" * 64))
    assert why_not(BY_ID["file.save"], session.state) == "Nothing has changed"
    assert told(BY_ID["file.save"], session.state) == ""


def test_a_map_for_looking_only_says_so_where_that_alone_is_in_the_way() -> None:
    session = Session.begin(onboarding())
    session.opened(Opened(Path("x.journey"), onboarding(), "0" * 64, read_only=True))
    assert why_not(BY_ID["insert.lane.says"], session.state) == LOOKED_AT
    assert why_not(BY_ID["map.delete"], session.state) == "Select what to delete first"
    assert why_not(BY_ID["edit.copy"], session.state) == "Select what to copy first"
    session.select(("kick",))
    assert why_not(BY_ID["map.delete"], session.state) == LOOKED_AT


def test_a_move_that_comes_to_nothing_says_so() -> None:
    session = Session.begin(onboarding())
    session.select(("kick",))
    before, desk = session.state, Notebook()
    BY_ID["map.move-up"].run(session, desk)
    assert session.state is before
    assert desk.asked == ["say_unable Touchpoint “Kick-off” cannot be moved any further this way."]
