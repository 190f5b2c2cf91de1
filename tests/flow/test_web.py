from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import flows, row

from journeymap.flow.web import always_passed, components, reached, turned, ways, web

Tangle = tuple[int, list[tuple[int, int]], list[int], list[int]]


@st.composite
def tangles(draw: st.DrawFn) -> Tangle:
    """A few numbers, ways among them, and where ways start and end."""
    count = draw(st.integers(1, 7))
    number = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(number, number), max_size=14, unique=True))
    some = st.lists(number, min_size=1, max_size=2, unique=True)
    return count, [pair for pair in pairs if pair[0] != pair[1]], draw(some), draw(some)


def every_path(on: tuple[tuple[int, ...], ...], starts: list[int], ends: list[int]) -> list[list[int]]:
    """Every path from a start to an end that comes nowhere twice."""
    found, row = [], [[start] for start in starts]
    for path in row:
        if path[-1] in ends:
            found.append(path)
        row += [[*path, target] for target in on[path[-1]] if target not in path]
    return found


@given(tangles())
@settings(max_examples=400, deadline=None)
def test_what_every_path_passes_is_told_without_walking_them(tangle: Tangle) -> None:
    count, pairs, starts, ends = tangle
    on = ways(count, pairs)
    paths = every_path(on, starts, ends)
    # A path that goes on behind an end has passed that end; the shorter ones say as much.
    wanted = set(range(count)).intersection(*map(set, paths)) if paths else set()
    assert always_passed(on, starts, ends) == wanted


@given(tangles())
@settings(max_examples=200, deadline=None)
def test_components_are_what_leads_round_and_stand_before_what_they_lead_to(tangle: Tangle) -> None:
    count, pairs, _, _ = tangle
    on = ways(count, pairs)
    parts = components(on)
    assert sorted(number for part in parts for number in part) == list(range(count))
    part_of = {number: place for place, part in enumerate(parts) for number in part}
    for one in range(count):
        for other in range(count):
            there, back = other in reached(on, (one,)), one in reached(on, (other,))
            assert (part_of[one] == part_of[other]) == (there and back)
            if there:
                assert part_of[one] <= part_of[other]


def test_ways_can_be_turned_and_places_left_out() -> None:
    on = ways(4, [(0, 1), (1, 2), (0, 3), (3, 2)])
    assert turned(on) == ((), (0,), (1, 3), (0,))
    assert reached(on, (0,), but=1) == {0, 2, 3}
    assert reached(on, (1,), but=1) == set()


def test_a_thousand_in_a_row_need_no_thousand_calls_within_each_other() -> None:
    on = ways(50_000, pairwise(range(50_000)))
    assert len(components(on)) == 50_000
    assert len(always_passed(on, (0,), (49_999,))) == 50_000
    ring = ways(50_000, [*pairwise(range(50_000)), (49_999, 0)])
    assert len(components(ring)) == 1


def test_loops_back_are_no_ways_on_but_one_drawn_forward_is() -> None:
    found = web(row("A", "B", "C", flows=flows("C<A", "A<B")))
    assert found.keys == ("A", "B", "C")
    assert found.on == ((1,), (2,), ())
    assert found.parts == ((0,), (1,), (2,))
