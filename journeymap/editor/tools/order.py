"""Where in a row of things something would land: arithmetic that stages, sub-stages, lanes and notes share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Extent(NamedTuple):
    """A thing in a row: where it begins and ends, px along the row."""

    key: str
    start: float
    end: float


class Gap(NamedTuple):
    """A place between two things: before or after the one named, and where it lies, px."""

    anchor: str
    before: bool
    at: float


def gap_at(row: Sequence[Extent], at: float, moving: Collection[str]) -> Gap | None:
    """The place in a row nearest to `at`; None where what is moving would stay as it is, or is all there is."""
    boundary = sum((one.start + one.end) / 2 < at for one in row)
    taken = [number for number, one in enumerate(row) if one.key in moving]
    contiguous = bool(taken) and taken[-1] - taken[0] == len(taken) - 1
    if contiguous and taken[0] <= boundary <= taken[-1] + 1:
        return None
    following = next((one for one in row[boundary:] if one.key not in moving), None)
    leading = next((one for one in reversed(row[:boundary]) if one.key not in moving), None)
    if following is not None:
        middle = following.start if boundary == 0 else (row[boundary - 1].end + row[boundary].start) / 2
        return Gap(following.key, True, middle)
    return None if leading is None else Gap(leading.key, False, row[-1].end)
