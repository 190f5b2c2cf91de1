"""`journeymap [FILE…]`: opens the editor, or says kindly why it can't."""

from __future__ import annotations

import difflib
import os
import sys
from typing import TYPE_CHECKING

from journeymap import __version__
from journeymap.cli.arguments import Parser
from journeymap.cli.run import COMMANDS, FAILED
from journeymap.cli.say import CommandError, complain

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_DISPLAY = (
    "there is no display here to open the editor on;"
    " “journeymap export FILE -o OUT.pdf” makes a PDF, PNG or SVG without one"
)


def edit(arguments: list[str]) -> int:
    """Opens the editor with the files named, and returns when its last window is closed."""
    files = _parser().read(arguments).files
    there = [file for file in files if os.path.exists(file)]
    for file in files:
        if file not in there:
            complain(_missing(file, alone=len(files) == 1))
    if files and not there:
        return FAILED
    if not has_display(sys.platform, os.environ):
        raise CommandError(_NO_DISPLAY)
    try:
        from journeymap.ui.app import run
    except ImportError as error:
        if error.name is not None and error.name.startswith("journeymap"):
            raise
        raise CommandError(
            f"the editor can't start: {error}; README.md lists what the system needs for a window"
        ) from error
    code = run(there)
    return code or (FAILED if len(there) < len(files) else code)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be expected to open; on Linux and its like that takes a display server."""
    if platform in ("win32", "darwin", "cygwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _missing(file: str, *, alone: bool) -> str:
    near = difflib.get_close_matches(file, COMMANDS, n=1)
    if alone and near:
        return f"{file}: there is no such file and no such command; did you mean “journeymap {near[0]}”?"
    return f"{file}: there is no such file; “journeymap new {file}” makes a new map"


def _parser() -> Parser:
    wide = max(map(len, COMMANDS)) + 2
    listed = "\n".join(f"  {name:<{wide}}{what}" for name, what in COMMANDS.items())
    parser = Parser(
        "",
        usage="journeymap [FILE ...]\n       journeymap COMMAND ...",
        description=(
            "Customer journey maps that know stages, touchpoints, feelings and milestones, and whether the\n"
            "plan holds together. Without a command, opens the editor: with the given maps, or with a new one.\n\n"
            f"commands:\n{listed}\n\n"
            "“journeymap COMMAND --help” tells more of each."
        ),
        epilog=(
            "examples:\n"
            "  journeymap onboarding.journey                           open a map\n"
            "  journeymap new onboarding.journey                       make one from a template\n"
            "  journeymap export onboarding.journey -o onboarding.pdf  a hand-out\n"
            "  journeymap check onboarding.journey                     is the plan sound?\n"
            "  journeymap ./export                                     a map with the name of a command\n\n"
            "exit codes: 0 fine; 1 something was found (problems, differences …); 2 wrong usage, or a file that\n"
            "can't be read or written; each command's help tells its own"
        ),
    )
    group = parser.add_argument_group("options")
    group.add_argument(
        "--version", action="version", version=f"journeymap {__version__}", help="show the version and stop"
    )
    group.add_argument("-h", "--help", action="help", help="show this and stop")
    return parser
