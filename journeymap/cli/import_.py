"""`journeymap import FILE`: workbooks and tables become maps."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.arguments import Parser
from journeymap.cli.reading import each
from journeymap.cli.run import FAILED, FINE, PROBLEMS
from journeymap.cli.say import CommandError, plain, tell, warn

if TYPE_CHECKING:
    from journeymap.convert.imported import Imported

_ENDING = ".journey"


def import_(arguments: list[str]) -> int:
    """Makes the maps and says on stdout what was made; what was not understood goes to stderr. 1 where anything
    was not, 2 where a file gave no map."""
    from journeymap.convert.importing import import_file

    options = _parser().read(arguments)
    if not options.files:
        raise CommandError("import: name at least one .xlsx or .csv file (see “journeymap import --help”)")
    if options.out is not None and len(options.files) > 1 and not os.path.isdir(options.out):
        raise CommandError("import: several files need a folder as -o, one that is there")
    code = FINE

    def work(file: str) -> tuple[Path, Imported]:
        target = _target(file, options.out)
        found = import_file(file)
        _write(found, target, replace=options.force)
        return target, found

    for file, outcome in each(options.files, work):
        if isinstance(outcome, Exception):
            code = FAILED
            continue
        target, found = outcome
        for note in found.notes:
            warn(f"{file}: {note}")
        if found.notes and code == FINE:
            code = PROBLEMS
        tell(plain(str(target)))
    return code


def _target(file: str, out: str | None) -> Path:
    if out is not None and not os.path.isdir(out):
        return Path(out) if Path(out).suffix else Path(out + _ENDING)
    beside = Path(file).with_suffix(_ENDING)
    return beside if out is None else Path(out) / beside.name


def _write(found: Imported, target: Path, *, replace: bool) -> None:
    from journeymap.files.errors import FileError
    from journeymap.files.format import dump, load
    from journeymap.files.replace import replace_bytes

    def opens_again(data: bytes) -> None:
        if load(data).journey != found.journey:
            raise FileError(target, "it would open as another map, so it is not written")

    if os.path.lexists(target) and not replace:
        raise FileError(target, "this file is there already and stays as it is; choose another with -o, or add --force")
    # Should the file appear in this very moment, it stays as it is too.
    written = replace_bytes(target, dump(found.journey), check=opens_again, expect_sha256=None if replace else "")
    if written.doubt:
        warn(f"{target}: {written.doubt}")


def _parser() -> Parser:
    parser = Parser(
        "import",
        usage="journeymap import FILE ... [-o OUT] [--force]",
        description=(
            "Makes maps of workbooks (.xlsx) and tables in text (.csv, .tsv). A workbook that journeymap exported\n"
            "comes back without loss, with whatever was changed in it; in other tables the first row names the\n"
            "columns: Stage, Touchpoint, Channel, Owner, Day, Feeling, Pain points … What was not understood is told."
        ),
        epilog=(
            "examples:\n"
            "  journeymap import map.xlsx                     makes map.journey\n"
            "  journeymap import list.csv -o onboarding.journey\n"
            "  journeymap import *.xlsx -o maps/\n\n"
            "exit codes: 0 all understood; 1 something was not, and is told; 2 wrong usage, or a file gave no map"
        ),
    )
    group = parser.add_argument_group("options")
    group.add_argument("-o", dest="out", metavar="OUT", help="the file to make, or a folder (default: beside FILE)")
    group.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.add_help_option()
    return parser
