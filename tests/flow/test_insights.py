from __future__ import annotations

from pathlib import Path

from little_maps import flows, row

from journeymap.files.format import load
from journeymap.flow.insights import Handover, insights, share
from journeymap.model.journey import Journey, Lane, Milestone, Note, Touchpoint

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "saas-onboarding-to-advocacy.journey"


def test_an_empty_map_tells_nothing() -> None:
    told = insights(Journey(title=""))
    assert (told.milestones, told.handovers, told.opportunities) == ((), (), ())
    assert told.channels.rows == told.owners.rows == ()
    assert set(told.modes.values()) == set(told.evidence.values()) == {0}
    assert share(0, 0) is None
    assert share(1, 4) == 0.25


def test_the_way_to_each_milestone_that_stands_at_a_touchpoint() -> None:
    milestones = (
        Milestone(id="m", title="Live", touchpoint="C"),
        Milestone(id="lost", title="Trained", touchpoint="B"),
        Milestone(id="loose", title="Renewed", day=365),
    )
    told = insights(row("A", "B", "C", milestones=milestones, flows=flows("A>C")))
    assert [(one.milestone, one.quickest and one.quickest.touchpoints) for one in told.milestones] == [
        ("m", ("A", "C")),
        ("lost", None),
    ]


def test_handovers_are_ways_along_which_the_owner_changes() -> None:
    owners = {"A": "CSM", "B": " csm ", "C": "Support", "D": "", "E": "CSM"}
    touchpoints = tuple(Touchpoint(id=key, stage="s", title=key, owner=owner) for key, owner in owners.items())
    assert insights(row(touchpoints=touchpoints, flows=flows("C<A"))).handovers == (
        Handover("B", "C", "csm", "Support"),
    )


def test_channels_and_owners_by_stage_the_most_frequent_first() -> None:
    told = insights(load(EXAMPLE.read_bytes()).journey)
    assert told.channels.rows[0] == "In-app"
    assert told.channels.counts[0] == (2, 1, 0, 0, 0)
    assert told.owners.rows[0] == "CSM"
    assert sum(map(sum, told.owners.counts)) == 15
    assert told.modes == {"human": 11, "hybrid": 1, "automated": 3, "unknown": 0}
    assert told.evidence == {"researched": 7, "anecdote": 6, "assumption": 2, "unknown": 0}


def test_opportunities_the_most_impact_for_the_least_effort_first() -> None:
    lanes = (Lane(id="o", kind="opportunities", title="Opportunities"), Lane(id="p", kind="pains", title="Pains"))
    notes = (
        Note(id="dear", lane="o", at="A", text="Rewrite it", impact="high", effort="high"),
        Note(id="cheap", lane="o", at="s", text="A checklist", impact="high", effort="low"),
        Note(id="unsaid", lane="o", at="A", text="Perhaps a call"),
        Note(id="over", lane="o", at="A", text="A video", impact="high", effort="low", status="done"),
        Note(id="empty", lane="o", at="A", text=" ", impact="high"),
        Note(id="pain", lane="p", at="A", text="Slow", impact="high"),
    )
    found = insights(row("A", lanes=lanes, notes=notes)).opportunities
    assert [(one.note, one.at, one.impact, one.effort) for one in found] == [
        ("cheap", "s", "high", "low"),
        ("dear", "A", "high", "high"),
        ("unsaid", "A", None, None),
    ]
