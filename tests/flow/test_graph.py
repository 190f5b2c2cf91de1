from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from little_maps import flows, row
from strategies import journeys

import journeymap
from journeymap.flow.edges import edges
from journeymap.flow.graph import ends, graph, starts
from journeymap.model.journey import Journey, Milestone, Stage, Touchpoint


def test_nodes_are_touchpoints_and_milestones_with_their_records() -> None:
    journey = row(
        "A",
        "B",
        milestones=(
            Milestone(id="at", title="Logged in", touchpoint="B"),
            Milestone(id="in", title="Live", stage="s"),
            Milestone(id="loose", title="Referred", day=400),
        ),
        success=(),
    )
    found = graph(journey)
    assert dict(found.nodes(data="kind")) == {
        "A": "touchpoint",
        "B": "touchpoint",
        "at": "milestone",
        "in": "milestone",
        "loose": "milestone",
    }
    assert found.nodes["B"]["thing"] is journey.touchpoints[1]
    assert dict(found.nodes(data="stage")) == {"A": "s", "B": "s", "at": "s", "in": "s", "loose": None}
    assert dict(found.nodes(data="column")) == {"A": 0, "B": 1, "at": 1, "in": None, "loose": None}
    assert list(found.in_edges("at", data="kind")) == [("B", "at", "reaches")]
    assert not list(found.out_edges("at"))
    assert found.degree("loose") == 0


def test_edges_say_what_they_are() -> None:
    journey = row("A", "B", "C", flows=flows("A?C:when urgent", "C<A"))
    found = graph(journey)
    assert found.edges["A", "C"] == {"kind": "branch", "condition": "when urgent", "drawn": True, "id": "A-C"}
    assert found.edges["C", "A"]["kind"] == "loop"
    assert found.edges["B", "C"] == {"kind": "next", "condition": "", "drawn": False, "id": "B>C"}


def test_one_graph_for_everybody_that_nobody_can_change() -> None:
    journey = row("A", "B")
    assert graph(journey) is graph(journey)
    with pytest.raises(networkx.NetworkXError):
        graph(journey).add_edge("B", "A")
    own = graph(journey).copy()
    own.add_edge("B", "A")
    assert not graph(journey).has_edge("B", "A")


def test_the_journey_starts_in_its_first_column_and_ends_in_its_last() -> None:
    journey = row(
        "x",
        stages=(Stage(id="none", title="Empty"), Stage(id="s", title="Full"), Stage(id="end", title="Empty too")),
        touchpoints=(
            Touchpoint(id="A", stage="s", title="A"),
            Touchpoint(id="A2", stage="s", title="A2", together_with="A"),
            Touchpoint(id="B", stage="s", title="B"),
        ),
    )
    assert (starts(journey), ends(journey)) == (("A", "A2"), ("B",))
    nothing = row(touchpoints=())
    assert (starts(nothing), ends(nothing)) == ((), ())


@given(journeys())
@settings(max_examples=40, deadline=None)
def test_the_graph_has_every_way_of_any_journey(journey: Journey) -> None:
    found = graph(journey)
    at_touchpoints = sum(milestone.touchpoint is not None for milestone in journey.milestones)
    assert found.number_of_nodes() == len(journey.touchpoints) + len(journey.milestones)
    assert found.number_of_edges() == len(edges(journey)) + at_touchpoints


def test_networkx_is_not_loaded_before_somebody_asks_about_ways() -> None:
    program = (
        "import sys, datetime; from little_maps import row; from journeymap.flow.check import check;"
        "from journeymap.flow.graph import graph; check(row('A', 'B'), datetime.date(2026, 1, 1));"
        "assert 'networkx' not in sys.modules, 'loaded too early';"
        "graph(row('A')); assert 'networkx' in sys.modules"
    )
    here = Path(__file__).parent.parent
    folders = f"import sys; sys.path[:0] = {[str(here), str(Path(journeymap.__file__).parent.parent)]!r}\n"
    subprocess.run([sys.executable, "-c", folders + program], check=True)
