"""The whole journey on one screen, in a size that reads: every stage by name, its touchpoints by title."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.editor.presenting.composed import Composed, steps_of
from journeymap.files.store import open_journey
from journeymap.layout.hit import bounds
from journeymap.layout.presented.screen import LEAST_CHOICE, MOST_CHOICE, USUAL
from journeymap.layout.texts import blocks, texts_of
from journeymap.model.edits import rename
from journeymap.model.journey import Feeling, Journey, Lane, Milestone, Persona, Stage, Touchpoint

if TYPE_CHECKING:
    from journeymap.layout.presented.stops import Stop

EXAMPLES = Path(__file__).parents[3] / "examples"


def glance(journey: Journey, least: int = USUAL, width: int = 1920, height: int = 1080) -> Stop:
    step = next(one for one in steps_of(journey) if one.kind == "overview")
    (stop,) = Composed().stops(journey, "light", width, height, least, step)
    return stop


def said(stop: Stop, role: str) -> list[str]:
    return [text.block.source for one in stop.scene.placed if one.role == role for text in texts_of(one.fragment)]


def many(stages: int, touchpoints: int, title: str = "Stage number {}") -> Journey:
    return Journey(
        title="Many",
        personas=(Persona(id="p", name="Dana"),),
        stages=tuple(Stage(id=f"s{n}", title=title.format(n + 1)) for n in range(stages)),
        touchpoints=tuple(
            Touchpoint(
                id=f"t{n}-{k}", stage=f"s{n}", title=f"Touch {k}", feelings=(Feeling(persona="p", value=k % 5 - 2),)
            )
            for n in range(stages)
            for k in range(touchpoints)
        ),
        lanes=(
            Lane(id="l", kind="touchpoints", title="Touchpoints"), Lane(id="e", kind="experience", title="Experience"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("least", [LEAST_CHOICE, USUAL, 30, MOST_CHOICE])
def test_every_stage_is_named_and_nothing_is_cut(least: int) -> None:
    journey = open_journey(EXAMPLES / "saas-onboarding-to-advocacy.journey").journey
    stop = glance(journey, least)
    assert said(stop, "stage") == [one.title for one in journey.stages]
    assert not any(block.cut for block in blocks(stop.scene))


def test_in_the_usual_size_every_touchpoint_is_there_by_its_title() -> None:
    journey = open_journey(EXAMPLES / "saas-onboarding-to-advocacy.journey").journey
    stop = glance(journey)
    assert sorted(said(stop, "touchpoint")) == sorted(one.title for one in journey.touchpoints)
    faces = [one.thing for one in stop.scene.placed if one.role == "feeling"]
    assert len(faces) == sum(len(one.feelings) for one in journey.touchpoints)
    assert "2 pain points" in said(stop, "counts")


def test_titles_without_room_are_counted_and_told() -> None:
    stop = glance(many(5, 40))
    shown = sum(one.role == "touchpoint" for one in stop.scene.placed)
    assert 5 <= shown < 200
    counted = [int(words.split()[1]) for words in said(stop, "counts")]
    assert sum(counted) + shown == 200
    assert stop.slide.notes.count("Touch 39") == 5


def test_a_stage_of_sixty_touchpoints_has_several_columns_of_titles() -> None:
    stop = glance(many(1, 60))
    places = {round(one.x) for one in stop.scene.placed if one.role == "touchpoint"}
    assert len(places) > 3


def test_thirty_stages_stand_in_rows_each_by_its_name() -> None:
    stop = glance(many(30, 3))
    heads = [one for one in stop.scene.placed if one.role == "stage"]
    assert said(stop, "stage") == [f"Stage number {n}" for n in range(1, 31)]
    assert 1 < len({one.y for one in heads}) < 6
    assert not any(block.cut for block in blocks(stop.scene))


@pytest.mark.parametrize(("stages", "least"), [(120, USUAL), (40, MOST_CHOICE), (400, USUAL)])
def test_of_very_many_stages_none_stands_upon_another(stages: int, least: int) -> None:
    stop = glance(many(stages, 1), least)
    heads = [bounds(one) for one in stop.scene.placed if one.role == "stage"]
    shown = len(heads)
    assert shown == stages or said(stop, "heading") == [f"and {stages - shown} more"]
    rows = sorted({one.y for one in heads})
    for upper, lower in pairwise(rows):
        assert max(one.bottom for one in heads if one.y == upper) <= lower
    assert max(one.right for one in heads) <= stop.scene.width


def test_where_touchpoints_stand_too_close_a_stage_has_one_face() -> None:
    stop = glance(many(3, 200))
    faces = [one.thing for one in stop.scene.placed if one.role == "feeling"]
    assert faces == ["s0", "s1", "s2"]


@pytest.mark.parametrize("title", ["مكتب دبي", "משרד תל אביב", "東京オフィス"])
def test_a_name_stands_on_its_stage_whichever_way_it_is_read(title: str) -> None:
    stop = glance(rename(onboarding(), "on", title), 30)
    one = next(one for one in stop.scene.placed if one.role == "stage" and one.thing == "on")
    (text,) = texts_of(one.fragment)
    for line in text.block.lines:
        assert text.x + line.x >= 0
        assert text.x + line.x + line.width <= one.fragment.width


def test_a_map_without_stages_has_no_overview() -> None:
    journey = Journey(title="Soon", milestones=(Milestone(id="m", title="Go-live", day=3),))
    step = next(one for one in steps_of(journey) if one.kind == "overview")
    assert not Composed().stops(journey, "light", 1920, 1080, USUAL, step)
