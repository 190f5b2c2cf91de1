from __future__ import annotations

import gc
import weakref

import pytest
from scenes_of_marks import INK, text

from journeymap.draw.marks import Box, Close, Curve, Fragment, Image, Line, Move, Path, To
from journeymap.render.afar import PICTURE, view


def test_a_box_stands_for_itself_and_each_line_of_its_text_for_a_bar() -> None:
    words = text("Workspace set-up", 8, 8, 12, width=60)
    seen = view(Fragment(100, 60, (Box(0, 0, 100, 60, "#ffffff", INK, 2.0, texts=(words,)),)))
    box, *bars = seen.boxes
    assert (box.colour, box.outline, box.outline_width, box.width, box.height) == ("#ffffff", INK, 2.0, 100, 60)
    assert len(bars) == len(words.block.lines) == 2
    for bar, line in zip(bars, words.block.lines, strict=True):
        assert bar.width == line.width
        assert 8 + line.y - 12 < bar.y < bar.y + bar.height <= 8 + line.y
        assert bar.until == pytest.approx(8)  # at a grain of 8 px letters 12 px high are 1.5 grains
    assert seen.lines == ()


def test_a_filled_path_is_its_hull_and_an_open_one_a_line() -> None:
    wedge = Path((Move(5, 5), To(45, 5), To(25, 30), Close()), fill="#ff0000")
    wave = Path((Move(0, 0), Curve(0, 40, 40, 40, 40, 0)), stroke=INK, stroke_width=3)
    seen = view(Fragment(50, 50, (wedge, wave)))
    (hull,) = seen.boxes
    assert (hull.rank, hull.x, hull.y, hull.width, hull.height, hull.until) == (0, 5, 5, 40, 25, 25)
    (line,) = seen.lines
    assert (line.rank, line.colour, line.width) == (1, INK, 3)
    assert list(line.points) == [(0, 0), (20, 30), (40, 0)]
    assert line.length == 20 + 30 + 20 + 30


def test_lines_and_pictures() -> None:
    seen = view(Fragment(90, 90, (Line(((0, 0), (0, 50), (90, 50)), INK), Image(1, 2, 30, 40, "", b""))))
    assert seen.lines[0].length == 140
    assert (seen.boxes[0].colour, seen.boxes[0].width) == (PICTURE, 30)


def test_what_shows_nothing_stands_for_nothing() -> None:
    marks = (Box(0, 0, 10, 10), Box(0, 0, 0, 10, "#ff0000"), Path(()), Path((Move(0, 0),)), Path((), fill="#ff0000"))
    seen = view(Fragment(10, 10, marks))
    assert seen == ((), ())


def test_it_is_worked_out_once_and_forgotten_with_the_fragment() -> None:
    fragment = Fragment(10, 10, (Box(0, 0, 10, 10, "#ff0000"),))
    assert view(fragment) is view(fragment)
    before = len(view)
    ended = weakref.ref(fragment)
    del fragment
    gc.collect()
    assert ended() is None
    assert len(view) == before - 1
