"""A file that may be written in a folder where none may be made."""

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
from journeymap.files.overwrite import overwrite_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
OLD = hashlib.sha256(b"old").hexdigest()
SAVE = """
import os, sys
sys.path.insert(0, sys.argv[1])
from journeymap.files.errors import FileError, NoNewFileError
from journeymap.files.overwrite import overwrite_bytes
from journeymap.files.replace import replace_bytes
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    replace_bytes(sys.argv[2], b"new", expect_sha256=sys.argv[3])
except NoNewFileError as error:
    print(error.sentence)
    overwrite_bytes(sys.argv[2], b"new", expect_sha256=sys.argv[3])
    print("written")
"""


@pytest.fixture
def path() -> Iterator[Path]:
    """A file that everybody may write, in a folder where nobody may make one; not below a folder that is root's."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        made = Path(folder) / "shared" / "a.journey"
        made.parent.mkdir()
        made.write_bytes(b"old")
        made.chmod(0o666)
        made.parent.chmod(0o555)
        yield made
        made.parent.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")
def test_where_no_file_may_be_made_it_is_refused_and_written_into_when_somebody_says_so(path: Path) -> None:
    script = [sys.executable, "-c", SAVE, str(ROOT), str(path), OLD]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    told, written = done.stdout.splitlines()
    assert told.startswith("no other file may be made in its folder")
    assert written == "written"
    assert path.read_bytes() == b"new"
    assert [one.name for one in path.parent.iterdir()] == ["a.journey"]


def test_it_is_not_written_over_what_somebody_else_saved(path: Path) -> None:
    path.write_bytes(b"theirs")
    with pytest.raises(ConflictError):
        overwrite_bytes(path, b"new", expect_sha256=OLD)
    assert path.read_bytes() == b"theirs"


def test_what_is_not_good_is_not_written(path: Path) -> None:
    def check(_: bytes) -> None:
        raise FileError("", "not good")

    with pytest.raises(FileError, match="not good"):
        overwrite_bytes(path, b"new", check=check)
    assert path.read_bytes() == b"old"


def test_a_shorter_file_has_no_rest_of_the_longer_one(path: Path) -> None:
    path.write_bytes(b"x" * 10_000)
    overwrite_bytes(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_file_that_is_not_there_is_not_made(path: Path) -> None:
    path.parent.chmod(0o755)
    path.unlink()
    with pytest.raises(FileError, match="no such file"):
        overwrite_bytes(path, b"new")
    assert not path.exists()
