"""The texts of a box as the text of one shape: paragraphs that stay editable and stand where ours do.

Insets and line spacing are exact, and nothing is fitted by itself: what somebody types later neither shrinks the text
nor moves the box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.render.pptx_columns import Room, indent, sides, stacked
from journeymap.render.pptx_flow import run_on
from journeymap.render.pptx_ink import hundredths
from journeymap.render.pptx_names import emu
from journeymap.render.pptx_scripts import escape, typefaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.marks import Box
    from journeymap.render.pptx_columns import Column
    from journeymap.render.pptx_ink import Ink

_SAME = 0.75
"""Px up to which room above and below counts as equal."""
_MOST_APART = 158_400
"""Hundredths of a point: more room above a paragraph cannot be told."""
_LEAST_INDENT = 0.05
_NO_FACES = ("", "", "")
_EMPTY = '<a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr sz="800"/></a:p></a:txBody>'
"""A cell without text: of so small a type that it makes no row higher."""


def body(ink: Ink, room: Room, columns: Sequence[Column]) -> str:
    """The text of a shape in which it may stand at `room`, in the coordinates of the texts."""
    left, right = _within(columns, room)
    top, bottom, anchor = _heights(columns, room)
    return (
        f'<p:txBody><a:bodyPr wrap="{_wrap(columns, left, right)}" lIns="{emu(max(left - room.x, 0))}"'
        f' tIns="{emu(max(top, 0))}" rIns="{emu(max(room.x + room.width - right, 0))}" bIns="{emu(max(bottom, 0))}"'
        f' anchor="{anchor}"><a:noAutofit/></a:bodyPr>{_said(ink, columns, left, right)}</p:txBody>'
    )


def cell_body(ink: Ink, box: Box) -> tuple[str, str]:
    """The text of a table's cell, and the margins around it."""
    columns, _ = stacked(box.texts)
    room = Room(box.x, box.y, box.width, box.height)
    if not columns:
        return _EMPTY, ' marT="0" marB="0"'
    left, right = _within(columns, room)
    top, bottom, anchor = _heights(columns, room)
    margins = (
        f' marL="{emu(max(left - room.x, 0))}" marR="{emu(max(room.x + room.width - right, 0))}"'
        f' marT="{emu(max(top, 0))}" marB="{emu(max(bottom, 0))}" anchor="{anchor}"'
    )
    return f"<a:txBody><a:bodyPr/><a:lstStyle/>{_said(ink, columns, left, right)}</a:txBody>", margins


def _wrap(columns: Sequence[Column], left: float, right: float) -> str:
    """Single lines that have no room to spare, as the letters in a disc, are not to be wrapped."""
    narrow = any(one.bounds.least > right - left and not one.bounds.several for one in columns)
    return "none" if narrow else "square"


def _within(columns: Sequence[Column], room: Room) -> tuple[float, float]:
    left, right = sides(columns)
    return max(left, room.x), min(right, room.x + room.width)


def _heights(columns: Sequence[Column], room: Room) -> tuple[float, float, str]:
    """Insets at top and bottom, and where the text is anchored: in the middle, if it is a label that stands there.
    What has several lines grows downwards."""
    first, last = columns[0], columns[-1]
    above, under = first.text.y - room.y, room.y + room.height - last.text.y - last.text.block.height
    top = first.top - room.y
    bottom = room.y + room.height - last.top - last.text.block.height
    if len(columns) == 1 and len(first.text.block.lines) == 1 and abs(above - under) <= _SAME:
        least = min(top, bottom)
        return max(top - least, 0.0), max(bottom - least, 0.0), "ctr"
    return top, 0.0, "t"


def _said(ink: Ink, columns: Sequence[Column], left: float, right: float) -> str:
    """Texts below each other; a gap that cannot be told, since they overlap, is taken from the next."""
    parts: list[str] = []
    below: float | None = None
    for one in columns:
        gap = 0.0 if below is None else one.top - below
        _add(parts, ink, one, left, right, max(gap, 0.0))
        below = one.top + one.text.block.height - min(gap, 0.0)
    return "".join(parts)


def _add(parts: list[str], ink: Ink, one: Column, left: float, right: float, gap: float) -> None:
    text, block = one.text, one.text.block
    spacing = f'<a:lnSpc><a:spcPts val="{hundredths(block.height / len(block.lines))}"/></a:lnSpc>'
    begin = indent(one, left, right)
    for number, (lines, rtl) in enumerate(zip(one.paragraphs, one.rtl, strict=True)):
        margin = f' marL="{emu(begin)}" indent="0"' if begin > _LEAST_INDENT and not rtl else ""
        turned = ' rtl="1"' if rtl else ""
        apart = min(hundredths(gap), _MOST_APART) if gap and not number else 0
        before = f'<a:spcBef><a:spcPts val="{apart}"/></a:spcBef>' if apart else ""
        parts.append(f'<a:p><a:pPr{margin} algn="{one.align}"{turned}>{spacing}{before}</a:pPr>')
        said = run_on(lines, right - left - begin)
        for place, words in enumerate(said):
            look = ink.type("a:rPr", block.size, block.bold, block.italic, text.colour, typefaces(words))
            if place:
                parts.append(f"<a:br>{look}</a:br>")
            if words:
                parts.append(f"<a:r>{look}<a:t>{escape(words)}</a:t></a:r>")
        if not any(said):
            parts.append(ink.type("a:endParaRPr", block.size, block.bold, block.italic, text.colour, _NO_FACES))
        parts.append("</a:p>")
