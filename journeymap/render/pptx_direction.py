"""From which side texts outside the drawing read: programs do not find out by themselves, or not alike, and few know
isolates (UAX #9), which our lines are joined with.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from journeymap.draw.bidi import paragraph_level

_OPENING: Final = "\u2066\u2067\u2068"
_CLOSING: Final = "\u2069"
_EMBEDDED: Final = "\u202a", "\u202b"
_END: Final = "\u202c"
_MARKS: Final = "\u200e", "\u200f"
"""What stands for an isolate: an embedding, where its direction is not the one around it anyway (LibreOffice sets those
that are in the wrong order), and marks of the direction around it, so that nothing beside joins it."""


def direction(text: str, align: str = "") -> str:
    """The properties of a paragraph with that text. `align` ("r", "") is how it stands when it reads from the
    right; "" is as the layout has it."""
    if text.isascii():
        return ""
    if not paragraph_level(text):
        return '<a:pPr rtl="0"/>'
    return f'<a:pPr algn="{align}" rtl="1"/>' if align else '<a:pPr rtl="1"/>'


def without_isolates(text: str) -> str:
    """The text with marks, and where the direction changes embeddings, instead of isolates; it reads the same."""
    if _CLOSING not in text:
        return text
    made: list[str] = []
    around = [paragraph_level(text)]
    for at, character in enumerate(text):
        if character in _OPENING:
            level = _level(text, at)
            made.append(_MARKS[around[-1]] + (_EMBEDDED[level] if level != around[-1] else ""))
            around.append(level)
        elif character != _CLOSING:
            made.append(character)
        elif len(around) > 1:
            level = around.pop()
            made.append((_END if level != around[-1] else "") + _MARKS[around[-1]])
    return "".join(made) + _END * sum(one != other for one, other in pairwise(around))


def _level(text: str, at: int) -> int:
    """The direction of the isolate that begins there: said, or that of what is in it."""
    kind = _OPENING.index(text[at])
    if kind < len(_EMBEDDED):
        return kind
    depth = 0
    for end in range(at, len(text)):
        depth += (text[end] in _OPENING) - (text[end] == _CLOSING)
        if not depth:
            return paragraph_level(text[at + 1 : end])
    return paragraph_level(text[at + 1 :])
