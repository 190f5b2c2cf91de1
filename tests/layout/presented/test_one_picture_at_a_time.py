"""Of a step as many pictures are composed as are looked at; the stops are the same as if all were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from strategies import journeys

from journeymap.editor.presenting import going
from journeymap.editor.presenting.composed import Composed, steps_of
from journeymap.editor.presenting.finding import composed_for
from journeymap.editor.session import Session
from journeymap.model.edits import delete, rename
from journeymap.model.journey import Journey, Stage, Touchpoint

if TYPE_CHECKING:
    from journeymap.layout.presented.stops import Stops


def of(journey: Journey) -> list[Stops]:
    made = Composed()
    return [made.stops(journey, "light", 1280, 720, 30, step) for step in steps_of(journey)]


def large() -> Journey:
    touchpoints = tuple(Touchpoint(id=f"t{n}", stage="s", title=f"Touch {n}") for n in range(120))
    return Journey(title="Large", stages=(Stage(id="s", title="Start"),), touchpoints=touchpoints)


def stage() -> Stops:
    return next(one for one in of(large()) if one and one[0].step.kind == "stage")


@settings(max_examples=10, deadline=None)
@given(journeys(), st.data())
def test_going_from_stop_to_stop_meets_all_of_them_in_order(journey: Journey, data: st.DataObject) -> None:
    for lazy, whole in zip(of(journey), of(journey), strict=True):
        names = [one.at for one in tuple(whole)]
        assert bool(lazy) == bool(names)
        if not names:
            continue
        met = [lazy[0]]
        while (following := lazy.beside(met[-1], 1)) is not None:
            met.append(following)
        assert [one.at for one in met] == names
        assert len(lazy) == len(names)
        assert lazy[-1] is met[-1]
        place = data.draw(st.integers(0, len(names) - 1))
        assert lazy.called(names[place]) is met[place] is lazy[place]
        before = lazy.beside(met[place], -1)
        assert before is (met[place - 1] if place else None)


def test_a_large_stage_is_composed_picture_by_picture() -> None:
    stops = stage()
    assert stops.pictures() > 10
    assert stops.composed == 1
    assert stops.on(7)[0].at == "7"
    assert stops.composed == 2
    assert stops.on(10_000) == ()
    assert stops.called("10000/nobody") is None


def test_what_is_around_a_touchpoint_is_on_its_pictures_alone() -> None:
    stops = stage()
    lit = next(one for one in stops.on(stops.pictures()) if one.light is not None)
    near = list(stops.around(lit.things[0]))
    assert lit in near
    assert stops.composed < stops.pictures() / 2
    assert len(list(stops.around("nothing of the kind"))) == len(stops)


@pytest.mark.parametrize("gone", ["kick", "data"])
def test_where_the_lit_touchpoint_is_deleted_it_goes_on_from_its_picture(gone: str) -> None:
    session = Session.begin(onboarding())
    going.begin(session, 1920, 1080)
    going.go_to_thing(session, gone)
    before = going.here(session.state)
    assert before is not None
    session.commit(lambda journey: delete(journey, [gone]), "Delete")
    after = going.here(session.state)
    assert after is not None
    assert after.key == before.key
    assert gone not in after.things


def test_an_edit_composes_the_picture_that_is_shown_and_no_other() -> None:
    session = Session.begin(large())
    going.begin(session, 1920, 1080)
    going.go_to_thing(session, session.state.journey.touchpoints[40].id)
    stop = going.here(session.state)
    assert stop is not None
    session.commit(lambda journey: rename(journey, journey.touchpoints[40].id, "Another"), "Rename")
    assert going.here(session.state) is not None
    assert session.state.show is not None
    assert composed_for(session.state, session.state.show, stop.step).composed == 1
