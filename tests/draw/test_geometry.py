"""Rounded boxes, corners of lines and arrow heads, as all painters draw them."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.geometry import circle, head, polyline, rounded_box
from journeymap.draw.marks import Close, Curve, Line, Move, Point, Segment, To

LENGTHS = st.floats(-500, 500, allow_nan=False)


def points(segments: tuple[Segment, ...], steps: int = 8) -> list[Point]:
    """Points on the way along the segments."""
    found: list[Point] = []
    at = (0.0, 0.0)
    for one in segments:
        if isinstance(one, Curve):
            for step in range(1, steps + 1):
                t = step / steps
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                x = a * at[0] + b * one.x1 + c * one.x2 + d * one.x
                y = a * at[1] + b * one.y1 + c * one.y2 + d * one.y
                found.append((x, y))
        elif isinstance(one, Move | To):
            found.append((one.x, one.y))
        if not isinstance(one, Close):
            at = (one.x, one.y)
    return found


def test_a_circle_is_round() -> None:
    for x, y in points(circle(10, 20, 5)):
        assert hypot(x - 10, y - 20) == pytest.approx(5, rel=3e-4)


def test_a_box_without_radius_has_four_corners() -> None:
    assert rounded_box(1, 2, 3, 4, 0) == (Move(1, 2), To(4, 2), To(4, 6), To(1, 6), Close())


@settings(max_examples=50, deadline=None)
@given(st.floats(0.1, 300), st.floats(0.1, 300), st.floats(0, 400))
def test_a_rounded_box_stays_in_its_rectangle_and_touches_its_sides(width: float, height: float, radius: float) -> None:
    found = points(rounded_box(5, 7, width, height, radius))
    xs, ys = [x for x, _ in found], [y for _, y in found]
    assert (min(xs), max(xs)) == pytest.approx((5, 5 + width))
    assert (min(ys), max(ys)) == pytest.approx((7, 7 + height))


def test_a_straight_line_stays_straight() -> None:
    assert polyline(Line(((0, 0), (10, 0)), "#000000", corner=9)) == (Move(0, 0), To(10, 0))


def test_corners_are_rounded_by_the_radius_or_half_a_leg() -> None:
    def rounding(*way: Point, corner: float) -> float:
        curve = next(one for one in polyline(Line(way, "#000000", corner=corner)) if isinstance(one, Curve))
        return hypot(curve.x - way[1][0], curve.y - way[1][1])

    assert rounding((0, 0), (100, 0), (100, 100), corner=8) == pytest.approx(8)
    assert rounding((0, 0), (10, 0), (10, 100), corner=8) == pytest.approx(5)
    assert polyline(Line(((0, 0), (10, 0), (10, 10)), "#000000")) == (Move(0, 0), To(10, 0), To(10, 10))


def test_a_stroke_ends_inside_the_head_whose_tip_is_the_end() -> None:
    line = Line(((0, 0), (0, 40), (60, 40)), "#000000", 4, head=10)
    corners = head(line)
    assert corners is not None
    tip, one, other = corners
    assert tip == pytest.approx((60, 40))
    assert sorted([one, other]) == [(50, 35), (50, 45)]
    assert polyline(line)[-1] == To(55, 40)


def test_no_head_where_there_is_none_or_nowhere_to_point() -> None:
    assert head(Line(((0, 0), (9, 0)), "#000000")) is None
    assert head(Line(((0, 0),), "#000000", head=5)) is None
    assert head(Line(((3, 3), (3, 3)), "#000000", head=5)) is None


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(LENGTHS, LENGTHS), min_size=1, max_size=6), st.floats(0, 50), st.floats(0, 50))
def test_a_line_stays_within_its_points(way: list[Point], corner: float, length: float) -> None:
    segments = polyline(Line(tuple(way), "#000000", corner=corner, head=length))
    assert isinstance(segments[0], Move)
    assert (segments[0].x, segments[0].y) == pytest.approx(way[0])
    for x, y in points(segments):
        assert min(px for px, _ in way) - 1e-6 <= x <= max(px for px, _ in way) + 1e-6
        assert min(py for _, py in way) - 1e-6 <= y <= max(py for _, py in way) + 1e-6
