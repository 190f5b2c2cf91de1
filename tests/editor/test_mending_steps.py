from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from little_maps import TODAY, row

from journeymap.editor import typing
from journeymap.editor.mending_steps import check_again, enter_all, ignore, mend, switch_off
from journeymap.editor.problem_list import Line, groups
from journeymap.editor.session import Session
from journeymap.files.store import Opened
from journeymap.flow.check import check, check_all
from journeymap.flow.mending import mend_all
from journeymap.model.edits import rename
from journeymap.model.find import index
from journeymap.model.journey import EmpathyResponse, Feeling, Touchpoint
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    low = (Feeling(persona="dana", value=-2),)
    return Session.begin(
        row(
            touchpoints=tuple(
                Touchpoint(id=key, stage="s", title=title, feelings=low, owner="CSM")
                for key, title in (("data", "Data migration"), ("out", "Outage"))
            )
        )
    )


def line(session: Session, rule: str = "distress-unanswered", number: int = 0, mark: str = "") -> Line:
    journey = session.state.journey
    listed = groups(journey, check_all(journey, TODAY))
    return [one for group in listed for one in group.lines if one.rule == rule and mark in ("", one.mark)][number]


def test_mending_is_one_step_with_a_name_and_leads_to_what_is_to_be_typed(session: Session) -> None:
    journey, found = session.state.journey, line(session)
    onward = mend(session, journey, found, found.fixes[0])
    (response,) = session.state.journey.responses
    assert response.touchpoint == "data"
    assert onward == (response.id, "empathetic")
    assert session.state.selection == (response.id,)
    assert session.undo_names() == ("Mend “Data migration”: Add an empathy response",)
    session.undo()
    assert session.state.journey is journey


def test_a_fix_that_only_leads_to_a_field_makes_no_step(session: Session) -> None:
    begun = (EmpathyResponse(id="r", touchpoint="data"),)
    session = Session.begin(session.state.journey.model_copy(update={"responses": begun}))
    found = line(session)
    assert mend(session, session.state.journey, found, found.fixes[0]) == ("r", "empathetic")
    assert session.undo_names() == ()
    assert session.state.selection == ("r",)


def test_all_of_a_kind_are_mended_in_one_step(session: Session) -> None:
    journey, found = session.state.journey, line(session)
    told = enter_all(session, journey, mend_all(journey, found.rule, found.fixes[0].id, TODAY), found.fixes[0])
    assert told == "Done everywhere: “Add an empathy response”. Each stays a problem until somebody writes there."
    assert {one.touchpoint for one in session.state.journey.responses} == {"data", "out"}
    assert session.undo_names() == ("Mend all: Add an empathy response",)
    session.undo()
    assert session.state.journey is journey


def test_nothing_is_mended_in_another_map_than_the_one_that_was_checked(session: Session) -> None:
    journey, found = session.state.journey, line(session)
    session.commit(lambda before: rename(before, "data", "Import"), "Rename")
    for attempt in (
        lambda: mend(session, journey, found, found.fixes[0]),
        lambda: enter_all(session, journey, journey, found.fixes[0]),
    ):
        with pytest.raises(JourneyError, match="has changed since it was checked"):
            attempt()
    assert session.undo_names() == ("Rename",)


def test_a_text_that_is_being_typed_is_finished_before(session: Session) -> None:
    found = line(session)
    typing.begin(session, "data")
    typing.write(session, "Import")
    typed = session.state.journey
    with pytest.raises(JourneyError, match="has changed since it was checked"):
        mend(session, typed, found, found.fixes[0])
    assert session.state.draft is None
    assert getattr(index(session.state.journey).things["data"], "title", "") == "Import"


def test_a_problem_is_lived_with_and_looked_for_again(session: Session) -> None:
    ignore(session, line(session), "  Migrations end in May ")
    (entry,) = session.state.journey.ignored
    assert (entry.rule, entry.target, entry.reason) == ("distress-unanswered", "data", "Migrations end in May")
    assert [one.target for one in check(session.state.journey, TODAY) if one.rule == "distress-unanswered"] == ["out"]
    check_again(session, line(session, mark="ignored"))
    assert session.state.journey.ignored == ()
    name = line(session).name
    assert session.undo_names() == (f"Check “{name}” again", f"Ignore “{name}”")


def test_a_check_is_switched_off_and_on(session: Session) -> None:
    switch_off(session, line(session))
    assert "distress-unanswered" in session.state.journey.checks.off
    assert not any(one.rule == "distress-unanswered" for one in check(session.state.journey, TODAY))
    check_again(session, line(session, mark="off"))
    assert not session.state.journey.checks.off
    assert [name.split(" “")[0] for name in session.undo_names()] == ["Switch on", "Switch off"]


def test_a_map_that_can_only_be_looked_at_stays_as_it_is(session: Session) -> None:
    journey = session.state.journey
    file = replace(Opened(Path("later.journey"), journey, "0" * 64), read_only=True)
    session.opened(file)
    found = line(session)
    for attempt in (
        lambda: mend(session, journey, found, found.fixes[0]),
        lambda: ignore(session, found, ""),
        lambda: switch_off(session, found),
    ):
        with pytest.raises(JourneyError, match="not changed"):
            attempt()
    assert session.state.journey is journey
