from __future__ import annotations

from hypothesis import given, settings
from little_maps import flows, row
from strategies import journeys

from journeymap.flow.paths import Dependents, Lost, Path, dependents, longest, lost_without, quickest
from journeymap.flow.steps import Steps, steps
from journeymap.flow.web import components
from journeymap.model.journey import Journey, Milestone, Touchpoint


def dated(**days: int | None) -> tuple[Touchpoint, ...]:
    return tuple(Touchpoint(id=key, stage="s", title=key, owner="CSM", day=day) for key, day in days.items())


def test_the_soonest_way_wins_over_the_one_with_fewer_steps() -> None:
    journey = row(touchpoints=dated(A=1, B=9, C=2, D=3, E=None), flows=flows("A?B:x", "A?C:y", "B>E", "C>D"))
    assert quickest(journey, "E") == Path(4, 3, ("A", "C", "D", "E"))
    assert longest(journey, "E") == Path(4, 3, ("A", "C", "D", "E"))
    short = row(touchpoints=dated(A=1, B=3, C=2, D=3, E=None), flows=flows("A?B:x", "A?C:y", "B>E", "C>D"))
    assert quickest(short, "E") == Path(3, 3, ("A", "B", "E"))
    assert quickest(row("A", "B"), "B") == Path(2, None, ("A", "B"))


def test_no_way_is_no_way() -> None:
    journey = row("A", "B", "C", flows=flows("A>C"))
    assert quickest(journey, "B") is None
    assert longest(journey, "B") is None
    assert lost_without(journey, "B") == Lost((), ())


def test_what_goes_round_counts_once_and_whole() -> None:
    journey = row("A", "B", "C", "D", flows=flows("A>B", "C?B:again", "C?D:done"))
    assert longest(journey, "D") == Path(4, None, ("A", "B", "C", "D"))


def test_what_breaks_is_what_every_way_to_it_passes() -> None:
    milestones = (Milestone(id="m", title="Live", touchpoint="D"),)
    journey = row("A", "B", "C", "D", milestones=milestones, success=(), flows=flows("A?B:x", "A?C:y", "B>D"))
    assert lost_without(journey, "B") == Lost(("B",), ())
    assert lost_without(journey, "D") == Lost(("D",), ("m",))
    assert lost_without(journey, "A") == Lost(("A", "B", "C", "D"), ("m",))
    assert dependents(journey) == {
        "A": Dependents(3, 1),
        "B": Dependents(0, 0),
        "C": Dependents(0, 0),
        "D": Dependents(0, 1),
    }


def every_way(found: Steps, end: int) -> list[list[int]]:
    """Every way from a start to that step that comes to no step twice."""
    row = [[start] for start in found.starts]
    for way in row:
        row += [[*way, target] for target in found.on[way[-1]] if target not in way]
    return [way for way in row if way[-1] == end]


@given(journeys(max_touchpoints=7))
@settings(max_examples=120, deadline=None)
def test_on_small_maps_it_is_what_trying_every_way_tells(journey: Journey) -> None:
    found = steps(journey)
    day = {touchpoint.id: touchpoint.day for touchpoint in journey.touchpoints}
    never = -(10**6)

    def last_day(way: list[int]) -> int:
        known = (day[key] for number in way for key in found.touchpoints[number])
        return max((value for value in known if value is not None), default=never)

    straight = all(len(part) == 1 for part in components(found.on))
    for touchpoint in journey.touchpoints:
        ways = every_way(found, found.of[touchpoint.id])
        quick, long = quickest(journey, touchpoint.id), longest(journey, touchpoint.id)
        if not ways:
            assert quick is None
            assert long is None
            continue
        assert quick is not None
        assert long is not None
        soonest = min(map(last_day, ways))
        assert quick.day == (None if soonest == never else soonest)
        assert quick.steps == min(len(way) for way in ways if last_day(way) == soonest)
        if straight:
            assert long.steps == max(map(len, ways))
        else:
            assert long.steps >= max(map(len, ways))


@given(journeys(max_touchpoints=9))
@settings(max_examples=80, deadline=None)
def test_counting_what_breaks_is_the_same_as_taking_each_away(journey: Journey) -> None:
    counted = dependents(journey)
    for touchpoint in journey.touchpoints:
        lost = lost_without(journey, touchpoint.id)
        assert (touchpoint.id in counted) == (touchpoint.id in lost.touchpoints)
        if touchpoint.id in counted:
            assert counted[touchpoint.id] == Dependents(len(lost.touchpoints) - 1, len(lost.milestones))
