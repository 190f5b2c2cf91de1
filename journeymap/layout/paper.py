"""What people call paper, in px: the named sizes lying or standing, any size they measure themselves, and rolls."""

from __future__ import annotations

import re
from typing import NamedTuple

MM = 96 / 25.4
"""Px to a millimetre."""
_UNITS = {"mm": MM, "cm": 10 * MM, "in": 96.0, "inch": 96.0, '"': 96.0, "pt": 96 / 72, "px": 1.0}
_LEAST, _MOST = 40 * MM, 10_000 * MM

_SIZES: dict[str, tuple[str, float, float]] = {
    "a5": ("A5", 210 * MM, 148 * MM),
    "a4": ("A4", 297 * MM, 210 * MM),
    "a3": ("A3", 420 * MM, 297 * MM),
    "a2": ("A2", 594 * MM, 420 * MM),
    "a1": ("A1", 841 * MM, 594 * MM),
    "a0": ("A0", 1189 * MM, 841 * MM),
    "letter": ("Letter", 11 * 96, 8.5 * 96),
    "legal": ("Legal", 14 * 96, 8.5 * 96),
    "tabloid": ("Tabloid", 17 * 96, 11 * 96),
    "slide": ("Slide (16:9)", 40 / 3 * 96, 7.5 * 96),
}
NAMED = {key: (width, height) for key, (_, width, height) in _SIZES.items()}
"""Width and height in px of the named sizes, lying on their long side; a slide is 16:9 at 13⅓ inches."""
PAPERS = {key: title for key, (title, _, _) in _SIZES.items()}
"""What the named sizes are called."""

_NUMBER = r"(\d{1,6}(?:[.,]\d{1,4})?)"
_UNIT = r'(mm|cm|inch|in|"|pt|px)'
_FREE = re.compile(rf"{_NUMBER}\s*{_UNIT}?\s*[x×*]\s*{_NUMBER}\s*{_UNIT}")
_ROLL = re.compile(rf"roll\s*{_NUMBER}\s*{_UNIT}")
_TURNS = ("landscape", "portrait")


class PaperError(Exception):
    """A paper that cannot be used; the sentence says why, and what can."""


class Paper(NamedTuple):
    """`width` × `height` px, across and down as it is read. A roll is `across` wide and as long as what is printed on
    it needs: then both are 0."""

    title: str
    width: float
    height: float
    across: float = 0.0

    @property
    def turned(self) -> Paper:
        """The same sheet with its other side up."""
        return self._replace(width=self.height, height=self.width)


def paper(name: str) -> Paper:
    """The paper that somebody names: "a3", "a3 portrait", "600x400mm", "24 × 36 in", "roll 36 in". Named sizes lie
    unless they are told to stand. Errors: PaperError."""
    plain = " ".join(re.sub(r"(?<=\w)-(?=\w)", " ", name.casefold()).split())
    words = plain.split()
    if words and words[0] in _SIZES and (len(words) == 1 or (len(words) == 2 and words[1] in _TURNS)):
        title, width, height = _SIZES[words[0]]
        lying = Paper(title, float(width), float(height))
        return lying.turned if words[-1] == "portrait" else lying
    if roll := _ROLL.fullmatch(plain):
        across = _length(roll[1], roll[2], name)
        return Paper(f"Roll, {roll[1]} {roll[2]}", 0.0, 0.0, across)
    if free := _FREE.fullmatch(plain):
        first = free[2] or free[4]
        width, height = _length(free[1], first, name), _length(free[3], free[4], name)
        return Paper(f"{free[1]} × {free[3]} {free[4]}", width, height)
    known = ", ".join(PAPERS)
    raise PaperError(
        f"“{name}” is no paper; there are {known} (each also “portrait”), sizes like 600x400mm,"
        " and rolls like “roll 36in”."
    )


def _length(number: str, unit: str, name: str) -> float:
    length = float(number.replace(",", ".")) * _UNITS[unit]
    if not _LEAST <= length <= _MOST:
        raise PaperError(f"“{name}” is no paper: its sides may be 40 mm to 10 m long.")
    return length
