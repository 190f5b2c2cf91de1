"""Damaged and malicious files of our own kind meet only our own error, and take little memory."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from pathlib import Path

import pytest
from mutations import mutated

from journeymap.files.errors import FileError
from journeymap.files.format import dump, load
from journeymap.files.limits import MAX_BYTES, MAX_RECORDS, MAX_VALUES

ROOT = Path(__file__).parent.parent.parent
SAMPLES = [file.read_bytes() for file in sorted((ROOT / "tests" / "data" / "journeys").glob("*.journey"))]


def attack(first: int, many: int) -> int:
    """Loads that many mutated files; how many of them opened (and could be saved and opened again)."""
    opened = 0
    for seed in range(first, first + many):
        dice = random.Random(seed)
        with contextlib.suppress(FileError):
            loaded = load(mutated(dice.choice(SAMPLES), dice))
            opened += 1
            saved = dump(loaded.journey, loaded.schema)
            assert load(saved).journey == loaded.journey, seed
            assert dump(load(saved).journey, load(saved).schema) == saved, seed
    return opened


def test_three_thousand_damaged_files_meet_only_our_own_error() -> None:
    assert 100 < attack(0, 3000) < 2900


@pytest.mark.long
def test_twenty_thousand_damaged_files_meet_only_our_own_error() -> None:
    assert 400 < attack(3000, 20_000) < 19_600


HEADER = '{"format": "journeymap", "schema": {"major": 1, "minor": 0}, "title": "x", '
MALICIOUS = {
    "open brackets": ("", "[", MAX_BYTES, ""),
    "quotes": ("", '"', MAX_BYTES, ""),
    "records": (HEADER + '"a": [', "{},", MAX_RECORDS - 9, "{}]}"),
    "names": (HEADER, '"#": "#",', MAX_VALUES - 9, '"a": 1}'),
    "names twice": (HEADER, '"#": "#",', MAX_VALUES - 9, '"7": 1}'),
    "stages": (HEADER + '"stages": [', '{"id": "s#", "title": ""},', MAX_RECORDS - 9, '{"id": "s", "title": ""}]}'),
    "no stages": (HEADER + '"stages": [', "{},", MAX_RECORDS - 9, "{}]}"),
    "a long number": (HEADER + '"a": ', "9", MAX_BYTES - 200, "}"),
    "a long text": (HEADER + '"owner": "', "x", MAX_BYTES - 200, '"}'),
    "surrogates": (HEADER + '"a": "', "\\ud800", MAX_BYTES // 7, '"}'),
    "escapes": (HEADER + '"a": "', "\\u0007", MAX_BYTES // 7, '"}'),
}
"""What stands before, what is repeated (# is its number), how often, and what stands after."""

ATTACK = """
import sys
sys.path.insert(0, sys.argv[1])
from journeymap.files.errors import FileError
from journeymap.files.format import load
head, unit, times, tail = sys.argv[2:]
middle = "".join(unit.replace("#", str(n)) for n in range(int(times))) if "#" in unit else unit * int(times)
data = (head + middle + tail).encode()
try:
    load(data)
    print("opened")
except FileError as error:
    print("refused:", error)
# This process's own peak: what getrusage tells begins with that of the process that started it.
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="peak memory as Linux counts it")
@pytest.mark.parametrize("name", MALICIOUS)
def test_malicious_files_take_less_than_300_mb(name: str) -> None:
    command = [sys.executable, "-c", ATTACK, str(ROOT), *map(str, MALICIOUS[name])]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    *told, peak = done.stdout.splitlines()
    assert told[0].startswith(("opened", "refused: "))
    assert int(peak) < 300
