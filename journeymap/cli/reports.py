"""What is told of many maps, one after the other: in words for people or, with --json, as one report for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.cli.arguments import Parser
from journeymap.cli.reading import each
from journeymap.cli.run import FAILED, FINE
from journeymap.cli.say import CommandError, print_json, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Report(NamedTuple):
    """What there is to tell of a map: its fields for programs, and what says it to people."""

    fields: dict[str, Any]
    show: Callable[[], object]


def parser_of(command: str, told: str) -> Parser:
    """What such a command takes; `told` is what it tells, in lines."""
    made = Parser(
        command,
        usage=f"journeymap {command} FILE ... [--json]",
        description=told,
        epilog=f"examples:\n  journeymap {command} onboarding.journey\n  journeymap {command} maps/*.journey --json",
    )
    group = made.add_argument_group("options")
    group.add_argument("--json", action="store_true", help="the same for programs (told in docs/command-line.md)")
    made.add_help_option()
    return made


def reported(command: str, files: Sequence[str], as_json: bool, ask: Callable[[str], Report]) -> int:
    """Tells what `ask` says of each file; 2 if one couldn't be read. Errors: CommandError where none is named."""
    if not files:
        raise CommandError(f"{command}: no FILE is named (see “journeymap {command} --help”)")
    code = FINE
    told: list[dict[str, Any]] = []
    for file, found in each(files, ask):
        if isinstance(found, Exception):
            code = FAILED
            told.append({"file": file, "error": str(found)})
            continue
        if not as_json:
            if told:
                tell()
            found.show()
        told.append(found.fields)
    if as_json:
        print_json({"report": command, "version": 1, "files": told})
    return code
