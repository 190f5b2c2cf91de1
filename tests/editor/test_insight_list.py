from __future__ import annotations

import pytest
from hypothesis import given, settings
from little_maps import flows, row
from onboarding import onboarding
from strategies import journeys

from journeymap.editor.chances import chances
from journeymap.editor.insight_list import (
    Cell,
    Deed,
    Table,
    breaks,
    by_stage,
    evidence,
    handovers,
    if_it_fails,
    modes,
    ways,
)
from journeymap.flow.insights import dependents, insights
from journeymap.model.edits import set_thing, set_things
from journeymap.model.find import index
from journeymap.model.journey import Journey, Lane, Milestone, Note


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in line) for line in table.rows]


def test_ways_to_each_milestone_can_be_traced() -> None:
    told = ways(onboarding(), insights(onboarding()))
    assert told.headings == ("Milestone", "Quickest", "Longest")
    assert texts(told)[1][1] == "4 steps · day 24"
    assert told.rows[1][0].does == Deed("go", "value")
    assert told.rows[1][1].does == Deed("quickest", "value")
    assert told.rows[1][2].does == Deed("longest", "value")
    assert told.rows[1][1].link
    assert told.rows[1][1].spoken == "Quickest way to First value: 4 steps, by day 24. Trace it"
    assert told.said == "Choose a way to trace it on the map. 1 more milestone at no touchpoint: no way leads there."


def test_where_no_way_leads_there_is_nothing_to_trace() -> None:
    journey = row(
        *"xyz", flows=flows("x>z"), success=(), milestones=(Milestone(id="m", title="Value", touchpoint="y"),)
    )
    assert ways(journey, insights(journey)).rows[0][1] == Cell("No way there yet")


def test_handovers_say_who_and_where() -> None:
    journey = set_thing(row(*"xyz"), "y", owner="Support")
    told = handovers(journey, insights(journey))
    assert texts(told) == [("CSM → Support", "x → y"), ("Support → CSM", "y → z")]
    assert told.rows[0][0].does == Deed("go", "y")
    assert told.said == "Customers are handed over twice."


def test_channels_and_owners_are_counted_by_stage() -> None:
    journey = set_thing(set_things(onboarding(), ("kick", "data", "first"), owner="CSM"), "train", owner="Product")
    found = insights(journey)
    told = by_stage(journey, found.owners, "Owner")
    assert told.headings == ("Owner", *(stage.title for stage in journey.stages))
    assert [line[0].text for line in told.rows] == ["CSM", "Product"]
    assert told.rows[0][1].spoken == f"CSM in {journey.stages[0].title}: 3 touchpoints"
    for line, numbers in zip(told.rows, found.owners.counts, strict=True):
        assert [cell.text for cell in line[1:]] == [str(number) if number else "·" for number in numbers]
    assert [cell.share for cell in told.rows[0][1:3]] == [1.0, 0.0]


def test_shares_are_told_in_words_and_numbers() -> None:
    journey = set_things(row(*"wxyz"), ("w", "x", "y"), mode="automated")
    told = modes(insights(journey))
    assert texts(told) == [
        ("People", "0 · 0 %"),
        ("People and machines", "0 · 0 %"),
        ("Machines alone", "3 · 75 %"),
        ("Not said", "1 · 25 %"),
    ]
    assert told.rows[2][1].share == 0.75
    assert told.rows[2][1].spoken == "Machines alone: 3 touchpoints, 75 per cent"
    assert texts(evidence(insights(set_things(row("x"), ("x",), evidence="researched"))))[0] == (
        "Researched",
        "1 · 100 %",
    )


def test_what_most_depends_on_comes_first() -> None:
    journey = row(
        *"uvxyz",
        flows=flows("v?x:one", "v?y:other", "x>z", "y>z"),
        success=(),
        milestones=(Milestone(id="m", title="Value", touchpoint="z"),),
    )
    told = breaks(journey, dependents(journey))
    assert texts(told) == [
        ("u", "1 milestone, 4 touchpoints"),
        ("v", "1 milestone, 3 touchpoints"),
        ("z", "1 milestone"),
    ]
    assert told.rows[0][1].does == Deed("lost", "u")


def test_what_breaks_is_told_of_the_touchpoint_selected() -> None:
    assert if_it_fails(row(*"xyz"), "y") == (
        "If “y” fails: 1 other touchpoint can no longer be reached.",
        Deed("lost", "y"),
    )
    for other in (None, "s", "gone"):
        assert if_it_fails(row(*"xyz"), other) == ("Select a touchpoint to see what breaks when it fails.", None)


def with_opportunities(*notes: Note) -> Journey:
    return row("x", lanes=(Lane(id="o", kind="opportunities", title="Opportunities"),), notes=notes)


def test_opportunities_have_a_place_by_what_they_bring_and_cost() -> None:
    journey = with_opportunities(
        Note(id="n1", lane="o", at="x", text="Rebuild", impact="high", effort="high"),
        Note(id="n2", lane="o", at="x", text="Checklist", impact="high", effort="low"),
        Note(id="n3", lane="o", at="x", text="Someday"),
        Note(id="n4", lane="o", at="x", text="Half", impact="medium"),
        Note(id="n5", lane="o", at="x", text="Old", impact="high", effort="low", status="done"),
    )
    found = chances(journey, insights(journey))
    assert [(one.number, one.title, one.effort, one.impact) for one in found.placed] == [
        (1, "Checklist", 0, 2),
        (2, "Rebuild", 2, 2),
    ]
    assert found.placed[0].spoken == "1: Checklist, impact high, effort low"
    assert texts(found.listed) == [
        ("1  Checklist", "impact high, effort low"),
        ("2  Rebuild", "impact high, effort high"),
        ("–  Half", "impact medium, effort not rated"),
        ("–  Someday", "not rated yet"),
    ]
    assert found.listed.said == "Begin with “Checklist”: much for little."


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ((), "No opportunities yet"),
        ((Note(id="n", lane="o", at="x", text="Old", status="dropped"),), "done or dropped"),
        ((Note(id="n", lane="o", at="x", text="New"),), "No opportunity says both what it brings"),
    ],
)
def test_without_opportunities_it_says_what_to_do(notes: tuple[Note, ...], said: str) -> None:
    journey = with_opportunities(*notes)
    listed = chances(journey, insights(journey)).listed
    assert said in listed.empty + listed.said


def test_an_empty_map_says_everywhere_what_to_do() -> None:
    empty = Journey(title="")
    found = insights(empty)
    for table in (
        ways(empty, found),
        handovers(empty, found),
        by_stage(empty, found.channels, "Channel"),
        modes(found),
        evidence(found),
        breaks(empty, dependents(empty)),
        chances(empty, found).listed,
    ):
        assert not table.rows
        assert table.empty.endswith(".")


@settings(max_examples=40, deadline=None)
@given(journeys())
def test_every_cell_leads_to_something_the_map_has(journey: Journey) -> None:
    found, things = insights(journey), index(journey).things
    for table in (
        ways(journey, found),
        handovers(journey, found),
        by_stage(journey, found.channels, "Channel"),
        by_stage(journey, found.owners, "Owner"),
        modes(found),
        evidence(found),
        breaks(journey, dependents(journey)),
        chances(journey, found).listed,
    ):
        assert table.rows or table.empty
        for line in table.rows:
            assert len(line) == len(table.headings)
            for cell in line:
                assert cell.text
                assert cell.does is None or cell.does.thing in things
                assert cell.share is None or 0.0 <= cell.share <= 1.0
