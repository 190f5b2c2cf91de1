"""What entering values and running commands does to the map, without a window."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from onboarding import columns, onboarding
from strategies import picture

from journeymap.editor.forms import MIXED, Command, Field, Notice, enter, form, run
from journeymap.editor.session import Session
from journeymap.model.edits import set_things
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def field(session: Session, name: str) -> Field:
    """The field of that key (or, of several things, of that end) in the form of what is selected."""
    found = form(session.state.journey, session.state.selection).fields
    return next(one for one in found if one.key == name or one.key.endswith(f".{name}"))


def command(session: Session, key: str) -> Command:
    found = form(session.state.journey, session.state.selection).commands
    return next(one for one in found if one.key == key)


def thing(session: Session, key: str) -> Any:
    return index(session.state.journey).things[key]


def test_typing_makes_one_step_named_after_thing_and_field(session: Session) -> None:
    before = session.state.journey
    session.select(("data",))
    for text in ("E", "En", "Eng"):
        enter(session, field(session, "owner"), text)
    assert thing(session, "data").owner == "Eng"
    assert session.undo_names() == ("Change owner of “Data migration”",)
    session.undo()
    assert session.state.journey is before


def test_another_field_makes_another_step(session: Session) -> None:
    session.select(("data",))
    enter(session, field(session, "owner"), "Eng")
    enter(session, field(session, "channel"), "ticket")
    enter(session, field(session, "day"), 6)
    assert len(session.undo_names()) == 3


def test_several_things_show_what_they_share_and_are_changed_together(session: Session) -> None:
    session.select(("kick", "data", "train"))
    assert field(session, "title").value is MIXED
    assert field(session, "owner").value == ""
    assert field(session, "feelings:dana").value is MIXED
    enter(session, field(session, "owner"), "CSM")
    enter(session, field(session, "feelings:dana"), 2)
    assert {thing(session, key).owner for key in ("kick", "data", "train")} == {"CSM"}
    assert field(session, "feelings:dana").value == 2
    assert session.undo_names()[1] == "Change owner of 3 touchpoints"


def test_things_of_several_kinds_share_their_common_fields(session: Session) -> None:
    session.select(("kick", "on", "invited"))
    shown = form(session.state.journey, session.state.selection)
    assert shown.noun == "3 things"
    assert [one.label for one in shown.fields] == ["Owner", "Internal"]
    enter(session, shown.fields[0], "Nobody")
    assert {thing(session, key).owner for key in ("kick", "on", "invited")} == {"Nobody"}
    session.select(("kick", "invited"))
    assert {one.key.rpartition(".")[2] for one in form(session.state.journey, ("kick", "invited")).fields} >= {
        "owner",
        "day",
    }


def test_a_touchpoint_moves_with_its_stage_and_sub_stage(session: Session) -> None:
    session.select(("kick",))
    enter(session, field(session, "kick.stage"), "ad")
    assert columns(session.state.journey) == "sso+form | data | first || train | guide+usage | kick || -"
    session.select(("data",))
    enter(session, field(session, "data.substage"), "live")
    assert thing(session, "data").substage == "live"
    enter(session, field(session, "data.substage"), None)
    assert thing(session, "data").substage is None
    assert thing(session, "data").stage == "on"


def test_a_thing_that_stays_in_its_stage_keeps_its_place(session: Session) -> None:
    before = session.state.journey
    session.select(("kick",))
    enter(session, field(session, "kick.stage"), "on")
    assert session.state.journey is before


def test_sub_stages_and_metrics_change_their_stage(session: Session) -> None:
    session.select(("setup",))
    enter(session, field(session, "setup.stage"), "ad")
    assert thing(session, "sso").stage == "ad"
    session.select(("nps",))
    enter(session, field(session, "nps.stage"), "re")
    assert thing(session, "nps").stage == "re"


def test_touchpoints_share_a_column_and_part_again(session: Session) -> None:
    session.select(("data",))
    shared = field(session, "data.together_with")
    assert [choice.value for choice in shared.choices()] == [None, "sso", "form"]
    enter(session, shared, "sso")
    assert thing(session, "data").together_with == "sso"
    session.select(("sso",))
    assert field(session, "sso.together_with").value == "form"
    session.select(("form",))
    enter(session, field(session, "form.together_with"), None)
    assert columns(session.state.journey).startswith("kick | sso+data | form")


def test_what_the_map_refuses_changes_nothing(session: Session) -> None:
    session.select(("nps",))
    before = session.state.journey
    with pytest.raises(JourneyError, match="outside"):
        enter(session, field(session, "nps.current"), 900.0)
    assert session.state.journey is before


def test_the_maps_own_fields(session: Session) -> None:
    enter(session, field(session, "map.next_review"), date(2027, 2, 12))
    enter(session, field(session, "map.state"), "future")
    enter(session, field(session, "map.segment"), "Mid-market")
    journey = session.state.journey
    assert (journey.next_review, journey.state, journey.segment) == (date(2027, 2, 12), "future", "Mid-market")
    assert session.undo_names()[0] == "Change segment of the map"


def test_a_note_is_added_and_typed_into(session: Session) -> None:
    session.select(("kick",))
    key = run(session, command(session, "kick.add.pains"))
    assert key.endswith(".text")
    enter(session, field(session, key), "No agenda")
    added = session.state.journey.notes[-1]
    assert (added.lane, added.at, added.text) == ("pains", "kick", "No agenda")
    enter(session, field(session, f"{added.id}.impact"), "high")
    run(session, command(session, f"{added.id}.remove"))
    assert added.id not in index(session.state.journey).things


def test_a_lane_the_map_lacks_comes_with_its_first_note_in_one_step(session: Session) -> None:
    before = session.state.journey
    session.select(("kick",))
    run(session, command(session, "kick.add.new-opportunities"))
    journey = session.state.journey
    assert journey.lanes[-1].kind == "opportunities"
    assert journey.notes[-1].lane == journey.lanes[-1].id
    session.undo()
    assert session.state.journey is before


def test_notes_of_hidden_lanes_are_shown_and_named_so(session: Session) -> None:
    session.commit(lambda journey: set_things(journey, ("pains",), hidden=True), "Hide")
    session.select(("data",))
    assert field(session, "hand.text").label == "Pain point (hidden lane)"


@pytest.mark.parametrize(
    ("where", "key", "table"),
    [
        ("kick", "kick.add.response", "responses"),
        ("kick", "kick.add.signal", "signals"),
        ("kick", "kick.add.milestone", "milestones"),
        ("on", "on.add.metric", "metrics"),
        ("on", "on.add.signal", "signals"),
        ("on", "on.add.substage", "substages"),
        ("on", "on.add.milestone", "milestones"),
        ("", "map.add.persona", "personas"),
        ("", "map.add.criterion", "success"),
    ],
)
def test_what_hangs_on_a_thing_is_added_there(session: Session, where: str, key: str, table: str) -> None:
    session.select((where,))
    before = getattr(session.state.journey, table)
    focus = run(session, command(session, key))
    after = getattr(session.state.journey, table)
    assert len(after) == len(before) + 1
    assert field(session, focus).key == focus
    if table in ("signals", "metrics"):
        assert any(lane.kind == table for lane in session.state.journey.lanes)


def test_links_are_typed_in_the_line_that_then_is_theirs(session: Session) -> None:
    session.select(("kick",))
    line = field(session, "kick.links:0.url")
    enter(session, line, "https://example.org/a")
    assert field(session, "kick.links:0.url").value == "https://example.org/a"
    enter(session, field(session, "kick.links:0.url"), "https://example.org/ab")
    assert len(session.undo_names()) == 1
    enter(session, field(session, "kick.links:0.title"), "Agenda")
    enter(session, field(session, "kick.links:1.url"), "mailto:a@example.org")
    assert [(link.url, link.title) for link in thing(session, "kick").links] == [
        ("https://example.org/ab", "Agenda"),
        ("mailto:a@example.org", ""),
    ]
    run(session, command(session, "kick.links:0.remove"))
    assert [link.url for link in thing(session, "kick").links] == ["mailto:a@example.org"]


def test_flows_are_drawn_and_turned(session: Session) -> None:
    session.select(("kick",))
    new = field(session, "kick.flows:new")
    assert "sso" not in [choice.value for choice in new.choices()]
    enter(session, new, "train")
    flow = session.state.journey.flows[-1]
    enter(session, field(session, f"{flow.id}.kind"), "branch")
    enter(session, field(session, f"{flow.id}.condition"), "in a hurry")
    enter(session, field(session, f"{flow.id}.target"), "guide")
    flow = session.state.journey.flows[-1]
    assert (flow.source, flow.target, flow.kind, flow.condition) == ("kick", "guide", "branch", "in a hurry")
    with pytest.raises(JourneyError, match="joined twice"):
        enter(session, field(session, f"{flow.id}.target"), "sso")


def test_going_to_a_thing_selects_it(session: Session) -> None:
    session.select(("data",))
    run(session, command(session, "hand.go"))
    assert session.state.selection == ("hand",)


def test_alarms_stand_first(session: Session) -> None:
    session.commit(lambda journey: set_things(journey, ("calm",), surface=""), "Empty")
    shown = form(session.state.journey, ("data",))
    assert getattr(shown.sections[0].items[0].rows[0], "alarming", False)


def test_forms_of_alike_things_have_one_shape() -> None:
    journey = onboarding()
    assert form(journey, ("dana",)).shape == form(journey, ("omar",)).shape
    assert form(journey, ("dana",)).shape != form(journey, ("nps",)).shape


def test_references_are_told_by_name(session: Session) -> None:
    session.select(("by30",))
    proof = field(session, "by30.proof")
    assert proof.shown == "First value"
    assert [choice.label for choice in proof.choices()][:2] == ["Nothing yet", "Invitation accepted"]
    assert "NPS (Onboarding)" in [choice.label for choice in proof.choices()]


def test_things_of_one_name_are_told_apart(session: Session) -> None:
    session.commit(lambda journey: set_things(journey, ("kick", "train", "guide"), title="Call"), "Rename")
    session.select(("value",))
    labels = [choice.label for choice in field(session, "value.touchpoint").choices()]
    assert "Call (Onboarding)" in labels
    assert {"Call (Adoption) (1)", "Call (Adoption) (2)"} <= set(labels)
    assert len(labels) == len(set(labels))


def test_a_new_picture_comes_into_the_map_with_its_persona(session: Session) -> None:
    session.select(("omar",))
    new = picture(77)
    enter(session, field(session, "omar.image"), new)
    assert thing(session, "omar").image == new.sha256
    assert new in session.state.journey.images
    enter(session, field(session, "omar.image"), None)
    assert new not in session.state.journey.images


def test_opening_a_link_is_left_to_who_has_a_window(session: Session) -> None:
    session.select(("kick",))
    enter(session, field(session, "kick.links:0.url"), "https://example.org/a")
    before = session.state
    opening = command(session, "kick.links:0.open")
    assert (run(session, opening), opening.target) == ("", "https://example.org/a")
    assert session.state is before


def test_why_nothing_can_be_changed_stands_first() -> None:
    shown = form(onboarding(), ("kick",), "Nobody may.")
    assert shown.sections[0].items[0].rows == (Notice("refused", "Nobody may."),)


def test_touchpoints_of_several_columns_share_none(session: Session) -> None:
    session.select(("kick", "form"))
    assert field(session, "together_with").value is MIXED
    assert [choice.value for choice in field(session, "together_with").choices()] == [None]


def test_what_is_added_is_seen_in_a_lane(session: Session) -> None:
    session.select(("kick",))
    for _ in range(2):
        run(session, command(session, "kick.add.signal"))
    assert [lane.kind for lane in session.state.journey.lanes].count("signals") == 1
