from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from journeymap.cli.progress import shown_progress

if TYPE_CHECKING:
    import pytest


class _Screen(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_to_who_waits_at_a_terminal_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.2, 0.6, 0.6, 0.65, 0.8, 0.8])
    monkeypatch.setattr("journeymap.cli.progress.time.monotonic", lambda: next(clock))
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with shown_progress("map.journey") as tell:
        for share in (0.1, 0.5, 0.6, 0.8, 1.0):  # at 0.2 s, 0.6 s, 0.65 s and 0.8 s; the end is no news
            tell(share)
    assert screen.getvalue() == f"\rmap.journey: 50%\rmap.journey: 80%\r{'':16}\r"


def test_progress_is_not_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress("map.journey") as tell:
        tell(1.0)
    assert capsys.readouterr().err == ""
