"""Who has a map open."""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeymap.files.presence import SILENT_AFTER, Found, Presence, enter, look, mark_of

ROOT = Path(__file__).parent.parent.parent
OTHER = """
import sys
sys.path.insert(0, sys.argv[1])
from journeymap.files.presence import Presence, enter
found = enter(sys.argv[2])
print("ours" if isinstance(found, Presence) else f"theirs {found.there}", flush=True)
sys.stdin.readline()
if isinstance(found, Presence):
    found.leave()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.journey"
    made.write_bytes(b"map")
    return made


def other(path: Path) -> subprocess.Popen[str]:
    """Another program that opens the map, once it has said who has it."""
    command = [sys.executable, "-c", OTHER, str(ROOT), str(path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def says(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def from_elsewhere(path: Path, seconds_ago: float) -> None:
    """A mark that somebody on another machine has made, and touched so long ago."""
    fields = {"name": "Anna Berg", "machine": "desk-3", "since": datetime.now(UTC).isoformat(), "mark": "1"}
    mark_of(path).write_text(json.dumps(fields))
    then = datetime.now(UTC).timestamp() - seconds_ago
    os.utime(mark_of(path), (then, then))


def test_the_first_has_it_and_the_second_is_told_who(path: Path) -> None:
    with other(path) as program:
        assert says(program) == "ours"
        found = enter(path)
        assert isinstance(found, Found)
        assert found.there
        assert found.person.machine == platform.node()
        assert found.person.name
        program.communicate("\n")
    ours = enter(path)
    assert isinstance(ours, Presence)
    with other(path) as program:
        assert says(program) == "theirs True"
        program.communicate("\n")
    ours.leave()
    assert os.listdir(path.parent) == ["a.journey"]


def test_what_a_crash_has_left_on_this_machine_is_taken_over(path: Path) -> None:
    with other(path) as program:
        assert says(program) == "ours"
        program.send_signal(signal.SIGKILL)
    assert mark_of(path).exists()
    found = look(path)
    assert found is not None
    assert not found.there
    ours = enter(path)
    assert isinstance(ours, Presence)
    again = look(path)
    assert again is not None
    assert again.person.mark == ours.person.mark
    ours.leave()


def test_one_only_takes_over_what_was_left(path: Path) -> None:
    with other(path) as program:
        assert says(program) == "ours"
        program.send_signal(signal.SIGKILL)
    programs = [other(path) for _ in range(6)]
    told = [says(program) for program in programs]
    for program in programs:
        program.communicate("\n")
    assert sorted(told) == ["ours", *["theirs True"] * 5]


def test_somebody_on_another_machine_is_there_while_they_are_heard_of(path: Path) -> None:
    from_elsewhere(path, 60)
    found = enter(path)
    assert isinstance(found, Found)
    assert (found.person.name, found.person.machine, found.there) == ("Anna Berg", "desk-3", True)


def test_a_mark_from_another_machine_is_never_stolen(path: Path) -> None:
    from_elsewhere(path, SILENT_AFTER + 60)
    before = mark_of(path).read_bytes()
    found = enter(path)
    assert isinstance(found, Found)
    assert not found.there
    assert mark_of(path).read_bytes() == before
    assert sorted(os.listdir(path.parent)) == [mark_of(path).name, "a.journey"]


def test_a_sign_is_given_again_and_again(path: Path) -> None:
    ours = enter(path)
    assert isinstance(ours, Presence)
    os.utime(mark_of(path), (1, 1))
    ours.touch()
    assert mark_of(path).stat().st_mtime > 1
    ours.leave()


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"name": 1}', b"\xff" * 5000])
def test_a_mark_that_says_nothing_is_taken_over(path: Path, text: bytes) -> None:
    mark_of(path).write_bytes(text)
    assert look(path) is None
    ours = enter(path)
    assert isinstance(ours, Presence)
    ours.leave()


def test_what_a_mark_says_is_one_short_line(path: Path) -> None:
    fields = {"name": "A\nB\u202e" * 100, "machine": "m" * 500, "since": datetime.now(UTC).isoformat(), "mark": "1"}
    mark_of(path).write_text(json.dumps(fields))
    found = look(path)
    assert found is not None
    assert len(found.person.name) <= 80
    assert "\n" not in found.person.name


def test_a_mark_of_our_own_that_was_replaced_is_not_taken_away(path: Path) -> None:
    ours = enter(path)
    assert isinstance(ours, Presence)
    mark_of(path).unlink()
    from_elsewhere(path, 0)
    ours.leave()
    assert mark_of(path).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links as POSIX has them")
def test_a_link_has_the_mark_of_what_it_leads_to(path: Path) -> None:
    link = path.with_name("link.journey")
    link.symlink_to(path)
    assert mark_of(link) == mark_of(path)


def test_where_no_mark_can_be_made_nobody_is_there(path: Path) -> None:
    assert enter(path.parent / "no such folder" / "a.journey") is None


def test_a_mark_that_is_no_mark_says_nothing(path: Path) -> None:
    for data in (b"", b"[" * 4_000, b"{}", b'{"name": 1, "machine": [], "since": "x", "mark": null}'):
        mark_of(path).write_bytes(data)
        assert look(path) is None
    mark_of(path).unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(mark_of(path))  # whoever opened it would wait for ever
        assert look(path) is None
