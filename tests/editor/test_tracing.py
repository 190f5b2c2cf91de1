from __future__ import annotations

from typing import TYPE_CHECKING

import little_maps
import pytest
from hypothesis import given, settings
from little_maps import flows
from strategies import journeys

from journeymap.editor import tracing
from journeymap.editor.actions.tracing import TRACING
from journeymap.editor.session import Session
from journeymap.flow.paths import lost_without, quickest
from journeymap.model.edits import delete, rename, set_thing
from journeymap.model.journey import Journey, Milestone, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.editor.state import Trace


def row(*titles: str, **fields: object) -> Journey:
    return little_maps.row(*titles, **({"success": ()} | fields))


def shown_by(session: Session) -> Trace | None:
    return session.state.trace


def forked() -> Journey:
    """a, then b or c, both lead to d; e follows; a milestone at d and one at no touchpoint."""
    journey = row(
        *"abcde",
        flows=flows("a?b:one", "a?c:other", "b>d", "c>d"),
        milestones=(
            Milestone(id="m", title="First value", day=24, stage="s", touchpoint="d"),
            Milestone(id="loose", title="Some day"),
        ),
    )
    return set_thing(journey, "d", day=24)


def test_the_quickest_way_to_a_milestone() -> None:
    shown = tracing.trace(forked(), "quickest", "m")
    assert shown.stops == (("a",), ("b",), ("d",))
    assert shown.milestones == ("m",)
    assert shown.label == "Quickest way to “First value”: 3 steps, by day 24"


def test_the_longest_way_to_a_touchpoint() -> None:
    shown = tracing.trace(row(*"abc", flows=flows("a?c:if", "a?b:else", "b>c")), "longest", "c")
    assert shown.stops == (("a",), ("b",), ("c",))
    assert shown.label == "Longest way to “c”: 3 steps"


def test_touchpoints_that_happen_together_are_one_stop() -> None:
    journey = set_thing(row(*"abc"), "c", together_with="b")
    assert tracing.trace(journey, "quickest", "c").stops == (("a",), ("b", "c"))


def test_what_is_lost_without_a_touchpoint() -> None:
    shown = tracing.trace(forked(), "lost", "d")
    assert shown.stops == (("d",), ("e",))
    assert shown.milestones == ("m",)
    assert shown.label == "If “d” fails: 1 other touchpoint and 1 milestone can no longer be reached"
    assert tracing.trace(forked(), "lost", "m").stops == shown.stops, "a milestone falls with its touchpoint"
    assert tracing.trace(forked(), "lost", "b").label == "If “b” fails: everything else can still be reached"


@pytest.mark.parametrize(
    ("kind", "goal", "why"),
    [
        ("quickest", "loose", "“Some day” stands at no touchpoint"),
        ("longest", "s", "Ways lead to touchpoints and milestones"),
        ("lost", "gone", "Ways lead to touchpoints and milestones"),
    ],
)
def test_what_cannot_be_traced_is_refused_with_a_sentence(kind: tracing.Kind, goal: str, why: str) -> None:
    with pytest.raises(JourneyError, match=why):
        tracing.trace(forked(), kind, goal)


def test_where_no_way_leads_nothing_is_traced() -> None:
    cut = row(*"abc", flows=flows("a>c"))
    with pytest.raises(JourneyError, match="no way leads to “b”"):
        tracing.trace(cut, "quickest", "b")
    assert tracing.trace(cut, "lost", "b").label == "If “b” fails: no way leads there anyway"


def test_asked_for_twice_it_goes() -> None:
    session = Session.begin(forked())
    tracing.show(session, "quickest", "m")
    assert shown_by(session) == tracing.trace(forked(), "quickest", "m")
    tracing.show(session, "longest", "m")
    longest = shown_by(session)
    assert longest is not None
    assert longest.kind == "longest"
    tracing.show(session, "longest", "m")
    assert shown_by(session) is None
    assert session.state.undo_name is None
    assert not session.state.dirty


def test_a_stop_that_is_deleted_leaves_the_trace_and_with_its_goal_it_is_gone() -> None:
    session = Session.begin(forked())
    tracing.show(session, "quickest", "m")
    shown = shown_by(session)
    session.commit(lambda journey: rename(journey, "a", "Start"), "Rename")
    assert shown_by(session) is shown
    session.commit(lambda journey: delete(journey, ("b",)), "Delete")
    left = shown_by(session)
    assert left is not None
    assert left.stops == (("a",), ("d",))
    journey = session.state.journey
    assert tracing.again(journey, left) == tracing.trace(journey, "quickest", "m")
    session.commit(lambda journey: delete(journey, ("m",)), "Delete")
    assert shown_by(session) is None
    session.undo()
    assert shown_by(session) is None, "undo brings things back, not what was looked at"


def test_asked_again_there_may_be_no_answer() -> None:
    journey = forked()
    shown = tracing.trace(journey, "quickest", "e")
    assert tracing.again(set_thing(journey, "d", title="D"), shown) is not None
    assert tracing.again(row(*"abe", flows=flows("a>b", "b>a")), shown) is None


def test_another_map_begins_without_a_trace() -> None:
    session = Session.begin(forked())
    tracing.show(session, "quickest", "m")
    session.started(forked())
    assert shown_by(session) is None


def test_it_is_offered_for_touchpoints_and_milestones() -> None:
    session = Session.begin(forked())
    for key, ways, failing in (("m", True, False), ("a", True, True), ("s", False, False)):
        session.select((key,))
        enabled = {action.id for action in TRACING if action.enabled(session.state)}
        offered = {"map.trace-quickest", "map.trace-longest"} if ways else set()
        assert enabled == offered | ({"map.trace-lost"} if failing else set())
    session.select(())
    assert not any(action.enabled(session.state) for action in TRACING)
    tracing.show(session, "lost", "a")
    assert [action.id for action in TRACING if action.enabled(session.state)] == ["map.trace-off"]


@settings(max_examples=40, deadline=None)
@given(journeys())
def test_stops_are_the_way_and_what_is_lost_begins_with_what_fails(journey: Journey) -> None:
    for touchpoint in journey.touchpoints[:4]:
        assert isinstance(touchpoint, Touchpoint)
        path = quickest(journey, touchpoint.id)
        if path is not None:
            shown = tracing.trace(journey, "quickest", touchpoint.id)
            assert tuple(key for stop in shown.stops for key in stop) == path.touchpoints
            assert len(shown.stops) == path.steps
            assert touchpoint.id in shown.stops[-1]
        lost = tracing.trace(journey, "lost", touchpoint.id)
        assert lost.stops[0] == (touchpoint.id,)
        keys = {key for stop in lost.stops for key in stop}
        assert keys == {touchpoint.id, *lost_without(journey, touchpoint.id).touchpoints}
        assert tracing.left_of(lost, journey) is lost
