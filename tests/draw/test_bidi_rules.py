"""The resolving rules against Unicode's conformance data that is given as classes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeymap.draw.bidi import level_by_classes, reset_blanks, visual_order
from journeymap.draw.bidi_rules import REMOVED, first_strong_level, isolate_matches, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parents[1] / "data" / "unicode"
FULL = Path("/usr/share/unicode/BidiTest.txt")  # from Debian's package unicode-data


def class_cases(path: Path) -> Iterator[tuple[list[str], int | None, list[str], list[int]]]:
    """(classes, base or None, expected levels with "x", expected order) for each case of a BidiTest file."""
    want: list[str] = []
    order: list[int] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("@Levels:"):
                want = line[8:].split()
            elif line.startswith("@Reorder:"):
                order = [int(at) for at in line[9:].split()]
            elif line.strip() and line[0] not in "#@":
                classes, bits = line.split(";")
                for bit, base in ((1, None), (2, 0), (4, 1)):
                    if int(bits, 16) & bit:
                        yield classes.split(), base, want, order


def failing_class_cases(path: Path) -> tuple[int, list[str]]:
    count, failures = 0, []
    for classes, given_base, want, order in class_cases(path):
        base = level_by_classes(classes) if given_base is None else given_base
        found = reset_blanks(classes, resolve(classes, base), base)
        shown = ["x" if cls in REMOVED else str(level) for cls, level in zip(classes, found, strict=True)]
        visible = [at for at in visual_order(found) if classes[at] not in REMOVED]
        count += 1
        if shown != want or visible != order:
            failures.append(f"{classes} at {given_base}: {shown} {visible}, expected {want} {order}")
    return count, failures


def test_conformance_by_classes() -> None:
    count, failures = failing_class_cases(SAMPLES / "BidiTest-sample.txt")
    assert failures == []
    assert count == 10_502


@pytest.mark.long
@pytest.mark.skipif(not FULL.exists(), reason=f"{FULL} is not there (Debian: unicode-data)")
def test_complete_conformance_by_classes() -> None:
    count, failures = failing_class_cases(FULL)
    assert failures == []
    assert count >= 770_000


def test_isolates_are_matched_from_within() -> None:
    classes = ["PDI", "LRI", "L", "FSI", "R", "PDI", "PDI", "RLI"]
    assert isolate_matches(classes) == {3: 5, 1: 6}
    assert first_strong_level(classes, 0, 8, isolate_matches(classes)) == 0
    assert first_strong_level(classes, 4, 5, {}) == 1


def test_brackets_need_their_characters() -> None:
    classes = ["L", "ON", "R", "ON", "R"]
    assert resolve(classes, 0) == [0, 0, 1, 1, 1]
    assert resolve(classes, 0, "a(א)ב") == [0, 0, 1, 0, 1]


def test_removed_characters_take_the_level_before_them() -> None:
    assert resolve(["BN", "R", "BN", "RLE", "PDF", "L"], 0) == [0, 1, 1, 1, 1, 0]
    assert resolve(["RLE", "PDF"], 1) == [1, 1]
