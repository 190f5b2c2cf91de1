"""The promises of the layout: nothing overlaps, nothing leaves its container, the same with and without memory."""

from __future__ import annotations

import random
from contextlib import suppress
from itertools import pairwise

import pytest
from geometry_of_scenes import Rect, all_lines, extent, lines, meetings, place_of, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from random_edits import some_edit
from strategies import journeys, random_journey
from stress import stress

from journeymap.draw.marks import Box, Line, Text
from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.grid import MARGIN, names_width
from journeymap.model.edits import set_journey
from journeymap.model.journey import Flow, Journey, Lane, Stage, Touchpoint
from journeymap.model.refusal import JourneyError

LIGHT = theme("light")


@pytest.fixture(scope="module")
def huge() -> Journey:
    return stress(5_000)


thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(journeys())
@thorough
def test_no_two_lines_of_text_meet(journey: Journey) -> None:
    assert meetings(all_lines(build(journey, LIGHT))) == []


@given(journeys())
@thorough
def test_marks_stay_in_their_fragments_and_fragments_in_the_scene(journey: Journey) -> None:
    scene = build(journey, LIGHT)
    whole = Rect(0, 0, scene.width, scene.height)
    for placed in scene.placed:
        fragment = placed.fragment
        assert place_of(placed).within(whole), placed.role
        room = Rect(-fragment.bleed, -fragment.bleed, fragment.width + fragment.bleed, fragment.height + fragment.bleed)
        for mark in fragment.marks:
            assert extent(mark).within(room), (placed.role, type(mark))
            if isinstance(mark, Box):
                for text in mark.texts:
                    assert extent(text).within(extent(mark)), (placed.role, text.block.source)


@given(journeys())
@thorough
def test_rows_follow_each_other_and_hold_what_stands_in_them(journey: Journey) -> None:
    scene = build(journey, LIGHT)
    for above, below in pairwise(scene.rows):
        assert above.y + above.height < below.y
    rows = {row.key: row for row in scene.rows}
    for placed in scene.placed:
        if placed.lane is not None:
            row = rows[placed.lane]
            assert Rect(0, row.y, scene.width, row.y + row.height).meets(place_of(placed), -1.0)
            assert row.y - 0.01 <= placed.y
            assert placed.y + placed.fragment.height <= row.y + row.height + 0.01, placed.role
        if placed.role == "lane-name":
            assert placed.x + placed.fragment.width <= MARGIN + names_width(journey)


@given(journeys())
@thorough
def test_cells_stay_in_their_columns_and_apart(journey: Journey) -> None:
    scene = build(journey, LIGHT)
    cells = [p for p in scene.placed if p.role in ("touchpoint", "note", "metric", "signal", "owner", "channel")]
    boxes = [(place_of(p), p.role, p.thing or "") for p in cells]
    assert meetings(boxes) == []
    spans = [Rect(span.x, 0, span.x + span.width, scene.height) for span in (*scene.columns, *scene.stages)]
    for box, role, _ in boxes:
        assert any(box.within(span) for span in spans), role


def crowded(parallel: tuple[int, ...], ways: list[tuple[int, int, str]]) -> Journey:
    """A stage whose columns hold so many touchpoints each, joined by flows between the numbered touchpoints."""
    points: list[Touchpoint] = []
    for count in parallel:
        first = f"t{len(points)}"
        for row in range(count):
            together = first if row else None
            title = "word " * (1 + 7 * (row % 2))
            points.append(Touchpoint(id=f"t{len(points)}", stage="s", title=title, together_with=together))
    flows = {
        (a % len(points), b % len(points)): Flow(
            id=f"f{number}",
            source=f"t{a % len(points)}",
            target=f"t{b % len(points)}",
            kind=kind,  # type: ignore[arg-type]  # drawn from the three kinds
            condition="if it is so" if kind == "branch" else "",
        )
        for number, (a, b, kind) in enumerate(ways)
        if a % len(points) != b % len(points)
    }
    lane = Lane(id="l", kind="touchpoints", title="Touchpoints")
    stage = Stage(id="s", title="Onboarding")
    return Journey(title="", stages=(stage,), touchpoints=tuple(points), lanes=(lane,), flows=tuple(flows.values()))


ends = st.integers(0, 30)
crowds = st.builds(
    crowded,
    st.lists(st.integers(1, 3), min_size=2, max_size=6).map(tuple),
    st.lists(st.tuples(ends, ends, st.sampled_from(["next", "branch", "loop"])), max_size=12),
)


@given(crowds | journeys())
@thorough
def test_no_connector_crosses_a_card(journey: Journey) -> None:
    scene = build(journey, LIGHT)
    cards = [(p.thing, place_of(p)) for p in scene.placed if p.role == "touchpoint"]
    for placed in scene.placed:
        for mark in placed.fragment.marks if placed.role == "flow" else ():
            if isinstance(mark, Line):
                assert mark.points[0] != mark.points[-1]
                for (x0, y0), (x1, y1) in pairwise(mark.points):
                    assert x0 == x1 or y0 == y1
                    stretch = Rect(min(x0, x1) + placed.x - 0.1, min(y0, y1) + placed.y - 0.1,
                                   max(x0, x1) + placed.x + 0.1, max(y0, y1) + placed.y + 0.1)  # fmt: skip
                    assert not [thing for thing, card in cards if card.meets(stretch, 0.2)]


@given(journeys(), journeys())
@thorough
def test_the_scene_before_only_saves_work(before: Journey, journey: Journey) -> None:
    afresh = build(journey, LIGHT)
    assert build(journey, LIGHT, previous=build(before, LIGHT)) == afresh
    assert build(journey, LIGHT, previous=build(journey, theme("dark"))) == afresh


@given(st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_a_map_laid_out_edit_by_edit_is_the_map_laid_out_at_once(seed: int) -> None:
    chance = random.Random(seed)
    journey = random_journey(seed % 1000, touchpoints=10)
    scene = build(journey, LIGHT)
    for _ in range(8):
        with suppress(JourneyError):  # an edit that names a thing that is not there
            journey = some_edit(chance, journey)(journey)
        scene = build(journey, LIGHT, previous=scene)
        assert scene == build(journey, LIGHT)


def test_every_text_of_a_journey_is_on_the_map() -> None:
    scene = build(random_journey(3, touchpoints=24), LIGHT)
    shown = " ".join(line for _, line, _ in all_lines(scene))
    for placed in scene.placed:
        for text, _, _ in texts(placed):
            if not text.block.cut and text.block.source.strip():
                words = "".join(line for _, line in lines(text)).replace(" ", "")
                assert words
                assert words in shown.replace(" ", "")


def _stress_edit(journey: Journey, title: str) -> Journey:
    number = len(journey.touchpoints) // 2
    changed = journey.touchpoints[number].model_copy(update={"title": title})
    points = (*journey.touchpoints[:number], changed, *journey.touchpoints[number + 1 :])
    return journey.model_copy(update={"touchpoints": points})


def test_a_changed_title_on_a_huge_map_draws_one_fragment(huge: Journey) -> None:
    scene = build(huge, LIGHT)
    assert len(scene.placed) > 20_000
    again = build(_stress_edit(huge, "Another name"), LIGHT, previous=scene)
    assert again.memory is not None
    assert again.memory.drawn == 1
    before = {id(placed.fragment) for placed in scene.placed}
    assert sum(id(placed.fragment) not in before for placed in again.placed) == 1


def test_a_taller_card_draws_itself_and_its_lanes_ground_and_moves_the_rest(huge: Journey) -> None:
    scene = build(huge, LIGHT)
    again = build(_stress_edit(huge, "A name that goes on and on " * 4), LIGHT, previous=scene)
    assert again.memory is not None
    assert again.memory.drawn == 2
    assert again.height > scene.height


@given(st.sampled_from(["light", "dark"]), journeys(max_touchpoints=6))
@settings(max_examples=20, deadline=None)
def test_an_empty_or_tiny_journey_has_a_scene_too(name: str, journey: Journey) -> None:
    bare = Journey(title="")
    for one in (bare, journey):
        scene = build(one, theme(name))
        assert scene.width > 0
        assert scene.height > 0
        assert scene.background == theme(name).ground


def test_a_cut_text_says_so_and_keeps_its_source() -> None:
    journey = random_journey(5)
    long = journey.touchpoints[0].model_copy(update={"owner": "A department with a name that no card can hold"})
    scene = build(journey.model_copy(update={"touchpoints": (long, *journey.touchpoints[1:])}), LIGHT)
    card = next(p for p in scene.placed if p.role == "touchpoint" and p.thing == long.id)
    owner = next(text for text, _, _ in texts(card) if text.block.source == long.owner)
    assert isinstance(owner, Text)
    assert owner.block.cut
    assert owner.block.lines[-1].text.endswith("…")


def test_lane_names_are_as_wide_as_the_map_says() -> None:
    usual = build(onboarding(), theme("light"))
    wide = build(set_journey(onboarding(), names_width=300.0), theme("light"), usual)
    assert wide == build(set_journey(onboarding(), names_width=300.0), theme("light"))
    assert wide.width == usual.width + 150
    assert [span.x - 150 for span in wide.columns] == [span.x for span in usual.columns]
    assert {placed.fragment.width for placed in wide.placed if placed.role == "lane-name"} == {300.0}
