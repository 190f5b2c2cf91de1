"""The experience curve: it passes through what was felt and never shows more."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.marks import Curve, Line, Move, Path
from journeymap.draw.theme import theme
from journeymap.lanes.experience import DASHES, HEIGHT, height_of, slopes, stretch
from journeymap.layout.build import build
from journeymap.model.journey import Feeling, Journey, Lane, Persona, Stage, Touchpoint

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene

LIGHT = theme("light")
values = st.integers(-2, 2)


def journey(felt: list[dict[str, int]], together: tuple[int, ...] = (), per_stage: int = 3) -> Journey:
    """A touchpoint a dict of persona → feeling; those numbered in `together` share the column before them."""
    count = -(-len(felt) // per_stage)
    return Journey(
        title="",
        personas=tuple(Persona(id=name, name=name) for name in ("ada", "ben")),
        stages=tuple(Stage(id=f"s{n}", title="Stage") for n in range(count)),
        touchpoints=tuple(
            Touchpoint(
                id=f"t{n}",
                stage=f"s{n // per_stage}",
                title="",
                feelings=tuple(Feeling(persona=name, value=value) for name, value in one.items()),
                together_with=f"t{n - 1}" if n in together else None,
            )
            for n, one in enumerate(felt)
        ),
        lanes=(Lane(id="curve", kind="experience", title="Experience"),),
    )


def faces(scene: Scene) -> list[tuple[float, float, str | None]]:
    """(x, y) of each face's centre below the lane's top, and its touchpoint."""
    row = next(row for row in scene.rows if row.key == "curve")
    return [(p.x + 8, p.y + 8 - row.y, p.thing) for p in scene.placed if p.role == "feeling"]


def curves(scene: Scene) -> list[tuple[float, float, Path]]:
    row = next(row for row in scene.rows if row.key == "curve")
    return [
        (p.x, p.y - row.y, mark)
        for p in scene.placed
        if p.role == "curve"
        for mark in p.fragment.marks
        if isinstance(mark, Path) and mark.stroke
    ]


def bezier(y0: float, bend: Curve, t: float) -> float:
    return (1 - t) ** 3 * y0 + 3 * (1 - t) ** 2 * t * bend.y1 + 3 * (1 - t) * t**2 * bend.y2 + t**3 * bend.y


@given(st.lists(values, min_size=2, max_size=12), st.lists(st.floats(20, 300), min_size=12, max_size=12))
@settings(deadline=None)
def test_between_two_points_the_curve_keeps_to_their_values(felt: list[int], steps: list[float]) -> None:
    xs = [sum(steps[:n]) for n in range(len(felt))]
    points = [(x, height_of(value)) for x, value in zip(xs, felt, strict=True)]
    sloped = tuple((x, y, slope) for (x, y), slope in zip(points, slopes(points), strict=True))
    path = next(m for m in stretch(sloped, "#000000", (), False, LIGHT).marks if isinstance(m, Path))
    y = points[0][1]
    for (_, low), (_, high), bend in zip(points, points[1:], path.segments[1:], strict=False):
        assert isinstance(bend, Curve)
        for step in range(21):
            at = bezier(y, bend, step / 20)
            assert min(low, high) - 1e-6 <= at <= max(low, high) + 1e-6
        y = bend.y


def test_faces_stand_at_their_feelings_in_the_middle_of_their_columns() -> None:
    scene = build(journey([{"ada": 2}, {"ada": 0}, {"ada": -2}]), LIGHT)
    expected = [
        (span.x + span.width / 2, height_of(value), span.key)
        for span, value in zip(scene.columns, (2, 0, -2), strict=True)
    ]
    assert faces(scene) == [pytest.approx(face) for face in expected]
    assert height_of(2) < height_of(0) < height_of(-2) < HEIGHT


def test_the_curve_runs_on_over_stages_and_over_touchpoints_nobody_judged() -> None:
    scene = build(journey([{"ada": 2}, {}, {"ada": -1}, {"ada": 1}, {}, {}, {"ada": 0}]), LIGHT)
    parts = curves(scene)
    assert len(parts) == 2
    start_of = [p[0] + p[2].segments[0].x for p in parts if isinstance(p[2].segments[0], Move)]
    ends = [p[0] + p[2].segments[-1].x for p in parts if isinstance(p[2].segments[-1], Curve)]
    xs = [x for x, _, _ in faces(scene)]
    assert start_of == [pytest.approx(xs[0]), pytest.approx(xs[2])]
    assert ends == [pytest.approx(xs[2]), pytest.approx(xs[3])]


def test_two_personas_are_told_apart_without_colour_and_do_not_cover_each_other() -> None:
    scene = build(journey([{"ada": 1, "ben": 1}, {"ada": -1, "ben": 2}], together=(1,)), LIGHT)
    assert {mark.dash for _, _, mark in curves(scene)} == {DASHES[0], DASHES[1]}
    spots = [(x, y) for x, y, _ in faces(scene)]
    assert len(spots) == 4
    for (x0, y0), (x1, y1) in pairwise(sorted(spots)):
        assert abs(x1 - x0) >= 16 or abs(y1 - y0) >= 16


def test_a_journey_nobody_felt_has_a_scale_and_no_curve() -> None:
    scene = build(journey([{}, {}]), LIGHT)
    assert curves(scene) == []
    assert faces(scene) == []
    rules = [m for p in scene.placed if p.role == "curve" for m in p.fragment.marks if isinstance(m, Line)]
    assert len(rules) == 3
