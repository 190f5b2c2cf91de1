from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.editor.feeling import in_experience, put, shift
from journeymap.editor.session import Session
from journeymap.editor.state import Cell
from journeymap.model.edits import delete
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def felt(session: Session, key: str) -> dict[str, int]:
    touchpoint = index(session.state.journey).things[key]
    assert isinstance(touchpoint, Touchpoint)
    return {feeling.persona: feeling.value for feeling in touchpoint.feelings}


def test_a_feeling_goes_up_and_down_its_scale_in_one_step(session: Session) -> None:
    session.select(("kick",))
    assert shift(session, 1) == "delighted, Dana"
    assert shift(session, 1) == "delighted, Dana"
    assert [shift(session, -1) for _ in range(5)][-1] == "frustrated, Dana"
    assert felt(session, "kick") == {"dana": -2}
    assert session.undo_names() == ("Change feeling of “Kick-off”",)


def test_each_persona_has_feelings_of_its_own(session: Session) -> None:
    session.select(("kick",))
    assert shift(session, -1, who=1) == "uneasy, Omar"
    assert felt(session, "kick") == {"dana": 1, "omar": -1}


def test_several_touchpoints_feel_at_once(session: Session) -> None:
    session.select(("kick", "data"))
    put(session, 0)
    assert (felt(session, "kick")["dana"], felt(session, "data")["dana"]) == (0, 0)
    assert session.undo_names() == ("Change feeling of 2 touchpoints",)


def test_the_cell_of_the_experience_lane_will_do(session: Session) -> None:
    session.enter(Cell("curve", "first"))
    assert in_experience(session.state)
    put(session, 2)
    assert felt(session, "first") == {"dana": 2}
    assert session.state.cell == Cell("curve", "first")
    session.enter(Cell("pains", "first"))
    assert not in_experience(session.state)
    assert shift(session, 1) == ""


def test_without_personas_nobody_feels(session: Session) -> None:
    session.commit(lambda journey: delete(journey, ["dana", "omar"]), "Delete")
    session.select(("kick",))
    with pytest.raises(JourneyError, match="add a persona first"):
        shift(session, 1)
