"""The log: private, small whatever happens, and without a word that is not the program's."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

from journeymap.files.log import MOST_BYTES, told, write

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "entry {}" + "\n  ui/somewhere.py:12 in something" * 40


def test_ten_thousand_mishaps_take_half_a_megabyte(tmp_path: Path) -> None:
    log = tmp_path / "data" / "log.txt"
    largest = 0
    for number in range(10_000):
        write(log, ENTRY.format(number))
        largest = max(largest, log.stat().st_size)
    assert largest <= MOST_BYTES + len(ENTRY) + 10
    entries = log.read_text("utf-8").split("\n\n")
    assert entries[-2] == ENTRY.format(9_999)
    assert all(entry.startswith("entry ") for entry in entries if entry), "cut between entries"


def test_only_its_owner_reads_it_whoever_has_put_it_there(tmp_path: Path) -> None:
    log = tmp_path / "data" / "log.txt"
    write(log, "one")
    if sys.platform == "win32":
        return
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    log.chmod(0o644)
    write(log, "two")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert log.read_text("utf-8") == "one\n\ntwo\n\n"


def test_a_place_that_refuses_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "log.txt").mkdir()
    write(tmp_path / "log.txt", "one")
    (tmp_path / "file").touch()
    write(tmp_path / "file" / "log.txt", "one")


def test_what_is_told_are_names_of_modules_and_no_message_or_path() -> None:
    try:
        raise ValueError("Secret title of /home/anna/secret.journey")
    except ValueError as error:
        text = told(ValueError, error.__traceback__, "Qt 6, ")
    first, kind, *frames = text.splitlines()
    assert "Qt 6, " in first
    assert kind == "ValueError"
    assert frames[-1].startswith("  test_log.py:")
    assert "ecret" not in text
    assert "/" not in frames[-1]
