from __future__ import annotations

import pytest
from little_maps import TODAY, row

from journeymap.editor.check_settings import (
    Entry,
    Setting,
    all_as_usual,
    enter,
    headings,
    look_again,
    set_value,
    summary,
    switch,
)
from journeymap.editor.session import Session
from journeymap.flow.check import check_all
from journeymap.flow.rules import RULES
from journeymap.flow.thresholds import THRESHOLDS, threshold
from journeymap.model.edits import ignore_problem, set_thing, switch_rule
from journeymap.model.journey import Checks
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    journey = set_thing(set_thing(row("Kick-off", "Import"), "Kick-off", owner=""), "Import", owner="")
    return Session.begin(ignore_problem(journey, "no-owner", "Import", "Nobody is hired yet"))


def entries(session: Session, words: str = "") -> list[Entry]:
    journey = session.state.journey
    return [one for heading in headings(journey, check_all(journey, TODAY), words) for one in heading.entries]


def setting(session: Session, name: str) -> Setting:
    return next(one for entry in entries(session) for one in entry.settings if one.name == name)


def test_every_check_is_listed_with_what_it_is_for_and_how_much_it_finds(session: Session) -> None:
    checks = [entry for entry in entries(session) if entry.kind == "check"]
    assert [entry.rule for entry in checks] == [rule.id for rule in RULES]
    for entry, rule in zip(checks, RULES, strict=True):
        assert (entry.name, entry.severity, entry.words, entry.source) == (
            rule.name,
            rule.severity,
            rule.why,
            rule.source,
        )
        assert entry.on
    assert next(entry.found for entry in checks if entry.rule == "no-owner") == 1
    unknown = [entry for heading in headings(session.state.journey, None) for entry in heading.entries]
    assert {entry.found for entry in unknown} == {None}


def test_every_threshold_of_the_map_can_be_set_and_says_what_is_usual(session: Session) -> None:
    names = {one.name for entry in entries(session) for one in entry.settings}
    assert names == set(Checks.model_fields) - {"off"}
    for name, usual in THRESHOLDS.items():
        found = setting(session, name)
        assert (found.own, found.value) == (None, usual.usual)
        assert found.usually == f"usually {usual.usual} {usual.unit}"


def test_a_value_is_typed_and_goes_back_to_the_usual(session: Session) -> None:
    enter(session, setting(session, "longest_gap"), " 120 days ")
    assert setting(session, "longest_gap").own == 120
    assert threshold(session.state.journey, "longest_gap") == 120
    assert session.undo_names() == ("Change check setting “No touchpoint for at most”",)
    for usual in ("", "90", "90 days"):
        enter(session, setting(session, "longest_gap"), "7")
        enter(session, setting(session, "longest_gap"), usual)
        assert session.state.journey.checks.longest_gap is None
    enter(session, setting(session, "full_lane"), "75 %")
    assert setting(session, "full_lane").value == 75
    set_value(session, setting(session, "page"), "slide")
    assert session.state.journey.checks.page == "slide"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("soon", "no number of days"),
        ("-3", "no number"),
        ("0", "first_days|first days"),
        ("9999999", "first_days|first days"),
    ],
)
def test_what_cannot_be_a_value_is_refused_with_a_sentence(session: Session, text: str, why: str) -> None:
    before = session.state.journey
    with pytest.raises(JourneyError, match=why):
        enter(session, setting(session, "first_days"), text)
    assert session.state.journey is before


def test_checks_are_switched_one_by_one_and_by_group_in_one_step(session: Session) -> None:
    switch(session, ("no-owner",), on=False)
    found = next(entry for entry in entries(session) if entry.rule == "no-owner" and entry.kind == "check")
    assert (found.on, found.found) == (False, None)
    upkeep = next(one for one in headings(session.state.journey, None) if one.key == "Upkeep")
    assert upkeep.on is None
    switch(session, [entry.rule for entry in upkeep.entries], on=False, what="all checks of “Upkeep”")
    assert next(one for one in headings(session.state.journey, None) if one.key == "Upkeep").on is False
    assert session.undo_names() == ("Switch off all checks of “Upkeep”", "Switch off “No owner”")
    session.undo()
    assert session.state.journey.checks.off == ("no-owner",)


def test_what_the_map_lives_with_is_seen_and_looked_at_again(session: Session) -> None:
    lived = entries(session)[0]
    assert (lived.kind, lived.rule, lived.target, lived.reason) == (
        "ignored",
        "no-owner",
        "Import",
        "Nobody is hired yet",
    )
    assert "Import" in lived.words
    look_again(session, lived)
    assert session.state.journey.ignored == ()
    assert entries(session)[0].kind == "check"
    assert session.undo_names() == ("Check “No owner” again",)


def test_all_is_as_usual_in_one_step_and_what_is_lived_with_stays(session: Session) -> None:
    switch(session, ("no-owner", "two-owners"), on=False, what="two")
    enter(session, setting(session, "handovers"), "5")
    assert summary(session.state.journey) == "2 checks off, 1 value of its own, 1 ignored problem"
    all_as_usual(session)
    assert session.state.journey.checks == Checks()
    assert summary(session.state.journey) == "1 ignored problem"
    assert session.undo_names()[0] == "Check as usual"


def test_a_check_of_another_version_is_switched_on_again_too(session: Session) -> None:
    session.commit(lambda journey: switch_rule(journey, "of-tomorrow", on=False), "Switch off")
    all_as_usual(session)
    assert session.state.journey.checks.off == ()


def test_words_find_checks_by_all_that_is_said_of_them(session: Session) -> None:
    assert [entry.rule for entry in entries(session, "handovers row")] == ["handover-fatigue"]
    assert {entry.rule for entry in entries(session, "shostack")} >= {"cut-off", "single-point-of-failure"}
    assert [entry.kind for entry in entries(session, "hired")] == ["ignored"]
    switch(session, ("two-owners",), on=False)
    assert [entry.rule for entry in entries(session, "switched off")] == ["two-owners"]
    assert entries(session, "no such word") == []
