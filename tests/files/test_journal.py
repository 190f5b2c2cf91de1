"""What is left of a map when the program ends without a word."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import threading
import zlib
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from random_edits import some_edit
from strategies import journeys

from journeymap.files.errors import FileError
from journeymap.files.journal import About, Journal, read
from journeymap.files.left import left_behind
from journeymap.files.locks import hold
from journeymap.files.splices import whole
from journeymap.model.edits import set_thing
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.model.journey import Journey

ABOUT = About("/maps/a.journey", "0" * 64, "A map")


def test_a_journal_holds_the_map_as_it_was_last(tmp_path: Path) -> None:
    journey = onboarding()
    later = set_thing(journey, "kick", title="Welcome")
    with closing(Journal(tmp_path, ABOUT, journey)) as journal:
        journal.note(later, "Rename “Kick-off”")
    left = read(journal.path)
    assert (left.base, left.journey) == (journey, later)
    assert (left.about, left.step, left.changes, left.damaged) == (ABOUT, "Rename “Kick-off”", 1, False)


def test_a_change_costs_a_line_however_large_the_map(tmp_path: Path) -> None:
    journey = onboarding()
    with closing(Journal(tmp_path, ABOUT, journey)) as journal:
        before = journal.path.stat().st_size
        changed = set_thing(journey, "kick", title="Welcome")
        journal.note(changed, "Rename")
        after = journal.path.stat().st_size
        assert 0 < after - before < 400
        journal.note(changed, "Rename")
        assert journal.path.stat().st_size == after, "nothing is written of what changes nothing"


def test_a_map_closed_in_peace_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path, ABOUT, onboarding())
    journal.end()
    assert list(tmp_path.iterdir()) == []


def test_a_journal_somebody_writes_is_not_left_behind(tmp_path: Path) -> None:
    journal = Journal(tmp_path, ABOUT, onboarding())
    assert left_behind(tmp_path) == ()
    journal.close()
    assert left_behind(tmp_path) == (journal.path,)
    assert left_behind(tmp_path / "nowhere") == ()


def test_another_program_that_looks_for_what_was_left_disturbs_no_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds each journal for a moment, to see whether anybody else does."""
    looks: list[threading.Timer] = []

    def looked_at(file: IO[bytes]) -> None:
        if not looks:
            (path,) = tmp_path.iterdir()
            looking = path.open("r+b")
            hold(looking)
            looks.append(threading.Timer(0.05, looking.close))
            looks[0].start()
        hold(file)

    monkeypatch.setattr("journeymap.files.journal.hold", looked_at)
    journal = Journal(tmp_path, ABOUT, onboarding())
    looks[0].join()
    assert left_behind(tmp_path) == ()
    journal.end()


def test_what_a_killed_program_noted_is_there(tmp_path: Path) -> None:
    script = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from onboarding import onboarding
from journeymap.files.journal import About, Journal
from journeymap.model.edits import set_thing
journey = onboarding()
journal = Journal(Path(sys.argv[1]), About("", "", "Untitled"), journey)
for number in range(5):
    journey = set_thing(journey, "kick", title=f"Welcome {number}")
    journal.note(journey, "Rename")
os.kill(os.getpid(), signal.SIGKILL)
"""
    tests = str(Path(__file__).parent.parent)
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path), tests], check=False)
    assert done.returncode == -signal.SIGKILL
    (path,) = left_behind(tmp_path)
    assert read(path).journey == set_thing(onboarding(), "kick", title="Welcome 4")


def test_a_journal_that_has_grown_long_begins_anew_with_all_that_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymap.files.journal._LONGEST", 1_000)
    first = last = onboarding()
    with closing(Journal(tmp_path, ABOUT, first)) as journal:
        begun = journal.path
        sizes = []
        for number in range(40):
            last = set_thing(last, "kick", title=f"Welcome {number}", evidence_note="why " * number)
            journal.note(last, f"Rename {number}")
            sizes.append(journal.path.stat().st_size)
            assert left_behind(tmp_path) == (), "whoever writes holds it, also the one that was begun anew"
        assert journal.path != begun
        assert list(tmp_path.iterdir()) == [journal.path]
    assert max(sizes) < min(sizes) + 3_000
    left = read(journal.path)
    assert (left.base, left.journey, left.step, left.damaged) == (first, last, "Rename 39", False)
    assert left.changes, "what was changed is offered"


def test_a_journal_of_before_is_read(tmp_path: Path) -> None:
    """Its head named a step where it had been begun anew with all that was changed."""
    for step, changes in (("", 0), ("Rename map", 1)):
        records = (
            {"journal": 1, "at": "2026-11-20T10:00:00+00:00", "about": asdict(ABOUT), "step": step},
            {"whole": whole(onboarding())},
        )
        path = tmp_path / "old.journal"
        lines = [json.dumps(record).encode() for record in records]
        path.write_bytes(b"".join(b"%08x %b\n" % (zlib.crc32(line), line) for line in lines))
        left = read(path)
        assert (left.journey, left.step, left.changes, left.damaged) == (onboarding(), step, changes, False)


@pytest.mark.parametrize("bad", [1, 3])
def test_changes_that_make_no_map_hide_none_before_them(tmp_path: Path, bad: int) -> None:
    journey = onboarding()
    with closing(Journal(tmp_path, ABOUT, journey)) as journal:
        for number in range(9):
            journey = set_thing(journey, "kick", title=f"Welcome {number}")
            journal.note(journey, f"Rename {number}")
        for number in range(bad):
            homeless = journey.touchpoints[0].model_copy(update={"stage": "nowhere", "title": f"{number}"})
            journal.note(journey.model_copy(update={"touchpoints": (homeless, *journey.touchpoints[1:])}), "Lose")
    left = read(journal.path)
    assert left.journey.touchpoints[0].title == f"Welcome {8 if bad == 1 else 7}"
    assert (left.base, left.damaged) == (onboarding(), True)


def sizes_limited(most: int | None) -> None:
    """What this process may write into one file, as on a full disk; None for no limit."""
    import resource

    resource.setrlimit(
        resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY if most is None else most, resource.RLIM_INFINITY)
    )


@pytest.fixture
def limits() -> Iterator[None]:
    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield
    sizes_limited(None)
    signal.signal(signal.SIGXFSZ, former)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize("room", [0, 1, 100, 299])
def test_after_a_full_disk_the_next_change_counts_again(tmp_path: Path, room: int) -> None:
    journey = onboarding()
    with closing(Journal(tmp_path, ABOUT, journey)) as journal:
        first = set_thing(journey, "kick", title="Welcome")
        journal.note(first, "Rename")
        size = journal.path.stat().st_size
        second = set_thing(first, "kick", evidence_note="why " * 100)
        sizes_limited(size + room)
        with pytest.raises(FileError, match="written down"):
            journal.note(second, "Describe")
        sizes_limited(None)
        assert journal.path.stat().st_size == size, "no half line hides what comes later"
        third = set_thing(second, "kick", title="Hello")
        journal.note(third, "Rename again")
    left = read(journal.path)
    assert (left.journey, left.changes, left.damaged) == (third, 2, False)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
@pytest.mark.usefixtures("limits")
def test_what_cannot_begin_leaves_nothing_and_what_cannot_begin_anew_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = onboarding()
    sizes_limited(500)
    with pytest.raises(FileError, match="written down"):
        Journal(tmp_path, ABOUT, journey)
    assert list(tmp_path.iterdir()) == []
    sizes_limited(None)
    with closing(Journal(tmp_path, ABOUT, journey)) as journal:
        monkeypatch.setattr(journal, "_longest", 1)
        first = set_thing(journey, "kick", title="Welcome")
        sizes_limited(journal.path.stat().st_size)
        with pytest.raises(FileError, match="written down"):
            journal.note(first, "Rename")
        assert list(tmp_path.iterdir()) == [journal.path]
        assert left_behind(tmp_path) == (), "it is still held"
        sizes_limited(None)
        journal.note(first, "Rename")
    left = read(journal.path)
    assert (left.base, left.journey, left.damaged) == (journey, first, False)


def test_what_is_no_journal_is_told(tmp_path: Path) -> None:
    for data in (b"", b"nothing\n", b"\xff" * 100, b"00000000 {}\n"):
        path = tmp_path / "bad.journal"
        path.write_bytes(data)
        with pytest.raises(FileError, match="nothing can be made of it"):
            read(path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journeys(max_touchpoints=6), st.integers(0, 10**9), st.floats(0, 1), st.booleans())
def test_a_damaged_journal_counts_as_far_as_it_is_whole(
    tmp_path: Path, journey: Journey, seed: int, where: float, cut: bool
) -> None:
    rng = random.Random(seed)
    journal = Journal(tmp_path, ABOUT, journey)
    states = [(journal.path.stat().st_size, journey)]
    for _ in range(8):
        try:
            journey = some_edit(rng, journey)(journey)
        except JourneyError:
            continue
        journal.note(journey, "Change")
        states.append((journal.path.stat().st_size, journey))
    assert read(journal.path).journey == journey
    journal.close()
    data = bytearray(journal.path.read_bytes())
    first, last = states[0][0], len(data)
    at = first + int((last - first) * where)
    if at == last:
        return
    if cut:
        del data[at:]
    else:
        data[at] ^= 0x55
    journal.path.write_bytes(data)
    whole = [state for size, state in states if size <= at]
    left = read(journal.path)
    assert left.journey == whole[-1]
    assert left.damaged or at in {size for size, _ in states}
    journal.path.unlink()
