from __future__ import annotations

import pytest
from little_maps import row

from journeymap.flow.standing import at_risk, late_milestones
from journeymap.model.journey import EmpathyResponse, Feeling, Journey, Milestone, SuccessCriterion, Touchpoint


def due(day: int | None, *by_days: int | None) -> Journey:
    return row(
        "A",
        milestones=(Milestone(id="m", title="First value", day=day), Milestone(id="other", title="Other", day=99)),
        success=tuple(
            SuccessCriterion(id=f"c{n}", text="…", by_day=by_day, proof="m") for n, by_day in enumerate(by_days)
        ),
    )


@pytest.mark.parametrize(
    ("day", "by_days", "late"),
    [
        (24, (20,), True),
        (20, (20,), False),
        (24, (30, 20), True),
        (24, (20, 30), True),
        (24, (30, None), False),
        (24, (), False),
        (None, (20,), False),
        (-3, (-5,), True),
    ],
)
def test_a_milestone_is_late_when_its_day_passes_that_of_a_criterion_it_proves(
    day: int | None, by_days: tuple[int | None, ...], late: bool
) -> None:
    assert late_milestones(due(day, *by_days)) == ({"m"} if late else set())


def felt(*values: int, responses: tuple[EmpathyResponse, ...] = ()) -> Journey:
    personas = ("dana", "omar")
    feelings = tuple(Feeling(persona=personas[n], value=value) for n, value in enumerate(values))
    low = Touchpoint(id="A", stage="s", title="A", feelings=feelings)
    return row("B", touchpoints=(low,), responses=responses)


@pytest.mark.parametrize(
    ("values", "risky"), [((-2,), True), ((-1,), False), ((2, -2), True), ((-1, -1), False), ((), False)]
)
def test_a_touchpoint_is_at_risk_when_it_distresses_any_persona(values: tuple[int, ...], risky: bool) -> None:
    assert at_risk(felt(*values)) == ({"A"} if risky else set())


def test_a_response_of_any_depth_takes_the_risk_away_but_an_empty_one_does_not() -> None:
    for depth in ("surface", "empathetic", "strategic"):
        spoken = EmpathyResponse(id="r", touchpoint="A").model_copy(update={depth: "We map the data for you."})
        assert at_risk(felt(-2, responses=(spoken,))) == set()
    empty = EmpathyResponse(id="r", touchpoint="A", event="Launch week", surface=" ")
    assert at_risk(felt(-2, responses=(empty,))) == {"A"}
