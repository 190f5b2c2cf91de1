"""The plan of columns: what it says of touchpoints is what the checks say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from strategies import journeys

from journeymap.draw.theme import theme
from journeymap.flow.standing import at_risk
from journeymap.lanes.plan import Memory
from journeymap.layout.grid import plan

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


@settings(max_examples=40, deadline=None)
@given(journeys())
def test_the_touchpoints_at_risk_are_those_of_the_checks(journey: Journey) -> None:
    stages = plan(journey, theme("light"), Memory()).stages
    assert frozenset[str]().union(*(stage.at_risk for stage in stages)) == at_risk(journey)
    assert all(stage.at_risk <= {one.id for one in stage.touchpoints()} for stage in stages)
