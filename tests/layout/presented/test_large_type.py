"""The first example in type as large as can be chosen: on more pictures, but whole, and told where it finds no room."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeymap.editor.presenting.composed import Composed, steps_of
from journeymap.files.store import open_journey
from journeymap.layout.presented.screen import LEAST_CHOICE, MOST_CHOICE, USUAL
from journeymap.layout.texts import blocks, texts_of

if TYPE_CHECKING:
    from journeymap.layout.presented.stops import Stop
    from journeymap.model.journey import Journey

EXAMPLES = Path(__file__).parents[3] / "examples"


@cache
def example(name: str = "saas-onboarding-to-advocacy") -> Journey:
    return open_journey(EXAMPLES / f"{name}.journey").journey


def stops_of(kind: str, least: int = MOST_CHOICE, width: int = 1920, height: int = 1080) -> list[Stop]:
    made = Composed()
    steps = [step for step in steps_of(example()) if step.kind == kind]
    return [stop for step in steps for stop in made.stops(example(), "light", width, height, least, step)]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)], ids=lambda one: f"{one[0]}x{one[1]}")
@pytest.mark.parametrize("least", [*range(LEAST_CHOICE, MOST_CHOICE + 1)])
def test_nothing_is_cut_in_any_size(size: tuple[int, int], least: int) -> None:
    made = Composed()
    scenes = {
        id(stop.scene): stop
        for step in steps_of(example())
        for stop in made.stops(example(), "light", *size, least, step)
    }
    cut = [(one.key, one.at, block.source) for one in scenes.values() for block in blocks(one.scene) if block.cut]
    assert cut == []


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)], ids=lambda one: f"{one[0]}x{one[1]}")
@pytest.mark.parametrize("kind", ["milestones", "opportunities", "metrics", "close"])
def test_no_word_is_broken_in_the_largest_type(kind: str, size: tuple[int, int]) -> None:
    for stop in {id(one.scene): one for one in stops_of(kind, MOST_CHOICE, *size)}.values():
        for placed in stop.scene.placed:
            if placed.role == "table":
                for block in (text.block for box in placed.fragment.marks for text in getattr(box, "texts", ())):
                    said = " ".join(line.text.strip() for line in block.lines).replace("- ", "-")
                    assert said.split() == block.source.split()


@pytest.mark.parametrize(("size", "least"), [((1080, 1920), USUAL), ((1024, 768), 30)])
@pytest.mark.parametrize("name", ["saas-onboarding-to-advocacy", "hardware-rollout", "before-the-audit"])
def test_the_first_picture_of_a_narrow_screen_cuts_and_breaks_nothing(
    name: str, size: tuple[int, int], least: int
) -> None:
    journey = example(name)
    step = next(one for one in steps_of(journey) if one.kind == "title")
    (stop,) = Composed().stops(journey, "light", *size, least, step)
    for block in blocks(stop.scene):
        assert not block.cut
        assert " ".join(line.text.strip() for line in block.lines).replace("- ", "-").split() == block.source.split()
    assert {"fact", "persona", "success"} <= {one.role for one in stop.scene.placed}


def test_what_a_narrow_table_leaves_out_is_in_the_notes() -> None:
    notes = "\n".join(one.slide.notes for one in stops_of("milestones", MOST_CHOICE, 1024, 768))
    assert "Sponsor met: Needed Optional · Owner CSM · Stage Expansion" in notes


def test_everybody_whom_the_map_is_about_is_on_the_first_picture() -> None:
    (stop,) = stops_of("title")
    shown = {one.thing for one in stop.scene.placed}
    assert {one.id for one in (*example().personas, *example().success)} <= shown
    assert "Evidence: Example figures: 1,204 responses" in stop.slide.notes
    assert "Runs operations for several sites" in stop.slide.notes


def test_every_milestone_is_named_beside_its_flag() -> None:
    first = stops_of("milestones")[0]
    named = {
        one.thing
        for one in first.scene.placed
        if one.role == "milestone" and any(True for block in blocks_of(first, one.thing) if block)
    }
    assert named == {one.id for one in example().milestones}


def blocks_of(stop: Stop, thing: str | None) -> list[str]:
    return [
        text.block.source
        for one in stop.scene.placed
        if one.role == "milestone" and one.thing == thing
        for mark in one.fragment.marks
        for text in getattr(mark, "texts", ())
    ]


def test_what_is_to_be_done_goes_on_to_the_next_picture() -> None:
    pages = stops_of("close")
    assert len(pages) == 2
    rows = [one for stop in pages for one in stop.scene.placed if one.role == "table"]
    assert len(rows) == 6 + len(pages)


@pytest.mark.parametrize("least", [LEAST_CHOICE, USUAL, 30, MOST_CHOICE])
def test_the_experience_curve_keeps_its_height_and_stands_upright(least: int) -> None:
    for stop in stops_of("experience", least):
        back = next(one for one in stop.scene.placed if one.role == "curve")
        assert back.fragment.height >= 96
        words = {one.fragment.marks[0].texts[0].block.source: one.y for one in stop.scene.placed if one.role == "axis"}  # type: ignore[union-attr]  # the words of the scale are boxes
        assert words["delighted"] < words["neutral"] < words["frustrated"]
        faces = [one for one in stop.scene.placed if one.role == "feeling"]
        assert all(back.y <= one.y and one.y + one.fragment.height <= back.y + back.fragment.height for one in faces)


def test_a_line_below_the_title_says_whole_things_or_leaves_them_out() -> None:
    made = Composed()
    step = next(one for one in steps_of(example()) if one.target == "adoption")
    first, *further = made.stops(example(), "light", 1920, 1080, MOST_CHOICE, step)
    assert subtitle(first) == "Day 30–90 · Make it a habit"
    assert subtitle(further[-1]) == "Day 30–90 · Make it a habit · owner: Enablement · Customer Success"


def subtitle(stop: Stop) -> str:
    head = next(one for one in stop.scene.placed if one.role == "title")
    return head.fragment.marks[1].block.source  # type: ignore[union-attr]  # both lines of a head are texts


@pytest.mark.parametrize("kind", ["milestones", "experience"])
def test_a_stage_whose_bar_is_too_narrow_for_its_name_has_its_number(kind: str) -> None:
    journey = example("multilingual")
    made = Composed()
    step = next(one for one in steps_of(journey) if one.kind == kind)
    picture = made.stops(journey, "light", 1920, 1080, USUAL, step).on(1)[-1]
    bars = [block.source for one in picture.scene.placed if one.role == "stage"
            for mark in one.fragment.marks for text in getattr(mark, "texts", ()) for block in (text.block,)
            if not block.cut]  # fmt: skip
    assert "東京オフィス" in bars
    assert "4" in bars
    assert not any(block.cut for block in blocks(picture.scene))


def test_no_text_of_a_table_on_an_upright_screen_is_a_column_of_single_words() -> None:
    for kind in ("milestones", "opportunities", "metrics"):
        for stop in stops_of(kind, USUAL, 1080, 1920):
            for one in stop.scene.placed:
                if one.role == "table":
                    assert all(len(text.block.lines) <= 4 for text in texts_of(one.fragment))


def test_where_titles_would_be_ladders_of_syllables_their_number_stands() -> None:
    journey = example("hardware-rollout")
    step = next(one for one in steps_of(journey) if one.kind == "overview")
    (stop,) = Composed().stops(journey, "light", 1024, 768, MOST_CHOICE, step)
    said = list(blocks(stop.scene))
    assert not any(block.cut for block in said)
    counts = [str(sum(one.stage == stage.id for one in journey.touchpoints)) for stage in journey.stages]
    assert [block.source for block in said if block.source.isdigit()] == counts
    assert all(one.title in stop.slide.notes for one in journey.touchpoints)
