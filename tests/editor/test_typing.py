from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import columns, onboarding

from journeymap.editor import typing
from journeymap.editor.session import Session
from journeymap.editor.state import Cell
from journeymap.files.store import Opened
from journeymap.model.edits import add_lane, add_stage, add_substage, set_thing
from journeymap.model.edits.starting import new_journey
from journeymap.model.find import index
from journeymap.model.journey import Note
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.model.journey import Journey


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def said(session: Session, thing: str, field: str = "title") -> object:
    return getattr(index(session.state.journey).things[thing], field)


def test_what_is_typed_shows_at_once_and_is_one_step(session: Session) -> None:
    typing.begin(session, "kick")
    draft = session.state.draft
    assert draft is not None
    assert (draft.thing, draft.field, draft.text) == ("kick", "title", "Kick-off")
    assert session.state.selection == ("kick",)
    assert not session.state.dirty
    for text in ("Kick-off c", "Kick-off call"):
        typing.write(session, text)
        assert said(session, "kick") == text
    assert session.undo_names() == ()
    assert typing.finish(session)
    assert session.state.draft is None
    assert said(session, "kick") == "Kick-off call"
    assert session.undo_names() == ("Rename “Kick-off”",)
    session.undo()
    assert said(session, "kick") == "Kick-off"
    assert not session.state.dirty


def test_a_text_left_as_it_was_makes_no_step(session: Session) -> None:
    typing.begin(session, "kick")
    typing.write(session, "Kick")
    typing.write(session, "Kick-off")
    assert typing.finish(session)
    assert session.undo_names() == ()
    assert not session.state.dirty
    assert session.state.selection == ("kick",)


def test_abandoning_leaves_no_trace(session: Session) -> None:
    before = session.state
    typing.begin(session, "kick")
    typing.write(session, "Something else")
    typing.abandon(session)
    assert session.state == before


def test_without_a_draft_nothing_happens(session: Session) -> None:
    before = session.state
    typing.write(session, "nowhere")
    typing.abandon(session)
    typing.next_touchpoint(session)
    assert typing.finish(session)
    assert session.state is before


def test_enter_makes_touchpoint_after_touchpoint_until_one_stays_empty(session: Session) -> None:
    typing.begin(session, "train")
    for title in ("Office hours", "Survey"):
        typing.next_touchpoint(session)
        typing.write(session, title)
    typing.next_touchpoint(session)
    typing.next_touchpoint(session)
    assert session.state.draft is None
    assert session.undo_names() == ("Add touchpoint", "Add touchpoint")
    new = [t.title for t in session.state.journey.touchpoints if t.stage == "ad"]
    assert new == ["Team training", "Office hours", "Survey", "In-app guide", "Usage review"]
    assert columns(session.state.journey).count("|") == columns(onboarding()).count("|") + 2


def test_a_cell_is_typed_into(session: Session) -> None:
    cell = Cell("pains", "kick")
    session.enter(cell)
    typing.begin_cell(session, cell, "N")
    typing.write(session, "Nobody came")
    assert session.undo_names() == ()
    typing.finish(session)
    (note,) = index(session.state.journey).notes["pains", "kick"]
    assert note.text == "Nobody came"
    assert session.state.selection == (note.id,)
    assert session.undo_names() == ("Add note to “Pain points”",)


def test_a_cell_left_empty_has_the_keys_again(session: Session) -> None:
    cell = Cell("pains", "kick")
    session.enter(cell)
    before = session.state
    typing.begin_cell(session, cell)
    assert session.state.cell is None
    assert session.state.selection
    typing.finish(session)
    assert session.state == before


def test_a_lane_that_takes_no_text_says_so(session: Session) -> None:
    with pytest.raises(JourneyError, match="nothing can be typed into the lane “Experience”"):
        typing.begin_cell(session, Cell("curve", "kick"))
    assert session.state.draft is None


def test_an_emptied_note_goes_and_its_cell_has_the_keys(session: Session) -> None:
    typing.begin(session, "hand")
    typing.write(session, " ")
    typing.finish(session)
    assert "hand" not in index(session.state.journey).things
    assert session.state.cell == Cell("pains", "data")
    assert session.undo_names() == ("Delete note",)


def test_a_note_with_a_picture_may_say_nothing(session: Session) -> None:
    typing.begin(session, "shot")
    typing.write(session, "A screen")
    typing.finish(session)
    typing.begin(session, "shot")
    typing.write(session, "")
    typing.finish(session)
    assert said(session, "shot", "text") == ""


def test_spaces_around_a_text_are_left_out_in_the_end(session: Session) -> None:
    typing.begin(session, "kick")
    typing.write(session, "  Kick  off ")
    assert said(session, "kick") == "  Kick  off ", "while it is typed it is as it is typed"
    typing.finish(session)
    assert said(session, "kick") == "Kick  off"


def test_line_feeds_are_for_notes(session: Session) -> None:
    typing.begin(session, "kick")
    typing.write(session, "Kick\noff")
    assert said(session, "kick") == "Kick off"
    typing.begin(session, "hand", "text")
    typing.write(session, "One\r\ntwo")
    assert said(session, "hand", "text") == "One\ntwo"
    assert session.undo_names() == ("Rename “Kick-off”",), "beginning another text finishes the one before"


def test_a_text_that_cannot_be_taken_is_kept_with_the_reason(session: Session) -> None:
    typing.begin(session, "kick")
    typing.write(session, "Kick")
    typing.write(session, "k" * 10_001)
    draft = session.state.draft
    assert draft is not None
    assert len(draft.text) == 10_001
    assert "10,000" in draft.refused
    assert said(session, "kick") == "Kick"
    assert not typing.finish(session)
    assert session.state.draft is not None
    with pytest.raises(JourneyError, match="10,000"):
        session.select(("data",))
    with pytest.raises(JourneyError, match="10,000"):
        session.commit(lambda journey: journey, "Nothing")
    typing.write(session, "Kick it")
    assert session.state.draft.refused == ""
    assert typing.finish(session)
    assert said(session, "kick") == "Kick it"


def test_a_map_to_look_at_only_is_not_typed_into(session: Session) -> None:
    state = replace(session.state, file=Opened(Path("new.journey"), session.state.journey, "0" * 64, read_only=True))
    begins: tuple[Callable[[Session], None], ...] = (
        lambda only: typing.begin(only, "kick"),
        lambda only: typing.begin_cell(only, Cell("pains", "kick")),
        lambda only: typing.begin_new(only, add_stage, "Add stage"),
    )
    for begin in begins:
        only = Session(state)
        with pytest.raises(JourneyError, match="not changed"):
            begin(only)
        assert only.state is state


def test_what_cannot_be_typed_says_so(session: Session) -> None:
    for thing, field, words in (
        ("calm", None, "inspector"),
        ("nobody", None, "no longer"),
        ("kick", "feelings", "inspector"),
        ("kick", "nonsense", "inspector"),
    ):
        with pytest.raises(JourneyError, match=words):
            typing.begin(session, thing, field)
    assert session.state.draft is None


def test_undo_takes_back_what_is_being_typed_first(session: Session) -> None:
    typing.begin(session, "kick")
    typing.write(session, "Start")
    typing.finish(session)
    typing.begin(session, "data")
    typing.write(session, "Import")
    session.undo()
    assert session.state.draft is None
    assert (said(session, "kick"), said(session, "data")) == ("Start", "Data migration")
    session.undo()
    assert said(session, "kick") == "Kick-off"


def test_another_commit_finishes_first(session: Session) -> None:
    typing.begin(session, "kick")
    typing.write(session, "Start")
    session.commit(lambda journey: set_thing(journey, "data", title="Import"), "Rename")
    assert session.undo_names() == ("Rename", "Rename “Kick-off”")
    assert (said(session, "kick"), said(session, "data")) == ("Start", "Import")


def test_a_new_thing_has_its_usual_title_until_another_is_typed(session: Session) -> None:
    typing.begin_new(session, lambda journey: add_lane(journey, kind="text"), "Add lane")
    draft = session.state.draft
    assert draft is not None
    assert (draft.text, draft.whole) == ("Notes", True)
    typing.finish(session)
    assert session.state.journey.lanes[-1].title == "Notes"
    typing.begin_new(session, lambda journey: add_lane(journey, kind="text"), "Add lane")
    typing.abandon(session)
    assert len(session.state.journey.lanes) == 6


def test_tab_goes_down_a_column_and_on_to_the_next(session: Session) -> None:
    session.select(("sso",))
    typing.onward(session)
    assert now(session) == ("quote", "text")
    typing.onward(session)
    assert now(session) == ("wait", "text")
    typing.onward(session)  # the empty cell for pictures
    assert draft_in(session) == Cell("shots", "sso")
    typing.onward(session)
    assert now(session) == ("form", "title")
    typing.onward(session, back=True)
    typing.onward(session, back=True)
    assert now(session) == ("wait", "text")
    assert session.undo_names() == ()


def test_tab_keeps_what_was_typed_on_the_way(session: Session) -> None:
    session.select(("kick",))
    for text in ("Great start", "No agenda"):
        typing.onward(session)
        typing.write(session, text)
    typing.onward(session)
    typing.abandon(session)
    notes = index(session.state.journey).notes
    assert notes["says", "kick"][0].text == "Great start"
    assert notes["pains", "kick"][0].text == "No agenda"
    assert session.undo_names() == ("Add note to “Pain points”", "Add note to “Customer says”")


def test_tab_goes_through_a_stage_and_ends_with_the_last(session: Session) -> None:
    session.select(("ad",))
    seen = []
    for _ in range(4):
        typing.onward(session)
        seen.append(now(session))
    assert seen == [("ad", "goal"), ("re", "title"), ("re", "goal"), None]


def test_tab_goes_through_the_head_of_the_map(session: Session) -> None:
    typing.begin(session, "", "title")
    typing.onward(session)
    assert now(session) == ("", "segment")
    typing.write(session, "Mid-market")
    typing.onward(session, back=True)
    assert session.state.journey.segment == "Mid-market"
    assert session.undo_names() == ("Change segment of the map",)


def test_enter_in_a_lane_goes_to_the_next_touchpoint(session: Session) -> None:
    typing.begin(session, "hand")
    typing.next_touchpoint(session)
    assert draft_in(session) == Cell("pains", "first")
    typing.write(session, "Slow")
    typing.next_touchpoint(session)
    typing.next_touchpoint(session)
    typing.abandon(session)
    assert index(session.state.journey).notes["pains", "first"][0].text == "Slow"
    assert session.undo_names() == ("Add note to “Pain points”",)


def test_enter_after_a_stage_goes_to_the_next(session: Session) -> None:
    typing.begin(session, "on", "goal")
    typing.next_touchpoint(session)
    assert now(session) == ("ad", "goal")


@pytest.mark.parametrize(("make", "home"), [(add_stage, "stages"), (add_substage, "substages")])
def test_enter_after_a_new_stage_begins_its_first_touchpoint(
    session: Session, make: Callable[[Journey], Journey], home: str
) -> None:
    typing.begin_new(session, make, "Add")
    typing.write(session, "Growth")
    typing.next_touchpoint(session)
    typing.write(session, "Review")
    typing.next_touchpoint(session)
    typing.next_touchpoint(session)
    touchpoint, new = session.state.journey.touchpoints[-1], getattr(session.state.journey, home)[-1]
    assert (new.title, touchpoint.title) == ("Growth", "Review")
    assert new.id in (touchpoint.stage, touchpoint.substage)
    assert session.undo_names() == ("Add touchpoint", "Add")
    typing.begin_new(session, make, "Add")
    typing.next_touchpoint(session)
    assert session.state.draft is None


def test_a_map_without_stages_begins_with_one() -> None:
    session = Session.begin(onboarding().model_copy(update={"stages": (), "touchpoints": (), "milestones": ()}))
    typing.first_stage(session)
    typing.write(session, "Onboarding")
    typing.next_touchpoint(session)
    typing.write(session, "Kick-off")
    assert typing.finish(session)
    journey = session.state.journey
    assert [stage.title for stage in journey.stages] == ["Onboarding"]
    assert [(one.title, one.stage) for one in journey.touchpoints] == [("Kick-off", journey.stages[0].id)]


def test_no_touchpoint_is_begun_where_the_map_shows_none() -> None:
    session = Session.begin(new_journey("Lanes later").model_copy(update={"lanes": ()}))
    count = len(session.state.journey.touchpoints)
    typing.begin_new(session, add_stage, "Add stage")
    typing.write(session, "Growth")
    typing.next_touchpoint(session)
    assert session.state.draft is None
    assert len(session.state.journey.touchpoints) == count
    assert session.state.journey.stages[-1].title == "Growth"


def test_metrics_are_read_from_what_is_typed(session: Session) -> None:
    session.commit(lambda journey: add_lane(journey, kind="metrics", id="figures"), "Add")
    typing.begin_cell(session, Cell("figures", "re"), "N")
    typing.write(session, "NRR 108%")
    typing.next_touchpoint(session)
    typing.write(session, "Tickets a week: 1,200")
    typing.next_touchpoint(session)
    typing.next_touchpoint(session)
    nrr, tickets = index(session.state.journey).metrics["re"]
    assert (nrr.kind, nrr.title, nrr.current) == ("nrr", "", 108.0)
    assert (tickets.kind, tickets.title, tickets.current) == ("custom", "Tickets a week", 1200.0)
    assert session.state.draft is None


def test_a_figure_is_typed_where_it_stands(session: Session) -> None:
    typing.begin(session, "nps", "current")
    draft = session.state.draft
    assert draft is not None
    assert draft.text == "12"
    typing.write(session, "−1")
    assert said(session, "nps", "current") == -1.0
    typing.write(session, "many")
    assert not typing.finish(session)
    typing.write(session, "")
    assert typing.finish(session)
    assert said(session, "nps", "current") is None


def test_the_owner_of_a_touchpoint_is_typed_in_its_lane(session: Session) -> None:
    session.commit(lambda journey: add_lane(journey, kind="owners", id="who"), "Add")
    typing.begin_cell(session, Cell("who", "kick"), "C")
    typing.write(session, "CSM")
    typing.next_touchpoint(session)
    assert said(session, "kick", "owner") == "CSM"
    assert now(session) == ("sso", "owner")
    assert session.undo_names()[0] == "Change owner of “Kick-off”"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_typed_undo_leads_back(data: st.DataObject) -> None:
    session = Session.begin(onboarding())
    first = session.state.journey
    for _ in range(data.draw(st.integers(1, 14))):
        match data.draw(st.sampled_from(["begin", "cell", "write", "finish", "abandon", "tab", "back", "enter"])):
            case "begin":
                typing.leave(session)  # a note emptied of all it said goes with it
                there = index(session.state.journey).things.keys() & {"kick", "on", "hand", "invited", "says", "logins"}
                typing.begin(session, data.draw(st.sampled_from(sorted(there))))
            case "cell":
                lane = data.draw(st.sampled_from(["says", "pains"]))
                typing.begin_cell(session, Cell(lane, data.draw(st.sampled_from(["kick", "data", "guide"]))))
            case "write":
                typing.write(session, data.draw(st.sampled_from(["", " ", "New", "نص", "a\nb"])))
            case "finish":
                assert typing.finish(session)
                assert session.state.draft is None
            case "abandon":
                typing.abandon(session)
                assert not session.state.previewing
            case "tab" | "back" as key:
                typing.onward(session, back=key == "back")
            case "enter":
                typing.next_touchpoint(session)
        draft = session.state.draft
        assert draft is None or session.state.selection == (draft.thing,)
    typing.abandon(session)
    names = session.undo_names()
    for _ in names:
        session.undo()
    assert session.state.journey is first
    for _ in names:
        session.redo()
    assert session.undo_names() == names


def now(session: Session) -> tuple[str, str] | None:
    """What is being typed."""
    draft = session.state.draft
    return None if draft is None else (draft.thing, draft.field)


def draft_in(session: Session) -> Cell:
    """The cell of the new note that is being typed."""
    assert session.state.draft is not None
    note = index(session.state.journey).things[session.state.draft.thing]
    assert isinstance(note, Note)
    return Cell(note.lane, note.at)
