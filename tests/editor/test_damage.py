from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from random_edits import some_edit
from strategies import random_journey

from journeymap.draw.theme import theme
from journeymap.editor.damage import MOST_RECTS, damage
from journeymap.layout.build import build
from journeymap.layout.hit import Rect, bounds, places_of, rect_of, within
from journeymap.model.edits import delete, rename
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene

LIGHT = theme("light")


def test_the_same_scene_is_undamaged() -> None:
    journey = random_journey(1)
    scene = build(journey, LIGHT)
    assert damage(scene, scene) == ()
    assert damage(scene, build(journey, LIGHT, scene)) == ()


def test_a_title_of_the_same_height_damages_its_card_only() -> None:
    journey = random_journey(2)
    touchpoint = journey.touchpoints[3]
    journey = rename(journey, touchpoint.id, "Before")
    before = build(journey, LIGHT)
    after = build(rename(journey, touchpoint.id, "Behind"), LIGHT, before)
    card = rect_of(after, touchpoint.id)
    assert card is not None
    for rect in damage(before, after):
        assert rect.x <= card.right
        assert rect.right >= card.x


def test_another_theme_damages_everything() -> None:
    journey = random_journey(3)
    light, dark = build(journey, LIGHT), build(journey, theme("dark"))
    (rect,) = damage(light, dark)
    assert rect == Rect(0, 0, max(light.width, dark.width), max(light.height, dark.height))


def test_many_changes_come_as_one_rectangle() -> None:
    journey = random_journey(4, touchpoints=60)
    before = build(journey, LIGHT)
    after = build(delete(journey, [journey.touchpoints[0].id]), LIGHT, before)
    assert len(damage(before, after)) <= MOST_RECTS


@pytest.mark.parametrize("seed", range(12))
def test_outside_the_damage_both_scenes_show_the_same(seed: int) -> None:
    rng = random.Random(seed)
    journey = random_journey(seed)
    before = build(journey, LIGHT)
    for _ in range(6):
        try:
            journey = some_edit(rng, journey)(journey)
        except JourneyError:
            continue
        after = build(journey, LIGHT, before)
        spoilt = damage(before, after)
        assert looks(before, spoilt) == looks(after, spoilt)
        before = after


def looks(scene: Scene, spoilt: tuple[Rect, ...]) -> list[object]:
    """The fragments no rectangle of the damage touches, in painting order."""
    touched = {id(placed) for rect in spoilt for placed in within(scene, rect)}
    return [(p.fragment, bounds(p)) for p in scene.placed if id(p) not in touched]


@pytest.mark.parametrize("seed", range(8))
def test_look_ups_that_were_handed_on_find_what_fresh_ones_find(seed: int) -> None:
    rng = random.Random(seed)
    journey = random_journey(seed)
    before = build(journey, LIGHT)
    everywhere = Rect(0, 0, before.width, before.height)
    for _ in range(5):
        within(before, everywhere)
        try:
            journey = some_edit(rng, journey)(journey)
        except JourneyError:
            continue
        after = build(journey, LIGHT, before)
        damage(before, after)
        fresh = replace(after)
        for _ in range(10):
            area = Rect(rng.uniform(0, after.width), rng.uniform(0, after.height), 300, 200)
            assert within(after, area) == within(fresh, area)
            thing = rng.choice(after.placed).thing or "nothing"
            assert places_of(after, thing) == places_of(fresh, thing)
        before = after
