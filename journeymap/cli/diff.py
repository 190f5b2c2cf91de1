"""`journeymap diff OLD NEW`: what two states of a map differ in, in sentences or (--json) for programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from journeymap.cli.arguments import Parser
from journeymap.cli.reading import opened
from journeymap.cli.run import FINE, PROBLEMS
from journeymap.cli.say import CommandError, plain, print_json, tell

if TYPE_CHECKING:
    from journeymap.model.differences import Difference
    from journeymap.model.journey import Journey


_NOTHING = ("/dev/null", os.devnull)


def diff(arguments: list[str]) -> int:
    """Tells what differs; 1 if something does, as `diff` itself. Errors: CommandError, also for a file that cannot be
    read: there is nothing to compare then."""
    from journeymap.files.errors import FileError
    from journeymap.model.differences import differences

    options = _parser().read(arguments)
    try:
        old, new = _state(options.old), _state(options.new)
    except FileError as error:
        raise CommandError(str(error)) from error
    found = differences(old, new)
    if options.json:
        changes = [_fields(one, old, new) for one in found]
        print_json({"report": "diff", "version": 1, "old": options.old, "new": options.new, "changes": changes})
    else:
        for one in found:
            for sentence in _told(one, old, new):
                tell(plain(sentence))
    return PROBLEMS if found else FINE


def _state(file: str) -> Journey:
    """The map in the file; an empty one where git names a file that was not there yet, or is not any more. Errors:
    FileError."""
    from journeymap.model.journey import Journey

    return Journey(title="") if file in _NOTHING else opened(file).journey


def _told(one: Difference, old: Journey, new: Journey) -> tuple[str, ...]:
    from journeymap.model.difference_words import sentences

    return sentences(one, old, new)


def _fields(one: Difference, old: Journey, new: Journey) -> dict[str, Any]:
    return {
        "change": one.kind,
        "kind": one.field,
        "id": one.key,
        "fields": list(one.names),
        "moved": one.moved,
        "told": list(_told(one, old, new)),
    }


def _parser() -> Parser:
    parser = Parser(
        "diff",
        usage="journeymap diff OLD NEW [--json]",
        description=(
            "Tells what NEW has that OLD has not, and the other way round: thing by thing, whatever the order of\n"
            "lines in the files."
        ),
        epilog=(
            "examples:\n"
            "  journeymap diff onboarding-2026.journey onboarding.journey\n\n"
            "as git's:\n"
            '  git config difftool.journeymap.cmd \'journeymap diff "$LOCAL" "$REMOTE"\'\n'
            "  git difftool --tool=journeymap HEAD~1 -- onboarding.journey\n\n"
            "exit codes: 0 nothing differs; 1 something does; 2 wrong usage, or a file can't be read"
        ),
    )
    files = parser.add_argument_group("files")
    files.add_argument("old", metavar="OLD", help="the map as it was")
    files.add_argument("new", metavar="NEW", help="the map as it is")
    told = "the same for programs (told in docs/command-line.md)"
    parser.add_argument("--json", action="store_true", help=told)
    parser.add_help_option()
    return parser
