from __future__ import annotations

from journeymap.editor.tallies import Tally, tallies, together
from journeymap.flow.problems import Problem, Severity


def problem(severity: Severity, *targets: str) -> Problem:
    return Problem("rule", severity, "Something is wrong.", targets, "")


def test_the_mark_is_that_of_the_worst() -> None:
    assert (Tally(0, 2).mark, Tally(0, 2).worst) == ("▲ 2", "warning")
    assert (Tally(1, 2).mark, Tally(1, 2).worst) == ("● 3", "error")
    assert Tally(1, 2).told == "1 error, 2 warnings"
    assert Tally(0, 1).told == "1 warning"


def test_hints_and_what_is_about_the_whole_map_are_not_counted() -> None:
    found = [problem("error", "a", "b"), problem("warning", "a"), problem("hint", "a"), problem("error")]
    assert tallies(found) == {"a": Tally(1, 1)}


def test_several_add_up() -> None:
    assert together([Tally(1, 0), Tally(0, 2)]) == Tally(1, 2)
