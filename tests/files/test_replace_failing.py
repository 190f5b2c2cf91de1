"""Every system call of a save fails once, for real: strace makes the kernel refuse it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent.parent
STRACE = shutil.which("strace")
CALLS = (
    "openat,read,write,fstat,newfstatat,fchmod,fchown,fsync,close,faccessat,faccessat2,access,"
    "rename,renameat,renameat2,unlink"
)
SAVE = """
import os, sys
sys.path.insert(0, sys.argv[1])
from journeymap.files.errors import FileError
from journeymap.files.linux import _call
from journeymap.files.replace import replace_bytes
_call()  # loaded before: a Python that cannot be read is another matter
try:
    os.stat("/the-save-begins")
except OSError:
    pass
try:
    told = replace_bytes(sys.argv[2], b"new" * 1000, expect_sha256=sys.argv[3]).doubt or "saved"
except FileError as error:
    told = "refused: " + error.sentence
try:
    os.stat("/the-save-ends")
except OSError:
    pass
os.write(2, told.encode())
"""
OLD = b"old"
OLD_SHA256 = "cba06b5736faf67e54b07b561eae94395e774c517a7d910a54369e1263ccfbd4"


class Call(NamedTuple):
    """A system call of the save."""

    name: str
    nth: int
    """Among those of that name in the whole run."""
    text: str
    """Its arguments and result."""
    tells: bool
    """Whether its failure must never be kept from the person: some disks tell of lost bytes at the very end only."""


def strace_works() -> bool:
    if STRACE is None:
        return False
    probe = [STRACE, "-f", "--seccomp-bpf", "-e", "inject=fsync:error=EIO", "true"]
    return subprocess.run(probe, capture_output=True).returncode == 0


needs_strace = pytest.mark.skipif(not strace_works(), reason="strace is missing or may not trace here")


def saving(path: Path, *options: str) -> str:
    """Saves over `path` under strace; what the person is told."""
    log = path.parent.parent / "strace.log"
    script = [sys.executable, "-S", "-c", SAVE, str(ROOT), str(path), OLD_SHA256]
    command = [str(STRACE), "-f", "--seccomp-bpf", "-o", str(log), "-s", "200", *options, *script]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stderr


def calls(path: Path) -> list[Call]:
    """The system calls of a save that succeeds, in order."""
    assert saving(path, "-e", f"trace={CALLS}") == "saved"
    counts: dict[str, int] = {}
    found: list[Call] = []
    inside = False
    for line in (path.parent.parent / "strace.log").read_text(encoding="utf-8").splitlines():
        match = re.match(r"\d+ +(\w+)\((.*)", line)
        if match is None:
            continue
        name, text = match.groups()
        counts[name] = counts.get(name, 0) + 1
        if "/the-save-" in text:
            inside = "begins" in text
        elif inside:
            closes_new_file = name == "close" and found[-1].name == "fsync"
            # An exchange that fails is a rename then: nobody needs to hear of it.
            found.append(Call(name, counts[name], text, name in ("write", "fsync", "rename") or closes_new_file))
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "maps" / "a.journey"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


@needs_strace
def test_the_order_is_write_fsync_rename_and_fsync_of_the_folder(path: Path) -> None:
    """The bytes are on the disk before the name points at them, and the name before the save is said to be done."""
    made = calls(path)
    steps = [call for call in made if call.name in ("write", "fsync", "rename", "renameat2")]
    assert [call.name for call in steps] == ["write", "fsync", "renameat2", "fsync"]
    written, flushed, moved, settled = steps
    (created,) = [call for call in made if "O_CREAT" in call.text]
    (folder,) = [call for call in made if call.name == "openat" and made.index(call) == made.index(settled) - 1]
    temp = Path(re.findall(r'"([^"]+)"', created.text)[0])
    handle = created.text.rpartition("= ")[2]
    assert "O_EXCL" in created.text
    assert ", 0600)" in created.text, "others could read the new bytes before it is known whether they may"
    assert temp.parent == path.parent
    assert written.text.startswith(f"{handle}, ")
    assert flushed.text.startswith(f"{handle})")
    assert re.findall(r'"([^"]+)"', moved.text) == [str(temp), str(path)]
    assert f'"{path.parent}"' in folder.text
    assert settled.text.startswith(folder.text.rpartition("= ")[2] + ")")
    assert made.index(created) < made.index(written)


def outcome(folder: Path, call: Call, error: str) -> str | None:
    """What is wrong after a save in which that call failed with that error; None when all is as promised."""
    path = folder / "maps" / "a.journey"
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    told = saving(path, "-e", f"trace={call.name}", "-e", f"inject={call.name}:{error}:when={call.nth}")
    where = f"{call.name} {call.text} with {error}: told “{told}”"
    if "(INJECTED)" not in (folder / "strace.log").read_text(encoding="utf-8"):
        return f"{where}: nothing was injected"
    content = path.read_bytes()
    if content not in (OLD, b"new" * 1000):
        return f"{where}: the file is neither old nor new"
    if told.startswith("refused: ") != (content == OLD):
        return f"{where}: but the file is {'old' if content == OLD else 'new'}"
    if left := [one.name for one in path.parent.iterdir() if one != path]:
        return f"{where}: left {left}"
    if call.tells and told == "saved":
        return f"{where}: nobody is told"
    return None


def fail_each(tmp_path: Path, cases: list[tuple[Call, str]]) -> None:
    folders = [tmp_path / f"case-{number}" for number in range(len(cases))]
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda folder, case: outcome(folder, *case), folders, cases)
    assert [one for one in found if one] == []


@needs_strace
def test_when_any_call_fails_the_file_is_old_or_new_and_the_person_is_told(tmp_path: Path, path: Path) -> None:
    made = [call for call in calls(path) if "O_" in call.text or call.name != "newfstatat" or '""' in call.text]
    cases = [(call, "error=EIO") for call in made]
    cases += [(call, "error=ENOSPC") for call in made if call.tells or "O_CREAT" in call.text]
    assert len(cases) > 25
    fail_each(tmp_path, cases)


@needs_strace
def test_a_disk_that_swallows_bytes_is_found_out(tmp_path: Path, path: Path) -> None:
    written = next(call for call in calls(path) if call.name == "write")
    fail_each(tmp_path, [(written, "retval=3000"), (written, "retval=7"), (written, "retval=0")])


@pytest.mark.long
@needs_strace
def test_when_any_call_fails_in_any_way_the_file_is_old_or_new(tmp_path: Path, path: Path) -> None:
    errors = ("EIO", "ENOSPC", "EDQUOT", "EACCES", "EBUSY", "EXDEV", "EROFS", "EPERM", "EINVAL", "EOPNOTSUPP", "ESTALE")
    made = calls(path)
    cases = [(call, f"error={error}") for call in made for error in errors]
    # A file system without fsync for folders says so, and nobody needs to hear of it.
    settling = made[made.index([call for call in made if call.name == "fsync"][-1]) :]
    cases = [
        (call, how) for call, how in cases if call not in settling or how not in ("error=EINVAL", "error=EOPNOTSUPP")
    ]
    fail_each(tmp_path, cases)


@pytest.mark.skipif(sys.platform == "win32", reason="limits as POSIX has them")
def test_a_disk_that_gets_full_in_the_middle_leaves_the_old_file(path: Path) -> None:
    """Without strace: the system itself takes only the first 1,000 of 3,000 bytes."""
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
    script = [sys.executable, "-S", "-c", limit + SAVE, str(ROOT), str(path), OLD_SHA256]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    assert done.stderr.startswith(
        "refused: it cannot be saved, and what was there is untouched: this disk takes no file"
    )
    assert [one.name for one in path.parent.iterdir()] == ["a.journey"]
    assert path.read_bytes() == OLD
