from __future__ import annotations

from datetime import date

import pytest
from stress import stress

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.flow.problems import Problem
from journeymap.layout.build import build
from journeymap.layout.slide import Area, Frame, Slide, SlideKind
from journeymap.layout.slides.deck import deck
from journeymap.layout.slides.picture import scene
from journeymap.layout.texts import blocks, texts_of
from journeymap.model.journey import (
    Feeling,
    Journey,
    Lane,
    Milestone,
    Note,
    Persona,
    Stage,
    SuccessCriterion,
    Touchpoint,
)

LIGHT = theme("light")
EXAMPLE = open_journey("examples/saas-onboarding-to-advocacy.journey").journey


def one_of(journey: Journey, kind: SlideKind, key: str | None = None) -> Slide:
    return next(slide for slide in deck(journey, LIGHT, kinds=[kind]) if key in (None, slide.key))


def shown(slide: Slide, role: str) -> list[str]:
    return [text.block.source for one in slide.placed if one.role == role for text in texts_of(one.fragment)]


def test_the_title_slide_says_who_wants_what_and_what_it_rests_on() -> None:
    slide = one_of(EXAMPLE, "title")
    assert slide.title == EXAMPLE.title
    assert shown(slide, "persona")[1:3] == ["Dana, operations lead", "Buyer and first user; reports to the board"] or (
        "Dana, operations lead" in shown(slide, "persona")
    )
    assert "“My board sees live numbers, and nobody exports CSV.”" in shown(slide, "success")
    assert "Dana · 3 Sep 2026 · by day 20" in shown(slide, "success")
    assert shown(slide, "fact")[:2] == ["Owner", "CS operations"]


def test_people_without_room_are_counted_and_named_in_the_notes() -> None:
    people = tuple(Persona(id=f"p{n}", name=f"Person {n}", role="Buyer", about="word " * 40) for n in range(20))
    slide = one_of(Journey(title="Many", personas=people), "title")
    seen = sum(one.role == "persona" for one in slide.placed)
    assert 1 < seen < 20
    assert f"and {20 - seen} more" in shown(slide, "heading")
    assert all(f"Person {n}: Buyer" in slide.notes for n in range(seen, 20))


def test_a_template_whose_title_slide_has_room_for_a_title_only_gets_a_second_slide() -> None:
    cover = Frame(
        960.0, 540.0, Area(80, 200, 800, 90), Area(80, 300, 800, 40), Area(80, 350, 800, 0), Area(40, 500, 500, 20)
    )
    frame = Frame(
        960.0, 540.0, Area(40, 20, 880, 60), Area(40, 80, 880, 30), Area(40, 120, 880, 370), Area(40, 500, 500, 20),
        cover=cover,
    )  # fmt: skip
    first, second = deck(EXAMPLE, LIGHT, frame, kinds=["title"])
    assert (first.key, second.key) == ("title", "about")
    assert first.frame == cover
    assert first.placed == ()
    assert shown(second, "fact")[:2] == ["Owner", "CS operations"]


def test_the_overview_is_the_whole_map_without_its_head() -> None:
    slide = one_of(EXAMPLE, "overview")
    whole = build(EXAMPLE, LIGHT)
    drawn = [(one.role, one.thing, one.lane) for one in whole.placed if one.role != "header"]
    assert [(one.role, one.thing, one.lane) for one in slide.placed if one.role != "bar"] == drawn
    assert "too small to be read" in slide.notes


def test_a_wide_and_low_map_is_shown_in_parts_that_read() -> None:
    stages = tuple(Stage(id=f"s{n}", title=f"Stage {n}") for n in range(4))
    touchpoints = tuple(Touchpoint(id=f"t{n}", stage=f"s{n // 5}", title=f"Touch {n}") for n in range(20))
    lanes = (Lane(id="l", kind="touchpoints", title="Touchpoints"),)
    slides = deck(Journey(title="Wide", stages=stages, touchpoints=touchpoints, lanes=lanes), LIGHT, kinds=["overview"])
    assert len(slides) > 2
    assert slides[1].title.startswith("The journey: Stage 0")
    cards = [one.thing for slide in slides[1:] for one in slide.placed if one.role == "touchpoint"]
    assert cards == [touchpoint.id for touchpoint in touchpoints]


def test_the_overview_of_a_huge_map_has_no_text_that_nobody_can_write() -> None:
    slide = one_of(stress(1000), "overview")
    assert all(text.block.size >= 1 / 0.75 for one in slide.placed for text in texts_of(one.fragment))
    assert sum(one.role == "touchpoint" for one in slide.placed) == 1000


def test_milestones_stand_in_the_order_of_their_days() -> None:
    slide = one_of(EXAMPLE, "milestones")
    days = {milestone.id: milestone.day for milestone in EXAMPLE.milestones}
    places = [
        (one.x + one.fragment.width / 2, days[one.thing])
        for one in slide.placed
        if one.role == "milestone" and one.thing and one.fragment.width < 20
    ]
    order = [day for _, day in sorted(places)]
    known = [day for day in order if day is not None]
    assert known == sorted(known)
    assert order[len(known) :] == [None] * (len(order) - len(known))
    assert slide.subtitle == "Late: First value"
    (late,) = [row for row in slide.tables[0].rows if row[0].texts[0].block.source == "First value"]
    assert "▼ late: goal day 20" in [cell.texts[0].block.source for cell in late]


@pytest.mark.parametrize("count", [1, 8, 60])
def test_any_number_of_milestones_on_one_day_has_its_flags_and_rows(count: int) -> None:
    milestones = tuple(Milestone(id=f"g{n}", title=f"Milestone number {n}", day=30) for n in range(count))
    slides = deck(Journey(title="Days", milestones=milestones), LIGHT, kinds=["milestones"])
    flags = {one.thing for one in slides[0].placed if one.role == "milestone" and one.thing}
    assert len(flags) == count
    rows = [row[0].texts[0].block.source for slide in slides for table in slide.tables for row in table.rows[1:]]
    assert rows == [milestone.title for milestone in milestones]


def felt(values: list[int], truth: int | None = None) -> Journey:
    return Journey(
        title="Felt",
        personas=(Persona(id="p", name="Dana"),),
        stages=(Stage(id="s", title="Start"),),
        touchpoints=tuple(
            Touchpoint(
                id=f"t{n}", stage="s", title=f"Touch {n}", feelings=(Feeling(persona="p", value=value),),
                moment_of_truth=n == truth,
            )
            for n, value in enumerate(values)
        ),
        lanes=(Lane(id="q", kind="says", title="Says"),),
        notes=(Note(id="n", lane="q", at="t1", text="Never again"), Note(id="m", lane="q", at="t1", text="I mean it")),
    )  # fmt: skip


def test_the_experience_names_its_low_and_its_high_with_what_was_said_there() -> None:
    slide = one_of(felt([1, -2, 0, 2], truth=2), "experience")
    assert slide.title == "From “Touch 1” to “Touch 3”: the low and the high"
    quotes = shown(slide, "quote")
    assert quotes[quotes.index("Touch 1") + 1] == "“Never again”"
    assert "moment of truth · 0 neutral" in quotes
    assert "I mean it" in slide.notes
    assert sum(one.role == "feeling" for one in slide.placed) == 4


def test_of_very_many_touchpoints_only_those_told_of_have_faces() -> None:
    slide = one_of(stress(1000), "experience")
    faces = {one.thing for one in slide.placed if one.role == "feeling"}
    told = {one.thing for one in slide.placed if one.role == "quote" and one.thing}
    assert faces == told
    assert 4 <= len(faces) <= 10


def test_metrics_say_how_many_are_on_target() -> None:
    slide = one_of(EXAMPLE, "metrics")
    assert slide.title == "Metrics: 12 of 17 on target"
    assert slide.subtitle.startswith("Short of target: Onboarding: NPS, CES, Time to value")


def test_problems_say_how_bad_they_are_in_a_word_and_a_shape() -> None:
    found = (
        Problem("a", "error", "This contradicts itself.", (), ""),
        Problem("b", "hint", "This could say more.", ("kick-off",), "Onboarding › Kick-off"),
    )
    (slide,) = deck(EXAMPLE, LIGHT, kinds=["problems"], problems=found)
    cells = [[cell.texts[0].block.source for cell in row] for row in slide.tables[0].rows[1:]]
    assert cells == [
        ["●\u00a0Error", "This contradicts itself.", "The whole map"],
        ["○\u00a0Hint", "This could say more.", "Onboarding › Kick-off"],
    ]
    assert slide.subtitle == "1 error, 1 hint"


def test_problems_of_stages_left_out_are_left_out() -> None:
    found = (Problem("b", "hint", "This could say more.", ("kick-off",), "Onboarding › Kick-off"),)
    assert deck(EXAMPLE, LIGHT, kinds=["problems"], stages=["advocacy"], problems=found) == ()


def test_the_last_slide_says_when_the_map_is_looked_at_again() -> None:
    journey = Journey(
        title="Soon", next_review=date(2027, 2, 12), success=(SuccessCriterion(id="c", text="Live numbers"),)
    )
    slide = one_of(journey, "close")
    assert slide.subtitle == "Next review: 12 Feb 2027"
    assert "“Live numbers”" in shown(slide, "success")


def test_a_slide_can_be_painted_as_a_scene_with_all_that_placeholders_would_hold() -> None:
    slide = one_of(EXAMPLE, "metrics")
    picture = scene(slide, 3, 12, LIGHT)
    said = [block.source for block in blocks(picture)]
    assert [slide.title, slide.subtitle, slide.footer, "3 / 12"] == said[:4]
    assert "Time to value" in said
    assert (picture.width, picture.height) == (1280.0, 720.0)
