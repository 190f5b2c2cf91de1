"""How far a long export has come: one line on stderr, only for somebody who looks at a terminal and has to wait."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WAIT = 0.5
"""Seconds before anything is shown: most exports are done by then."""
_EVERY = 0.1


@contextmanager
def shown_progress(name: str) -> Iterator[Callable[[float], None]]:
    """Yields a function to be told the share done, 0…1; the line is wiped away at the end, also after an error."""
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield lambda _: None
        return
    due = time.monotonic() + _WAIT
    shown = 0

    def tell(share: float) -> None:
        nonlocal due, shown
        if share < 1.0 and time.monotonic() >= due:
            due = time.monotonic() + _EVERY
            line = f"{name}: {share:.0%}"
            stream.write(f"\r{line:<{shown}}")
            stream.flush()
            shown = max(shown, len(line))

    try:
        yield tell
    finally:
        if shown:
            stream.write(f"\r{'':<{shown}}\r")
            stream.flush()
