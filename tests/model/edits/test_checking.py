from __future__ import annotations

import pytest
from little_maps import row

from journeymap.model import edits
from journeymap.model.journey import Checks, Ignored, Journey
from journeymap.model.refusal import JourneyError


def test_a_problem_is_ignored_once_with_a_reason_that_can_change() -> None:
    journey = edits.ignore_problem(row("A"), "distress-unanswered", "A", "asked for")
    journey = edits.ignore_problem(journey, "no-success")
    assert journey.ignored == (
        Ignored(rule="distress-unanswered", target="A", reason="asked for"),
        Ignored(rule="no-success"),
    )
    again = edits.ignore_problem(journey, "distress-unanswered", "A", "agreed in May")
    assert [entry.reason for entry in again.ignored] == ["agreed in May", ""]
    assert edits.ignore_problem(journey, "distress-unanswered", "A", "asked for") is journey


def test_what_is_ignored_can_be_minded_again() -> None:
    before = row("A")
    journey = edits.ignore_problem(before, "cut-off", "A")
    assert edits.unignore(journey, "cut-off", "A") == before
    assert edits.unignore(journey, "cut-off") is journey


def test_a_check_is_switched_off_and_on() -> None:
    journey = row("A")
    off = edits.switch_rule(journey, "review-overdue", on=False)
    assert off.checks.off == ("review-overdue",)
    assert edits.switch_rule(off, "review-overdue", on=False) is off
    assert edits.switch_rule(off, "review-overdue", on=True) == journey
    assert edits.switch_rule(journey, "review-overdue", on=True) is journey


def test_thresholds_are_set_and_forgotten_and_hold_to_their_scale() -> None:
    journey = edits.set_threshold(row("A"), "longest_gap", 45)
    assert journey.checks.longest_gap == 45
    assert edits.set_threshold(journey, "longest_gap", 45) is journey
    assert edits.set_threshold(journey, "longest_gap", None).checks == Checks()
    with pytest.raises(JourneyError, match="longest gap 0 is outside 1…36500"):
        edits.set_threshold(journey, "longest_gap", 0)
    with pytest.raises(JourneyError, match="the checks have no threshold “patience”; they have first_days"):
        edits.set_threshold(journey, "patience", 3)
    with pytest.raises(JourneyError, match="journey: page"):
        edits.set_threshold(journey, "page", "a0")


def test_unknown_fields_of_the_settings_stay() -> None:
    journey = row("A", checks=Checks.model_validate({"x_strict": True}))
    assert edits.set_threshold(journey, "handovers", 4).checks.model_extra == {"x_strict": True}


def ignoring(*targets: str) -> Journey:
    return row("A", "B", ignored=tuple(Ignored(rule="cut-off", target=target) for target in targets))


def test_what_was_ignored_of_a_thing_goes_with_the_thing_and_nothing_else_does() -> None:
    journey = edits.delete(ignoring("A", "B", "gone-before"), ("A",))
    assert [entry.target for entry in journey.ignored] == ["B", "gone-before"]
    same = edits.rename(ignoring("A", "gone-before"), "A", "Another")
    assert [entry.target for entry in same.ignored] == ["A", "gone-before"]


def test_it_goes_however_the_thing_goes() -> None:
    journey = edits.add_stage(ignoring(), id="z", title="Adoption")
    journey = edits.ignore_problem(journey, "stage-without-goal", "z")
    assert edits.merge_stages(journey, ("s", "z")).ignored == ()
