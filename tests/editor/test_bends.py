"""A curve that bent differs only near where it bent."""

from __future__ import annotations

import random

import pytest

from journeymap.draw.marks import Box, Close, Fragment, Mark, Move, Path, To
from journeymap.draw.theme import theme
from journeymap.editor.bends import bent
from journeymap.editor.damage import damage
from journeymap.layout.build import build
from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import set_thing
from journeymap.model.journey import Feeling, Journey, Lane, Persona, Stage, Touchpoint

LIGHT = theme("light")


def line(*ys: float, dash: tuple[float, ...] = (), fill: str | None = None, closed: bool = False) -> Fragment:
    segments = (Move(0.0, ys[0]), *(To(100.0 * n, y) for n, y in enumerate(ys[1:], 1)), *((Close(),) if closed else ()))
    path = Path(segments, fill=fill, stroke="#000000", stroke_width=4.0, dash=dash)
    return Fragment(100.0 * len(ys), 100.0, (path,))


def felt(values: list[int]) -> Journey:
    return Journey(
        title="",
        personas=(Persona(id="ada", name="Ada"),),
        stages=(Stage(id="s", title="Stage"),),
        touchpoints=tuple(
            Touchpoint(id=f"t{n}", stage="s", title="", feelings=(Feeling(persona="ada", value=value),))
            for n, value in enumerate(values)
        ),
        lanes=(Lane(id="curve", kind="experience", title=""),),
    )


def test_the_pieces_on_both_sides_of_a_moved_point_differ() -> None:
    assert bent(line(0, 10, 20, 30, 40), line(0, 10, 80, 30, 40)) == Rect(97, 7, 206, 76)


def test_the_first_point_moves_what_closes_the_path_too() -> None:
    rect = bent(line(0, 10, 20, closed=True), line(5, 10, 20, closed=True))
    assert rect is not None
    assert (rect.x, rect.right) == (-3, 203)


@pytest.mark.parametrize(
    "other",
    [
        line(0, 10, 99, dash=(3.0, 2.0)),
        line(0, 10, 20, 30),
        line(0, 10, 99, fill="#ff0000"),
        Fragment(300.0, 100.0, ()),
        Fragment(300.0, 100.0, (Box(0, 0, 10, 10),)),
    ],
)
def test_what_differs_otherwise_differs_as_a_whole(other: Fragment) -> None:
    assert bent(line(0, 10, 20), other) is None


def test_a_dash_moves_along_the_whole_line() -> None:
    assert bent(line(0, 10, 20, dash=(3.0, 2.0)), line(0, 10, 25, dash=(3.0, 2.0))) is None


def test_the_same_marks_do_not_tell_where_they_differ() -> None:
    marks: tuple[Mark, ...] = line(0, 10).marks
    assert bent(Fragment(10, 10, marks), Fragment(20, 10, marks)) is None


def test_one_feeling_damages_the_curve_between_its_neighbours_but_one() -> None:
    chance = random.Random(5)
    journey = felt([chance.randint(-2, 2) for _ in range(40)])
    before = build(journey, LIGHT)
    for value in (-2, 1, 2):
        journey = set_thing(journey, "t20", feelings=(Feeling(persona="ada", value=value),))
        after = build(journey, LIGHT, before)
        left, right = (rect_of(after, key) for key in ("t18", "t22"))
        assert left is not None
        assert right is not None
        for rect in damage(before, after):
            assert rect.x >= left.x
            assert rect.right <= right.right
        before = after
