"""The texts of a box as the text of one shape: paragraphs that stay editable and stand where ours do.

Programs put all that exact line spacing adds above the line, we half of it above and half below: the text begins
higher by the difference. Insets are explicit, nothing is fitted by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.render.pptx_flow import narrowest, paragraphs, widest
from journeymap.render.pptx_ink import hundredths
from journeymap.render.pptx_names import emu
from journeymap.render.pptx_scripts import escape, typefaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.marks import Box, Text
    from journeymap.render.pptx_flow import Paragraph
    from journeymap.render.pptx_ink import Ink

_MIDDLE = 0.5585
"""Em from the middle of a line to the bottom of its type's descent: (ascent + descent) / 2 of the base family."""
_TOUCHING = 1.5
"""Px that texts below each other may overlap."""
_SAME = 0.75
"""Px up to which room above and below counts as equal."""
_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}


class Room(NamedTuple):
    """Where a shape's text may stand, px of the slide."""

    x: float
    y: float
    width: float
    height: float


class Column(NamedTuple):
    """A text, its paragraphs, how it is aligned on the page, and whether each of them is read from right to left."""

    text: Text
    paragraphs: list[Paragraph]
    align: str
    rtl: tuple[bool, ...]

    @property
    def top(self) -> float:
        """Where the program's lines begin."""
        block = self.text.block
        return self.text.y - (block.height / len(block.lines) / 2 - _MIDDLE * block.size)

    @property
    def right(self) -> float:
        return self.text.x + self.text.block.width


def stacked(texts: Sequence[Text]) -> tuple[list[Text], list[Text]]:
    """The texts that stand below each other, so that they can be paragraphs of one shape, and those beside them."""
    seen = [text for text in texts if text.block.lines]
    if len(seen) < 2:
        return seen, []
    chain: list[Text] = []
    beside: list[Text] = []
    edges: set[float] = set()
    bottom = float("-inf")
    for text in sorted(seen, key=lambda one: (one.y, one.x)):
        edge = {text.x + text.block.width} if text.align == "end" else set()
        if text.y < bottom - _TOUCHING or any(abs(one - other) > 1 for one in edge for other in edges):
            beside.append(text)
            continue
        chain.append(text)
        edges |= edge
        bottom = text.y + text.block.height
    return chain, beside


def column(text: Text) -> Column:
    """A text as a program for slides will set it."""
    made = paragraphs(text.block)
    rtl = _directions(made, text)
    align = _ALIGN[text.align]
    if rtl and rtl[0] and align != "ctr":
        align = "r" if align == "l" else "l"
    return Column(text, made, align, rtl)


def wanted(columns: Sequence[Column]) -> tuple[float, float]:
    """From where to where the texts need room so that none of their lines breaks elsewhere, px."""
    left = min(_left(one, _needed(one)) for one in columns)
    right = max(_right(one, _needed(one)) for one in columns)
    return left, right


def body(ink: Ink, room: Room, texts: Sequence[Text], dx: float, dy: float) -> str:
    """The text of a shape that stands at `room`, px of the slide; the texts' own places are moved by (`dx`, `dy`)."""
    room = Room(room.x - dx, room.y - dy, room.width, room.height)
    columns = [column(text) for text in texts]
    left, right = _sides(columns, room)
    top, bottom, anchor = _heights(columns, room)
    return (
        f'<p:txBody><a:bodyPr wrap="square" lIns="{emu(max(left - room.x, 0))}" tIns="{emu(max(top, 0))}"'
        f' rIns="{emu(max(room.x + room.width - right, 0))}" bIns="{emu(max(bottom, 0))}" rtlCol="0"'
        f' anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{_column(ink, columns, left, right)}</p:txBody>'
    )


def cell_body(ink: Ink, box: Box) -> tuple[str, str]:
    """The text of a table's cell, and the margins around it."""
    texts, _ = stacked(box.texts)
    room = Room(box.x, box.y, box.width, box.height)
    if not texts:
        return "<a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></a:txBody>", ""
    columns = [column(text) for text in texts]
    left, right = _sides(columns, room)
    top, bottom, anchor = _heights(columns, room)
    margins = (
        f'marL="{emu(max(left - room.x, 0))}" marR="{emu(max(room.x + room.width - right, 0))}"'
        f' marT="{emu(max(top, 0))}" marB="{emu(max(bottom, 0))}" anchor="{anchor}"'
    )
    said = _column(ink, columns, left, right)
    return f"<a:txBody><a:bodyPr/><a:lstStyle/>{said}</a:txBody>", margins


def _column(ink: Ink, columns: Sequence[Column], left: float, right: float) -> str:
    """Texts below each other; a gap that cannot be told, since they overlap, is taken from the next."""
    parts: list[str] = []
    below: float | None = None
    for one in columns:
        gap = 0.0 if below is None else one.top - below
        parts.append(_paragraphs(ink, one, left, right, max(gap, 0.0)))
        below = one.top + one.text.block.height - min(gap, 0.0)
    return "".join(parts)


def _needed(one: Column) -> float:
    """The room that a text takes: what it was wrapped at, or somewhat more where a line fills that."""
    return max(one.text.block.width, *(narrowest(line) for lines in one.paragraphs for line in lines))


def _left(one: Column, width: float) -> float:
    if one.align == "l":
        return one.text.x
    return one.right - width if one.align == "r" else (one.text.x + one.right - width) / 2


def _right(one: Column, width: float) -> float:
    if one.align == "r":
        return one.right
    return one.text.x + width if one.align == "l" else (one.text.x + one.right + width) / 2


def _sides(columns: Sequence[Column], room: Room) -> tuple[float, float]:
    """The edges between which the lines run. What is aligned at the right edge fixes that one."""
    left, right = wanted(columns)
    fixed = [one.right for one in columns if one.align == "r"]
    if fixed:
        right = max(fixed)
    return max(left, room.x), min(right, room.x + room.width)


def _heights(columns: Sequence[Column], room: Room) -> tuple[float, float, str]:
    """Insets at top and bottom, and where the text is anchored: in the middle, if it stands there."""
    first, last = columns[0], columns[-1]
    above, under = first.text.y - room.y, room.y + room.height - last.text.y - last.text.block.height
    top = first.top - room.y
    bottom = room.y + room.height - last.top - last.text.block.height
    if abs(above - under) <= _SAME:
        least = min(top, bottom)
        return max(top - least, 0.0), max(bottom - least, 0.0), "ctr"
    return top, 0.0, "t"


def _paragraphs(ink: Ink, one: Column, left: float, right: float, gap: float) -> str:
    block = one.text.block
    spacing = f'<a:lnSpc><a:spcPts val="{hundredths(block.height / len(block.lines))}"/></a:lnSpc>'
    parts: list[str] = []
    for number, (lines, rtl) in enumerate(zip(one.paragraphs, one.rtl, strict=True)):
        indent = _indent(one, left, right)
        margin = f' marL="{emu(indent)}" indent="0"' if indent > 0.05 and not rtl else ""
        before = f'<a:spcBef><a:spcPts val="{hundredths(0.0 if number else gap)}"/></a:spcBef>'
        parts.append(
            f'<a:p><a:pPr{margin} algn="{one.align}"{" rtl=" + chr(34) + "1" + chr(34) if rtl else ""}>'
            f"{spacing}{before}</a:pPr>"
        )
        said = _runs(lines, right - left - indent)
        for place, words in enumerate(said):
            faces = typefaces(words)
            look = ink.type("a:rPr", block.size, block.bold, block.italic, one.text.colour, faces)
            if place:
                parts.append(f"<a:br>{look}</a:br>")
            if words:
                parts.append(f"<a:r>{look}<a:t>{escape(words)}</a:t></a:r>")
        if not any(said):
            plain = ("", "", "")
            parts.append(ink.type("a:endParaRPr", block.size, block.bold, block.italic, one.text.colour, plain))
        parts.append("</a:p>")
    return "".join(parts)


def _indent(one: Column, left: float, right: float) -> float:
    """How far from the left edge a paragraph begins, so that its lines have their room."""
    if one.align == "ctr":
        return max(one.text.x + one.right - right - left, 0.0)
    return max(_left(one, _needed(one)) - left, 0.0)


def _runs(lines: Paragraph, room: float) -> list[str]:
    """The text between the breaks that are needed in this much room."""
    said = [""]
    for line in lines:
        said[-1] += line.text
        if line.broken or widest(line) < room:
            said[-1] = said[-1].rstrip(" ")
            said.append("")
    return said


def _directions(made: list[Paragraph], text: Text) -> tuple[bool, ...]:
    source = text.block.source
    if source.isascii() or not any(run.rtl for line in text.block.lines for _, run in line.runs):
        return (False,) * len(made)
    from journeymap.draw.bidi import paragraph_level  # late: it loads the tables of directions

    whole = ["".join([line.text for line in lines]) for lines in made]
    overall = paragraph_level(" ".join(whole))
    return tuple([bool(paragraph_level(one)) or (bool(overall) and not one.strip()) for one in whole])
