from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeymap.files.errors import ConflictError, FileError
from journeymap.files.replace import replace_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, owners and links as POSIX has them")
ROOT = Path(__file__).parent.parent.parent


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("data", [b"", b"x", b"0123456789abcdef" * 200_000], ids=["empty", "byte", "3 MB"])
def test_makes_a_file_and_replaces_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "Ünï.journey"
    written = replace_bytes(path, b"old")
    assert (written.path, written.sha256, written.doubt) == (path, sha256(b"old"), "")
    assert replace_bytes(str(path), data).sha256 == sha256(data)
    assert path.read_bytes() == data
    assert names(tmp_path) == ["Ünï.journey"]


def test_the_longest_name_a_disk_takes_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 247 + ".journey")
    replace_bytes(path, b"new")
    assert path.read_bytes() == b"new"


def test_what_reads_back_is_checked_before_it_replaces_anything(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"old")
    seen: list[tuple[bytes, bytes]] = []

    def refuse(written: bytes) -> None:
        seen.append((written, path.read_bytes()))
        raise FileError("", "this is not good")

    with pytest.raises(FileError, match=r"a\.journey: this is not good"):
        replace_bytes(path, b"new", check=refuse)
    assert seen == [(b"new", b"old")]
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.journey"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupt(_: bytes) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_bytes(tmp_path / "a.journey", b"new", check=interrupt)
    assert names(tmp_path) == []


def test_a_file_that_changed_is_a_conflict(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"theirs")
    with pytest.raises(ConflictError, match="somebody else has saved this file"):
        replace_bytes(path, b"ours", expect_sha256=sha256(b"opened"))
    with pytest.raises(ConflictError):
        replace_bytes(path, b"ours", expect_sha256="")
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.journey"]


def test_what_was_opened_what_is_the_same_and_what_is_gone_are_no_conflict(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"opened")
    replace_bytes(path, b"ours", expect_sha256=sha256(b"opened"))
    replace_bytes(path, b"ours", expect_sha256=sha256(b"opened"))
    path.unlink()
    replace_bytes(path, b"again", expect_sha256=sha256(b"ours"))
    path.unlink()
    replace_bytes(path, b"new", expect_sha256="")
    assert path.read_bytes() == b"new"


def test_a_file_that_appears_during_the_save_is_a_conflict(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"

    def meanwhile(_: bytes) -> None:
        path.write_bytes(b"theirs")

    with pytest.raises(ConflictError):
        replace_bytes(path, b"ours", check=meanwhile, expect_sha256="")
    assert path.read_bytes() == b"theirs"


@on_posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace_bytes(path, b"new")
    assert path.stat().st_mode & 0o7777 == mode


@on_posix
def test_a_new_file_is_as_open_as_the_person_wants_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_bytes(tmp_path / "a.journey", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "a.journey").stat().st_mode & 0o777 == 0o640


@on_posix
def test_while_a_private_file_is_saved_nobody_else_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"old")
    path.chmod(0o600)

    def look(_: bytes) -> None:
        assert [one.stat().st_mode & 0o777 for one in tmp_path.iterdir()] == [0o600, 0o600]

    replace_bytes(path, b"new", check=look)


@on_posix
def test_a_symbolic_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    target, link = tmp_path / "maps" / "a.journey", tmp_path / "link.journey"
    link.symlink_to(Path("maps") / "a.journey")
    for data in (b"made through the link", b"replaced"):
        written = replace_bytes(link, data)
        assert written.path == target
        assert link.is_symlink()
        assert target.read_bytes() == data
    assert names(tmp_path) == ["link.journey", "maps"]
    assert names(tmp_path / "maps") == ["a.journey"]


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes as Linux has them")
def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"old")
    try:
        os.setxattr(path, "user.tag", b"blue")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    replace_bytes(path, b"new")
    assert os.getxattr(path, "user.tag") == b"blue"


def test_what_a_crash_left_of_this_file_is_swept_away_later(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"

    def crash(_: bytes) -> None:
        left.extend((one.name, one.read_bytes()) for one in tmp_path.iterdir() if one.suffix == ".tmp")

    left: list[tuple[str, bytes]] = []
    replace_bytes(path, b"half", check=crash)
    ((name, content),) = left
    fresh = name[:-8] + "ffff.tmp"
    (tmp_path / name).write_bytes(content)
    (tmp_path / fresh).write_bytes(content)
    (tmp_path / ".~other.tmp").write_bytes(b"of somebody else")
    for old in (name, ".~other.tmp"):
        os.utime(tmp_path / old, (0, 0))
    replace_bytes(path, b"new")
    assert names(tmp_path) == sorted([".~other.tmp", fresh, "a.journey"])


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (".", "this is a folder"),
        ("nowhere/a.journey", "there is no such file or folder"),
        ("a.txt/b.journey", "not a folder"),
        ("n" * 300, "the name is too long"),
    ],
)
def test_a_place_where_nothing_can_be_saved_is_told(tmp_path: Path, path: str, words: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    with pytest.raises(FileError) as caught:
        replace_bytes(tmp_path / path, b"new")
    assert words in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / path))
    assert names(tmp_path) == ["a.txt"]


@on_posix
def test_links_that_lead_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(FileError, match="its links lead in a circle"):
        replace_bytes(tmp_path / "a", b"new")


@on_posix
def test_a_device_or_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(FileError, match="a device or a pipe, not a file"):
            replace_bytes(path, b"new")


AS_SOMEBODY_ELSE = """
import os, sys
sys.path.insert(0, sys.argv[1])
from journeymap.files.errors import FileError
from journeymap.files.replace import replace_bytes
if os.geteuid() == 0:
    os.setgroups([100])
    os.setgid(65534)
    os.setuid(65534)
try:
    replace_bytes(sys.argv[2], b"new")
    print("saved")
except FileError as error:
    print(error.sentence)
"""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users can reach, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)
        Path(folder).chmod(0o777)


def as_somebody_else(path: Path) -> str:
    """What saving there says to a person who is not root (imported first: they may not read this checkout)."""
    command = [sys.executable, "-S", "-c", AS_SOMEBODY_ELSE, str(ROOT), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@on_posix
def test_a_write_protected_file_stays_though_its_folder_would_let_it_be_replaced(shared: Path) -> None:
    path = shared / "a.journey"
    path.write_bytes(b"old")
    path.chmod(0o444)
    assert as_somebody_else(path).startswith("the file is write-protected; take the protection off")
    assert path.read_bytes() == b"old"
    assert names(shared) == ["a.journey"]


@on_posix
def test_a_folder_that_lets_nobody_write_is_told(shared: Path) -> None:
    path = shared / "a.journey"
    path.write_bytes(b"old")
    path.chmod(0o666)
    shared.chmod(0o555)
    assert "no other file may be made in its folder" in as_somebody_else(path)
    assert path.read_bytes() == b"old"
    assert names(shared) == ["a.journey"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files to others")
def test_the_owner_is_kept_where_the_system_allows_it_and_else_the_group(shared: Path) -> None:
    path = shared / "a.journey"
    path.write_bytes(b"old")
    path.chmod(0o660)
    os.chown(path, 4321, 100)
    replace_bytes(path, b"by root")
    assert (path.stat().st_uid, path.stat().st_gid, path.stat().st_mode & 0o777) == (4321, 100, 0o660)
    assert as_somebody_else(path) == "saved"
    assert (path.stat().st_uid, path.stat().st_gid, path.stat().st_mode & 0o777) == (65534, 100, 0o660)
    assert path.read_bytes() == b"new"
