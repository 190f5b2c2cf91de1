from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import TODAY, row
from onboarding import onboarding
from strategies import journeys

from journeymap.editor.problem_list import (
    MANY,
    alike,
    counted,
    groups,
    line_about,
    line_of,
    lines,
    next_line,
    offers,
    rule_name,
    why,
)
from journeymap.flow.check import check_all
from journeymap.flow.problems import SEVERITIES
from journeymap.flow.rules import RULES
from journeymap.model import edits
from journeymap.model.journey import Feeling, Journey, Stage, Touchpoint


@pytest.fixture
def journey() -> Journey:
    """Two stages without goals, an unanswered low point in each, and a touchpoint nobody owns."""
    low = (Feeling(persona="dana", value=-2),)
    return row(
        stages=(Stage(id="s", title="Onboarding"), Stage(id="n", title="Adoption")),
        touchpoints=(
            Touchpoint(id="data", stage="s", title="Data migration", feelings=low, owner="CSM"),
            Touchpoint(id="kick", stage="s", title="Kick-off"),
            Touchpoint(id="out", stage="n", title="Outage", feelings=low, owner="CSM"),
        ),
    )


def titles(journey: Journey, order: str = "severity", words: str = "") -> list[tuple[str, int]]:
    listed = groups(journey, check_all(journey, TODAY), "place" if order == "place" else "severity", words)
    return [(group.title, len(group.lines)) for group in listed]


def test_they_are_counted_in_words(journey: Journey) -> None:
    found = check_all(journey, TODAY).problems
    counts = [sum(problem.severity == one for problem in found) for one in SEVERITIES]
    assert counts[0] == 0
    assert counted(found) == f"{counts[1]} warnings, {counts[2]} hints"
    one = next(problem for problem in found if problem.severity == "warning")
    assert counted([one]) == "1 warning"
    assert counted([]) == "No problems"


def test_by_severity_the_worst_come_first(journey: Journey) -> None:
    assert [title for title, _ in titles(journey)] == ["Warnings", "Hints"]
    found = check_all(journey, TODAY)
    assert [line.sentence for line in lines(groups(journey, found))] == [one.sentence for one in found.problems]


def test_by_place_the_whole_map_comes_first_then_the_stages_from_left_to_right(journey: Journey) -> None:
    without_success = journey.model_copy(update={"success": ()})
    assert [title for title, _ in titles(without_success, "place")] == ["Whole map", "Onboarding", "Adoption"]


@given(journeys(), st.sampled_from(["severity", "place"]))
@settings(max_examples=40, deadline=None)
def test_whatever_is_found_stands_in_the_list_once(journey: Journey, order: str) -> None:
    found = check_all(journey, TODAY)
    listed = groups(journey, found, "place" if order == "place" else "severity")
    assert sorted(line.sentence for line in lines(listed)) == sorted(one.sentence for one in found.problems)
    assert all(group.lines for group in listed)
    assert len({group.key for group in listed}) == len(listed)


def test_every_word_of_the_filter_must_stand_somewhere_in_a_line(journey: Journey) -> None:
    assert titles(journey, words="DATA distress") == [("Warnings", 1)]
    assert titles(journey, words="low point without") == [("Warnings", 2)]  # the name of the check
    assert titles(journey, words="adoption hint")[0][0] == "Hints"
    assert titles(journey, words="nothing like it") == []


def test_what_is_ignored_stands_below_with_its_reason_and_what_is_switched_off_too(journey: Journey) -> None:
    journey = edits.ignore_problem(journey, "distress-unanswered", "data", "Migrations end in May")
    journey = edits.ignore_problem(journey, "late-milestone", "m", "Agreed")
    journey = edits.ignore_problem(journey, "no-owner", "long-gone")
    journey = edits.switch_rule(journey, "stage-without-goal", on=False)
    listed = groups(journey, check_all(journey, TODAY))
    *_, ignored, off = listed
    assert [(line.sentence.split(":")[0], line.reason, line.targets) for line in ignored.lines] == [
        ("Distress without a response", "Migrations end in May", ("data",)),
        (f"{rule_name('late-milestone')} (not found now)", "Agreed", ("m",)),
        (f"{rule_name('no-owner')} (not found now)", "", ()),
    ]
    assert [line.name for line in off.lines] == [rule_name("stage-without-goal")]
    assert not ignored.open
    assert not off.open
    assert all(line.mark in SEVERITIES for line in lines(listed))
    assert "because: Migrations end in May" in ignored.lines[0].spoken
    assert titles(journey, words="may") == [("Ignored", 1)]


def test_lines_are_gone_through_round_and_round(journey: Journey) -> None:
    listed = lines(groups(journey, check_all(journey, TODAY)))
    assert next_line(listed, None, 1) == listed[0]
    assert next_line(listed, None, -1) == listed[-1]
    assert next_line(listed, listed[-1], 1) == listed[0]
    assert next_line(listed, listed[0], -1) == listed[-1]
    assert next_line(listed[1:], listed[0], 1) == listed[1]  # it has been mended meanwhile
    assert next_line((), None, 1) is None


def test_a_line_is_found_by_what_is_selected(journey: Journey) -> None:
    listed = groups(journey, check_all(journey, TODAY))
    found = line_about(listed, ("data", "out"))
    assert found is not None
    assert found.target == "out"
    assert line_about(listed, ()) is None
    assert line_about(listed, ("m",)) is None


def test_what_can_be_done_stands_behind_a_line(journey: Journey) -> None:
    found = check_all(edits.ignore_problem(journey, "distress-unanswered", "out"), TODAY)
    distress = next(line_of(one) for one in found.problems if one.rule == "distress-unanswered")
    assert [offer.label for offer in offers(distress)] == ["Go to", "Add an empathy response", "Ignore…"]
    assert [offer.what for offer in offers(distress, read_only=True)] == ["go"]
    unclear = next(line_of(one) for one in check_all(onboarding(), TODAY).problems if len(one.fixes) > 1)
    assert [offer.what for offer in offers(unclear)] == ["go", "mend", "more", "ignore"]
    ((problem, reason),) = found.ignored
    assert [offer.what for offer in offers(line_of(problem, reason, "ignored"))] == ["go", "again"]


def test_problems_of_a_kind_are_counted(journey: Journey) -> None:
    found = check_all(journey, TODAY)
    distress = next(line_of(one) for one in found.problems if one.rule == "distress-unanswered")
    assert alike(found, distress, distress.fixes[0]) == 2


def test_every_check_says_why_and_one_of_a_later_version_is_called_by_its_id() -> None:
    assert all(rule_name(rule.id) == rule.name and rule.why in why(rule.id) for rule in RULES)
    assert rule_name("of-a-later-version") == "of-a-later-version"
    assert why("of-a-later-version") == ""


def test_a_group_that_nobody_would_read_through_is_closed_at_first() -> None:
    few, many = (
        row(
            touchpoints=tuple(
                Touchpoint(id=f"t{n}", stage="s", title=f"T{n}", moment_of_truth=True) for n in range(count)
            )
        )
        for count in (MANY, MANY + 1)
    )
    for journey, is_open in ((few, True), (many, False)):
        listed = groups(journey, check_all(journey, TODAY, rules={"moment-of-truth-unowned"}))
        assert [group.open for group in listed] == [is_open]
