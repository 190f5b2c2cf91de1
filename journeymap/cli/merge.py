"""`journeymap merge BASE OURS THEIRS`: two people's changes of one map put together, by hand or by git."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.arguments import Parser
from journeymap.cli.run import FINE, PROBLEMS
from journeymap.cli.say import CommandError, plain, warn

if TYPE_CHECKING:
    from journeymap.files.store import Opened


def merge(arguments: list[str]) -> int:
    """Puts theirs into ours; 1 if something is left to decide. Errors: CommandError, and then no file is changed."""
    from journeymap.files.errors import FileError
    from journeymap.files.store import open_journey, save
    from journeymap.model.merging import merge as together
    from journeymap.model.merging_words import told

    options = _parser().read(arguments)
    try:
        base, ours, theirs = _base(options.base), open_journey(options.ours), open_journey(options.theirs)
        for one in (base, ours, theirs):
            if one.read_only:  # what it says more would be lost
                raise CommandError(f"{one.path}: it cannot be merged. {one.notice}")
        merged = together(base.journey, ours.journey, theirs.journey)
        save(merged.journey, options.output or options.ours, replace(ours, schema=max(ours.schema, theirs.schema)))
    except FileError as error:
        raise CommandError(str(error)) from error
    for conflict in merged.conflicts:
        warn(plain(told(merged.journey, conflict)))
    return PROBLEMS if merged.conflicts else FINE


def _base(file: str) -> Opened:
    """The map that both began with; git gives an empty file where both made one of that name. Errors: FileError."""
    from journeymap.files.store import Opened, open_journey
    from journeymap.model.journey import Journey

    path = Path(file)
    if path.is_file() and not path.stat().st_size:
        return Opened(path, Journey(title=""), "")
    return open_journey(file)


def _parser() -> Parser:
    parser = Parser(
        "merge",
        usage="journeymap merge BASE OURS THEIRS [-o OUT]",
        description=(
            "Puts what THEIRS changed since BASE into OURS, thing by thing. Where both changed the same in different\n"
            "ways, ours stands, and the map keeps what theirs was: its problems offer to take it."
        ),
        epilog=(
            "examples:\n"
            "  journeymap merge before.journey mine.journey yours.journey -o ours.journey\n\n"
            "as git's:\n"
            "  git config merge.journeymap.driver 'journeymap merge %O %A %B'\n"
            "  echo '*.journey merge=journeymap' >> .gitattributes\n"
            "git diff and difftool, too: docs/command-line.md\n\n"
            "exit codes: 0 all put together; 1 something is left to decide; 2 wrong usage, or a file can't be read"
        ),
    )
    files = parser.add_argument_group("files")
    files.add_argument("base", metavar="BASE", help="the map as it was before both changed it")
    files.add_argument("ours", metavar="OURS", help="the map with one person's changes; the result goes here")
    files.add_argument("theirs", metavar="THEIRS", help="the map with the other person's changes")
    parser.add_argument("-o", dest="output", metavar="OUT", help="another file for the result")
    parser.add_help_option()
    return parser
