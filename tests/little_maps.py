"""Small journeys with nothing wrong on them, for tests to put something wrong into."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from journeymap.model.journey import Flow, Journey, Lane, Milestone, Persona, Stage, SuccessCriterion, Touchpoint

TODAY = date(2026, 11, 22)


def row(*titles: str, **fields: Any) -> Journey:
    """A journey of one stage with a touchpoint for each title (its id is the title), on which nothing is wrong.
    `fields` replace the journey's own."""
    sound: dict[str, Any] = {
        "title": "From signature to first value",
        "success": (SuccessCriterion(id="c", text="My board sees live numbers", by_day=30, proof="m"),),
        "personas": (Persona(id="dana", name="Dana"), Persona(id="omar", name="Omar")),
        "stages": (Stage(id="s", title="Onboarding", goal="Reach first value", start_day=0, end_day=30),),
        "touchpoints": tuple(Touchpoint(id=title, stage="s", title=title, owner="CSM") for title in titles),
        "milestones": (Milestone(id="m", title="First value", day=24, stage="s"),),
        "lanes": (Lane(id="l1", kind="touchpoints", title="Touchpoints"),),
    }
    return Journey(**(sound | fields))


def flows(*ways: str) -> tuple[Flow, ...]:
    """Flows as in "A>B" (next), "A?B" (branch without a condition), "A?B:if late" and "A<B" (loop from A to B)."""
    kinds: dict[str, Literal["next", "branch", "loop"]] = {">": "next", "?": "branch", "<": "loop"}
    made = []
    for way in ways:
        ends, _, condition = way.partition(":")
        sign = next(sign for sign in kinds if sign in ends)
        source, target = ends.split(sign)
        made.append(Flow(id=f"{source}-{target}", source=source, target=target, kind=kinds[sign], condition=condition))
    return tuple(made)
