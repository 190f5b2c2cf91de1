from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.marks import Box, Text
from journeymap.draw.theme import theme
from journeymap.flow.check import check
from journeymap.layout.slides.deck import KINDS, deck
from journeymap.layout.slides.frames import FRAMES
from journeymap.layout.slides.type_sizes import LEAST
from journeymap.model.journey import Journey
from strategies import journeys, multilingual, random_journey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import TextBlock
    from journeymap.layout.scene import Placed
    from journeymap.layout.slide import Area, Slide

LIGHT = theme("light")
TODAY = date(2026, 11, 22)
LONG = st.sampled_from(("word " * 400, "x" * 3_000, "zwei\n" * 60, "\u202eright to left\u202c", "مرحبا " * 200))
SOLID = ("touchpoint", "note", "image", "signal", "response", "lane-name", "heading", "substage", "metric", "milestone", "quote", "persona", "success", "fact", "stage")  # noqa: E501
"""Roles of what may not lie upon each other, on slides that have no scale of days."""


def made(journey: Journey, shape: str = "16:9") -> tuple[Slide, ...]:
    return deck(journey, LIGHT, shape, problems=check(journey, TODAY))


def blocks(slide: Slide) -> Iterator[TextBlock]:
    for one in slide.placed:
        for mark in one.fragment.marks:
            if isinstance(mark, Text):
                yield mark.block
            elif isinstance(mark, Box):
                yield from (text.block for text in mark.texts)
    for table in slide.tables:
        for row in table.rows:
            yield from (text.block for cell in row for text in cell.texts)


def said(slide: Slide) -> str:
    words = [slide.title, slide.subtitle, slide.footer, slide.notes, *(block.source for block in blocks(slide))]
    return " ".join(" ".join(words).split())


def inside(one: Placed, area: Area, grace: float = 0.5) -> bool:
    return (
        one.x >= area.x - grace
        and one.y >= area.y - grace
        and one.x + one.fragment.width <= area.x + area.width + grace
        and one.y + one.fragment.height <= area.y + area.height + grace
    )


def meet(a: Placed, b: Placed, grace: float = 0.5) -> bool:
    return (
        a.x + a.fragment.width > b.x + grace
        and b.x + b.fragment.width > a.x + grace
        and a.y + a.fragment.height > b.y + grace
        and b.y + b.fragment.height > a.y + grace
    )


def check_geometry(slide: Slide) -> None:
    frame = slide.frame
    assert frame is not None
    for one in slide.placed:
        places = [frame.body, *([frame.corner] if frame.corner else [])]
        assert one.role == "bar" or any(inside(one, area) for area in places), (slide.key, one.role, one.thing, one[1:3], one.fragment.width, one.fragment.height)
        for mark in one.fragment.marks:
            if isinstance(mark, Box):
                for text in mark.texts:
                    for line in text.block.lines:
                        assert text.y + line.y <= mark.y + mark.height + 1.0, (slide.key, one.role, line.text)
                        assert text.x + line.x >= mark.x - 1.0
                        assert text.x + line.x + line.width <= mark.x + mark.width + 1.0, (slide.key, one.role, line.text)
    for table in slide.tables:
        for row in table.rows:
            assert len(row) == len(table.rows[0])
            for cell in row:
                assert cell.x >= frame.body.x - 0.5
                assert cell.x + cell.width <= frame.body.x + frame.body.width + 0.5
                assert cell.y >= frame.body.y - 0.5
                assert cell.y + cell.height <= frame.body.y + frame.body.height + 0.5
                for text in cell.texts:
                    assert text.y + text.block.height <= cell.y + cell.height + 0.5
    if slide.kind != "overview":
        assert all(block.size >= LEAST for block in blocks(slide))
        solid = [one for one in slide.placed if one.role in SOLID and one.fragment.width and one.fragment.height]
        if slide.kind not in ("milestones",):
            for a, b in combinations(solid, 2):
                if not (slide.kind == "experience" and "quote" in (a.role, b.role) and None in (a.thing, b.thing)):
                    assert not meet(a, b), (slide.key, a.role, a.thing, b.role, b.thing, a[1:3], b[1:3], a.fragment.width, a.fragment.height)


@settings(max_examples=40, deadline=None)
@given(journeys(texts=multilingual | LONG), st.sampled_from(tuple(FRAMES)))
def test_nothing_leaves_its_slide_or_lies_upon_another(journey: Journey, shape: str) -> None:
    for slide in made(journey, shape):
        assert (slide.width, slide.height) == FRAMES[shape][:2]
        check_geometry(slide)
