from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding

from journeymap.draw.marks import Line
from journeymap.draw.theme import theme
from journeymap.editor.trace_places import Stop, Traced, Way, outline, runs, touch, traced
from journeymap.editor.tracing import trace
from journeymap.layout.build import build
from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import rename, set_things

SCENE = build(onboarding(), theme("light"))


def test_cards_bear_the_numbers_of_their_steps() -> None:
    shown = trace(onboarding(), "quickest", onboarding().touchpoints[-1].id)
    found = traced(SCENE, shown)
    numbers = {stop.rect: stop.number for stop in found.stops}
    for number, keys in enumerate(shown.stops, 1):
        for key in keys:
            rect = rect_of(SCENE, key)
            assert rect is not None
            assert numbers[rect] == number
    assert len(numbers) == sum(map(len, shown.stops))


def test_ways_run_along_the_routes_on_the_map() -> None:
    shown = trace(onboarding(), "longest", onboarding().touchpoints[-1].id)
    found = traced(SCENE, shown)
    pairs = {
        (one, other)
        for here, there in zip(shown.stops, shown.stops[1:], strict=False)
        for one in here
        for other in there
    }
    drawn = {
        tuple((placed.x + x, placed.y + y) for x, y in mark.points)
        for placed in SCENE.placed
        for mark in placed.fragment.marks
        if placed.role == "flow" and isinstance(mark, Line) and (mark.source, mark.target) in pairs
    }
    assert drawn
    assert {way.points for way in (*found.ways, *found.long_ways)} == drawn


def test_what_is_lost_has_no_order_and_one_that_fails() -> None:
    first = onboarding().touchpoints[0].id
    found = traced(SCENE, trace(onboarding(), "lost", first))
    assert {stop.number for stop in found.stops} == {0}
    assert [stop.rect for stop in found.stops if stop.failing] == [rect_of(SCENE, first)]


def test_a_milestone_is_marked() -> None:
    milestone = next(one for one in onboarding().milestones if one.touchpoint)
    assert traced(SCENE, trace(onboarding(), "quickest", milestone.id)).milestones == (rect_of(SCENE, milestone.id),)


rects = st.builds(Rect, *[st.integers(0, 3000).map(float)] * 2, *[st.integers(1, 900).map(float)] * 2)


@settings(max_examples=60, deadline=None)
@given(st.lists(rects, max_size=40), rects)
def test_what_is_in_view_is_found_as_by_looking_at_each(all_of: list[Rect], area: Rect) -> None:
    ordered = sorted(all_of)
    stops = tuple(Stop(rect, 1) for rect in ordered)
    ways = [Way(rect, (), None) for rect in ordered]
    found = Traced(
        stops,
        tuple(way for way in ways if way.rect.width <= 600.0),
        tuple(way for way in ways if way.rect.width > 600.0),
        (),
    )
    inside = [rect for rect in ordered if touch(rect, area)]
    assert [stop.rect for stop in found.stops_in(area)] == inside
    assert sorted(way.rect for way in found.ways_in(area)) == inside


def test_from_afar_neighbours_are_one_run() -> None:
    row = [Stop(Rect(170.0 * n, 100.0, 140.0, 60.0 + n % 3), n) for n in range(5000)]
    assert len(runs(row, 10.0)) == 5000
    assert runs(row, 40.0) == (Rect(0.0, 100.0, 170.0 * 4999 + 140.0, 62.0),)
    below = [Stop(Rect(170.0 * n, 400.0, 140.0, 60.0), n) for n in range(0, 5000, 2)]
    assert len(runs(sorted([*row, *below]), 40.0)) == 2501


@settings(max_examples=60, deadline=None)
@given(st.lists(rects, max_size=40), st.integers(0, 500))
def test_every_card_lies_in_a_run(all_of: list[Rect], gap: int) -> None:
    stops = [Stop(rect, 1) for rect in sorted(all_of)]
    found = runs(stops, float(gap))
    assert len(found) <= len(stops)
    for stop in stops:
        assert any(run.united(stop.rect) == run for run in found)


def test_an_outline_tells_whether_anything_has_moved() -> None:
    journey = onboarding()
    retyped = rename(journey, "kick", "Start-off")
    moved = rename(
        journey, "kick", "A title that is so long that its card grows by a line or two, and by yet another one"
    )
    seen = outline(SCENE)
    assert outline(build(retyped, theme("light"), SCENE)) == seen
    assert outline(build(moved, theme("light"), SCENE)) != seen
    without = set_things(journey, tuple(one.id for one in journey.lanes if one.kind == "touchpoints"), hidden=True)
    assert outline(build(without, theme("light"), SCENE)) is None
    shown = trace(journey, "longest", "guide")
    assert traced(build(retyped, theme("light"), SCENE), shown) == traced(SCENE, shown)
