from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from little_maps import flows, row
from strategies import journeys

from journeymap.flow.edges import Edge, edges, take_part
from journeymap.model.find import index
from journeymap.model.journey import Journey, Stage, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterable


def ways(journey: Journey) -> set[str]:
    """Each way as "A>B", drawn ones as "A=B"."""
    return {f"{edge.source}{'=' if edge.drawn else '>'}{edge.target}" for edge in edges(journey)}


def together(journey: Journey, partner_of: dict[str, str]) -> Journey:
    touchpoints = tuple(t.model_copy(update={"together_with": partner_of.get(t.id)}) for t in journey.touchpoints)
    return Journey(**{**dict(journey), "touchpoints": touchpoints})


def test_without_flows_the_reading_order_leads_on() -> None:
    journey = row("A", "B", "C")
    assert edges(journey) == (
        Edge("A", "B", "next", "", drawn=False, id="A>B"),
        Edge("B", "C", "next", "", drawn=False, id="B>C"),
    )


def test_the_reading_order_goes_over_empty_stages() -> None:
    journey = row(
        "A",
        stages=(Stage(id="s", title="One"), Stage(id="e", title="Empty"), Stage(id="z", title="Last")),
        touchpoints=(Touchpoint(id="Z", stage="z", title="Z"), Touchpoint(id="A", stage="s", title="A")),
    )
    assert ways(journey) == {"A>Z"}


def test_touchpoints_that_share_a_column_are_parallel() -> None:
    journey = together(row("A", "B", "C", "D"), {"C": "B"})
    assert ways(journey) == {"A>B", "A>C", "B>D", "C>D"}


def test_a_drawn_flow_replaces_the_reading_order_of_its_source_alone() -> None:
    journey = row("A", "B", "C", flows=flows("A?C:when urgent"))
    assert ways(journey) == {"A=C", "B>C"}
    drawn = edges(journey)[0]
    assert drawn == Edge("A", "C", "branch", "when urgent", drawn=True, id="A-C")


def test_a_loop_back_leaves_the_way_forward_in_place() -> None:
    assert ways(row("A", "B", "C", flows=flows("B<A"))) == {"B=A", "A>B", "B>C"}


def test_a_drawn_loop_forward_is_not_drawn_twice() -> None:
    assert ways(row("A", "B", flows=flows("A<B"))) == {"A=B"}


def test_one_drawn_out_of_a_shared_column_leaves_the_others_their_way() -> None:
    journey = together(row("A", "B", "C", "D", flows=flows("A>D")), {"B": "A"})
    assert ways(journey) == {"A=D", "B>C", "C>D"}


def test_two_crowded_columns_are_joined_by_a_number_of_ways_that_stays_linear() -> None:
    left, right = [f"L{n}" for n in range(300)], [f"R{n}" for n in range(300)]
    partners = dict.fromkeys(left[1:], left[0]) | dict.fromkeys(right[1:], right[0])
    found = edges(together(row(*left, *right), partners))
    assert len(found) == 599
    assert {edge.target for edge in found} == set(right)
    assert {edge.source for edge in found} == set(left)


def test_an_answer_is_kept_until_something_that_matters_changes() -> None:
    journey = row("A", "B")
    found = edges(journey)
    assert edges(journey) is found
    assert edges(journey.model_copy(update={"title": "Another"})) is found
    assert edges(row("A", "B", flows=flows("B<A"))) != found
    assert edges(journey) is found


def test_a_part_of_a_journey_has_the_ways_of_the_whole_and_no_others() -> None:
    whole = row("A", "B", "C", "D", flows=flows("B>D"))
    part = row("A", "B", "C")
    take_part(part, whole)
    assert ways(part) == {"A>B"}


def reached_from(first: Iterable[str], found: Iterable[Edge]) -> set[str]:
    reached, fresh = set(first), list(first)
    found = tuple(found)
    while fresh:
        here = fresh.pop()
        fresh += [edge.target for edge in found if edge.source == here and edge.target not in reached]
        reached.update(fresh)
    return reached


@given(journeys())
@settings(max_examples=60, deadline=None)
def test_of_any_journey(journey: Journey) -> None:
    found = edges(journey)
    columns = index(journey).column_of
    assert len({edge.id for edge in found}) == len(found)
    assert len({(edge.source, edge.target) for edge in found}) == len(found)
    assert [edge.id for edge in found if edge.drawn] == [flow.id for flow in journey.flows]
    assert all(columns[edge.source] < columns[edge.target] for edge in found if not edge.drawn)
    if not journey.flows and columns:
        first = [key for key, column in columns.items() if column == min(columns.values())]
        assert reached_from(first, found) == set(columns)
