"""Chevrons and sub-stage bars: wide enough for their words, equally high, readable on their colours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from journeymap.draw.marks import Path, Text
from journeymap.draw.theme import contrast, theme
from journeymap.layout.build import build
from journeymap.model.journey import Journey, Stage, SubStage, Touchpoint

if TYPE_CHECKING:
    from journeymap.layout.scene import Placed, Scene

LIGHT = theme("light")


def chevrons(scene: Scene) -> list[Placed]:
    return [placed for placed in scene.placed if placed.role == "stage"]


def words(placed: Placed) -> list[str]:
    return [mark.block.source for mark in placed.fragment.marks if isinstance(mark, Text)]


def test_a_chevron_says_days_goal_owner_and_team() -> None:
    stage = Stage(id="s", title="Onboarding", start_day=0, end_day=30, goal="First value", owner="Lead", team="CS")
    assert words(chevrons(build(Journey(title="", stages=(stage,)), LIGHT))[0]) == [
        "Onboarding",
        "Day 0–30 · First value · Lead · CS",
    ]


def test_a_stage_is_as_wide_as_its_longest_word_needs() -> None:
    stages = tuple(Stage(id=f"s{n}", title="Adoption") for n in range(8))
    long = Stage(id="long", title="Inbetriebnahmevorbereitungsphase")
    scene = build(Journey(title="", stages=(*stages, long)), LIGHT)
    widths = {span.key: span.width for span in scene.stages}
    assert widths["long"] > widths["s0"]
    title = next(mark for mark in chevrons(scene)[-1].fragment.marks if isinstance(mark, Text))
    assert len(title.block.lines) == 1


def test_all_chevrons_are_as_high_as_the_highest() -> None:
    stages = (Stage(id="a", title="Onboarding", goal="word " * 40), Stage(id="b", title="Adoption"))
    scene = build(Journey(title="", stages=stages), LIGHT)
    heights = {placed.fragment.height for placed in chevrons(scene)}
    assert len(heights) == 1
    assert heights.pop() > 60


@pytest.mark.parametrize("colour", [None, "amber", "#ffff00", "#101010", "#808080"])
def test_words_on_a_chevron_are_readable_whatever_its_colour(colour: str | None) -> None:
    scene = build(Journey(title="", stages=(Stage(id="s", title="Onboarding", colour=colour),)), LIGHT)
    marks = chevrons(scene)[0].fragment.marks
    ground = next(mark.fill for mark in marks if isinstance(mark, Path))
    assert ground is not None
    assert all(contrast(mark.colour, ground) >= 4.5 for mark in marks if isinstance(mark, Text))


def test_sub_stages_span_their_columns_and_empty_ones_keep_one() -> None:
    one = Journey(
        title="",
        stages=(Stage(id="s", title="Onboarding"),),
        substages=(SubStage(id="u", stage="s", title="Setup"), SubStage(id="v", stage="s", title="First value")),
        touchpoints=tuple(Touchpoint(id=f"t{n}", stage="s", substage="u", title="") for n in range(3)),
    )
    scene = build(one, LIGHT)
    bars = [placed for placed in scene.placed if placed.role == "substage"]
    assert [bar.thing for bar in bars] == ["u", "v"]
    assert len(scene.columns) == 4
    for left, right in pairwise(bars):
        assert left.x + left.fragment.width <= right.x
    assert bars[0].x >= scene.columns[0].x
    assert bars[0].x + bars[0].fragment.width <= scene.columns[2].x + scene.columns[2].width
