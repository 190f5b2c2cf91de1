from __future__ import annotations

import pytest
from geometry_of_slides import faults

from journeymap.draw.marks import Line
from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.slide import Area, Frame, Slide
from journeymap.layout.slides.deck import deck
from journeymap.layout.slides.frames import FRAMES
from journeymap.layout.slides.type_sizes import TIERS
from journeymap.layout.texts import texts_of
from journeymap.model.journey import (
    EmpathyResponse,
    Feeling,
    Flow,
    Journey,
    Lane,
    Link,
    Metric,
    Milestone,
    Note,
    Persona,
    Signal,
    Stage,
    SuccessCriterion,
    Touchpoint,
)

LIGHT = theme("light")
EXAMPLE = open_journey("examples/saas-onboarding-to-advocacy.journey").journey


def stage_slides(journey: Journey, shape: str | Frame = "16:9") -> tuple[Slide, ...]:
    return deck(journey, LIGHT, shape, kinds=["stage"])


def shown(slide: Slide, role: str) -> list[str]:
    return [text.block.source for one in slide.placed if one.role == role for text in texts_of(one.fragment)]


def little(**parts: object) -> Journey:
    whole: dict[str, object] = {
        "title": "Little",
        "stages": (Stage(id="s", title="Onboarding", goal="Reach first value", start_day=0, end_day=30),),
        "touchpoints": tuple(Touchpoint(id=f"t{n}", stage="s", title=f"Touch {n}") for n in range(4)),
    }
    return Journey.model_validate({**whole, **parts})


def test_the_title_says_what_the_stage_is_for() -> None:
    (slide,) = stage_slides(little())
    assert slide.title == "1 · Onboarding: Reach first value"
    assert slide.subtitle == "Day 0–30"
    assert slide.accent == LIGHT.stage_colour(None, 0)
    assert slide.placed[0].role == "bar"


def test_a_goal_too_long_for_the_title_leads_the_subtitle() -> None:
    goal = "Every shop of every region has taken its first payment on a terminal without anybody calling us"
    (slide,) = stage_slides(little(stages=(Stage(id="s", title="Onboarding", goal=goal, owner="CSM"),)))
    assert slide.title == "1 · Onboarding"
    assert slide.subtitle == f"{goal} · owner: CSM"


def test_a_card_says_channel_owner_and_day_in_words() -> None:
    one = Touchpoint(id="t", stage="s", title="Kick-off", channel="video", owner="CSM", day=3)
    (slide,) = stage_slides(little(touchpoints=(one,)))
    assert shown(slide, "touchpoint") == ["Video call · CSM · day\u00a03", "Kick-off"]


def test_cards_side_by_side_are_equally_high_with_their_titles_on_one_line() -> None:
    (slide,) = (one for one in stage_slides(EXAMPLE) if one.key == "stage/onboarding/1")
    cards = [one.fragment for one in slide.placed if one.role == "touchpoint"]
    assert len({card.height for card in cards}) == 1
    assert len({list(texts_of(card))[1].y for card in cards}) == 1


def test_the_larger_type_is_taken_where_there_is_room() -> None:
    (roomy,) = stage_slides(little())
    assert any(text.block.size == TIERS[0].title.size for one in roomy.placed for text in texts_of(one.fragment))


def test_connectors_join_the_cards_of_a_slide_and_other_ways_are_in_the_notes() -> None:
    flows = (
        Flow(id="f", source="t0", target="t2", condition="all is well"),
        Flow(id="g", source="t3", target="x", kind="branch", condition="somewhere else"),
    )
    far = Touchpoint(id="x", stage="z", title="Far away")
    journey = little(
        stages=(Stage(id="s", title="A"), Stage(id="z", title="B")),
        touchpoints=(*little().touchpoints, far),
        flows=flows,
    )
    first, _ = stage_slides(journey)
    lines = [mark for one in first.placed if one.role == "flow" for mark in one.fragment.marks]
    ends = {(line.source, line.target) for line in lines if isinstance(line, Line)}
    assert ends == {("t0", "t2"), ("t1", "t2"), ("t2", "t3")}
    assert "Touch 3 → Far away: somewhere else" in first.notes
    assert "all is well" in shown(first, "flow")


def test_a_tangle_that_would_push_everything_down_is_told_in_the_notes() -> None:
    flows = tuple(
        Flow(id=f"f{a}{b}{n}", source=f"t{a}", target=f"t{b}", kind="loop", condition=f"case {a}{b}")
        for n, (a, b) in enumerate((a, b) for a in range(4) for b in range(4) if a != b)
    )
    (slide,) = stage_slides(little(flows=flows))
    drawn = shown(slide, "flow")
    told = [flow.condition for flow in flows if flow.condition in slide.notes]
    assert drawn
    assert told
    assert sorted([*drawn, *told]) == sorted(flow.condition for flow in flows)


def test_what_a_stage_is_judged_by_stands_in_the_corner_trouble_first() -> None:
    metrics = (
        Metric(id="m1", stage="s", kind="nps", current=40, target=30),
        Metric(id="m2", stage="s", kind="ces", current=5, target=3),
    )
    journey = little(
        metrics=metrics,
        milestones=(
            Milestone(id="g1", title="Invited", day=1, stage="s"),
            Milestone(id="g2", title="First value", day=24, stage="s"),
        ),
        success=(SuccessCriterion(id="c", text="Numbers", by_day=14, proof="g2"),),
    )
    (slide,) = stage_slides(journey)
    assert shown(slide, "metric") == ["CES", "5", "NPS", "40"]
    assert shown(slide, "milestone")[0] == "First value: day 24 (goal 14)"
    assert slide.title_width < FRAMES["16:9"].title.width


def test_a_template_without_a_corner_has_the_same_in_the_body() -> None:
    frame = Frame(
        960.0, 540.0, Area(40, 20, 880, 60), Area(40, 80, 880, 30), Area(40, 120, 880, 370), Area(40, 500, 500, 20)
    )
    metric = Metric(id="m", stage="s", kind="nps", current=40, target=30)
    slides = stage_slides(little(metrics=(metric,)), frame)
    slide = slides[0]
    assert shown(slide, "metric") == ["NPS", "40"]
    assert slide.title_width == 880.0
    assert slide.frame == frame
    assert faults(slide) == []
    assert not any(one.role == "bar" for one in slide.placed)


def test_hidden_lanes_and_what_no_lane_shows_are_in_the_notes_in_reading_order() -> None:
    journey = little(
        touchpoints=(
            Touchpoint(
                id="t", stage="s", title="Migration", mode="automated", evidence="anecdote",
                evidence_note="Heard twice", links=(Link(url="https://example.org/plan", title="Plan"),),
            ),
        ),
        lanes=(Lane(id="l", kind="thinks", title="Thinks", hidden=True),),
        notes=(Note(id="n", lane="l", at="t", text="Why me?"),),
        signals=(Signal(id="w", at="t", watched="Days without import", threshold="3", response="Call", owner="CSM"),),
        responses=(EmpathyResponse(id="r", touchpoint="t", event="Launch week", surface="Hm", strategic="We do it"),),
    )  # fmt: skip
    (slide,) = stage_slides(journey)
    assert slide.notes.split("\n") == [
        "Migration",
        "Automated",
        "Evidence: Anecdote · Heard twice",
        "Plan: https://example.org/plan",
        "What happened: Launch week",
        "On the surface: “Hm”",
        "With a plan: “We do it”",
        "Early warning: Days without import · 3 · → Call · CSM",
        "Thinks: Why me?",
    ]
    assert shown(slide, "response") == ["Migration: Launch week", "“We do it”"]


def test_the_whole_of_a_cut_note_is_in_the_notes() -> None:
    long = "word " * 300
    journey = little(
        lanes=(Lane(id="l", kind="pains", title="Pains"),), notes=(Note(id="n", lane="l", at="t1", text=long),)
    )
    (slide,) = stage_slides(journey)
    assert "In full\nOnboarding › Touch 1 › " in slide.notes
    assert " ".join(long.split()) in slide.notes


@pytest.mark.parametrize("personas", [1, 3])
def test_feelings_have_a_face_each_and_curves_a_key_where_there_are_several(personas: int) -> None:
    people = tuple(Persona(id=f"p{n}", name=f"Person {n}") for n in range(personas))
    feelings = tuple(Feeling(persona=one.id, value=n - 1) for n, one in enumerate(people))
    journey = little(
        personas=people,
        touchpoints=tuple(Touchpoint(id=f"t{n}", stage="s", title="T", feelings=feelings) for n in range(3)),
        lanes=(Lane(id="l", kind="experience", title="Experience"),),
    )
    (slide,) = stage_slides(journey)
    assert sum(one.role == "feeling" for one in slide.placed) == 3 * personas
    assert shown(slide, "curve") == ([one.name for one in people] if personas > 1 else [])


def test_a_stage_with_nothing_on_it_has_no_slide_but_is_named_in_the_overviews_notes() -> None:
    journey = little(touchpoints=())
    assert stage_slides(journey) == ()
    (overview,) = deck(journey, LIGHT, kinds=["overview"])
    assert "Onboarding: Day 0–30 · Reach first value" in overview.notes
