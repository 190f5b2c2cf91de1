from __future__ import annotations

import pytest
from onboarding import columns, onboarding

from journeymap.editor.moving import Way, move
from journeymap.editor.session import Session
from journeymap.model.edits import set_thing
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def moved(session: Session, way: Way, *keys: str, far: bool = False) -> bool:
    session.select(keys)
    done = move(session, way, far=far)
    assert session.state.selection == keys, "what was moved stays selected"
    return done


def order(session: Session, field: str) -> list[str]:
    return [thing.id for thing in getattr(session.state.journey, field)]


def value(session: Session, key: str, name: str) -> object:
    return getattr(index(session.state.journey).things[key], name)


def test_touchpoints_go_along_the_journey(session: Session) -> None:
    assert columns(session.state.journey) == "kick | sso+form | data | first || train | guide+usage || -"
    assert moved(session, "right", "train")
    assert columns(session.state.journey) == "kick | sso+form | data | first || guide+usage | train || -"
    assert moved(session, "right", "train")
    assert columns(session.state.journey) == "kick | sso+form | data | first || guide+usage || train"
    assert not moved(session, "right", "train")
    assert moved(session, "left", "train")
    assert columns(session.state.journey) == "kick | sso+form | data | first || guide+usage | train || -"
    assert session.undo_names()[0] == "Move touchpoint “Team training”"


def test_several_touchpoints_go_together(session: Session) -> None:
    assert moved(session, "right", "train", "guide")
    assert columns(session.state.journey).endswith("|| - || train | guide+usage")
    assert session.undo_names() == ("Move 2 touchpoints",)


def test_in_a_shared_column_a_touchpoint_goes_up_and_down(session: Session) -> None:
    assert moved(session, "up", "form")
    assert columns(session.state.journey) == "kick | form+sso | data | first || train | guide+usage || -"
    assert moved(session, "down", "form")
    assert columns(session.state.journey) == columns(onboarding())
    assert not moved(session, "down", "form")


def test_stages_substages_and_lanes_change_their_order(session: Session) -> None:
    assert moved(session, "left", "re")
    assert order(session, "stages") == ["on", "re", "ad"]
    assert moved(session, "left", "live")
    assert order(session, "substages") == ["live", "setup"]
    assert moved(session, "up", "says")
    assert order(session, "lanes") == ["cards", "says", "curve", "pains", "shots"]
    assert not moved(session, "up", "cards")


def test_a_lane_goes_past_those_that_are_hidden(session: Session) -> None:
    session.commit(lambda journey: set_thing(journey, "curve", hidden=True), "Hide")
    assert moved(session, "up", "says")
    assert order(session, "lanes")[0] == "says"


def test_notes_go_from_cell_to_cell(session: Session) -> None:
    assert moved(session, "right", "hand")
    assert value(session, "hand", "at") == "first"
    assert moved(session, "up", "hand")
    assert value(session, "hand", "lane") == "says"
    assert not moved(session, "up", "hand")
    assert moved(session, "right", "late")
    assert value(session, "late", "at") == "ad", "what stands under a stage goes to the next stage"
    assert moved(session, "right", "silent")
    assert value(session, "silent", "at") == "first"


def test_notes_of_one_cell_change_places(session: Session) -> None:
    session.commit(lambda journey: set_thing(journey, "wait", at="data"), "Move")
    assert moved(session, "down", "wait")
    assert [note.id for note in index(session.state.journey).notes["pains", "data"]] == ["hand", "wait"]
    assert moved(session, "up", "wait")
    assert [note.id for note in index(session.state.journey).notes["pains", "data"]] == ["wait", "hand"]


def test_milestones_move_by_days_and_weeks_in_one_step(session: Session) -> None:
    assert moved(session, "right", "weekly")
    assert move(session, "right", far=True)
    assert move(session, "left")
    assert value(session, "weekly", "day") == 67
    assert session.undo_names() == ("Move milestone “Weekly active”",)


def test_a_milestone_without_a_day_goes_to_the_next_touchpoint(session: Session) -> None:
    session.commit(lambda journey: set_thing(journey, "value", day=None), "Undate")
    assert moved(session, "right", "value")
    assert (value(session, "value", "touchpoint"), value(session, "value", "stage")) == ("train", "ad")
    session.commit(lambda journey: set_thing(journey, "value", touchpoint=None), "Free")
    assert not moved(session, "right", "value")


def test_things_of_several_kinds_stay(session: Session) -> None:
    session.select(("kick", "on"))
    with pytest.raises(JourneyError, match="several kinds"):
        move(session, "left")


def test_what_has_no_place_to_go_stays(session: Session) -> None:
    assert not moved(session, "up", "on")
    assert not moved(session, "left", "cards")
    session.select(())
    assert not move(session, "left")
    assert session.undo_names() == ()
