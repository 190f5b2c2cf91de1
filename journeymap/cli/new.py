"""`journeymap new OUT`: a new map from a template, never over a file that is there."""

from __future__ import annotations

import os
from pathlib import Path

from journeymap.cli.arguments import Parser
from journeymap.cli.run import FINE
from journeymap.cli.say import CommandError, plain, tell, warn
from journeymap.files.templates import BLANK, templates


def new(arguments: list[str]) -> int:
    """Makes the map, or lists the templates; says on stdout what was made."""
    options = _parser().read(arguments)
    if options.list:
        _list()
        return FINE
    if len(options.files) != 1:
        raise CommandError("new: name one file to make (see “journeymap new --help”)")
    template = _template(options.template)
    made = _make(_target(options.files[0]), template)
    tell(plain(str(made)))
    return FINE


def _template(name: str) -> Path:
    known = templates()
    if name not in known:
        raise CommandError(f"new: there is no template “{name}”; there are {', '.join(known)}")
    return known[name]


def _target(name: str) -> Path:
    from journeymap.files.format import EXTENSION

    return Path(name) if Path(name).suffix else Path(name + EXTENSION)


def _make(target: Path, template: Path) -> Path:
    from journeymap.files.errors import FileError
    from journeymap.files.format import dump, load
    from journeymap.files.replace import replace_bytes
    from journeymap.files.store import open_journey

    def opens_again(data: bytes) -> None:
        load(data)

    if os.path.lexists(target):
        raise CommandError(f"{target}: this file is there already and stays as it is; choose another name")
    try:
        data = dump(open_journey(template).journey)
        # Should the file appear in this very moment, it stays as it is too.
        written = replace_bytes(target, data, check=opens_again, expect_sha256="")
    except FileError as error:
        raise CommandError(str(error)) from error
    if written.doubt:
        warn(f"{target}: {written.doubt}")
    return target


def _list() -> None:
    from journeymap.files.store import open_journey

    known = templates()
    width = max(map(len, known))
    for name, file in known.items():
        tell(f"{name:<{width}}  {plain(open_journey(file).journey.title)}")


def _parser() -> Parser:
    parser = Parser(
        "new",
        usage="journeymap new OUT [--template NAME]\n       journeymap new --list",
        description="Makes a new map from a template and prints its name. A file that is there is never replaced.",
        epilog=(
            "examples:\n"
            "  journeymap new onboarding.journey\n"
            "  journeymap new --list\n"
            "  journeymap new rescue --template renewal-rescue    makes rescue.journey"
        ),
    )
    group = parser.add_argument_group("options")
    group.add_argument("--template", metavar="NAME", default=BLANK, help=f"what to start from (default: {BLANK})")
    group.add_argument("--list", action="store_true", help="list the templates and stop")
    parser.add_help_option()
    return parser
