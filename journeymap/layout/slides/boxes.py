"""A box with texts below each other, as high as they need: what nearly everything on a slide is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Box, Fragment, Text
from journeymap.draw.wrap import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.wrap import Align, Style


class Said(NamedTuple):
    """A text of a box, of at most `lines` lines, `above` px below the one before it, `short` px narrower than the
    box where something stands beside it; `least` is the height it takes at least. `field` is what of the box's thing
    it says (`draw.marks.Text`), for whoever types on a slide."""

    text: str
    style: Style
    colour: str
    lines: int | None = None
    above: float = 2.0
    align: Align = "start"
    short: float = 0.0
    least: float = 0.0
    field: str = ""


def written(
    said: Iterable[Said],
    width: float,
    pad: float = 0.0,
    ground: str | None = None,
    stroke: str | None = None,
    radius: float = 8.0,
    least: float = 0.0,
    stroke_width: float = 1.5,
    left: float | None = None,
    top: float = 0.0,
) -> Fragment:
    """The box, at least `least` px high; texts with nothing to see take no room, but those of a
    field have a place where they can be typed. `left` is the padding at the left
    where it is another, `top` what is to stay free above the texts."""
    start = pad if left is None else left
    texts: list[Text] = []
    y = pad + top
    for one in said:
        block = paragraph(
            one.text, one.style, max(1.0, width - start - pad - one.short), align=one.align, max_lines=one.lines
        )
        if block.lines:
            y += one.above if y > pad + top else 0.0
        if block.lines or one.field:
            texts.append(Text(start, y, block, one.colour, one.align, one.field))
        y += max(block.height, one.least)
    height = max(least, y + pad)
    box = Box(0.0, 0.0, width, height, ground, stroke, stroke_width, radius, (), tuple(texts))
    return Fragment(width, height, (box,), stroke_width / 2 if stroke else 0.0)
