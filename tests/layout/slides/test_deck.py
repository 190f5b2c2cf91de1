from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from geometry_of_slides import blocks, faults
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import journeys, multilingual, random_journey
from stress import stress

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.flow.check import check
from journeymap.layout.slide import Area, Frame
from journeymap.layout.slides.deck import KINDS, deck
from journeymap.layout.slides.frames import FRAMES
from journeymap.model.journey import Journey, Lane, Note, Stage, Step, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.layout.slide import Slide

LIGHT = theme("light")
TEMPLATE = Frame(
    960.0, 540.0, Area(40, 20, 880, 60), Area(40, 80, 880, 30), Area(40, 120, 880, 370), Area(40, 500, 500, 20)
)
"""As of a template of somebody's: smaller slides, no corner, no bar."""
TODAY = date(2026, 11, 22)
LONG = st.sampled_from(("word " * 400, "x" * 3_000, "zwei\n" * 60, "\u202eright to left\u202c", "مرحبا " * 200))
EXAMPLE = open_journey("examples/saas-onboarding-to-advocacy.journey").journey


def made(journey: Journey, shape: str | Frame = "16:9") -> tuple[Slide, ...]:
    return deck(journey, LIGHT, shape, problems=check(journey, TODAY))


def said(slides: tuple[Slide, ...]) -> str:
    """All that slides show whole or have in their notes, on one line."""
    words: list[str] = []
    for slide in slides:
        words += [slide.title, slide.subtitle, slide.footer, slide.notes]
        words += [block.source for block in blocks(slide) if not block.cut]
    return plain(" ".join(words))


def plain(text: str) -> str:
    """A text on one line, without what isolates its parts or stands around quotes."""
    return " ".join(text.replace("\u2068", "").replace("\u2069", "").split()).strip('“”"')


def wanted(journey: Journey) -> Iterator[str]:
    """What a map says: each of these texts must come up somewhere in its deck."""
    for touchpoint in journey.touchpoints:
        yield from (touchpoint.title, touchpoint.owner, touchpoint.evidence_note, *(li.url for li in touchpoint.links))
    yield from (note.text for note in journey.notes)
    yield from (f.condition for f in journey.flows)
    for milestone in journey.milestones:
        yield from (milestone.title, milestone.criterion, milestone.owner)
    for response in journey.responses:
        yield from (response.event, response.surface, response.empathetic, response.strategic)
    for signal in journey.signals:
        yield from (signal.watched, signal.threshold, signal.response, signal.owner, signal.within)
    for persona in journey.personas:
        yield from (persona.name, persona.role, persona.about)
    for stage in journey.stages:
        yield from (stage.title, stage.goal, stage.owner)
    yield from (metric.title for metric in journey.metrics)
    yield from (criterion.text for criterion in journey.success)
    yield from (journey.title, journey.owner, journey.evidence, journey.segment, journey.span)


@settings(max_examples=30, deadline=None)
@given(journeys(texts=multilingual | LONG), st.sampled_from((*FRAMES.values(), TEMPLATE)))
def test_nothing_leaves_its_slide_or_lies_upon_another(journey: Journey, frame: Frame) -> None:
    for slide in made(journey, frame):
        assert (slide.width, slide.height) == frame[:2]
        assert faults(slide) == []


@pytest.mark.parametrize("shape", [*FRAMES, TEMPLATE])
@pytest.mark.parametrize("seed", range(4))
def test_nor_where_there_is_much_on_a_map(seed: int, shape: str | Frame) -> None:
    for slide in made(random_journey(seed, stages=6, touchpoints=40, personas=3), shape):
        assert faults(slide) == []


@settings(max_examples=30, deadline=None)
@given(journeys(texts=multilingual | LONG))
def test_no_text_is_lost(journey: Journey) -> None:
    told = told_apart(journey)
    everything = said(made(told))
    lost = [text for text in map(plain, wanted(told)) if text not in everything]
    assert lost == []


def told_apart(journey: Journey) -> Journey:
    """The journey with each text unlike all others, so that none is found in the place of another, and no step
    hidden."""
    fields = {
        "personas": ("name", "role", "about"),
        "stages": ("title", "goal", "owner"),
        "touchpoints": ("title", "owner", "evidence_note"),
        "milestones": ("title", "criterion", "owner"),
        "notes": ("text",),
        "flows": ("condition",),
        "metrics": ("title",),
        "signals": ("watched", "threshold", "response", "owner", "within"),
        "responses": ("event", "surface", "empathetic", "strategic"),
        "success": ("text",),
    }
    changed = {
        name: tuple(
            thing.model_copy(
                update={f: f"{text[:9_000]} {f}-{thing.id}" if (text := getattr(thing, f)) else "" for f in told}
            )
            for thing in getattr(journey, name)
        )
        for name, told in fields.items()
    }
    return journey.model_copy(update={**changed, "steps": ()})


@settings(max_examples=20, deadline=None)
@given(journeys(), st.sampled_from(tuple(FRAMES)))
def test_every_touchpoint_has_its_card_on_exactly_one_slide_of_its_stage(journey: Journey, shape: str) -> None:
    slides = deck(journey.model_copy(update={"steps": ()}), LIGHT, shape, kinds=["stage"])
    cards = [
        (one.thing, slide.key.split("/")[1]) for slide in slides for one in slide.placed if one.role == "touchpoint"
    ]
    assert sorted(cards) == sorted((touchpoint.id, touchpoint.stage) for touchpoint in journey.touchpoints)


def test_keys_are_unique_and_the_same_every_time() -> None:
    keys = [slide.key for slide in made(EXAMPLE)]
    assert len(set(keys)) == len(keys)
    assert keys == [slide.key for slide in made(EXAMPLE)]
    assert keys[:3] == ["title", "overview", "stage/onboarding/1"]


def test_a_full_map_has_every_kind_of_slide_in_order() -> None:
    kinds = [slide.kind for slide in made(EXAMPLE)]
    assert list(dict.fromkeys(kinds)) == list(KINDS)


def test_an_empty_map_has_a_title_slide_that_says_something() -> None:
    (only,) = deck(Journey(title=""), LIGHT, "a4")
    assert only.kind == "title"
    assert only.title == "Customer journey"
    assert only.subtitle == "current state"


def test_what_a_map_does_not_have_makes_no_slide() -> None:
    journey = Journey(
        title="Small",
        stages=(Stage(id="s", title="Start"),),
        touchpoints=(Touchpoint(id="t", stage="s", title="Hello"),),
    )
    assert [slide.kind for slide in deck(journey, LIGHT)] == ["title", "overview", "stage"]


def test_kinds_and_stages_are_chosen() -> None:
    chosen = deck(EXAMPLE, LIGHT, kinds=["stage", "metrics"], stages=["adoption", "advocacy"])
    assert {slide.key.split("/")[1] for slide in chosen if slide.kind == "stage"} == {"adoption", "advocacy"}
    assert {slide.kind for slide in chosen} == {"stage", "metrics"}
    assert chosen[0].title.startswith("2 · ")


def test_a_deck_follows_the_arranged_steps() -> None:
    steps = (
        Step(kind="metrics", notes="Ask who\nmeasures this."),
        Step(kind="title"),
        Step(kind="overview", hidden=True),
        Step(kind="stage", target="retention", notes="Slowly."),
    )
    slides = made(EXAMPLE.model_copy(update={"steps": steps}))
    assert "overview" not in [slide.kind for slide in slides]
    kinds = [slide.kind for slide in slides]
    assert kinds[0] == "metrics"
    assert kinds.index("metrics") < kinds.index("title") < kinds.index("stage")
    metrics = slides[0]
    assert metrics.notes.startswith("Ask who\nmeasures this.")
    retention = [slide for slide in slides if slide.key.startswith("stage/retention/")]
    assert retention[0].notes.startswith("Slowly.\n\n")
    assert not any("Slowly." in slide.notes for slide in slides if slide.key != "stage/retention/1")


def test_a_stage_continues_rather_than_shrinks() -> None:
    journey = stress(60)
    slides = deck(journey, LIGHT, kinds=["stage"])
    assert len(slides) == 12
    assert slides[0].title == "1 · Stage 1: Reach the next one (1 of 10)"
    assert slides[9].key == "stage/s0/10"


def test_colours_come_from_the_theme() -> None:
    dark = theme("dark")
    slides = deck(EXAMPLE, dark)
    assert {slide.background for slide in slides} == {dark.panel}
    accents = [slide.accent for slide in slides if slide.kind == "stage"]
    assert accents == [dark.stage_colour(stage.colour, n) for n, stage in enumerate(EXAMPLE.stages)]


def test_many_notes_in_one_cell_are_continued_under_the_names_of_their_touchpoints() -> None:
    journey = Journey(
        title="Full",
        stages=(Stage(id="s", title="Start"),),
        touchpoints=(Touchpoint(id="t", stage="s", title="Hello"),),
        lanes=(Lane(id="l", kind="pains", title="Pain points"),),
        notes=tuple(Note(id=f"n{n}", lane="l", at="t", text=f"Pain {n}") for n in range(60)),
    )
    slides = deck(journey, LIGHT, kinds=["stage"])
    assert len(slides) > 1
    shown = [one.thing for slide in slides for one in slide.placed if one.role == "note"]
    assert shown == [note.id for note in journey.notes]
    assert all(any(one.role == "heading" for one in slide.placed) for slide in slides[1:])
    assert all(faults(slide) == [] for slide in slides)
