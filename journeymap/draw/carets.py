"""Where a caret stands in a text block, for every place in its source, and which place is nearest to a point.

What is typed on the map is shown by the block itself; this says where between its letters the next one will go.
Only the text being typed is ever asked about, so nothing here need be quick for thousands.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.line_breaks import HANGING, graphemes
from journeymap.draw.runs import char_edges, space_width
from journeymap.draw.wrap import CONTROLS, LINE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.draw.marks import TextBlock

_LEAD = 1.3
"""The height of a line in em where a block has none to tell."""
_LINE_FEED = 4.0
"""How wide a selected line feed shows, px."""
_BLANK = HANGING + "\t"


class Caret(NamedTuple):
    """A place between letters: the number of its line, and the line to draw, px in the block's coordinates."""

    line: int
    x: float
    top: float
    height: float


class Span(NamedTuple):
    """A rectangle behind selected letters, px in the block's coordinates."""

    x: float
    y: float
    width: float
    height: float


class _Shown(NamedTuple):
    """A line as it stands in the source: `starts[i]` is the place of its i-th character, `edges[i]` that character's
    left and right end if read forwards (where it begins and where it ends), px."""

    starts: tuple[int, ...]
    edges: tuple[tuple[float, float], ...]
    begin: float
    """Where an empty line, or what hangs before the first letter, has its caret."""
    far: float
    """Where the line ends, read as its paragraph is."""
    rtl: bool
    end: int
    """The place in the source where its last character ends."""


class Carets:
    """The carets of one block: `places[i]` stands before the i-th character of the source, the last one behind all
    of it."""

    def __init__(self, block: TextBlock) -> None:
        self.block = block
        self.source = block.source
        self._count = max(1, len(block.lines))
        self.height = block.height / self._count if block.lines else block.size * _LEAD
        self._lines = tuple(_shown(block))
        self.places = tuple(self._places())
        self._stops = _boundaries(self.source)

    # -- finding places

    def nearest(self, x: float, y: float) -> int:
        """The place in the source nearest to a point of the block."""
        last = self.places[-1].line
        line = min(max(int(y // self.height) if self.height else 0, 0), max(last, 0))
        return self._nearest_in(line, x)

    def above(self, at: int, x: float | None = None, lines: int = -1) -> int | None:
        """The place a line higher (`lines` −1; lower: 1) nearest to `x`, or to the caret at `at`; None where there is
        no such line."""
        here = self.places[at]
        line = here.line + lines
        if not 0 <= line <= self.places[-1].line:
            return None
        return self._nearest_in(line, here.x if x is None else x)

    def line_start(self, at: int) -> int:
        line = self.places[at].line
        return next(n for n in self._stops if self.places[n].line == line)

    def line_end(self, at: int) -> int:
        line = self.places[at].line
        return next(n for n in reversed(self._stops) if self.places[n].line == line)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The rectangles behind the characters from `start` to `end`; a line feed shows as a narrow one."""
        drawn = {at: edges for line in self._lines for at, edges in zip(line.starts, line.edges, strict=True)}
        parts: dict[int, list[tuple[float, float]]] = {}
        for at in range(start, end):
            line, x, _, _ = self.places[at]
            after = self.places[at + 1]
            begin, finish = drawn.get(at) or self._hanging(at, x, after)
            if self.source[at] == "\n":
                finish = begin - _LINE_FEED if self._lines and self._lines[line].rtl else begin + _LINE_FEED
            parts.setdefault(line, []).append((min(begin, finish), max(begin, finish)))
        return tuple(
            Span(x, line * self.height, to - x, self.height)
            for line, stretches in parts.items()
            for x, to in _joined(stretches)
            if to > x
        )

    # -- inside

    def _hanging(self, at: int, x: float, after: Caret) -> tuple[float, float]:
        """The stretch of a character that is not drawn: of the first that hangs at a line's end from there on."""
        line = self.places[at].line
        if self.source[at] not in _BLANK and self.source[at] != "\n":
            return x, x  # nothing anybody sees
        begin = self._lines[line].far if self._lines and at == self._lines[line].end else x
        return begin, after.x if after.line == line else begin

    def _nearest_in(self, line: int, x: float) -> int:
        places = [at for at in self._stops if self.places[at].line == line]
        return min(places, key=lambda at: (abs(self.places[at].x - x), at))

    def _places(self) -> Iterator[Caret]:
        lines = self._lines
        if not lines:
            # Nothing to see: spaces stand in one line, a line feed begins another.
            line = 0
            for at in range(len(self.source) + 1):
                if at and self.source[at - 1] == "\n":
                    line += 1
                yield Caret(line, 0.0, line * self.height, self.height)
            return
        firsts = [line.starts[0] if line.starts else line.end for line in lines]
        # What hangs at a line's end belongs to it up to the place where the next line's first letter stands.
        for at in range(len(self.source) + 1):
            number = max(0, bisect_right(firsts, at) - 1)
            yield Caret(number, self._x_in(number, at), number * self.height, self.height)

    def _x_in(self, number: int, at: int) -> float:
        line = self._lines[number]
        if not line.starts or at < line.starts[0]:
            return line.begin
        if at >= line.end:
            # Spaces at a line's end stand at its far end, whatever way the word before them is read.
            hung = sum(ch in _BLANK for ch in self.source[line.end : at])
            space = min(hung * space_width(self.block), self.block.size)
            return line.edges[-1][1] if not hung else line.far - space if line.rtl else line.far + space
        return line.edges[bisect_right(line.starts, at) - 1][0]


def _boundaries(source: str) -> tuple[int, ...]:
    """The places between graphemes, where a caret may stand."""
    return (0, *(end for _, end in graphemes(source))) if source else (0,)


def _joined(parts: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Stretches along a line, touching ones made one."""
    begin = end = None
    for left, right in sorted(parts):
        if end is not None and begin is not None and left <= end + 0.01:
            end = max(end, right)
            continue
        if begin is not None and end is not None:
            yield begin, end
        begin, end = left, right
    if begin is not None and end is not None:
        yield begin, end


def _shown(block: TextBlock) -> Iterator[_Shown]:
    """The block's lines with the places of their characters in the source."""
    lines = iter(block.lines)
    for begin, end in _paragraphs(block.source):
        places = _drawn(block.source, begin, end)
        text = "".join(" " if block.source[at] == "\t" else block.source[at] for at in places)
        done = 0
        # A paragraph with nothing to see takes one line, any other as many as hold its characters.
        while True:
            line = next(lines, None)
            if line is None:
                return
            edges, rtl = char_edges(line, text, done)
            starts = tuple(places[done : done + len(edges)])
            done += len(edges)
            after = starts[-1] + 1 if starts else begin
            far = line.x if rtl else line.x + line.width
            yield _Shown(starts, edges, edges[0][0] if edges else line.x, far, rtl, after)
            while done < len(text) and text[done] in HANGING:
                done += 1
            if done >= len(text) or not starts:
                break


def _paragraphs(source: str) -> Iterator[tuple[int, int]]:
    at = 0
    for found in LINE_ENDS.finditer(source):
        yield at, found.start()
        at = found.end()
    yield at, len(source)


def _drawn(source: str, begin: int, end: int) -> list[int]:
    """The places of a paragraph's characters that lines are made of: without what hangs at its ends or is invisible."""
    places = [at for at in range(begin, end) if not CONTROLS.match(source, at)]
    first, last = 0, len(places)
    while first < last and source[places[first]] in _BLANK:
        first += 1
    while last > first and source[places[last - 1]] in _BLANK:
        last -= 1
    return places[first:last]
