"""Programs that write down what is changed are killed at random moments: whatever was written down is found again."""

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
from journeymap.files.journal import About, Journal, left_behind, read
from journeymap.model.journey import Journey, Stage

folder, kills, dice = Path(sys.argv[2]), int(sys.argv[3]), random.Random(5)


def change_for_ever(tell):
    journey = Journey(title="0")
    journal = Journal(folder, About("", "", "A map"), journey)
    for number in range(1, 1_000_000):
        goals = [dice.choice("abc") * dice.randint(1, 9000) for _ in range(dice.randint(1, 4))]
        stages = tuple(Stage(id=f"s{one}", title="S", goal=goal) for one, goal in enumerate(goals))
        journey = journey.model_copy(update={"title": str(number), "stages": stages})
        journal.note(journey, "Change")
        os.write(tell, f"{number}\\n".encode())


told = {"kills": 0, "unreadable": 0, "lost": 0, "damaged": 0, "changes": 0}
for _ in range(kills):
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            dice.seed(os.getpid())
            change_for_ever(tell)
        finally:
            os._exit(1)
    os.close(tell)
    acknowledged = os.read(hear, 1)
    time.sleep(dice.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the child ended by itself"
    while more := os.read(hear, 65536):
        acknowledged += more
    os.close(hear)
    last = int(acknowledged.split(b"\\n")[-2])
    told["kills"] += 1
    try:
        (journal,) = left_behind(folder)
        left = read(journal)
        told["lost"] += int(left.journey.title) < last
        told["damaged"] += left.damaged
        told["changes"] += last
        journal.unlink()
    except Exception as error:
        told["unreadable"] += 1
        print(error, file=sys.stderr)
print(json.dumps(told))
"""


def check(folder: Path, kills: int) -> None:
    command = [sys.executable, "-c", KILLER, str(ROOT), str(folder), str(kills)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["kills"], found["unreadable"], found["lost"]) == (kills, 0, 0), done.stderr
    assert found["changes"] >= kills


def test_forty_kills_lose_nothing_that_was_written_down(tmp_path: Path) -> None:
    check(tmp_path, 40)


@pytest.mark.long
def test_two_thousand_kills_lose_nothing_that_was_written_down(tmp_path: Path) -> None:
    check(tmp_path, 2000)
