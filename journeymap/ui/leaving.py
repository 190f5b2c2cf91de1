"""Takes away the marks that windows had beside their maps, in threads: a slow disk holds up no window. The program
waits for them at its end, a few seconds at the most, so that no mark stays which says that somebody is there."""

from __future__ import annotations

from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from journeymap.files.presence import Presence

_GOODBYE = 0.2
"""Seconds that a window which closes waits at the most."""
_leaving: dict[Path, Thread] = {}


def leave(mark: Presence) -> Thread:
    """Begins to take a mark away."""

    def job() -> None:
        mark.leave()
        _leaving.pop(mark.path, None)

    thread = _leaving[mark.path] = Thread(target=job, daemon=True)
    thread.start()
    return thread


def left(mark: Path) -> None:
    """Waits until our own former mark of that name is gone. Not for the thread of a window."""
    if (thread := _leaving.get(mark)) is not None:
        thread.join()


def wait_a_moment(threads: Iterable[Thread]) -> None:
    """Until these marks are gone, which most disks do at once."""
    until = monotonic() + _GOODBYE
    for thread in threads:
        thread.join(max(0.0, until - monotonic()))


def wait_for_all(seconds: float) -> None:
    """Until all marks are gone, for so long at the most."""
    until = monotonic() + seconds
    for thread in list(_leaving.values()):
        thread.join(max(0.0, until - monotonic()))


def under_way() -> bool:
    """Whether a mark is still being taken away."""
    return bool(_leaving)
