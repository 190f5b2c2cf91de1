"""Lines that were set elsewhere as text that flows: paragraphs which a program for slides wraps at the same places,
as long as the room it has lies between two widths.

Text with line breaks of its own cannot be edited: each change would leave a ragged paragraph. So lines flow, and a
break is written only where no width would do for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.wrap import LINE_ENDS
from journeymap.render.pptx_scripts import clean

if TYPE_CHECKING:
    from journeymap.draw.marks import TextBlock, TextLine

_UNBROKEN = "/"
"""After these we may end a line, and others may not."""
_SPARE = 0.012, 0.3
"""How far a line is kept from either bound at least: a share of its width, and px."""
_AMPLE = 0.1, 2.0
"""The same for lines that have all the room to themselves."""
_FAR = float("inf")


class Flowing(NamedTuple):
    """A line that flows on into the next: its text with what follows it, its width, and the width from which on the
    first word of the next would stand on it (px). `broken` where another program would not end it here."""

    text: str
    width: float
    until: float = _FAR
    broken: bool = False


Paragraph = list[Flowing]


class Bounds(NamedTuple):
    """The room that lines need at least, and that in which they keep their breaks most surely, px; `several` where
    more would let a word of the next line in."""

    least: float
    best: float
    several: bool


def paragraphs(block: TextBlock) -> list[Paragraph]:
    """The lines of a block by the line ends that its writer made; a paragraph with nothing in it has one empty line."""
    lines = block.lines
    if len(lines) == 1:
        return [[Flowing(lines[0].text, lines[0].width)]]
    source = block.source
    if not block.cut and source == " ".join([line.text for line in lines]) and not LINE_ENDS.search(source):
        gaps = [" "] * (len(lines) - 1)
        return [_flowing(block, 0, gaps)]
    return _matched(block)


def narrowest(line: Flowing) -> float:
    """The least room for the line with something to spare, px."""
    return line.width * (1 + _SPARE[0]) + _SPARE[1]


def widest(line: Flowing) -> float:
    """The most room that surely keeps the next word from it, px."""
    return line.until * (1 - _SPARE[0]) - _SPARE[1]


def bounds(found: list[Paragraph], wrapped: float) -> Bounds:
    """The room (px) in which the lines break where they did. Lines whose next word would have to be kept away by a
    hair's breadth don't count: they are broken by force. `wrapped` is the room that they had."""
    if len(found) == 1 and len(found[0]) == 1:  # as most are
        width = found[0][0].width
        ample = width * (1 + _SPARE[0]) * (1 + _AMPLE[0]) + _AMPLE[1]
        return Bounds(width * (1 + _SPARE[0]) + _SPARE[1], max(ample, wrapped), several=False)
    lines = [line for one in found for line in one]
    least = max([narrowest(line) for line in lines])
    until = [line.until for line in lines if line.until < _FAR and widest(line) >= least]
    if until:
        longest = max([line.width for line in lines])
        return Bounds(least, (longest + min(until)) / 2, several=True)
    ample = (least - _SPARE[1]) * (1 + _AMPLE[0]) + _AMPLE[1]
    return Bounds(least, max(ample, wrapped), several=False)


def run_on(lines: Paragraph, room: float) -> list[str]:
    """A paragraph's text between the breaks that are needed in so much room (px)."""
    if len(lines) == 1:
        return [lines[0].text]
    said = [""]
    for line in lines:
        said[-1] += line.text
        if line.broken or widest(line) < room:
            said[-1] = said[-1].rstrip(" ")
            said.append("")
    return said


def _matched(block: TextBlock) -> list[Paragraph]:
    found: list[Paragraph] = []
    number = 0
    for part in LINE_ENDS.split(clean(block.source)):
        part = part.strip()
        first, gaps, at = number, [], 0
        while number < len(block.lines):
            shown = block.lines[number].text
            start = part.find(shown, at)
            if start < 0:  # an ellipsis stands for the rest
                start, end = at + len(part[at:]) - len(part[at:].lstrip()), len(part)
            else:
                end = start + len(shown)
            if number > first:
                gaps.append(" " if start > at else "")
            at = end
            number += 1
            if at >= len(part):
                break
        if number > first:
            found.append(_flowing(block, first, gaps))
    return found


def _flowing(block: TextBlock, first: int, gaps: list[str]) -> Paragraph:
    lines = block.lines
    made = [
        Flowing(
            lines[at].text + gap,
            lines[at].width,
            _until(block, lines[at], lines[at + 1]) if gap else _FAR,
            not gap and lines[at].text[-1:] in _UNBROKEN,
        )
        for at, gap in enumerate(gaps, first)
    ]
    last = lines[first + len(gaps)]
    return [*made, Flowing(last.text, last.width)]


def _until(block: TextBlock, line: TextLine, following: TextLine) -> float:
    """The width at which the next line's first word, or its part up to a hyphen, would stand on this one. Where a run
    holds more than a word that is not known: such scripts come in other faces elsewhere, anyway."""
    if not following.runs:
        return _FAR
    run = following.runs[0][1]
    word = run.text.rstrip(" ")
    if run.rtl or " " in word or len(run.glyphs) != len(run.text):
        return _FAR
    space = 0.28 * block.size
    for at in range(1, len(word) - 1):
        if word[at] in "-–/" and word[at - 1].isalnum():
            return line.width + space + run.xs[at + 1]
    return line.width + run.advance + (space if len(word) == len(run.text) else 0.0)
