from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import TODAY, flows, row
from strategies import journeys

from journeymap.files.format import dump, load
from journeymap.flow.check import check, check_all
from journeymap.flow.problems import SEVERITIES
from journeymap.flow.rules import RULES
from journeymap.flow.thresholds import THRESHOLDS
from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import (
    Checks,
    Feeling,
    Journey,
    Lane,
    Milestone,
    Note,
    Stage,
    SuccessCriterion,
    Touchpoint,
)

LOW = (Feeling(persona="dana", value=-2),)


def test_worst_first_then_from_left_to_right_with_the_whole_map_in_front() -> None:
    journey = row(
        stages=(
            Stage(id="s", title="Onboarding", goal="…"),
            Stage(id="n", title="Adoption"),
        ),
        touchpoints=(
            Touchpoint(id="late", stage="n", title="Outage", feelings=LOW, day=30, owner="CSM"),
            Touchpoint(id="early", stage="s", title="Migration", feelings=LOW, owner="CSM"),
        ),
        milestones=(Milestone(id="m", title="First value", day=24, touchpoint="late"),),
        success=(SuccessCriterion(id="c", text="…", by_day=3, proof="m"),),
        next_review=date(2026, 1, 1),
    )
    assert [(problem.severity, problem.rule, problem.place) for problem in check(journey, TODAY)] == [
        ("error", "milestone-too-early", "Adoption › First value"),
        ("warning", "review-overdue", ""),
        ("warning", "distress-unanswered", "Onboarding › Migration"),
        ("warning", "distress-unanswered", "Adoption › Outage"),
        ("warning", "late-milestone", "Adoption › First value"),
        ("hint", "stage-without-milestone", "Onboarding"),
        ("hint", "stage-without-goal", "Adoption"),
    ]


def test_an_empty_journey_is_checked_too() -> None:
    assert [problem.rule for problem in check(Journey(title=""), TODAY)] == ["no-success"]


@given(journeys(), st.dates(date(2024, 1, 1), date(2028, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_of_any_journey_the_answer_is_ordered_names_what_is_there_and_never_changes(
    journey: Journey, today: date
) -> None:
    problems = check(journey, today)
    ranks = [SEVERITIES.index(problem.severity) for problem in problems]
    assert ranks == sorted(ranks)
    known = index(journey).things
    assert all(target in known for problem in problems for target in problem.targets)
    assert all(bool(problem.place) == bool(problem.targets) for problem in problems)
    assert all("\n" not in problem.sentence + problem.place for problem in problems)
    assert check(load(dump(journey)).journey, today) == problems


def test_a_tangle_of_thousands_of_ways_is_checked_without_walking_every_path() -> None:
    names = [f"t{n}" for n in range(600)]
    # Every touchpoint branches to the next three: the number of paths has more than a hundred digits.
    tangle = [f"{names[n]}?{names[n + step]}" for n in range(597) for step in (1, 2, 3)]
    back = [f"{names[n]}<{names[n - 50]}" for n in range(50, 600, 7)]
    problems = check(row(*names, flows=flows(*tangle, *back)), TODAY)
    assert {problem.rule for problem in problems} == {"branch-without-condition"}
    assert len(problems) == 597


def test_what_the_map_ignores_is_told_apart_with_its_reason() -> None:
    journey = row(touchpoints=(Touchpoint(id="t", stage="s", title="Migration", feelings=LOW, owner="CSM"),))
    journey = edits.ignore_problem(journey, "distress-unanswered", "t", "Migrations end in May")
    journey = edits.ignore_problem(journey, "no-success", "t", "Nothing of the kind is said of it")
    found = check_all(journey, TODAY)
    assert found.problems == check(journey, TODAY) == ()
    ((problem, reason),) = found.ignored
    assert (problem.rule, problem.target, reason) == ("distress-unanswered", "t", "Migrations end in May")
    both = row(touchpoints=(*journey.touchpoints, journey.touchpoints[0].model_copy(update={"id": "u"})))
    assert [problem.target for problem in check(both, TODAY)] == ["t", "u"]


def test_a_check_that_is_switched_off_is_not_run_and_unknown_names_do_no_harm() -> None:
    journey = edits.switch_rule(row("A", success=()), "no-success", on=False)
    assert check(edits.switch_rule(journey, "of-a-later-version", on=False), TODAY) == ()
    assert check_all(edits.ignore_problem(journey, "of-a-later-version"), TODAY).ignored == ()


def test_some_checks_alone_can_be_run() -> None:
    journey = row("A", success=(), next_review=date(2026, 1, 1))
    assert [problem.rule for problem in check(journey, TODAY, rules={"no-success", "unheard-of"})] == ["no-success"]


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("first_days", 20, "slow-start"),
        ("longest_gap", 4, "silent-gap"),
        ("handovers", 1, "handover-fatigue"),
        ("automated_run", 2, "automated-run"),
        ("full_lane", 50, "empty-cells"),
    ],
)
def test_a_threshold_of_the_map_counts_instead_of_the_usual_one(name: str, value: int, rule: str) -> None:
    touchpoints = tuple(
        Touchpoint(id=f"t{n}", stage="s", title=f"T{n}", owner=owner, day=n * 5, mode="automated" if n < 2 else "human")
        for n, owner in enumerate(("CSM", "CSM", "Support", "CSM"))
    )
    says = Lane(id="says", kind="says", title="Customer says")
    notes = tuple(Note(id=f"n{n}", lane="says", at=f"t{n}", text="“Fine.”") for n in range(2))
    journey = row(touchpoints=touchpoints, lanes=(says,), notes=notes)
    assert check(journey, TODAY) == ()
    assert {problem.rule for problem in check(edits.set_threshold(journey, name, value), TODAY)} == {rule}


def test_every_threshold_can_be_set_by_a_map_and_is_used_by_a_check() -> None:
    assert {rule.threshold for rule in RULES if rule.threshold} == set(THRESHOLDS)
    assert set(THRESHOLDS) == set(Checks.model_fields) - {"off", "page"}
