from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import TODAY, flows, row
from strategies import journeys

from journeymap.files.format import dump, load
from journeymap.flow.check import check
from journeymap.flow.problems import SEVERITIES
from journeymap.model.find import index
from journeymap.model.journey import Feeling, Journey, Milestone, Stage, SuccessCriterion, Touchpoint

LOW = (Feeling(persona="dana", value=-2),)


def test_worst_first_then_from_left_to_right_with_the_whole_map_in_front() -> None:
    journey = row(
        stages=(
            Stage(id="s", title="Onboarding", goal="…"),
            Stage(id="n", title="Adoption"),
        ),
        touchpoints=(
            Touchpoint(id="late", stage="n", title="Outage", feelings=LOW),
            Touchpoint(id="early", stage="s", title="Migration", feelings=LOW),
        ),
        milestones=(Milestone(id="m", title="First value", day=24, touchpoint="late"),),
        success=(SuccessCriterion(id="c", text="…", by_day=3, proof="m"),),
        next_review=date(2026, 1, 1),
    )
    assert [(problem.severity, problem.rule, problem.place) for problem in check(journey, TODAY)] == [
        ("error", "late-milestone", "Adoption › First value"),
        ("warning", "review-overdue", ""),
        ("warning", "distress-unanswered", "Onboarding › Migration"),
        ("warning", "distress-unanswered", "Adoption › Outage"),
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
