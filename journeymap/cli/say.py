"""What the command line says to a person: complaints and warnings, a line each, on stderr."""

from __future__ import annotations

import io
import sys
import unicodedata
from typing import Any


class CommandError(Exception):
    """Wrong usage, or something that can't be done: one sentence that says what, where and what to do."""


def make_output_safe() -> None:
    """Lets no character stop a message: what the terminal or pipe has no code for becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(line: str = "") -> None:
    """One line on stdout: what a command yields. Errors: CommandError when it cannot be written, BrokenPipeError
    when whoever reads it has enough."""
    try:
        print(line)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"stdout cannot be written: {error.strerror}") from error


def complain(sentence: str) -> None:
    """One line on stderr, without a mark that a hostile file name or title could steer the terminal with."""
    print(f"journeymap: {plain(sentence)}", file=sys.stderr)


def warn(sentence: str) -> None:
    complain(f"warning: {sentence}")


def plain(text: str) -> str:
    """The text on one line; control characters and halves of characters become �."""
    return "".join("�" if unicodedata.category(c) in ("Cc", "Cs") else c for c in " ".join(text.split()))


def print_json(report: dict[str, Any]) -> None:
    """A report for programs on stdout: JSON in UTF-8, whatever the terminal speaks."""
    import json

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    tell(json.dumps(report, ensure_ascii=False, indent=2))
