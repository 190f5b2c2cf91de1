"""The log of what nobody foresaw: private, without a word of anybody's map or a path, and small. The window and the
command line tell of such a mishap in the same lines.
"""

from __future__ import annotations

import contextlib
import os
import platform
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap import __version__

if TYPE_CHECKING:
    from types import TracebackType

MOST_BYTES = 500_000
"""The log is halved when it grows beyond this."""
_MOST_FRAMES = 40
"""Of a mishap that lies deeper, the beginning and the end are told."""
_OUR_FOLDER = Path(__file__).parent.parent
_writing = threading.Lock()


def told(kind: type[BaseException], trace: TracebackType | None, also: str = "") -> str:
    """What happened where in the program: names of errors, modules and lines, in which versions (`also` names others).
    No message of an error, which might quote a map, and no path."""
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, journeymap {__version__}, Python {platform.python_version()}, "
        f"{also}{platform.system()} {platform.machine()}",
        kind.__name__,
    ]
    frames = list(traceback.walk_tb(trace))
    if left_out := max(0, len(frames) - _MOST_FRAMES):
        frames[_MOST_FRAMES // 2 : len(frames) - _MOST_FRAMES // 2] = []
    for number, (frame, line) in enumerate(frames):
        if left_out and number == _MOST_FRAMES // 2:
            lines.append(f"  … {left_out:,} more …")
        lines.append(f"  {_short(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}")
    return "\n".join(lines)


def _short(name: str) -> str:
    """A file of the program by its place in it; of any other just the name."""
    file = Path(name)
    with contextlib.suppress(ValueError):
        return "/".join(file.relative_to(_OUR_FOLDER).parts)
    return file.name


def what(details: str) -> str:
    """What happened, without when."""
    return details.partition("\n")[2]


def write(log: Path, text: str) -> None:
    """Adds to the log; a disk that refuses is no reason to stop anybody."""
    with _writing, contextlib.suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(log, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "r+b") as file:
            if hasattr(os, "fchmod"):
                os.fchmod(handle, 0o600)  # somebody may have copied it here
            size = file.seek(0, os.SEEK_END)
            if size > MOST_BYTES:
                file.seek(-MOST_BYTES // 2, os.SEEK_END)
                kept = file.read().partition(b"\n\n")[2]
                file.truncate(0)
                file.write(kept)
            file.write(text.encode("utf-8", "replace") + b"\n\n")
