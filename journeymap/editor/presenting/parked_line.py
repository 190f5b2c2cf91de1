"""A parked thought as one line that can be typed: what it says, and behind an @ who brought it up or takes it on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journeymap.model.journey import Parked

_WHO = re.compile(r"(?P<text>.*\S)\s+@(?P<by>\S.*)", re.DOTALL)


class Said(NamedTuple):
    """The fields of a parked thought that are typed."""

    text: str
    by: str


def read_parked(line: str) -> Said:
    """Who it is by stands behind the last @ that begins a word: "Who pays? @Finance"."""
    found = _WHO.fullmatch(line.strip())
    return Said(line.strip(), "") if found is None else Said(found["text"], found["by"].strip())


def as_line(parked: Parked) -> str:
    """The line to read it from again."""
    return f"{parked.text} @{parked.by}" if parked.by else parked.text
