"""The time of a presentation against its plan."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.editor.presenting import going
from journeymap.editor.presenting.agenda import agenda, planned
from journeymap.editor.presenting.clock import about_all, about_step, about_whole, begin_anew, said, stop_or_run, times
from journeymap.editor.session import Session
from journeymap.model.edits import set_step

if TYPE_CHECKING:
    from journeymap.editor.presenting.show import Show


@pytest.fixture
def session() -> Session:
    journey = set_step(set_step(onboarding(), "title", minutes=5), "stage/on", minutes=2)
    made = Session.begin(journey)
    going.begin(made, 1920, 1080)
    assert made.state.show is not None
    made.present(replace(made.state.show, began=1000.0, entered=1000.0))
    return made


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00"), (59.9, "0:59"), (245, "4:05"), (3600, "1:00:00"), (3729, "1:02:09")]
)
def test_seconds_are_said_as_a_clock_shows_them(seconds: float, words: str) -> None:
    assert said(seconds) == words


@pytest.mark.parametrize(
    ("after", "pace", "words"),
    [
        (100, "within", "1:40 of 5 min"),
        (239, "within", "3:59 of 5 min"),
        (250, "soon", "0:50 left of 5 min"),
        (300, "soon", "0:00 left of 5 min"),
        (430, "over", "2:10 over 5 min"),
    ],
)
def test_a_step_with_minutes_says_how_it_stands(session: Session, after: float, pace: str, words: str) -> None:
    at = times(session.state, 1000.0 + after)
    assert at is not None
    assert (at.pace, about_step(at)) == (pace, words)


def test_a_step_without_minutes_just_counts(session: Session) -> None:
    going.go_to(session, "overview")
    assert session.state.show is not None
    session.present(replace(session.state.show, entered=1060.0))
    at = times(session.state, 1100.0)
    assert at is not None
    assert (at.pace, at.whole, about_step(at)) == ("open", 100.0, "0:40 in this step")


@pytest.mark.parametrize(
    ("began", "entered", "words"),
    [
        (1000.0, 1300.0, "on time"),
        (1000.0, 1180.0, "2 min ahead"),
        (1000.0, 1600.0, "5 min behind"),
    ],
)
def test_the_whole_is_measured_by_the_steps_before(session: Session, began: float, entered: float, words: str) -> None:
    going.go_to(session, "stage/on")
    assert session.state.show is not None
    session.present(replace(session.state.show, began=began, entered=entered))
    at = times(session.state, entered + 30)
    assert at is not None
    assert about_whole(at) == words


def test_coming_back_to_a_step_counts_on(session: Session) -> None:
    going.go_to(session, "overview")  # the title has taken what there was of it
    show = session.state.show
    assert show is not None
    session.present(replace(show, spent=(("title", 120.0),)))
    going.go_to(session, "title")
    show = session.state.show
    assert show is not None
    at = times(session.state, show.entered + 30.0)
    assert at is not None
    assert about_step(at) == "2:30 of 5 min"
    assert dict(show.spent).keys() == {"title", "overview"}


def test_nothing_is_said_of_a_plan_that_there_is_not() -> None:
    session = Session.begin(onboarding())
    assert times(session.state) is None
    going.begin(session, 1920, 1080)
    at = times(session.state)
    assert at is not None
    assert (at.drift, about_whole(at)) == (None, "")


def test_the_agenda_knows_what_was_is_and_is_to_come(session: Session) -> None:
    going.go_to(session, "stage/on")
    entries = agenda(session.state)
    assert [one.number for one in entries] == list(range(1, len(entries) + 1))
    assert [(one.label, one.minutes, one.when) for one in entries[:4]] == [
        ("Title", 5, "past"),
        ("The whole map", None, "past"),
        ("Onboarding", 2, "now"),
        ("Adoption", None, "to come"),
    ]
    assert planned(session.state) == 7
    session.commit(lambda journey: set_step(journey, "overview", hidden=True), "Hide")
    assert "overview" not in [one.key for one in agenda(session.state)]
    session.commit(lambda journey: set_step(journey, "stage/on", hidden=True), "Hide")  # the one that is shown
    assert [one.when for one in agenda(session.state)].count("now") == 1


def test_the_whole_is_told_against_all_that_is_planned(session: Session) -> None:
    at = times(session.state, 1000.0 + 65)
    assert at is not None
    assert about_all(at) == "1:05 of 7 min"
    assert about_all(at._replace(all=0.0)) == "1:05 in all"


def test_a_break_is_not_counted(session: Session) -> None:
    def now() -> Show:
        assert session.state.show is not None
        return session.state.show

    began = time.monotonic() - 100
    session.present(replace(now(), began=began, entered=began))
    stop_or_run(session)
    assert now().stood is not None
    session.present(replace(now(), stood=began + 40))  # as if that had been a while ago
    stood = times(session.state)
    assert stood is not None
    assert (round(stood.whole), round(stood.step)) == (40, 40)
    going.go_to(session, "stage/on")  # going on in a break takes no time either
    there = times(session.state)
    assert there is not None
    assert (round(there.whole), there.step, round(dict(now().spent)["title"])) == (40, 0.0, 40)
    stop_or_run(session)
    assert now().stood is None
    again = times(session.state)
    assert again is not None
    assert round(again.whole) == 40
    assert round(again.step) == 0


def test_it_begins_anew_when_people_have_come(session: Session) -> None:
    going.go_to(session, "stage/on")
    stop_or_run(session)
    begin_anew(session)
    at, show = times(session.state), session.state.show
    assert at is not None
    assert show is not None
    assert (round(at.whole), round(at.step), show.spent, show.stood, show.step) == (0, 0, (), None, "stage/on")
