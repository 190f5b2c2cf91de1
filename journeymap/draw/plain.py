"""Lines of plain text (Latin, Greek, Cyrillic from the base family): the short way that most texts take.

Text is taken word by word. A word with its space is shaped once per face and size, whatever paragraph it turns
up in, so a line is a handful of shared runs. Words of a form that UAX #14 breaks nowhere but at the spaces, after
hyphens and after slashes are known by a pattern; for other plain text ICU says where it breaks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from journeymap.draw.fonts import face
from journeymap.draw.line_breaks import opportunities
from journeymap.draw.marks import GlyphRun
from journeymap.draw.shape import SetLine, shape

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏΆΈ-ΊΌΎ-ΡΣ-ώЀ-ҁҊ-ԯ"

#: Words whose breaks the pattern below finds as UAX #14 does, whatever such words stand around them.
WORD = re.compile(
    rf"""[("“‘'«\[]{{0,2}} [$€£\#+]?
    [{_LETTERS}0-9]+
    (?: ['’&.,:@_+=%\#/–-] [{_LETTERS}0-9]+ )*
    [%]? [.,;:!?…)\]”’"'»]{{0,4}}
    | [-–&+=→←↑↓▲▼•·|*×]""",
    re.VERBOSE,
)

#: Characters that draw by themselves, one glyph each, left to right: no marks, no joiners.
SIMPLE = re.compile(rf"[ -~\u00a0-\u00ac\u00ae-ÿ{_LETTERS}‐-—‘-‟†-•…‰′″‹›←-↕€™−▲▼◄►■□○●]+")

#: Longer words go the other way, whose cost does not grow with the length squared.
_LONGEST_WORD = 64
_MOST_WORDS = 50_000


class Word(NamedTuple):
    """What stands between two breaks that follow spaces, with and without those spaces. `breaks` are the
    offsets inside it where a line may end, too."""

    advance: float
    run: GlyphRun
    bare_advance: float
    bare: GlyphRun
    breaks: tuple[int, ...]


_WORDS: dict[tuple[str, float], dict[str, Word]] = {}


def set_lines(text: str, font: str, size: float, limit: float) -> list[SetLine] | None:
    """`text` filled into lines at most `limit` px wide, or None when it isn't plain, has line feeds or spaces at
    its ends. A line is wider only where it holds a single character that is."""
    words = _words(text, font, size)
    if words is None:
        return None
    lines: list[SetLine] = []
    line: list[tuple[float, GlyphRun]] = []
    x = 0.0
    last = words[0]
    for word in words:
        advance, run, bare_advance, _, _ = word
        while x + bare_advance > limit:
            head = _fitting_head(word, limit - x, anywhere=not line)
            if head == len(word.bare.text):
                break
            if head:
                last, word = _split(word, head)
                line.append((x, last.run))
                advance, run, bare_advance, _, _ = word
            lines.append(_close(line, last))
            line = []
            x = 0.0
        line.append((x, run))
        x += advance
        last = word
    lines.append(_close(line, last))
    return lines


def forget() -> None:
    """Drop every word, so that the next ones are shaped afresh."""
    _WORDS.clear()


def _close(line: list[tuple[float, GlyphRun]], last: Word) -> SetLine:
    x = line[-1][0]
    line[-1] = (x, last.bare)
    return SetLine(tuple(line), x + last.bare_advance, "".join([run.text for _, run in line]))


def _fitting_head(word: Word, room: float, anywhere: bool) -> int:
    """How many characters of a word wider than `room` fit in it: up to one of its own breaks or, where there is
    none, up to `anywhere` (one at the least)."""
    bare = word.bare
    if not (word.breaks or anywhere):
        return 0
    for end in reversed(word.breaks):
        if shape(bare.text[:end], bare.font, bare.size).advance <= room:
            return end
    if not anywhere:
        return 0
    end = len(bare.text) - 1
    while end > 1 and shape(bare.text[:end], bare.font, bare.size).advance > room:
        end -= 1
    return max(end, 1)


def _split(word: Word, head: int) -> tuple[Word, Word]:
    bare = word.bare
    start, rest = bare.text[:head], bare.text[head:]
    spaces = word.run.text[len(bare.text) :]
    later = tuple(at - head for at in word.breaks if at > head)
    return _word(start, "", bare.font, bare.size, ()), _word(rest, spaces, bare.font, bare.size, later)


def _words(text: str, font: str, size: float) -> list[Word] | None:
    known = _WORDS.get((font, size))
    if known is None or len(known) > _MOST_WORDS:
        known = _WORDS[font, size] = {}
    parts = text.split(" ")
    try:
        return [known[part] for part in parts]
    except KeyError:
        pass
    covered = face(font).has
    for part in parts:
        if part in known:
            continue
        if len(part) > _LONGEST_WORD or not all(covered(ord(ch)) for ch in part):
            return None
        if not WORD.fullmatch(part):
            return _words_by_icu(text, font, size, known) if SIMPLE.fullmatch(text) else None
        known[part] = _word_and_space(part, font, size)
    return [known[part] for part in parts]


def _words_by_icu(text: str, font: str, size: float, known: dict[str, Word]) -> list[Word] | None:
    if text[0] == " " or text[-1] == " " or not all(map(face(font).has, map(ord, text))):
        return None
    words: list[Word] = []
    inner: list[int] = []
    start = 0
    for end in opportunities(text):
        if end < len(text) and text[end - 1] != " ":
            inner.append(end - start)
            continue
        bare = text[start:end].rstrip(" ")
        if len(bare) > _LONGEST_WORD:
            return None
        word = known.get(bare) if end - start == len(bare) + 1 else None
        if word is None:
            word = _word(bare, text[start + len(bare) : end], font, size, tuple(inner))
        words.append(word)
        start, inner = end, []
    return words


def _word(bare: str, spaces: str, font: str, size: float, breaks: tuple[int, ...]) -> Word:
    whole = shape(bare + spaces, font, size)
    alone = shape(bare, font, size) if spaces else whole
    return Word(whole.advance, whole, alone.advance, alone, breaks)


def _word_and_space(text: str, font: str, size: float) -> Word:
    """The word with one space after it, shaped once: what the space changes is only the last advance."""
    whole = shape(text + " ", font, size)
    count = len(text)
    if len(whole.glyphs) != count + 1:
        return _word(text, " ", font, size, breaks_within(text))
    chosen = face(font)
    glyphs, xs, ys, clusters = whole.glyphs[:-1], whole.xs[:-1], whole.ys[:-1], whole.clusters[:-1]
    advance = xs[-1] + chosen.hb_font.get_glyph_h_advance(glyphs[-1]) * (size / chosen.upem)
    alone = GlyphRun(font, size, glyphs, xs, ys, advance, text, clusters)
    return Word(whole.advance, whole, advance, alone, breaks_within(text))


def breaks_within(word: str) -> tuple[int, ...]:
    """Where a line may end inside a word that `WORD` matches: after a dash between letters or digits, unless a
    digit follows a hyphen; after a slash, unless between digits."""
    found = []
    for at in range(1, len(word) - 1):
        ch, before, after = word[at], word[at - 1], word[at + 1]
        if ch not in "-–/" or not (before.isalnum() and after.isalnum()):
            continue
        if after.isdigit() and (ch == "-" or (ch == "/" and before.isdigit())):
            continue
        found.append(at + 1)
    return tuple(found)
