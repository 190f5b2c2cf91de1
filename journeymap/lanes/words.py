"""Small texts of a lane: parts joined in one line, whatever way each is read, and labels as wide as their words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.draw.bidi_classes import is_plain
from journeymap.draw.wrap import paragraph

if TYPE_CHECKING:
    from journeymap.draw.marks import TextBlock
    from journeymap.draw.wrap import Style

_ISOLATE, _END = "\u2068", "\u2069"


def joined(*parts: str, by: str = " · ") -> str:
    """The parts that say something in one line. Where one is read from right to left, each is isolated (UAX #9),
    so that no part takes the next one's place."""
    said = [part for part in parts if part]
    if all(is_plain(part) for part in said):
        return by.join(said)
    return by.join(f"{_ISOLATE}{part}{_END}" for part in said)


@lru_cache(maxsize=4096)
def fitted(text: str, style: Style, widest: float) -> TextBlock:
    """A label of at most `widest` px, as wide as its longest line: so it stays beside its sign even where it is
    read from right to left."""
    block = paragraph(text, style, widest)
    return paragraph(text, style, max((line.width for line in block.lines), default=0.0) + 0.01)
