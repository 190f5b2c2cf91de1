"""`journeymap rescue FILE -o OUT`: what is left of a broken map becomes a new one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.arguments import Parser
from journeymap.cli.run import FINE, PROBLEMS
from journeymap.cli.say import CommandError, plain, tell, warn

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def rescue(arguments: list[str]) -> int:
    """Writes what could be rescued and says on stdout where; what could not goes to stderr. 1 where anything could
    not. Errors: CommandError where nothing could, and then no file is made."""
    from journeymap.files.errors import FileError
    from journeymap.files.salvage import salvage_file

    options = _parser().read(arguments)
    try:
        found = salvage_file(options.file)
        target = Path(options.out) if Path(options.out).suffix else Path(options.out + ".journey")
        _write(found.journey, target, options.file, replace=options.force)
    except FileError as error:
        raise CommandError(str(error)) from error
    for sentence in found.lost:
        warn(f"{options.file}: {sentence}")
    tell(plain(str(target)))
    return PROBLEMS if found.lost else FINE


def _write(journey: Journey, target: Path, source: str, *, replace: bool) -> None:
    from journeymap.files.errors import FileError
    from journeymap.files.format import dump, load
    from journeymap.files.replace import replace_bytes

    def opens_again(data: bytes) -> None:
        if load(data).journey != journey:
            raise FileError(target, "it would open as another map, so it is not written")

    if os.path.lexists(target):
        if os.path.samefile(target, source):
            raise FileError(target, "the broken file stays as it is; choose another name with -o")
        if not replace:
            raise FileError(target, "this file is there already and stays as it is; choose another, or add --force")
    written = replace_bytes(target, dump(journey), check=opens_again, expect_sha256=None if replace else "")
    if written.doubt:
        warn(f"{target}: {written.doubt}")


def _parser() -> Parser:
    parser = Parser(
        "rescue",
        usage="journeymap rescue FILE -o OUT [--force]",
        description=(
            "Makes a new map of what can be rescued of one that cannot be opened: cut off, damaged, or edited by hand\n"
            "with a mistake in it. What was lost or changed is told. FILE itself is never changed."
        ),
        epilog=(
            "examples:\n"
            "  journeymap rescue broken.journey -o rescued.journey\n\n"
            "exit codes: 0 nothing was wrong; 1 something was lost or changed, and is told; 2 wrong usage, or nothing\n"
            "of a map could be found"
        ),
    )
    parser.add_argument("file", metavar="FILE", help="the map that cannot be opened")
    parser.add_argument("-o", dest="out", metavar="OUT", required=True, help="the file to make")
    group = parser.add_argument_group("options")
    group.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.add_help_option()
    return parser
