"""`journeymap check FILE…`: what the checks find, for people or (--json) for programs. docs/command-line.md tells
the JSON; its keys only ever become more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from journeymap.cli.arguments import Parser
from journeymap.cli.reading import each, opened
from journeymap.cli.run import FAILED, FINE, PROBLEMS
from journeymap.cli.say import CommandError, plain, print_json, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.files.store import Opened
    from journeymap.flow.problems import Problem


def check(arguments: list[str]) -> int:
    """Checks each file; 1 if any problem was found, hints too, and 2 if a file couldn't be read."""
    options = _parser().read(arguments)
    if not options.files:
        raise CommandError("check: no FILE is named (see “journeymap check --help”)")
    today: date = options.today or date.today()
    code = FINE
    reports: list[dict[str, Any]] = []
    for file, found in each(options.files, lambda file: _checked(file, today)):
        if isinstance(found, Exception):
            code = FAILED
            reports.append({"file": file, "error": str(found)})
            continue
        map_opened, problems = found
        code = max(code, PROBLEMS if problems else FINE)
        reports.append(_report(file, map_opened, problems))
        if not options.json:
            _show(file, problems)
    if options.json:
        print_json({"report": "check", "version": 1, "today": today.isoformat(), "files": reports})
    return code


def counts(problems: Sequence[Problem]) -> dict[str, int]:
    """How many problems there are of each severity, worst first."""
    from journeymap.flow.problems import SEVERITIES

    return {severity: sum(p.severity == severity for p in problems) for severity in SEVERITIES}


def counted(number_of: dict[str, int]) -> str:
    """The counts in words: "1 error, 3 warnings", or "no problems"."""
    told = [f"{number} {name}{'' if number == 1 else 's'}" for name, number in number_of.items() if number]
    return ", ".join(told) or "no problems"


def _checked(file: str, today: date) -> tuple[Opened, tuple[Problem, ...]]:
    from journeymap.flow.check import check as find_problems

    found = opened(file)
    return found, find_problems(found.journey, today)


def _show(file: str, problems: Sequence[Problem]) -> None:
    tell(f"{plain(file)}: {counted(counts(problems))}")
    for problem in problems:
        place = f"{plain(problem.place)} · " if problem.place else ""
        tell(f"  {problem.severity:<9}{plain(problem.sentence)}")
        tell(f"  {'':<9}{place}{problem.rule}")


def _report(file: str, map_opened: Opened, problems: Sequence[Problem]) -> dict[str, Any]:
    return {
        "file": file,
        "title": map_opened.journey.title,
        "counts": counts(problems),
        "problems": [
            {
                "rule": problem.rule,
                "severity": problem.severity,
                "sentence": problem.sentence,
                "place": problem.place,
                "targets": list(problem.targets),
            }
            for problem in problems
        ],
    }


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"check: --today {text} is no date; write it as in 2027-02-12") from None


def _parser() -> Parser:
    parser = Parser(
        "check",
        usage="journeymap check FILE ... [--json] [--today DATE]",
        description=(
            "Checks maps: errors (the plan contradicts itself), warnings (a customer will be let down) and\n"
            "hints (the map could say more), each with the place where it stands and the name of the check."
        ),
        epilog=(
            "examples:\n"
            "  journeymap check onboarding.journey\n"
            "  journeymap check maps/*.journey --json > problems.json\n\n"
            "exit codes: 0 nothing found; 1 something found, be it a hint; 2 a file can't be read"
        ),
    )
    group = parser.add_argument_group("options")
    group.add_argument("--json", action="store_true", help="the same for programs (told in docs/command-line.md)")
    group.add_argument(
        "--today",
        metavar="DATE",
        type=_date,
        help="the day that reviews are held against, as in 2027-02-12 (default: today)",
    )
    parser.add_help_option()
    return parser
