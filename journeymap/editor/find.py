"""Where some words stand in a map: in which thing, in which of its texts, and between which letters.

A letter and its accents count as one letter however they are written, so that "é" finds "é" and "e" does not; matches
are told in positions of the text as it stands in the journey.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.reading import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from regex import Match, Pattern

    from journeymap.model.journey import Journey

MOST_LETTERS = 1_000
"""A longer search text is refused."""
PATIENCE = 0.3
"""Seconds that a pattern may take over a whole map: some take for ever."""


@dataclass(frozen=True, slots=True)
class Options:
    """How is looked for words; `within` are the ids of the only things that are looked into, "" for the map itself."""

    case: bool = False
    words: bool = False
    pattern: bool = False
    within: frozenset[str] | None = None


class Spot(NamedTuple):
    """A match: letters `start` to `end` of a piece; `rank` is the piece's place in the reading order."""

    rank: int
    piece: Piece
    start: int
    end: int

    @property
    def key(self) -> tuple[int, int]:
        """What sorts matches in reading order."""
        return self.rank, self.start


class Found(NamedTuple):
    """All matches in reading order, or a sentence that says why nothing could be looked for."""

    spots: tuple[Spot, ...] = ()
    problem: str = ""


def find(journey: Journey, wanted: str, options: Options | None = None) -> Found:
    """Every match of `wanted` in the texts of a journey. Matches don't overlap, and none is empty."""
    options = options or Options()
    if not wanted:
        return Found()
    if len(wanted) > MOST_LETTERS:
        return Found(problem=f"Look for no more than {MOST_LETTERS:,} letters at once.")
    if not options.pattern:
        return Found(tuple(_spots(journey, options, plain(wanted, options))))
    compiled = compiled_pattern(wanted, options)
    if isinstance(compiled, str):
        return Found(problem=compiled)
    try:
        return Found(tuple(_spots(journey, options, _by_pattern(compiled))))
    except TimeoutError:
        return Found(problem="This pattern takes too long on this map: make it simpler.")


def _spots(journey: Journey, options: Options, matches: Callable[[str], Iterator[tuple[int, int]]]) -> Iterator[Spot]:
    within = options.within
    for rank, piece in enumerate(pieces(journey)):
        if within is None or piece.thing in within:
            for start, end in matches(piece.text):
                yield Spot(rank, piece, start, end)


# -- words as they stand


def plain(wanted: str, options: Options) -> Callable[[str], Iterator[tuple[int, int]]]:
    """Finds the words themselves: (start, end) of each match in a text."""
    needle = alike(wanted, options.case).text

    def matches(text: str) -> Iterator[tuple[int, int]]:
        seen = alike(text, options.case)
        at = seen.text.find(needle)
        while at >= 0:
            start, end = seen.place(at), seen.place(at + len(needle))
            if start is None or end is None or (options.words and not _whole(text, start, end)):
                at = seen.text.find(needle, at + 1)
                continue
            yield start, end
            at = seen.text.find(needle, at + len(needle))

    return matches


class Alike(NamedTuple):
    """A text as it is compared; `places` says where in the true text each letter begins (None within one), and is
    None where both are the same letter for letter."""

    text: str
    places: tuple[int | None, ...] | None = None

    def place(self, at: int) -> int | None:
        return at if self.places is None else self.places[at]


@lru_cache(maxsize=65_536)
def alike(text: str, case: bool) -> Alike:
    """The text in one way of writing, and in small letters unless `case` matters."""
    if text.isascii():
        return Alike(text if case else text.lower())
    made: list[str] = []
    places: list[int | None] = []
    for start, letter in _letters(text):
        same = unicodedata.normalize("NFC", letter)
        same = same if case else unicodedata.normalize("NFC", same.casefold())
        made.append(same)
        places += [start, *[None] * (len(same) - 1)]
    return Alike("".join(made), (*places, len(text)))


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the accents that belong to it, and where it begins."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _continues(text[at]):
            yield start, text[start:at]
            start = at


def _continues(char: str) -> bool:
    """Accents, and the vowels and ends of Korean syllables that are written in parts."""
    return char >= "\u0300" and (unicodedata.combining(char) > 0 or "\u1160" <= char <= "\u11ff")


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the match neither begins nor ends within a word."""
    before = start > 0 and _in_word(text[start - 1]) and _in_word(text[start])
    after = end < len(text) and _in_word(text[end]) and _in_word(text[end - 1])
    return not before and not after


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")


# -- patterns


def compiled_pattern(wanted: str, options: Options) -> Pattern[str] | str:
    """The pattern, or a sentence that says what is wrong with it."""
    import regex  # late: patterns are rare; unlike Python's own, these can be stopped

    flags = regex.VERSION0 | regex.MULTILINE | (0 if options.case else regex.IGNORECASE)
    one_way = unicodedata.normalize("NFC", wanted)
    try:
        return regex.compile(rf"\b(?:{one_way})\b" if options.words else one_way, flags)
    except regex.error as error:
        return f"This is no pattern that can be looked for: {error.msg}."
    except (RecursionError, MemoryError, OverflowError):
        return "This pattern is nested too deeply."


def _by_pattern(pattern: Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    until = monotonic() + PATIENCE

    def matches(text: str) -> Iterator[tuple[int, int]]:
        for start, end, _ in pattern_matches(pattern, text, until):
            yield start, end

    return matches


def pattern_matches(pattern: Pattern[str], text: str, until: float) -> Iterator[tuple[int, int, Match[str]]]:
    """The matches of a pattern that are not empty, and what was matched. Errors: TimeoutError at the time `until`."""
    seen = alike(text, True)
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    for match in pattern.finditer(seen.text, timeout=left):
        start, end = seen.place(match.start()), seen.place(match.end())
        if start is not None and end is not None and start < end:
            yield start, end, match
