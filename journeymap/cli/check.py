"""`journeymap check FILE…`: what the checks find, for people or for programs (--json, --sarif). docs/command-line.md
tells the JSON; its keys only ever become more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.cli.arguments import Parser
from journeymap.cli.reading import each, opened
from journeymap.cli.run import FAILED, FINE, PROBLEMS
from journeymap.cli.say import CommandError, plain, print_json, tell

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from journeymap.files.store import Opened
    from journeymap.flow.check import Found
    from journeymap.flow.problems import Problem
    from journeymap.model.journey import Journey

_LEVELS = ("error", "warning", "hint", "never")


class Checked(NamedTuple):
    """A file, what stood in it, and what the checks said; only the error where it could not be read."""

    file: str
    opened: Opened | None
    found: Found | None
    error: str = ""


def check(arguments: list[str]) -> int:
    """Checks each file; 1 if a problem was found as bad as --fail-on says, and 2 if a file couldn't be read."""
    options = _parser().read(arguments)
    if options.list:
        from journeymap.cli.check_list import list_checks

        list_checks(as_json=options.form == "json")
        return FINE
    if not options.files:
        raise CommandError("check: no FILE is named (see “journeymap check --help”)")
    today: date = options.today or date.today()
    rules = _rules(options.rules)
    worst = _LEVELS.index(options.fail_on)
    code = FINE
    answers: list[Checked] = []
    for file, answer in each(options.files, lambda file: _checked(file, today, rules)):
        if isinstance(answer, Exception):
            code = FAILED
            answers.append(Checked(file, None, None, str(answer)))
            continue
        _, found = answer
        if any(_LEVELS.index(problem.severity) <= worst < 3 for problem in found.problems):
            code = max(code, PROBLEMS)
        answers.append(Checked(file, *answer))
        if options.form == "text":
            _show(file, found, _unasked(answer[0].journey, rules))
    _report_all(options, answers, today)
    return code


def counts(problems: Sequence[Problem]) -> dict[str, int]:
    """How many problems there are of each severity, worst first."""
    from journeymap.flow.problems import SEVERITIES

    return {severity: sum(p.severity == severity for p in problems) for severity in SEVERITIES}


def counted(number_of: dict[str, int]) -> str:
    """The counts in words: "1 error, 3 warnings", or "no problems"."""
    told = [f"{number} {name}{'' if number == 1 else 's'}" for name, number in number_of.items() if number]
    return ", ".join(told) or "no problems"


def _rules(names: str | None) -> frozenset[str] | None:
    """The checks named in a list with commas; None for all. Errors: CommandError."""
    if names is None:
        return None
    from journeymap.flow.rules import RULE_OF

    wanted = frozenset(name.strip() for name in names.split(",") if name.strip())
    if unknown := sorted(wanted - RULE_OF.keys()):
        raise CommandError(f"check: there is no check {unknown[0]} (see “journeymap check --list”)")
    if not wanted:
        raise CommandError("check: --rules names no check (see “journeymap check --list”)")
    return wanted


def _checked(file: str, today: date, rules: frozenset[str] | None) -> tuple[Opened, Found]:
    from journeymap.flow.check import check_all

    found = opened(file)
    return found, check_all(found.journey, today, _text_size, rules)


def _text_size(journey: Journey, page: str) -> float | None:
    from journeymap.layout.reading import text_size  # brings all of layout with it; few maps name a page

    return text_size(journey, page)


def _report_all(options: Namespace, answers: Sequence[Checked], today: date) -> None:
    match options.form:
        case "json":
            files = [_report(answer) for answer in answers]
            print_json({"report": "check", "version": 1, "today": today.isoformat(), "files": files})
        case "sarif":
            from journeymap.cli.sarif import sarif

            print_json(sarif(answers))


def _unasked(journey: Journey, rules: frozenset[str] | None) -> tuple[str, ...]:
    """Checks that were asked for, and that the map has switched off."""
    return tuple(name for name in journey.checks.off if rules is None or name in rules)


def _show(file: str, found: Found, unasked: Sequence[str]) -> None:
    beside = [f"{len(found.ignored)} ignored"] if found.ignored else []
    if unasked:
        beside.append(f"switched off in the map: {', '.join(map(plain, unasked))}")
    told = f" ({'; '.join(beside)})" if beside else ""
    tell(f"{plain(file)}: {counted(counts(found.problems))}{told}")
    for problem in found.problems:
        place = f"{plain(problem.place)} · " if problem.place else ""
        tell(f"  {problem.severity:<9}{plain(problem.sentence)}")
        tell(f"  {'':<9}{place}{problem.rule}")


def _report(answer: Checked) -> dict[str, Any]:
    if answer.opened is None or answer.found is None:
        return {"file": answer.file, "error": answer.error}
    return {
        "file": answer.file,
        "title": answer.opened.journey.title,
        "counts": counts(answer.found.problems),
        "problems": [_problem(problem) for problem in answer.found.problems],
        "ignored": [_problem(lived.problem) | {"reason": lived.reason} for lived in answer.found.ignored],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "sentence": problem.sentence,
        "place": problem.place,
        "targets": list(problem.targets),
        "fixes": [
            {"id": fix.id, "label": fix.label, "preview": fix.preview, "mends": fix.mends} for fix in problem.fixes
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
        usage="journeymap check FILE ... [--json | --sarif] [--fail-on LEVEL] [--rules NAMES]\n"
        "       journeymap check --list [--json]",
        description=(
            "Checks maps: errors (the plan contradicts itself), warnings (a customer will be let down) and\n"
            "hints (the map could say more), each with the place where it stands and the name of the check."
        ),
        epilog=(
            "examples:\n"
            "  journeymap check onboarding.journey\n"
            "  journeymap check maps/*.journey --fail-on warning --json > problems.json\n"
            "  journeymap check --list\n\n"
            "exit codes: 0 nothing found as bad as --fail-on; 1 something; 2 a file can't be read"
        ),
    )
    group = parser.add_argument_group("options")
    form = group.add_mutually_exclusive_group()
    form.add_argument(
        "--json",
        action="store_const",
        dest="form",
        const="json",
        default="text",
        help="the same for programs (told in docs/command-line.md)",
    )
    form.add_argument(
        "--sarif", action="store_const", dest="form", const="sarif", help="the same as SARIF 2.1.0, for code hosts"
    )
    form.add_argument("--format", choices=("text", "json", "sarif"), dest="form", help="one of the three by name")
    group.add_argument(
        "--fail-on",
        metavar="LEVEL",
        choices=_LEVELS,
        default="hint",
        help="exit with 1 from this on: error, warning, hint (the default) or never",
    )
    group.add_argument("--rules", metavar="NAMES", help="only these checks, with commas between them")
    group.add_argument("--list", action="store_true", help="tell every check, why it matters and how it is mended")
    group.add_argument(
        "--today",
        metavar="DATE",
        type=_date,
        help="the day that reviews are held against, as in 2027-02-12 (default: today)",
    )
    parser.add_help_option()
    return parser
