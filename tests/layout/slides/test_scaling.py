from __future__ import annotations

import pytest

from journeymap.draw.marks import Box, Close, Curve, Fragment, Image, Line, Move, Path, Text, To
from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.slides.scaling import Scaling

BLOCK = paragraph("مرحبا two words", Style(12.0), 60.0)


def drawing() -> Fragment:
    return Fragment(
        100.0,
        50.0,
        (
            Box(1, 2, 30, 10, "#ffffff", "#000000", 2.0, 4.0, (3.0, 1.0), (Text(2, 3, BLOCK, "#000000"),)),
            Text(5, 6, BLOCK, "#111111", "end", "title"),
            Line(((0.0, 1.0), (10.0, 1.0)), "#222222", 1.5, (2.0,), 5.0, 7.0, "a", "b"),
            Path((Move(1, 1), To(2, 2), Curve(1, 2, 3, 4, 5, 6), Close()), "#333333", "#444444", 1.0),
            Image(1, 2, 3, 4, "0" * 64, b"", "alt"),
        ),
        2.0,
    )


def test_every_length_is_scaled_and_nothing_else() -> None:
    one = Scaling(2.0)(drawing())
    assert (one.width, one.height, one.bleed) == (200.0, 100.0, 4.0)
    box, text, line, path, image = one.marks
    assert isinstance(box, Box)
    assert (box.x, box.y, box.width, box.height, box.stroke_width, box.radius) == (2, 4, 60, 20, 4.0, 8.0)
    assert box.dash == (6.0, 2.0)
    assert isinstance(text, Text)
    assert (text.x, text.align, text.field, text.block.source) == (10, "end", "title", BLOCK.source)
    assert text.block.size == 24.0
    assert isinstance(line, Line)
    assert (line.points, line.head, line.source, line.target) == (((0.0, 2.0), (20.0, 2.0)), 14.0, "a", "b")
    assert isinstance(path, Path)
    assert path.segments == (Move(2, 2), To(4, 4), Curve(2, 4, 6, 8, 10, 12), Close())
    assert image == Image(2, 4, 6, 8, "0" * 64, b"", "alt")


def test_scaled_text_keeps_its_glyphs_where_they_are() -> None:
    (text,) = (mark for mark in Scaling(3.0)(drawing()).marks if isinstance(mark, Text))
    for line, before in zip(text.block.lines, BLOCK.lines, strict=True):
        assert line.width == pytest.approx(before.width * 3)
        assert line.y == pytest.approx(before.y * 3)
        for (x, run), (old_x, old) in zip(line.runs, before.runs, strict=True):
            assert x == pytest.approx(old_x * 3)
            assert run.glyphs == old.glyphs
            assert run.xs == pytest.approx([at * 3 for at in old.xs])
            assert run.size == old.size * 3


def test_the_same_fragment_is_scaled_once() -> None:
    scaled, one = Scaling(0.5), drawing()
    assert scaled(one) is scaled(one)


def test_texts_too_small_to_be_written_are_left_out() -> None:
    tiny = Scaling(0.1, least=1.3)(drawing())
    assert not any(isinstance(mark, Text) for mark in tiny.marks)
    assert all(mark.texts == () for mark in tiny.marks if isinstance(mark, Box))
    assert len(tiny.marks) == 4
