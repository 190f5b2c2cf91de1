"""Where a line may break (UAX #14) and where a word may, if it must (UAX #29 graphemes): both asked of ICU.

ICU is imported when the first text needs it; plain text (see `plain`) never does. It counts UTF-16 units, the
rest of the program characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Spaces that hang at a line's end: neither counted nor shown. (No-break spaces stay.)
HANGING = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"

#: Halves of characters, which no text should hold and ICU refuses.
LONE_SURROGATES = re.compile("[\ud800-\udfff]")

#: Characters that never join with a neighbour to one grapheme, so that ICU needn't be asked.
SINGLE = re.compile("[\0-\f\x0e-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205f\u20a0-\u20cf\u2190-\u25ff]*")


@lru_cache(maxsize=8192)
def opportunities(text: str) -> tuple[int, ...]:
    """The offsets at which a line of `text` may end, its own end included. Breaks come after spaces."""
    from icu4py.breakers import LineBreaker

    return _in_characters(text, [end for _, end in LineBreaker(text, "en").segments()])


@lru_cache(maxsize=8192)
def graphemes(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each grapheme: what a reader takes for one character."""
    if SINGLE.fullmatch(text):
        return tuple((at, at + 1) for at in range(len(text)))
    from icu4py.breakers import CharacterBreaker

    ends = _in_characters(text, [end for _, end in CharacterBreaker(text, "en").segments()])
    return tuple(zip((0, *ends), ends, strict=False))


def _in_characters(text: str, ends: list[int]) -> tuple[int, ...]:
    if not text or ends[-1] == len(text):
        return tuple(ends)
    at_unit: dict[int, int] = {}
    unit = 0
    for index, ch in enumerate(text, 1):
        unit += 2 if ord(ch) > 0xFFFF else 1
        at_unit[unit] = index
    return tuple(at_unit[end] for end in ends)
