"""The version of the format, apart from what reads it, since migrations know it too."""

from __future__ import annotations

from typing import NamedTuple


class Schema(NamedTuple):
    """major.minor: a new major changes what is said, a new minor only adds fields."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


CURRENT = Schema(1, 2)
