from __future__ import annotations

import gc
import random

import pytest

from journeymap.draw.marks import Box, Curve, Fragment, Line, Move, Path
from journeymap.layout import hit
from journeymap.layout.hit import Rect
from journeymap.layout.scene import Placed, Scene


def scene(*placed: Placed) -> Scene:
    return Scene("A map", 2000.0, 1000.0, "#ffffff", placed, (), (), ())


def box(width: float, height: float, bleed: float = 0.0) -> Fragment:
    return Fragment(width, height, (Box(0, 0, width, height, fill="#ffffff"),), bleed)


def test_topmost_thing_under_the_pointer_is_hit() -> None:
    ground = Placed(box(2000, 200), 0, 0, "lane")
    card = Placed(box(100, 60), 50, 20, "touchpoint", "t1")
    badge = Placed(box(10, 10), 140, 20, "signal", "s1")
    made = scene(ground, card, badge)
    assert hit.at(made, 60, 30) is card
    assert hit.at(made, 145, 25) is badge
    assert hit.at(made, 400, 25) is None  # decoration shows no thing


def test_a_line_is_hit_on_its_stroke_only() -> None:
    around = Fragment(300, 100, (Line(((0, 0), (0, 100), (300, 100)), "#000000", source="a", target="b"),))
    bent = Fragment(100, 100, (Path((Move(0, 0), Curve(0, 100, 100, 100, 100, 0)), stroke="#000000"),))
    card = Placed(box(80, 40), 120, 20, "touchpoint", "t1")
    flow = Placed(around, 0, 0, "flow", "f1")
    curve = Placed(bent, 500, 0, "curve", "p1")
    made = scene(card, flow, curve)
    assert hit.at(made, 130, 30) is card, "inside the connector's rectangle, not on it"
    assert hit.at(made, 150, 101) is flow
    assert hit.at(made, 1, 50) is flow
    assert hit.at(made, 550, 75) is curve
    assert hit.at(made, 550, 20) is None


def test_a_thing_drawn_in_several_places_has_one_that_stands_for_it() -> None:
    face = Placed(box(16, 16), 30, 300, "feeling", "t1", "experience")
    card = Placed(box(100, 60), 0, 100, "touchpoint", "t1", "touchpoints")
    made = scene(face, card)
    assert hit.rect_of(made, "t1") == Rect(0, 100, 100, 60)
    assert hit.places_of(made, "t1") == (card, face)
    assert hit.rect_of(made, "t2") is None
    assert hit.places_of(made, "t2") == ()


@pytest.mark.parametrize("seed", range(5))
def test_what_lies_within_a_rectangle_is_what_touches_it_in_painting_order(seed: int) -> None:
    dice = random.Random(seed)
    placed = tuple(
        Placed(
            box(dice.choice((3, 80, 90, 100, 1500)), dice.uniform(1, 90), dice.choice((0.0, 0.0, 12.0))),
            dice.uniform(0, 1900),
            dice.uniform(0, 900),
            "note",
            f"n{number}",
        )
        for number in range(300)
    )
    made = scene(*placed)
    for _ in range(50):
        asked = Rect(dice.uniform(-100, 2000), dice.uniform(-100, 1000), dice.uniform(0, 700), dice.uniform(0, 700))
        expected = tuple(
            one
            for one in placed
            if one.x - one.fragment.bleed <= asked.right
            and one.x + one.fragment.width + one.fragment.bleed >= asked.x
            and one.y - one.fragment.bleed <= asked.bottom
            and one.y + one.fragment.height + one.fragment.bleed >= asked.y
        )
        assert hit.within(made, asked) == expected


def test_an_empty_scene_has_nothing_anywhere() -> None:
    made = scene()
    assert hit.at(made, 0, 0) is None
    assert hit.within(made, Rect(0, 0, 100, 100)) == ()


def test_look_ups_go_with_their_scene() -> None:
    made = scene(Placed(box(10, 10), 0, 0, "note", "n1"))
    hit.rect_of(made, "n1")
    key = id(made)
    assert key in hit._kept
    del made
    gc.collect()
    assert key not in hit._kept


def test_united_rectangles_hold_both() -> None:
    assert Rect(0, 0, 10, 10).united(Rect(20, -5, 5, 5)) == Rect(0, -5, 25, 15)
    assert Rect(0, 0, 10, 20).centre == (5, 10)


def test_look_ups_may_be_handed_on_where_nothing_moved_sideways() -> None:
    before = scene(*(Placed(box(90, 50), 100.0 * n, 0, "note", f"n{n}") for n in range(20)))
    hit.within(before, Rect(0, 0, 1, 1))
    after = scene(*(Placed(box(90, 70), 100.0 * n, 200, "note", f"n{n}") for n in range(20)))
    hit.hand_on(before, after)
    assert [one.thing for one in hit.within(after, Rect(310, 260, 150, 5))] == ["n3", "n4"]
    assert hit.rect_of(after, "n3") == Rect(300, 200, 90, 70)
    fresh = scene(*after.placed)
    hit.hand_on(scene(), fresh)  # nothing to hand on
    assert hit.within(fresh, Rect(310, 260, 150, 5)) == hit.within(after, Rect(310, 260, 150, 5))
