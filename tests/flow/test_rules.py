"""Each check on a small map that trips it, and on the twin of that map that doesn't."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

import pytest
from little_maps import TODAY, flows, row

from journeymap.flow.check import check
from journeymap.flow.problems import SEVERITIES, Problem
from journeymap.flow.rules import RULES
from journeymap.model.journey import (
    EmpathyResponse,
    Feeling,
    Journey,
    Milestone,
    Stage,
    SuccessCriterion,
    Touchpoint,
)


def found(journey: Journey, rule: str) -> list[Problem]:
    return [problem for problem in check(journey, TODAY) if problem.rule == rule]


def owned(*owners: str, **fields: Any) -> Journey:
    """Touchpoints t0, t1 … with these owners."""
    touchpoints = tuple(Touchpoint(id=f"t{n}", stage="s", title=f"T{n}", owner=owner) for n, owner in enumerate(owners))
    return row(touchpoints=touchpoints, **fields)


def one(**fields: Any) -> Journey:
    """One touchpoint "Go live" with these fields."""
    return row(touchpoints=(Touchpoint(**{"id": "t", "stage": "s", "title": "Go live", "owner": "CSM"} | fields),))


LOW = (Feeling(persona="omar", value=-2),)


class Pair(NamedTuple):
    rule: str
    flawed: Journey
    sentence: str
    targets: tuple[str, ...]
    twin: Journey


PAIRS = [
    Pair(
        "late-milestone",
        row("A", success=(SuccessCriterion(id="c", text="live numbers by day 20", by_day=20, proof="m"),)),
        "Milestone “First value” is due on day 24, but its success criterion “live numbers by day 20” says day 20",
        ("m", "c"),
        row("A", success=(SuccessCriterion(id="c", text="live numbers by day 24", by_day=24, proof="m"),)),
    ),
    Pair(
        "distress-unanswered",
        one(feelings=LOW),
        "Distress without a response: “Go live” feels −2 and no empathy response is planned",
        ("t",),
        row(
            touchpoints=(Touchpoint(id="t", stage="s", title="Go live", feelings=LOW),),
            responses=(EmpathyResponse(id="r", touchpoint="t", strategic="We map the data for you."),),
        ),
    ),
    Pair(
        "handover-fatigue",
        owned("CSM", "Customer", "Engineering", "Customer", "Customer"),
        "3 handovers in a row (CSM → Customer → Engineering → Customer): the customer tires",
        ("t0", "t1", "t2", "t3"),
        owned("CSM", "Customer", "Engineering", "Engineering", "CSM"),
    ),
    Pair(
        "handover-fatigue",
        owned("A", "B", "C", "D", "E", "F", "G", "H"),
        "7 handovers in a row (A → B → C → D → E → … → H): the customer tires",
        tuple(f"t{n}" for n in range(8)),
        owned("A", "B", "", "C", "D", "", "E"),
    ),
    Pair(
        "handover-fatigue",
        owned("A", "B", "X", "C", "D", flows=flows("t0>t1", "t1>t3", "t2>t3")),
        "3 handovers in a row (A → B → C → D): the customer tires",
        ("t0", "t1", "t3", "t4"),
        owned("CSM", " csm", "Customer", "customer ", "CSM"),
    ),
    Pair(
        "stage-without-milestone",
        row("A", milestones=(), success=(SuccessCriterion(id="c", text="…"),)),
        "“Onboarding” has no milestone",
        ("s",),
        row("A"),
    ),
    Pair(
        "stage-without-milestone",
        row("A", milestones=(Milestone(id="m", title="Late", day=31),)),
        "“Onboarding” has no milestone",
        ("s",),
        row("A", milestones=(Milestone(id="m", title="By its day", day=30),)),
    ),
    Pair(
        "stage-without-goal",
        row("A", stages=(Stage(id="s", title="Onboarding", goal=" "),)),
        "“Onboarding” has no goal",
        ("s",),
        row("A"),
    ),
    Pair(
        "no-success",
        row("A", success=(SuccessCriterion(id="c", text=" "),)),
        "The map has no definition of success in the customer’s own words",
        (),
        row("A"),
    ),
    Pair(
        "milestone-outside-stage",
        row("A", milestones=(Milestone(id="m", title="First value", day=31, stage="s"),), success=()),
        "Milestone “First value” is due on day 31, outside “Onboarding” (day 0–30)",
        ("m", "s"),
        row("A", milestones=(Milestone(id="m", title="First value", day=30, stage="s"),)),
    ),
    Pair(
        "milestone-outside-stage",
        row(
            "A",
            milestones=(Milestone(id="m", title="Invited", day=-1, touchpoint="A"),),
            stages=(Stage(id="s", title="Onboarding", start_day=0),),
        ),
        "Milestone “Invited” is due on day −1, outside “Onboarding” (from day 0)",
        ("m", "s"),
        row("A", milestones=(Milestone(id="m", title="Loose", day=400),)),
    ),
    Pair(
        "milestone-outside-stage",
        row("A", stages=(Stage(id="s", title="Onboarding", end_day=20),)),
        "Milestone “First value” is due on day 24, outside “Onboarding” (until day 20)",
        ("m", "s"),
        row("A", stages=(Stage(id="s", title="Onboarding"),)),
    ),
    Pair(
        "single-branch",
        row("A", "B", "C", flows=flows("A?C:when urgent")),
        "The branch at “A” has one way out, to “C”: what happens otherwise?",
        ("A", "A-C", "C"),
        row("A", "B", "C", flows=flows("A?C:when urgent", "A>B")),
    ),
    Pair(
        "single-branch",
        row("A", "B", "C", flows=flows("B?C:when urgent", "C<A")),
        "The branch at “B” has one way out, to “C”: what happens otherwise?",
        ("B", "B-C", "C"),
        row("A", "B", "C", flows=flows("B?C:when urgent", "B<A:otherwise")),
    ),
    Pair(
        "branch-without-condition",
        row("A", "B", "C", flows=flows("A?B: ", "A?C:when urgent")),
        "The branch at “A” does not say when it leads to “B”",
        ("A", "A-B"),
        row("A", "B", "C", flows=flows("A?B:otherwise", "A?C:when urgent")),
    ),
    Pair(
        "endless-loop",
        row("A", "B", "C", "D", flows=flows("C>B")),
        "The loop through “B” and “C” has no way out",
        ("B", "C"),
        row("A", "B", "C", "D", flows=flows("C<B")),
    ),
    Pair(
        "endless-loop",
        row("A", "B", "C", "D", flows=flows("C>B"), milestones=(Milestone(id="m", title="Done", touchpoint="C"),)),
        "The loop through “B” and “C” has no way out",
        ("B", "C"),
        row("A", "B", "C", "D", flows=flows("D>B")),
    ),
    Pair(
        "review-overdue",
        row("A", next_review=date(2026, 11, 21)),
        "The review planned for 21 Nov 2026 is 1 day overdue",
        (),
        row("A", next_review=TODAY),
    ),
]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.rule for pair in PAIRS])
def test_a_check_finds_its_problem_and_leaves_the_twin_alone(pair: Pair) -> None:
    problems = found(pair.flawed, pair.rule)
    assert [(problem.sentence, problem.targets) for problem in problems] == [(pair.sentence, pair.targets)]
    assert found(pair.twin, pair.rule) == []


def test_both_faults_of_a_moment_of_truth_are_told() -> None:
    assert [problem.rule for problem in check(one(moment_of_truth=True, mode="automated", owner=""), TODAY)][:2] == [
        "moment-of-truth-automated",
        "moment-of-truth-unowned",
    ]


def staged(*titles: str, **fields: Any) -> Journey:
    """The first touchpoint in a stage of its own, all others in the next."""
    stages = (Stage(id="first", title="Sale", goal="…"), Stage(id="s", title="Onboarding", goal="…"))
    touchpoints = tuple(
        Touchpoint(id=title, stage="s" if n else "first", title=title, owner="CSM") for n, title in enumerate(titles)
    )
    return row(stages=stages, touchpoints=touchpoints, **fields)


def test_parts_that_are_cut_off_apart_from_each_other_are_told_apart() -> None:
    journey = staged("A", "B", "C", "D", "E", "F", "G", flows=flows("A>D", "C<B", "D>G"))
    assert [problem.targets for problem in found(journey, "cut-off")] == [("B", "C"), ("E", "F")]


def test_what_a_cut_off_part_leads_to_is_cut_off_and_what_stands_alone_is_told_apart() -> None:
    journey = staged("A", "B", "C", "D", flows=flows("A>D"))
    assert [problem.targets for problem in found(journey, "cut-off")] == [("B", "C")]
    journey = staged("A", "B", "C", flows=flows("A>C"))
    assert [problem.targets for problem in found(journey, "nothing-leads-there")] == [("B",)]
    assert found(journey, "cut-off") == found(journey, "several-starts") == []


def test_a_loop_that_nothing_leads_to_is_cut_off() -> None:
    journey = staged("A", "B", "C", "D", flows=flows("A>D", "B>C", "C?B:again", "C?D:done"))
    assert [problem.targets for problem in found(journey, "cut-off")] == [("B", "C")]


def test_touchpoints_that_share_a_column_are_passed_together_unless_a_branch_chooses_one() -> None:
    touchpoints = tuple(
        Touchpoint(id=key, stage="s", title=key, owner="CSM", together_with="B" if key == "C" else None)
        for key in "ABCD"
    )
    milestone = (Milestone(id="m", title="Trained", day=9, touchpoint="C"),)
    assert found(row(touchpoints=touchpoints, milestones=milestone), "milestone-avoidable") == []
    branches = flows("A?B:small team", "A?C:large team")
    journey = row(touchpoints=touchpoints, milestones=milestone, flows=branches)
    assert [problem.targets for problem in found(journey, "milestone-avoidable")] == [("m", "C")]


def test_owners_that_stand_in_one_name_are_not_two() -> None:
    assert found(owned("Dana, operations lead", "Research and development", "CSM"), "two-owners") == []
    journey = owned("Dana, CSM", "CSM", "Dana", "R&D", "Product + CSM")
    assert [problem.sentence for problem in found(journey, "two-owners")] == [
        "“T0” has two owners: Dana and CSM",
        "“T4” has two owners: Product and CSM",
    ]


def test_initials_are_another_way_to_name_an_owner() -> None:
    journey = owned("Customer Success Manager", "CSM", "CSM", "Support")
    (problem,) = found(journey, "owner-named-two-ways")
    assert problem.sentence == "One owner is written in 2 ways: “CSM” and “Customer Success Manager”"
    assert [t.owner for t in problem.fixes[0].edit(journey).touchpoints] == ["CSM", "CSM", "CSM", "Support"]
    assert found(owned("Customer Success Manager", "csm"), "owner-named-two-ways") == []


def test_a_map_on_which_nobody_owns_anything_is_told_so_once() -> None:
    assert [problem.targets for problem in found(owned("", "", ""), "no-owner")] == [()]


def test_days_are_carried_over_touchpoints_that_bear_none_and_round_loops() -> None:
    days = {"A": 1, "B": 20, "C": None, "D": 10}
    touchpoints = tuple(Touchpoint(id=key, stage="s", title=key, owner="CSM", day=day) for key, day in days.items())
    assert [p.targets for p in found(row(touchpoints=touchpoints), "days-backwards")] == [("D", "B")]
    away = flows("A?B:late", "A?C:soon", "B>C")
    assert [p.targets for p in found(row(touchpoints=touchpoints, flows=away), "days-backwards")] == [("D", "B")]
    again = tuple(t.model_copy(update={"day": 5 * n}) for n, t in enumerate(touchpoints))
    assert found(row(touchpoints=again, flows=flows("D<A", "C>B")), "days-backwards") == []


def test_nobody_is_kept_waiting_for_what_need_not_come_before_a_milestone() -> None:
    days = {"A": 1, "B": 20, "C": None}
    touchpoints = tuple(Touchpoint(id=key, stage="s", title=key, owner="CSM", day=day) for key, day in days.items())
    milestone = (Milestone(id="m", title="Live", day=9, touchpoint="C"),)
    assert [p.targets for p in found(row(touchpoints=touchpoints, milestones=milestone), "milestone-too-early")]
    shortcut = flows("A?B:late", "A?C:soon")
    assert found(row(touchpoints=touchpoints, milestones=milestone, flows=shortcut), "milestone-too-early") == []


def test_a_silence_is_not_told_where_somebody_may_be_in_touch() -> None:
    stages = (Stage(id="s", title="Year", goal="…"),)
    days = {"A": 1, "B": None, "C": 200}
    touchpoints = tuple(Touchpoint(id=key, stage="s", title=key, owner="CSM", day=day) for key, day in days.items())
    assert found(row(touchpoints=touchpoints, stages=stages), "silent-gap") == []
    assert found(row(touchpoints=(touchpoints[0], touchpoints[2]), stages=stages), "silent-gap")


def test_of_rows_of_handovers_that_touch_only_the_longest_is_told_and_others_apart() -> None:
    journey = owned("A", "B", "C", "D", "D", "E", "F", "G", "H")
    assert [problem.targets for problem in found(journey, "handover-fatigue")] == [
        ("t0", "t1", "t2", "t3"),
        ("t4", "t5", "t6", "t7", "t8"),
    ]


def test_the_table_names_each_check_once_and_says_why_it_matters() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
        assert rule.severity in SEVERITIES
        assert rule.why.endswith(".")
        assert rule.source.endswith(".")
        assert rule.name == rule.name.strip() != ""
        assert len(set(rule.fixes)) == len(rule.fixes)
        assert rule.find.__doc__


def test_the_sound_little_map_is_sound() -> None:
    assert check(row("A", "B", "C"), TODAY) == ()
