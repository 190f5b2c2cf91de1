"""Which of thousands of names hold some typed words, the best first: what the palette asks at every key.

Looked at in rounds, from the best way of matching to the faintest, each over the whole table at once and only as
long as there is room for more: the usual key is answered by the first round or two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.folding import folded, initials

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Table(NamedTuple):
    """Names in the order in which equals are shown; all texts folded, with a space in front of each word."""

    names: list[str]
    wholes: list[str]
    """Each name with what else it may be found by, such as its kind and place."""
    initials: list[str]

    def __add__(self, other: object) -> Table:
        if not isinstance(other, Table):
            return NotImplemented
        return Table(self.names + other.names, self.wholes + other.wholes, self.initials + other.initials)


def table(pairs: Iterable[tuple[str, str]]) -> Table:
    """The table of (name, what else it may be found by)."""
    made = Table([], [], [])
    for name, more in pairs:
        words = folded(name)
        made.names.append(f" {words}")
        made.wholes.append(f" {words} {folded(more)}")
        made.initials.append(initials(words))
    return made


def best(among: Table, typed: str, most: int, first: Sequence[int] = (), rows: range | None = None) -> list[int]:
    """The numbers of at most `most` names that hold all the typed words, of `rows` only where they are given.

    A name that is what was typed comes first, then names that begin with it, names with words that begin with the
    words typed in any order, initials, middles of words, and words found in what else belongs to a name. Of those
    that match alike, the numbers in `first` come first, in that order, then all others in the table's order.
    """
    words = folded(typed).split()
    rows = range(len(among.names)) if rows is None else rows
    found: dict[int, None] = {}
    for matching in _rounds(among, words, rows):
        inside = set(matching) if first else set()
        found |= dict.fromkeys(number for number in first if number in inside)
        for number in matching:
            if len(found) >= most:
                break
            found.setdefault(number)
        if len(found) >= most:
            break
    return list(found)[:most]


def _rounds(among: Table, words: Sequence[str], rows: range) -> Iterator[Sequence[int]]:
    names, wholes = among.names, among.wholes
    if not words:
        yield rows
        return
    begin, starts, letters = " " + " ".join(words), [" " + word for word in words], "".join(words)
    yield [number for number in rows if names[number] == begin]
    yield [number for number in rows if names[number].startswith(begin)]
    yield _holding(names, starts, rows)
    if len(letters) > 1:
        yield [number for number in rows if among.initials[number].startswith(letters)]
    yield _holding(names, words, rows)
    yield _holding(wholes, starts, rows)


def _holding(texts: Sequence[str], words: Sequence[str], rows: Sequence[int]) -> Sequence[int]:
    """Those whose texts hold all words. The longest is looked for first: it leaves the fewest."""
    left = rows
    for word in sorted(words, key=len, reverse=True):
        left = [number for number in left if word in texts[number]]
    return left
