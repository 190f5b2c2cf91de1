from __future__ import annotations

from little_maps import row

from journeymap.flow.place import place, positions, stage_of
from journeymap.model.find import index
from journeymap.model.journey import EmpathyResponse, Flow, Lane, Metric, Milestone, Note, Stage


def test_a_place_is_the_stage_and_the_thing_in_it() -> None:
    journey = row(
        "A",
        milestones=(
            Milestone(id="m", title="By touchpoint", touchpoint="A"),
            Milestone(id="loose", title="Loose", day=3),
        ),
        stages=(Stage(id="s", title="Onboarding"),),
        success=(),
    )
    stage = journey.stages[0]
    assert place(journey, stage) == "Onboarding"
    assert place(journey, journey.touchpoints[0]) == "Onboarding › A"
    assert place(journey, journey.milestones[0]) == "Onboarding › By touchpoint"
    assert place(journey, journey.milestones[1]) == "Loose"
    assert stage_of(journey, journey.milestones[1]) is None
    assert stage_of(journey, journey.lanes[0]) is None


def test_positions_put_a_stage_before_its_columns_and_what_has_none_in_front() -> None:
    where = positions(row("A", "B"))
    assert sorted(["B", "A", "s", "l1"], key=where.__getitem__) == ["l1", "s", "A", "B"]


def test_what_hangs_on_a_touchpoint_stands_below_it_and_sorts_with_it() -> None:
    journey = row(
        "A",
        "B",
        lanes=(Lane(id="pains", kind="pains", title="Pain points"),),
        notes=(Note(id="n", lane="pains", at="B", text="Slow"), Note(id="whole", lane="pains", at="s", text="Dear")),
        metrics=(Metric(id="k", stage="s", kind="ces", title="Effort"),),
        responses=(EmpathyResponse(id="r", touchpoint="A"),),
        flows=(Flow(id="f", source="A", target="B"),),
    )
    things = index(journey).things
    assert [place(journey, things[key]) for key in ("n", "whole", "k", "r", "f")] == [
        "Onboarding › B › Slow",
        "Onboarding › Dear",
        "Onboarding › Effort",
        "Onboarding › A › r",
        "Onboarding › f",
    ]
    where = positions(journey)
    assert sorted(["n", "k", "r", "B", "A"], key=where.__getitem__) == ["k", "A", "r", "B", "n"]
