"""Numbers in a PDF have no exponents: a reader takes `1e-05` for an unknown word and drops what follows."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.draw.marks import Box, Line, Move, Path, To
from journeymap.render.pdf_shapes import Shapes

NUMBER = re.compile(r"-?\d+(\.\d+)?")
OPERATORS = {"m", "l", "c", "h", "re", "f", "S", "B", "w", "d", "rg", "RG", "J"}


def words(drawn: str) -> list[str]:
    return [word for word in re.split(r"[\s\[\]]+", drawn) if word]


@given(st.floats(0, 1e6), st.lists(st.floats(0, 1e6), max_size=4), st.floats(-1e7, 1e7), st.floats(0, 50))
def test_every_word_is_a_number_or_an_operator(width: float, dash: list[float], at: float, radius: float) -> None:
    shapes = Shapes()
    look: dict[str, Any] = {"stroke": "#010203", "stroke_width": width, "dash": tuple(dash)}
    drawn = [
        shapes.box(Box(at, -at, width, 7, "#fedcba", radius=radius, **look)),
        shapes.path(Path((Move(at, 1), To(2, at)), **look)),
        shapes.line(Line(((at, 1), (2, at), (9, 9)), corner=radius, head=5, **look)),
    ]
    for word in words(" ".join(drawn)):
        assert word in OPERATORS or NUMBER.fullmatch(word), word


@pytest.mark.parametrize("width", [0.0, 1e-12])
def test_a_stroke_too_thin_to_be_seen_is_not_drawn(width: float) -> None:
    assert Shapes().box(Box(0, 0, 9, 9, stroke="#000000", stroke_width=width)) == ""
