"""Two programs save one map as fast as they can, each what it has, put together with what the other saved: whatever
either was told to be saved is there in the end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.files.store import open_journey, save
from journeymap.model.journey import Journey

ROOT = Path(__file__).parent.parent.parent
WRITER = """
import json, sys
sys.path.insert(0, sys.argv[1])
from journeymap.files.errors import ConflictError, FileError
from journeymap.files.store import open_journey, save
from journeymap.model.journey import Stage
from journeymap.model.merging import merge

path, name, saves = sys.argv[2], sys.argv[3], int(sys.argv[4])
conflicts = 0
opened = open_journey(path)
print("ready", flush=True)
sys.stdin.readline()
for number in range(saves):
    base = opened
    mine = base.journey.model_copy(update={"stages": (*base.journey.stages, Stage(id=f"{name}{number}", title="S"))})
    while True:
        try:
            opened = save(mine, path, base)
            break
        except ConflictError:
            conflicts += 1
            theirs = open_journey(path)
            mine, base = merge(base.journey, mine, theirs.journey).journey, theirs
print(json.dumps({"conflicts": conflicts}))
"""


def lost(path: Path, saves: int) -> tuple[int, int]:
    """How many acknowledged changes are missing, and how many times one found that the other had saved."""
    save(Journey(title="Both"), path)
    commands = [[sys.executable, "-c", WRITER, str(ROOT), str(path), name, str(saves)] for name in "ab"]
    pipe = subprocess.PIPE
    running = [subprocess.Popen(one, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for one in commands]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in running:  # both at once, or one would be done before the other has begun
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    conflicts = 0
    for one in running:
        out, err = one.communicate(timeout=600)
        assert one.returncode == 0, err
        conflicts += json.loads(out)["conflicts"]
    wanted = {f"{name}{number}" for name in "ab" for number in range(saves)}
    there = {stage.id for stage in open_journey(path).journey.stages}
    return len(wanted - there), conflicts


def test_a_hundred_saves_by_turns_lose_nothing(tmp_path: Path) -> None:
    met = 0
    for _ in range(10):  # until they have met: where they did not, it proves nothing
        missing, conflicts = lost(tmp_path / "a.journey", 50)
        assert missing == 0
        met += conflicts
        if met:
            break
    assert met
    assert [one.name for one in tmp_path.iterdir()] == ["a.journey"]


@pytest.mark.long
def test_a_thousand_saves_by_turns_lose_nothing(tmp_path: Path) -> None:
    missing, conflicts = lost(tmp_path / "a.journey", 500)
    assert missing == 0
    assert conflicts
