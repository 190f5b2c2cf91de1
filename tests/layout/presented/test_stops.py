"""What stands on the screen at every stop of the examples: large enough, inside the picture, lit where it is told."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.draw.theme import theme, themes
from journeymap.editor.presenting.composed import Composed, steps_of
from journeymap.files.store import open_journey
from journeymap.layout.hit import bounds
from journeymap.layout.presented.screen import LINES, scale_of, screen_frame
from journeymap.layout.texts import blocks

if TYPE_CHECKING:
    from journeymap.layout.presented.stops import Stop
    from journeymap.model.journey import Journey

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.journey"))
FIRST = next(one for one in EXAMPLES if one.name.startswith("saas-onboarding"))
SCREENS = ((1280, 720), (1920, 1080), (3840, 2160), (1024, 768), (2560, 1080))


@cache
def example(path: Path) -> Journey:
    return open_journey(path).journey


def walked(journey: Journey, width: int, height: int, least: int = 24, look: str = "light") -> list[Stop]:
    made = Composed()
    return [
        stop for step in steps_of(journey) for stop in made.stops(journey, look, width, height, least, step)
    ]  # fmt: skip


def smallest(stops: list[Stop], width: int, height: int, least: int) -> float:
    """The smallest text at any stop, px of the picture."""
    scale = scale_of(screen_frame(width, height, least), height)
    return min(block.size * scale for stop in stops for block in blocks(stop.scene) if block.source.strip())


@pytest.mark.parametrize("size", SCREENS, ids=lambda one: f"{one[0]}x{one[1]}")
@pytest.mark.parametrize("least", [18, 24, 36])
def test_no_text_is_smaller_than_the_chosen_size(size: tuple[int, int], least: int) -> None:
    width, height = size
    assert smallest(walked(example(FIRST), width, height, least), width, height, least) >= least * height / LINES - 1e-6


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_no_text_of_any_example_is_smaller(path: Path) -> None:
    assert smallest(walked(example(path), 1920, 1080), 1920, 1080, 24) >= 24 - 1e-6


@pytest.mark.parametrize("size", SCREENS, ids=lambda one: f"{one[0]}x{one[1]}")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_everything_stands_inside_the_picture(path: Path, size: tuple[int, int]) -> None:
    for stop in walked(example(path), *size):
        for placed in stop.scene.placed:
            rect = bounds(placed)
            assert rect.x >= -0.01, (stop.key, stop.at, placed.role)
            assert rect.y >= -0.01, (stop.key, stop.at, placed.role)
            assert rect.right <= stop.scene.width + 0.01, (stop.key, stop.at, placed.role)
            assert rect.bottom <= stop.scene.height + 0.01, (stop.key, stop.at, placed.role)


@pytest.mark.parametrize("size", SCREENS[:3], ids=lambda one: f"{one[0]}x{one[1]}")
def test_nothing_of_the_first_example_is_cut(size: tuple[int, int]) -> None:
    cut = [
        (stop.key, stop.at, block.source)
        for stop in walked(example(FIRST), *size)
        for block in blocks(stop.scene)
        if block.cut
    ]
    assert cut == []


@pytest.mark.parametrize("size", SCREENS[:3], ids=lambda one: f"{one[0]}x{one[1]}")
def test_the_picture_fills_the_screen(size: tuple[int, int]) -> None:
    width, height = size
    for stop in walked(onboarding(), width, height):
        scale = height / stop.scene.height
        assert stop.scene.width * scale == pytest.approx(width)


def test_the_same_stops_in_every_theme() -> None:
    found = {
        look: [(stop.key, stop.at) for stop in walked(example(FIRST), 1920, 1080, look=look)] for look in themes()
    }  # fmt: skip
    assert len({tuple(stops) for stops in found.values()}) == 1
    for look in themes():
        assert walked(example(FIRST), 1920, 1080, look=look)[0].scene.background == theme(look).panel


def test_larger_words_take_more_stops_never_fewer_words() -> None:
    small, large = walked(example(FIRST), 1920, 1080, 18), walked(example(FIRST), 1920, 1080, 36)
    assert len({stop.scene for stop in large if stop.light is None}) > len(
        {stop.scene for stop in small if stop.light is None}
    )
    for kind in ("touchpoint", "note", "milestone"):
        shown = [
            {placed.thing for stop in stops if stop.key.startswith("stage") for placed in stop.scene.placed
             if placed.role == kind}
            for stops in (small, large)
        ]  # fmt: skip
        assert shown[1] >= shown[0] or kind == "milestone"


def test_a_lit_touchpoint_has_all_that_hangs_on_it_in_the_light() -> None:
    journey = onboarding()
    for stop in walked(journey, 1920, 1080):
        if stop.light is None or not stop.things or stop.light.ring is None:
            continue
        hung = {stop.things[0], *(note.id for note in journey.notes if note.at == stop.things[0])}
        for placed in stop.scene.placed:
            if placed.thing in hung:
                rect = bounds(placed)
                assert any(
                    hole.x <= rect.x and hole.right >= rect.right and hole.y <= rect.y and hole.bottom >= rect.bottom
                    for hole in stop.light.holes
                )


def test_whose_curve_is_whose_is_lit_with_a_face() -> None:
    stops = [one for one in walked(example(FIRST), 1920, 1080) if one.key == "stage/onboarding"]
    stop = next(one for one in stops if one.light is not None)
    assert stop.light is not None
    keys = [bounds(one) for one in stop.scene.placed if one.role == "curve" and one.lane is None]
    assert len(keys) == 2
    assert all(any(hole.x <= one.x and hole.right >= one.right for hole in stop.light.holes
                   if hole.y <= one.y and hole.bottom >= one.bottom) for one in keys)  # fmt: skip


def test_within_a_picture_nothing_is_laid_out_again() -> None:
    stops = [stop for stop in walked(onboarding(), 1920, 1080) if stop.key == "stage/on"]
    by_picture: dict[str, set[int]] = {}
    for stop in stops:
        by_picture.setdefault(stop.at.partition("/")[0], set()).add(id(stop.scene))
    assert all(len(scenes) == 1 for scenes in by_picture.values())


def test_a_map_with_very_many_stages_still_says_where_we_are() -> None:
    from journeymap.model.edits import add_stage, rename

    journey = onboarding()
    for _ in range(60):
        journey = add_stage(journey)
    journey = rename(journey, journey.stages[50].id, "Here we are")
    stop = next(one for one in walked(onboarding(), 1280, 720) if one.key == "stage/on")
    assert [one.thing for one in stop.scene.placed if one.role == "pill"] == ["on", "ad", "re"]
    stops = walked(journey, 1280, 720)
    pills = [one for one in stops[1].scene.placed if one.role == "pill"]
    assert 3 < len(pills) < 63
    assert max(bounds(one).right for one in pills) <= stops[1].scene.width
