from __future__ import annotations

from little_maps import row

from journeymap.flow.place import place, positions, stage_of
from journeymap.model.journey import Milestone, Stage


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
