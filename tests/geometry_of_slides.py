"""What holds of every slide: nothing leaves its place, nothing lies upon another, every text can be read."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Text
from journeymap.layout.slides.type_sizes import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import TextBlock
    from journeymap.layout.scene import Placed
    from journeymap.layout.slide import Area, Slide

_GRACE = 0.5
SOLID = frozenset(
    (
        "touchpoint", "note", "image", "signal", "response", "lane-name", "heading", "substage", "metric", "milestone",
        "quote", "persona", "success", "fact", "stage",
    )
)  # fmt: skip
"""Roles of what may not lie upon each other."""


def blocks(slide: Slide) -> Iterator[TextBlock]:
    """Every text block of a slide, its tables included."""
    for one in slide.placed:
        for mark in one.fragment.marks:
            if isinstance(mark, Text):
                yield mark.block
            elif isinstance(mark, Box):
                yield from (text.block for text in mark.texts)
    for table in slide.tables:
        for row in table.rows:
            yield from (text.block for cell in row for text in cell.texts)


def faults(slide: Slide) -> list[str]:
    """What is wrong with a slide's places, in words; nothing where all is well."""
    return [*_outside(slide), *_outgrown(slide), *_tables(slide), *_small(slide), *_meeting(slide)]


def _outside(slide: Slide) -> Iterator[str]:
    frame = slide.frame
    assert frame is not None
    places = [frame.body, *([frame.corner] if frame.corner else [])]
    for one in slide.placed:
        if one.role != "bar" and not any(_inside(one, area) for area in places):
            yield f"{slide.key}: {one.role} {one.thing} leaves the body at {one.x:.1f}, {one.y:.1f}"


def _inside(one: Placed, area: Area) -> bool:
    return (
        one.x >= area.x - _GRACE
        and one.y >= area.y - _GRACE
        and one.x + one.fragment.width <= area.x + area.width + _GRACE
        and one.y + one.fragment.height <= area.y + area.height + _GRACE
    )


def _outgrown(slide: Slide) -> Iterator[str]:
    """Texts that are larger than their box, and boxes that are larger than their fragment."""
    for one in slide.placed:
        for mark in one.fragment.marks:
            if isinstance(mark, Box):
                right, bottom = mark.x + mark.width + _GRACE, mark.y + mark.height + _GRACE
                if slide.kind != "overview" and (
                    right > one.fragment.width + 2 * _GRACE or bottom > one.fragment.height + 2 * _GRACE
                ):
                    yield f"{slide.key}: a box of {one.role} {one.thing} is larger than what it is part of"
                for text in mark.texts:
                    lines = text.block.lines
                    if lines and text.y + text.block.height > bottom:
                        yield f"{slide.key}: the text of {one.role} {one.thing} is too high for its box"
                    if any(text.x + line.x + line.width > right or text.x + line.x < mark.x - 1.0 for line in lines):
                        yield f"{slide.key}: the text of {one.role} {one.thing} is too wide for its box"


def _tables(slide: Slide) -> Iterator[str]:
    frame = slide.frame
    assert frame is not None
    body = frame.body
    for table in slide.tables:
        y = table.rows[0][0].y
        for row in table.rows:
            if len(row) != len(table.rows[0]) or len({cell.height for cell in row}) != 1:
                yield f"{slide.key}: a row of the table is not like the others"
            if abs(row[0].y - y) > _GRACE:
                yield f"{slide.key}: a row of the table is not below the one before it"
            y = row[0].y + row[0].height
            for cell in row:
                if not (body.x - _GRACE <= cell.x and cell.x + cell.width <= body.x + body.width + _GRACE):
                    yield f"{slide.key}: a cell of the table is too wide"
                if not (body.y - _GRACE <= cell.y and cell.y + cell.height <= body.y + body.height + _GRACE):
                    yield f"{slide.key}: a cell of the table leaves the slide"
                if any(text.y + text.block.height > cell.y + cell.height + _GRACE for text in cell.texts):
                    yield f"{slide.key}: the text of a cell is too high"


def _small(slide: Slide) -> Iterator[str]:
    if slide.kind != "overview" and any(block.size < LEAST for block in blocks(slide)):
        yield f"{slide.key}: a text is below 10 pt"


def _meeting(slide: Slide) -> Iterator[str]:
    if slide.kind == "overview":
        return
    solid = [one for one in slide.placed if one.role in SOLID and one.thing is not None]
    solid = [one for one in solid if any(isinstance(mark, Box | Text) for mark in one.fragment.marks)]
    for one, other in combinations(solid, 2):
        if _meet(one, other):
            yield f"{slide.key}: {one.role} {one.thing} lies upon {other.role} {other.thing}"
    for table in slide.tables:
        top = table.rows[0][0].y
        for one in solid:
            if one.y + one.fragment.height > top + _GRACE:
                yield f"{slide.key}: {one.role} {one.thing} reaches into the table"


def _meet(a: Placed, b: Placed) -> bool:
    return (
        a.x + a.fragment.width > b.x + _GRACE
        and b.x + b.fragment.width > a.x + _GRACE
        and a.y + a.fragment.height > b.y + _GRACE
        and b.y + b.fragment.height > a.y + _GRACE
    )
