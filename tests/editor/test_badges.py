from __future__ import annotations

from little_maps import TODAY
from onboarding import onboarding

from journeymap.editor.badges import Badge, badges
from journeymap.flow.check import check
from journeymap.flow.problems import Problem


def problem(target: str | None, sentence: str, severity: str = "warning") -> Problem:
    found = next(one for one in check(onboarding(), TODAY) if one.severity == "warning")
    return Problem(found.rule, severity, sentence, () if target is None else (target,), "")  # type: ignore[arg-type]  # the test's own words


def test_cards_and_stages_bear_what_is_found_on_them_and_on_what_hangs_on_them() -> None:
    found = badges(
        onboarding(),
        [
            problem("data", "One"),
            problem("silent", "Two", "error"),  # an early warning at the same touchpoint
            problem("late", "Three"),  # a pain of the whole stage
            problem("f4", "Four"),  # a flow out of it
            problem("train", "Five", "hint"),
            problem(None, "Six"),
            problem("dana", "Seven"),
        ],
    )
    assert found == {
        "data": Badge(True, ("Warning: One", "Error: Two")),
        "on": Badge(False, ("Warning: Three",)),
        "first": Badge(False, ("Warning: Four",)),
    }


def test_a_tool_tip_stays_short() -> None:
    many = badges(onboarding(), [problem("data", f"No {number}") for number in range(9)])["data"].told.split("\n")
    assert many == [*(f"Warning: No {number}" for number in range(6)), "and 3 more"]
    seven = badges(onboarding(), [problem("data", f"No {number}") for number in range(7)])["data"].told.split("\n")
    assert len(seven) == 7
    assert seven[-1] == "Warning: No 6"
