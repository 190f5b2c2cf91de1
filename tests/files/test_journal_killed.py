"""Programs that write down what is changed are killed at random moments: whatever was written down is found again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from killing import counted_by

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the killer forks")

KILLER = """
import json, random, sys
from pathlib import Path
from killing import killed
from journeymap.files.journal import About, Journal, read
from journeymap.files.left import left_behind
from journeymap.model.journey import Journey, Stage

folder, kills, dice = Path(sys.argv[1]), int(sys.argv[2]), random.Random(5)


def change_for_ever(tell):
    journey = Journey(title="0")
    journal = Journal(folder, About("", "", "A map"), journey)
    for number in range(1, 1_000_000):
        goals = [dice.choice("abc") * dice.randint(1, 9000) for _ in range(dice.randint(1, 4))]
        stages = tuple(Stage(id=f"s{one}", title="S", goal=goal) for one, goal in enumerate(goals))
        journey = journey.model_copy(update={"title": str(number), "stages": stages})
        journal.note(journey, "Change")
        tell(number)


told = {"kills": 0, "unreadable": 0, "lost": 0, "damaged": 0, "changes": 0}
for _ in range(kills):
    last = killed(change_for_ever, 0.02, dice)
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
    found, complaints = counted_by(KILLER, str(folder), str(kills))
    assert (found["kills"], found["unreadable"], found["lost"]) == (kills, 0, 0), complaints
    assert found["changes"] >= kills


def test_forty_kills_lose_nothing_that_was_written_down(tmp_path: Path) -> None:
    check(tmp_path, 40)


@pytest.mark.long
def test_two_thousand_kills_lose_nothing_that_was_written_down(tmp_path: Path) -> None:
    check(tmp_path, 2000)
