"""Which texts of a box can be the paragraphs of one shape, and between which edges their lines keep their breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.render.pptx_flow import bounds, paragraphs, widest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.marks import Text
    from journeymap.render.pptx_flow import Bounds, Paragraph

_MIDDLE = 0.5585
"""Em from the middle of a line to the bottom of its type's descent: (ascent + descent) / 2 of the base family."""
_TOUCHING = 1.5
"""Px that texts below each other may overlap."""
_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}


class Room(NamedTuple):
    """Where a shape's text may stand, px."""

    x: float
    y: float
    width: float
    height: float


class Column(NamedTuple):
    """A text, its paragraphs, the room they need, at which edge of the page it is aligned ("l", "ctr", "r"), and which
    of its paragraphs are read from right to left."""

    text: Text
    paragraphs: list[Paragraph]
    bounds: Bounds
    align: str
    rtl: tuple[bool, ...]

    @property
    def top(self) -> float:
        """Where a program for slides begins the first line, so that its baseline is ours: such programs put all that
        exact line spacing adds above the line, we half of it above and half below."""
        block = self.text.block
        return self.text.y - (block.height / len(block.lines) / 2 - _MIDDLE * block.size)

    def left(self, room: float) -> float:
        """Where its left edge is in so much room."""
        x, width = self.text.x, self.text.block.width
        return x if self.align == "l" else x + width - room if self.align == "r" else x + (width - room) / 2

    def right(self, room: float) -> float:
        """Where its right edge is in so much room."""
        return self.left(room) + room


def column(text: Text) -> Column:
    """A text as a program for slides will set it."""
    made = paragraphs(text.block)
    rtl = _directions(made, text)
    align = _ALIGN[text.align]
    if rtl[0] and align != "ctr":
        align = "r" if align == "l" else "l"
    return Column(text, made, bounds(made, text.block.width), align, rtl)


def stacked(texts: Sequence[Text]) -> tuple[list[Column], list[Column]]:
    """The texts that stand below each other, so that they can be paragraphs of one shape, and those that cannot: since
    they stand beside others, or end at an edge that would be too near for those."""
    seen = [column(text) for text in texts if text.block.lines]
    if len(seen) < 2:
        return seen, []
    chain: list[Column] = []
    beside: list[Column] = []
    bottom = float("-inf")
    for one in sorted(seen, key=lambda one: (one.text.y, one.text.x)):
        if one.text.y < bottom - _TOUCHING:
            beside.append(one)
            continue
        chain.append(one)
        bottom = one.text.y + one.text.block.height
    # Programs don't agree on which side the margin of a paragraph is that is read from the right: it must do without.
    start = min([one.left(one.bounds.best) for one in chain])
    turned = [one for one in chain if one.rtl[0] and one.align == "l" and one.text.x > start + _TOUCHING]
    if turned:
        beside += turned
        chain = [one for one in chain if one not in turned]
    edges = {round(one.right(0.0)) for one in chain if one.align == "r"}
    others = [one for one in chain if one.align != "r"]
    if edges and others:
        edge = min(edges)
        if len(edges) > 1 or any(one.right(one.bounds.least) > edge or _is_broken(one, edge) for one in others):
            beside += [one for one in chain if one.align == "r"]
            chain = others
    return chain, beside


def sides(columns: Sequence[Column]) -> tuple[float, float]:
    """The edges between which none of the lines breaks elsewhere, px. What ends at the right edge fixes that one."""
    left = min([one.left(one.bounds.best) for one in columns])
    fixed = [one.right(0.0) for one in columns if one.align == "r"]
    if fixed:
        return left, max(fixed)
    least = max([one.right(one.bounds.least) for one in columns])
    several = [one.right(one.bounds.best) for one in columns if one.bounds.several]
    return left, max(least, min(several) if several else max([one.right(one.bounds.best) for one in columns]))


def indent(one: Column, left: float, right: float) -> float:
    """How far from the left edge (px) a paragraph begins, so that it stands in its place."""
    if one.align == "ctr":
        return max(2 * one.text.x + one.text.block.width - right - left, 0.0)
    return max(one.left(one.bounds.best) - left, 0.0)


def _is_broken(one: Column, edge: float) -> bool:
    """Whether lines that end at that edge would have to be broken by force."""
    room = edge - one.left(0.0)
    return one.bounds.several and any(widest(line) < room for lines in one.paragraphs for line in lines)


def _directions(made: list[Paragraph], text: Text) -> tuple[bool, ...]:
    if text.block.source.isascii() or not any(run.rtl for line in text.block.lines for _, run in line.runs):
        return (False,) * len(made)
    from journeymap.draw.bidi import paragraph_level  # late: it loads the tables of directions

    whole = ["".join([line.text for line in lines]) for lines in made]
    overall = paragraph_level(" ".join(whole))
    return tuple([bool(paragraph_level(one)) or (bool(overall) and not one.strip()) for one in whole])
