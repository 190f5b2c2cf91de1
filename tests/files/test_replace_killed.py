"""Saves are killed at random moments, as a crash or the system would do it: what stands there is always whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the killer forks")

ROOT = Path(__file__).parent.parent.parent
KILLER = """
import json, os, random, signal, sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from journeymap.files.store import open_journey, save
from journeymap.model.journey import Journey, Stage

path, kills, dice = Path(sys.argv[2]), int(sys.argv[3]), random.Random(5)


def save_for_ever(tell):
    # Generation after generation, each of another length; tells of each when it is saved.
    opened = open_journey(path)
    while True:
        generation = int(opened.journey.title) + 1
        goals = [dice.choice("abc") * dice.randint(1, 9000) for _ in range(dice.randint(1, 8))]
        stages = tuple(Stage(id=f"s{number}", title="S", goal=goal) for number, goal in enumerate(goals))
        opened = save(Journey(title=str(generation), span=str(sum(map(len, goals))), stages=stages), path, opened)
        os.write(tell, f"{generation}\\n".encode())


save(Journey(title="0", span="0"), path)
told = {"unreadable": 0, "lost": 0, "inside": 0, "generations": 0}
for _ in range(kills):
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            dice.seed(os.getpid())
            save_for_ever(tell)
        finally:
            os._exit(1)
    os.close(tell)
    acknowledged = os.read(hear, 1)  # the first save is done: from here on, any moment may be the last
    time.sleep(dice.uniform(0, 0.012))
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the child ended by itself"
    while more := os.read(hear, 65536):
        acknowledged += more
    os.close(hear)
    last = int(acknowledged.split(b"\\n")[-2])
    left = [one for one in path.parent.iterdir() if one != path]
    told["inside"] += bool(left)
    for one in left:
        one.unlink()
    try:
        found = open_journey(path).journey
        told["unreadable"] += sum(len(stage.goal) for stage in found.stages) != int(found.span)
        told["lost"] += int(found.title) < last
        told["generations"] = int(found.title)
    except Exception as error:
        told["unreadable"] += 1
        print(error, file=sys.stderr)
print(json.dumps(told))
"""


def kill(path: Path, kills: int) -> dict[str, int]:
    """How many files were unreadable, how many acknowledged saves lost, how many kills met a save in the middle."""
    command = [sys.executable, "-c", KILLER, str(ROOT), str(path), str(kills)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


def check(path: Path, kills: int) -> None:
    found = kill(path, kills)
    assert (found["unreadable"], found["lost"]) == (0, 0)
    assert found["generations"] >= kills
    # Otherwise the kills came between the saves and prove nothing.
    assert found["inside"] >= kills // 20


def test_forty_kills_leave_every_file_whole_and_lose_no_save(tmp_path: Path) -> None:
    check(tmp_path / "a.journey", 40)


@pytest.mark.long
def test_two_thousand_kills_leave_every_file_whole_and_lose_no_save(tmp_path: Path) -> None:
    check(tmp_path / "a.journey", 2000)
