"""Saving on a disk that gets full: a small one of memory, mounted for this test alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
UNSHARE = shutil.which("unshare")
SAVE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from journeymap.files.errors import FileError
from journeymap.files.store import open_journey, save
from journeymap.model.journey import Journey, Stage

path = Path(sys.argv[2]) / "a.journey"
opened = save(Journey(title="0"), path)
saved, refused = 0, set()
for number in range(1, 70):
    stages = tuple(Stage(id=f"s{one}", title="S", goal="g" * 9000) for one in range(number))
    before = path.read_bytes()
    try:
        opened = save(Journey(title=str(number), stages=stages), path, opened)
        saved += 1
    except FileError as error:
        refused.add(error.sentence)
        assert path.read_bytes() == before, "the old file is not as it was"
    assert [one.name for one in path.parent.iterdir()] == ["a.journey"], "something was left"
assert open_journey(path).journey.title == str(saved), "the last save is not what is there"
print(saved, *refused, sep="|")
"""


def on_a_small_disk(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs it where only that process sees the disk, which is gone with it."""
    command = f'mount -t tmpfs -o size=400k tmpfs "{folder}" || exit 77; exec "$0" "$@"'
    script = [sys.executable, "-c", SAVE, str(ROOT), str(folder)]
    return subprocess.run([str(UNSHARE), "-m", "sh", "-c", command, *script], capture_output=True, text=True)


@pytest.mark.skipif(UNSHARE is None, reason="unshare is missing")
def test_a_full_disk_keeps_the_old_file_and_is_told(tmp_path: Path) -> None:
    done = on_a_small_disk(tmp_path)
    if done.returncode in (1, 77) and "mount" in done.stderr + "unshare" and "Traceback" not in done.stderr:
        pytest.skip("no disk may be mounted here")
    assert done.returncode == 0, done.stderr
    saved, *refused = done.stdout.strip().split("|")
    assert 5 < int(saved) < 69, "it never got full, or never worked"
    assert refused == [
        "it cannot be saved, and what was there is untouched: the disk is full; make room or choose another disk"
    ]
