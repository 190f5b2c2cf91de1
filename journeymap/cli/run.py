"""From arguments to a command and from whatever happens there to an exit code.

0 is fine, 1 means that a check found problems, 2 wrong usage or a file that can't be read or written, 130 that the
person stopped it.
"""

from __future__ import annotations

import os
import sys

from journeymap.cli.say import CommandError, complain, make_output_safe
from journeymap.model.undisturbed import undisturbed

FINE, PROBLEMS, FAILED, STOPPED = 0, 1, 2, 130

COMMANDS: dict[str, str] = {
    "export": "maps as documents, slides, pictures, sheets or texts",
    "check": "what contradicts itself, lets a customer down or is missing",
    "insights": "how far it is to each milestone, handovers, who and what meets customers",
    "diff": "what two states of a map differ in",
    "merge": "two people's changes of one map put together",
    "summary": "what came of a session, as text, a PDF or slides",
    "import": "a map from a workbook or a table in text",
    "rescue": "what can be rescued of a broken map",
    "new": "a new map from a template",
    "info": "what is in a map",
}
"""Every command and what it gives, as the help tells it."""


def run(arguments: list[str]) -> int:
    """Does what the arguments say and returns the exit code; nothing a person can do wrong gets past it."""
    make_output_safe()
    try:
        return _told(_command(arguments))
    except CommandError as error:
        complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        _close_stdout()  # whoever read the output has enough
        return FINE
    except SystemExit as end:  # argparse, after --help and --version
        return _told(end.code if isinstance(end.code, int) else FINE)
    except MemoryError:
        complain("there is not enough memory for this; close other programs, or take a smaller map or picture")
        return FAILED
    except Exception as error:  # nobody foresaw it: no traceback, which would quote paths and perhaps the map
        _tell_mishap(error)
        return FAILED


def _tell_mishap(error: Exception) -> None:
    from journeymap.files.log import told

    complain("something in the program went wrong that should not have; no file is half written. Where it happened:")
    print(told(type(error), error.__traceback__), file=sys.stderr)


def _told(code: int) -> int:
    """The exit code, once everything that was said has arrived."""
    if sys.stdout is None:  # a program started without a console
        return code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
    except OSError as error:
        _close_stdout()
        complain(f"stdout cannot be written: {error.strerror}")
        return FAILED
    return code


def _close_stdout() -> None:
    """The interpreter flushes once more at its end: into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _command(arguments: list[str]) -> int:
    name = arguments[0] if arguments else ""
    match name:
        case "export":
            from journeymap.cli.export import export as command
        case "check":
            from journeymap.cli.check import check as command
        case "insights":
            from journeymap.cli.insights import insights as command
        case "diff":
            from journeymap.cli.diff import diff as command
        case "merge":
            from journeymap.cli.merge import merge as command
        case "summary":
            from journeymap.cli.summary import summary as command
        case "import":
            from journeymap.cli.import_ import import_ as command
        case "rescue":
            from journeymap.cli.rescue import rescue as command
        case "new":
            from journeymap.cli.new import new as command
        case "info":
            from journeymap.cli.info import info as command
        case _:
            from journeymap.cli.edit import edit

            return edit(arguments)
    with undisturbed():
        return command(arguments[1:])
