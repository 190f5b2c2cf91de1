"""What is added next to what is selected."""

from __future__ import annotations

import pytest
from onboarding import columns, onboarding

from journeymap.editor import inserting
from journeymap.editor.session import Session
from journeymap.editor.state import Cell, EditorState
from journeymap.model.edits import added, set_thing
from journeymap.model.find import index
from journeymap.model.journey import Milestone, SubStage


def with_focus(*keys: str) -> EditorState:
    session = Session.begin(onboarding())
    session.select(keys)
    return session.state


@pytest.mark.parametrize(
    ("focus", "before", "shown"),
    [
        ("data", False, "kick | sso+form | data | t9 | first ||"),
        ("data", True, "kick | sso+form | t9 | data | first ||"),
        ("hand", False, "kick | sso+form | data | t9 | first ||"),
        ("setup", False, "kick | sso+form | data | t9 | first ||"),
        ("f1", True, "t9 | kick | sso+form | data | first ||"),
        ("on", False, "kick | t9 | sso+form | data | first ||"),
    ],
)
def test_a_touchpoint_stands_beside_the_one_in_focus(focus: str, before: bool, shown: str) -> None:
    state = with_focus(focus)
    after = inserting.touchpoint(state, before=before).edit(state.journey)
    assert columns(after).startswith(shown)


def test_without_a_focus_a_touchpoint_comes_last() -> None:
    state = with_focus()
    assert columns(inserting.touchpoint(state).edit(state.journey)).endswith("|| t9")


def test_a_touchpoint_at_the_same_time_shares_the_column() -> None:
    state = with_focus("usage")
    assert "guide+usage+t9" in columns(inserting.together(state).edit(state.journey))


@pytest.mark.parametrize(("focus", "parts"), [("setup", ["setup", "u3", "live"]), ("on", ["setup", "live", "u3"])])
def test_a_sub_stage_comes_after_the_one_in_focus_or_last_in_its_stage(focus: str, parts: list[str]) -> None:
    state = with_focus(focus)
    after = inserting.substage(state).edit(state.journey)
    assert [part.id for part in after.substages] == parts


def test_a_sub_stage_without_a_focus_goes_into_the_last_stage() -> None:
    state = with_focus()
    after = inserting.substage(state).edit(state.journey)
    (new,) = added(state.journey, after)
    part = index(after).things[new]
    assert isinstance(part, SubStage)
    assert part.stage == "re"


@pytest.mark.parametrize(
    ("focus", "day", "touchpoint", "stage"),
    [
        ("weekly", 67, None, "ad"),
        ("train", 45, "train", None),
        ("ad", 90, None, "ad"),
        ("dana", None, None, None),
    ],
)
def test_a_milestone_stands_where_the_focus_is(
    focus: str, day: int | None, touchpoint: str | None, stage: str | None
) -> None:
    state = with_focus(focus)
    after = inserting.milestone(state).edit(state.journey)
    (new,) = added(state.journey, after)
    milestone = index(after).things[new]
    assert isinstance(milestone, Milestone)
    assert (milestone.day, milestone.touchpoint) == (day, touchpoint)
    if stage is not None:
        assert milestone.stage == stage


def test_a_lane_comes_below_the_one_in_focus() -> None:
    for focus in ("says", "quote"):
        state = with_focus(focus)
        after = inserting.lane(state, "backstage").edit(state.journey)
        assert [lane.kind for lane in after.lanes][2:5] == ["says", "backstage", "pains"]
    session = Session.begin(onboarding())
    session.enter(Cell("says", "kick"))
    after = inserting.lane(session.state, "backstage").edit(session.state.journey)
    assert [lane.kind for lane in after.lanes][2:5] == ["says", "backstage", "pains"]
    assert inserting.lane(with_focus(), "backstage").edit(onboarding()).lanes[-1].kind == "backstage"


def test_a_note_goes_under_the_touchpoint_or_its_stage_as_its_lane_wants() -> None:
    session = Session.begin(set_thing(onboarding(), "says", scope="stage"))
    session.select(("kick",))
    assert inserting.place_for(session.state, "says") == "on"
    assert inserting.place_for(session.state, "pains") == "kick"
    assert inserting.place_for(with_focus("on"), "pains") == "on"
    assert inserting.place_for(with_focus("dana"), "pains") is None


def test_of_two_lanes_of_a_kind_the_one_that_is_shown_is_meant() -> None:
    state = with_focus("pains")
    journey = inserting.lane(state, "pains").edit(state.journey)
    (other,) = added(state.journey, journey)
    found = inserting.lane_for(set_thing(journey, "pains", hidden=True), "pains")
    assert found is not None
    assert found.id == other
    assert inserting.lane_for(journey, "backstage") is None


def test_what_is_beside_something_of_its_kind_comes_after_it() -> None:
    state = with_focus("silent")
    new = inserting.signal(state)
    assert new.name == "Add early warning"
    assert [signal.at for signal in new.edit(state.journey).signals] == ["data", "data", "ad"]
    state = with_focus("nps")
    assert inserting.metric(state, "custom").name == "Add metric"
    churn = inserting.metric(state, "churn")
    assert churn.name == "Add metric “Churn”"
    assert [metric.kind for metric in churn.edit(state.journey).metrics] == ["nps", "churn", "ces"]


def test_a_response_belongs_to_the_touchpoint_in_focus() -> None:
    state = with_focus("hand")
    after = inserting.response(state).edit(state.journey)
    assert [response.touchpoint for response in after.responses] == ["data", "data"]
