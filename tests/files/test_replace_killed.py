"""Saves are killed at random moments, as a crash or the system would do it: what stands there is always whole."""

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
from journeymap.files.store import open_journey, save
from journeymap.model.journey import Journey, Stage

path, kills, dice = Path(sys.argv[1]), int(sys.argv[2]), random.Random(5)


def save_for_ever(tell):
    # Generation after generation, each of another length; tells of each when it is saved.
    opened = open_journey(path)
    while True:
        generation = int(opened.journey.title) + 1
        goals = [dice.choice("abc") * dice.randint(1, 9000) for _ in range(dice.randint(1, 8))]
        stages = tuple(Stage(id=f"s{number}", title="S", goal=goal) for number, goal in enumerate(goals))
        opened = save(Journey(title=str(generation), span=str(sum(map(len, goals))), stages=stages), path, opened)
        tell(generation)


save(Journey(title="0", span="0"), path)
told = {"unreadable": 0, "lost": 0, "inside": 0, "generations": 0}
for _ in range(kills):
    last = killed(save_for_ever, 0.012, dice)
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


def check(path: Path, kills: int) -> None:
    """No file unreadable, no acknowledged save lost."""
    found, complaints = counted_by(KILLER, str(path), str(kills))
    assert (found["unreadable"], found["lost"]) == (0, 0), complaints
    assert found["generations"] >= kills
    # Otherwise the kills came between the saves and prove nothing.
    assert found["inside"] >= kills // 20


def test_forty_kills_leave_every_file_whole_and_lose_no_save(tmp_path: Path) -> None:
    check(tmp_path / "a.journey", 40)


@pytest.mark.long
def test_two_thousand_kills_leave_every_file_whole_and_lose_no_save(tmp_path: Path) -> None:
    check(tmp_path / "a.journey", 2000)
