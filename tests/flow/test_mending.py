"""A fix removes its problem, or makes the place where a person does, and brings no error."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from little_maps import TODAY, flows, row
from strategies import journeys
from stress import stress, tangled

from journeymap.files.format import load
from journeymap.flow.check import check
from journeymap.flow.mending import mend, mend_all
from journeymap.flow.rules import RULE_OF, RULES
from journeymap.model import edits
from journeymap.model.journey import Feeling, Flow, Journey, Stage, Touchpoint
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.flow.problems import Fix, Problem

FLAWED = sorted((Path(__file__).parent.parent / "data" / "checks").glob("*.trips.journey"))


def named(problems: tuple[Problem, ...]) -> set[tuple[str, tuple[str, ...]]]:
    return {(problem.rule, problem.targets) for problem in problems}


def errors(journey: Journey) -> Counter[str]:
    """How many errors of each kind there are."""
    return Counter(problem.rule for problem in check(journey, TODAY) if problem.severity == "error")


def hold_to_its_word(journey: Journey, problem: Problem, fix: Fix, *, on_flawed_map: bool = False) -> None:
    if not errors(fix.edit(journey)) <= errors(journey):
        assert not on_flawed_map
        with pytest.raises(JourneyError, match="that would bring an error: "):
            mend(journey, fix)
        return
    mended = mend(journey, fix)
    after = mended.journey
    assert parse(dict(after)) == after
    assert fix.label.strip()
    assert "\n" not in fix.label + fix.preview
    if not fix.mends:
        assert mended.asks
        assert mended.target is not None
        after = edits.set_thing(after, mended.target, **{mended.asks: "What a person types"})
    else:
        assert after is not journey
        assert errors(after) <= errors(journey), fix.id
        if problem.severity == "error":
            assert errors(after)[problem.rule] < errors(journey)[problem.rule]
    assert (problem.rule, problem.targets) not in named(check(after, TODAY, rules=(problem.rule,))), fix.id
    if mended.asks and mended.target is not None:
        thing: Any = next(t for t in _things(after) if t.id == mended.target)
        assert mended.asks in type(thing).model_fields, fix.id


def _things(journey: Journey) -> list[Any]:
    return [
        thing for name in type(journey).model_fields if isinstance(v := getattr(journey, name), tuple) for thing in v
    ]


@pytest.mark.parametrize("file", FLAWED, ids=lambda file: str(file.name).split(".")[0])
def test_every_fix_of_the_flawed_maps_holds_to_its_word(file: Path) -> None:
    journey = load(file.read_bytes()).journey
    for problem in check(journey, TODAY):
        for fix in problem.fixes:
            hold_to_its_word(journey, problem, fix, on_flawed_map=True)


@given(journeys(max_touchpoints=12))
@settings(max_examples=60, deadline=None)
def test_every_fix_on_any_map_holds_to_its_word(journey: Journey) -> None:
    for problem in check(journey, TODAY + timedelta(days=900)):
        for fix in problem.fixes:
            assert fix.id in RULE_OF[problem.rule].fixes
            if problem.rule != "review-overdue":  # its fix is of that day
                hold_to_its_word(journey, problem, fix)


@given(journeys(max_touchpoints=12))
@settings(max_examples=40, deadline=None)
def test_mending_all_of_a_kind_leaves_none_of_it_and_brings_no_error(journey: Journey) -> None:
    kinds = {(p.rule, fix.id) for p in check(journey, TODAY) for fix in p.fixes if fix.mends}
    for rule, fix in sorted(kinds):
        try:
            after = mend_all(journey, rule, fix, TODAY)
        except JourneyError:
            after = journey
        assert parse(dict(after)) == after
        assert errors(after) <= errors(journey), (rule, fix)
        for problem in check(after, TODAY, rules=(rule,)):
            for one in problem.fixes:
                if one.id == fix:  # only what would bring an error is left
                    with pytest.raises(JourneyError, match="that would bring an error"):
                        mend(after, one)


def test_the_table_names_the_fixes_that_a_check_offers() -> None:
    offered: dict[str, set[str]] = {}
    for file in FLAWED:
        for problem in check(load(file.read_bytes()).journey, TODAY):
            offered.setdefault(problem.rule, set()).update(fix.id for fix in problem.fixes)
    assert all(offered.get(rule.id, set()) <= set(rule.fixes) for rule in RULES)


def test_all_of_a_kind_are_one_edit() -> None:
    touchpoints = tuple(
        Touchpoint(id=f"t{n}", stage="s", title=f"T{n}", owner="" if n else "CSM", day=9 - n) for n in range(5)
    )
    journey = row(touchpoints=touchpoints)
    owned = mend_all(journey, "no-owner", "take-over", TODAY)
    assert [touchpoint.owner for touchpoint in owned.touchpoints] == ["CSM"] * 5
    dated = mend_all(journey, "days-backwards", "bring-forward", TODAY)
    assert [touchpoint.day for touchpoint in dated.touchpoints] == [5] * 5
    with pytest.raises(JourneyError, match="no problem of the check “no-owner” can be mended by “laugh”"):
        mend_all(journey, "no-owner", "laugh", TODAY)


def test_what_only_a_person_can_say_is_begun_once_for_each() -> None:
    low = (Feeling(persona="dana", value=-2),)
    touchpoints = [Touchpoint(id=f"t{n}", stage="s", title=f"T{n}", owner="CSM", feelings=low) for n in range(3)]
    after = mend_all(row(touchpoints=touchpoints), "distress-unanswered", "add-response", TODAY)
    assert [response.touchpoint for response in after.responses] == ["t0", "t1", "t2"]
    again = check(after, TODAY)[0].fixes[0]
    mended = mend(after, again)
    assert (mended.journey, mended.target, mended.asks) == (after, after.responses[0].id, "empathetic")


def test_a_way_round_a_single_point_of_failure_can_be_drawn() -> None:
    low = (Feeling(persona="dana", value=-2),)
    touchpoints = [Touchpoint(id=key, stage="s", title=key, owner="CSM") for key in "ABCD"]
    touchpoints[1] = touchpoints[1].model_copy(update={"feelings": low})
    journey = row(touchpoints=touchpoints, flows=flows("D<C"))
    problem = next(p for p in check(journey, TODAY) if p.rule == "single-point-of-failure")
    (fix,) = problem.fixes
    after = mend(journey, fix).journey
    assert [(f.source, f.target, f.kind, f.condition) for f in after.flows[1:]] == [
        ("A", "B", "next", ""),
        ("A", "C", "branch", "“B” fails"),
    ]
    hold_to_its_word(journey, problem, fix)


def test_no_way_round_leads_back() -> None:
    low = (Feeling(persona="dana", value=-2),)
    touchpoints = [Touchpoint(id=key, stage="s", title=key, owner="CSM") for key in "ABCD"]
    touchpoints[3] = touchpoints[3].model_copy(update={"feelings": low})
    journey = row(touchpoints=touchpoints, flows=[Flow(id="f", source="D", target="B", kind="next")])
    assert [p.fixes for p in check(journey, TODAY) if p.rule == "single-point-of-failure"] == [()]


def told(journey: Journey, rule: str, fix: str) -> tuple[Journey, list[float]]:
    """The journey with all of a kind mended, and what was told on the way."""
    shares: list[float] = []
    return mend_all(journey, rule, fix, TODAY, report=shares.append), shares


@pytest.mark.parametrize(
    ("rule", "fix", "count"),
    [
        ("pain-without-opportunity", "add-opportunity", 1250),
        ("distress-unanswered", "add-response", 572),
        ("single-branch", "add-otherwise", 307),
        ("single-branch", "no-branch", 307),
        ("branch-without-condition", "otherwise", 351),
        ("jump-back", "mark-loop", 96),
        ("nothing-leads-there", "lead-there", 20),
    ],
)
def test_thousands_are_mended_in_a_handful_of_edits(rule: str, fix: str, count: int) -> None:
    journey = tangled(stress(2500))
    problems = check(journey, TODAY, rules=(rule,))
    assert sum(one.id == fix for problem in problems for one in problem.fixes) == count
    after, shares = told(journey, rule, fix)
    assert len(shares) < 20
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
    assert parse(dict(after)) == after
    left = [one for problem in check(after, TODAY, rules=(rule,)) for one in problem.fixes if one.id == fix]
    assert all(not one.mends for one in left)
    assert errors(after) <= errors(journey)


def test_few_that_would_bring_an_error_among_many_are_found_by_halves() -> None:
    """A flow past each second touchpoint leaves it out; to lead there is an error where its day is an earlier one."""
    bad = {61, 301, 303}
    touchpoints = [
        Touchpoint(id=f"t{n}", stage="s", title=f"T{n}", owner="CSM", day=10 * n - 15 * (n in bad)) for n in range(401)
    ]
    touchpoints[0] = touchpoints[0].model_copy(update={"stage": "first"})
    stages = (Stage(id="first", title="First"), Stage(id="s", title="Second"))
    ways = flows(*(f"t{n}>t{n + 2}" for n in range(0, 399, 2)))
    journey = row(touchpoints=touchpoints, stages=stages, flows=ways)
    assert sum(one.rule == "nothing-leads-there" for one in check(journey, TODAY)) == 200
    after, shares = told(journey, "nothing-leads-there", "lead-there")
    left = check(after, TODAY, rules=("nothing-leads-there", "days-backwards"))
    assert {one.target for one in left} == {f"t{n}" for n in bad}
    assert len(shares) < 200  # not even one for each, though each wrong one is looked for eight times deep


def test_days_of_many_are_brought_forward_in_one_go() -> None:
    """A thousand days that run backwards end as mending one by one would end."""
    touchpoints = [
        Touchpoint(id=f"t{n}", stage="s", title=f"T{n}", owner="CSM", day=2 * n - 9 * (n % 7 == 3)) for n in range(700)
    ]
    journey = row(touchpoints=touchpoints)
    one_by_one = journey
    while problems := check(one_by_one, TODAY, rules=("days-backwards",)):
        one_by_one = mend(one_by_one, problems[-1].fixes[0]).journey
    after, shares = told(journey, "days-backwards", "bring-forward")
    assert after == one_by_one
    assert not check(after, TODAY, rules=("days-backwards",))
    assert len(shares) < 20


def test_who_is_told_how_far_it_is_can_end_it() -> None:
    class EnoughError(Exception):
        pass

    def enough(share: float) -> None:
        if share > 0:
            raise EnoughError

    with pytest.raises(EnoughError):
        mend_all(tangled(stress(300)), "pain-without-opportunity", "add-opportunity", TODAY, report=enough)


def test_an_opportunity_that_was_begun_is_gone_to_and_not_begun_again() -> None:
    journey = tangled(stress(60))
    begun = mend_all(journey, "pain-without-opportunity", "add-opportunity", TODAY)
    assert len(begun.notes) == len(journey.notes) + 30
    assert mend_all(begun, "pain-without-opportunity", "add-opportunity", TODAY) is begun
    problem = check(begun, TODAY, rules=("pain-without-opportunity",))[0]
    mended = mend(begun, problem.fixes[0])
    assert mended.journey is begun
    assert mended.target == begun.notes[len(journey.notes)].id
    assert mended.asks == "text"
    written = edits.set_thing(begun, mended.target, text="Import it for them")
    assert len(check(written, TODAY, rules=("pain-without-opportunity",))) == 29
