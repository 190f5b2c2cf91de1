from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from strategies import random_journey

from journeymap.draw.marks import Box, Text
from journeymap.draw.theme import contrast, theme, themes
from journeymap.files.store import open_journey
from journeymap.flow.problems import Problem
from journeymap.layout.slides.deck import deck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.layout.slide import Slide
    from journeymap.model.journey import Journey

EXAMPLE = open_journey("examples/hardware-rollout.journey").journey
PROBLEMS = tuple(Problem("a", severity, "Something is missing.", (), "") for severity in ("error", "warning", "hint"))


def inks(slide: Slide) -> Iterator[tuple[str, str, str]]:
    """The text, its colour and what it stands on, for each text of the slide."""
    boxes = [(one.role, mark) for one in slide.placed for mark in one.fragment.marks if isinstance(mark, Box | Text)]
    boxes += [("table", cell) for table in slide.tables for row in table.rows for cell in row]
    for role, mark in boxes:
        texts = mark.texts if isinstance(mark, Box) else (mark,)
        ground = mark.fill if isinstance(mark, Box) else None
        for text in texts:
            yield f"{slide.key} {role} {text.block.source[:20]!r}", text.colour, ground or slide.background


@pytest.mark.parametrize("name", themes())
@pytest.mark.parametrize("journey", [EXAMPLE, random_journey(5, stages=6, touchpoints=30)], ids=["example", "random"])
def test_every_text_is_told_from_its_ground(name: str, journey: Journey) -> None:
    slides = deck(journey, theme(name), problems=PROBLEMS)
    faint = [
        (what, ink, ground)
        for slide in slides
        if slide.kind != "overview"  # as in the map itself
        for what, ink, ground in inks(slide)
        if contrast(ink, ground) < 4.5
    ]
    assert faint == []
