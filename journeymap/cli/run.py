"""From arguments to a command and from whatever happens there to an exit code.

0 is fine, 1 means that a check found problems, 2 wrong usage or a file that can't be read or written, 130 that the
person stopped it.
"""

from __future__ import annotations

import os
import sys

from journeymap.cli.say import CommandError, complain, make_output_safe

FINE, PROBLEMS, FAILED, STOPPED = 0, 1, 2, 130

COMMANDS: dict[str, str] = {
    "export": "maps as PDF, PNG or SVG",
    "check": "what contradicts itself, lets a customer down or is missing",
    "new": "a new map from a template",
    "info": "what is in a map",
}
"""Every command and what it gives, as the help tells it."""


def run(arguments: list[str]) -> int:
    """Does what the arguments say and returns the exit code; nothing a person can do wrong gets past it."""
    make_output_safe()
    try:
        code = _command(arguments)
        sys.stdout.flush()
    except CommandError as complaint:
        complain(str(complaint))
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        # Whoever read the output has enough. The interpreter flushes once more at its end: into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except SystemExit as end:  # argparse, after --help and --version
        return end.code if isinstance(end.code, int) else FINE
    return code


def _command(arguments: list[str]) -> int:
    name = arguments[0] if arguments else ""
    match name:
        case "export":
            from journeymap.cli.export import export as command
        case "check":
            from journeymap.cli.check import check as command
        case "new":
            from journeymap.cli.new import new as command
        case "info":
            from journeymap.cli.info import info as command
        case _:
            from journeymap.cli.edit import edit

            return edit(arguments)
    return command(arguments[1:])
