from __future__ import annotations

import pytest

from journeymap.model.edits import new_journey
from journeymap.model.refusal import JourneyError
from journeymap.model.vocabulary import day_range


def test_a_new_journey_has_the_stages_of_a_customers_life_and_the_usual_lanes() -> None:
    journey = new_journey()
    assert [(stage.title, day_range(stage.start_day, stage.end_day)) for stage in journey.stages] == [
        ("Onboarding", "Day 0–30"),
        ("Adoption", "Day 30–90"),
        ("Retention", "Month 3–9"),
        ("Expansion", "Month 9–12"),
        ("Advocacy", "Year 2+"),
    ]
    assert [lane.title for lane in journey.lanes] == [
        "Touchpoints",
        "Experience",
        "Customer says",
        "Pain points",
        "Opportunities",
        "Backstage",
        "Metrics",
    ]
    assert [persona.name for persona in journey.personas] == ["Customer"]


def test_it_bears_the_title_given() -> None:
    assert new_journey("Renewal", persona="Dana").title == "Renewal"
    with pytest.raises(JourneyError, match="title is longer than 10,000 characters"):
        new_journey("x" * 10_001)
