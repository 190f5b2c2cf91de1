"""Checks of how it feels: distress nobody answers or a machine meets, pains nobody plans to ease, moments of truth
left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.rules.nearby import owner_nearby
from journeymap.flow.standing import LOWEST, at_risk, says_something
from journeymap.flow.words import called
from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import EmpathyResponse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Touchpoint


def distress_unanswered(case: Case) -> Iterator[Finding]:
    """A touchpoint that feels −2 to somebody and has no empathy response."""
    risky = at_risk(case.journey)
    for touchpoint in case.journey.touchpoints:
        if touchpoint.id in risky:
            yield Finding(
                f"Distress without a response: {called(touchpoint)} feels −2 and no empathy response is planned",
                (touchpoint.id,),
                (_response(case.journey, touchpoint),),
            )


def surface_only(case: Case) -> Iterator[Finding]:
    """Empathy responses that stay at the surface where the map feels worst."""
    felt = {t.id: min((f.value for f in t.feelings), default=0) for t in case.journey.touchpoints}
    worst = min(felt.values(), default=0)
    if worst >= 0:
        return
    for touchpoint in case.journey.touchpoints:
        responses = index(case.journey).responses.get(touchpoint.id, ())
        if felt[touchpoint.id] != worst or not any(map(says_something, responses)):
            continue
        if not any(one.empathetic.strip() or one.strategic.strip() for one in responses):
            shown = f"−{-worst}"
            yield Finding(
                f"The response to {called(touchpoint)} stays at the surface, though no moment feels worse ({shown})",
                (responses[0].id, touchpoint.id),
            )


def stress_met_by_machine(case: Case) -> Iterator[Finding]:
    """An automated touchpoint that feels −2, or that feels bad and whose empathy response tells of a stressful
    event."""
    responses = index(case.journey).responses
    for touchpoint in case.journey.touchpoints:
        if touchpoint.mode != "automated":
            continue
        worst = min((feeling.value for feeling in touchpoint.feelings), default=0)
        stressful = any(one.event.strip() for one in responses.get(touchpoint.id, ()))
        if worst == LOWEST or (worst < 0 and stressful):
            yield Finding(
                f"A machine meets the customer at {called(touchpoint)}, where it is stressful",
                (touchpoint.id,),
                (with_a_person(touchpoint),),
            )


def moment_of_truth_automated(case: Case) -> Iterator[Finding]:
    """A moment of truth that is automated."""
    for touchpoint in case.journey.touchpoints:
        if touchpoint.moment_of_truth and touchpoint.mode == "automated":
            yield Finding(
                f"Moment of truth {called(touchpoint)} is automated: nobody is there when it counts",
                (touchpoint.id,),
                (with_a_person(touchpoint),),
            )


def moment_of_truth_unowned(case: Case) -> Iterator[Finding]:
    """A moment of truth that nobody owns."""
    for touchpoint in case.journey.touchpoints:
        if touchpoint.moment_of_truth and not touchpoint.owner.strip():
            yield Finding(
                f"Moment of truth {called(touchpoint)} has no owner",
                (touchpoint.id,),
                owner_nearby(case.journey, touchpoint),
            )


def with_a_person(touchpoint: Touchpoint) -> Fix:
    """The touchpoint is no longer left to a machine alone."""
    return Fix(
        "add-person",
        "Put a person beside the machine",
        f"Makes {called(touchpoint)} human and automated; say who it is and how to reach them",
        Alike(edits.set_each, (touchpoint.id, {"mode": "hybrid"})),
        touchpoint.id,
    )


def _response(journey: Journey, touchpoint: Touchpoint) -> Fix:
    empty = next(iter(index(journey).responses.get(touchpoint.id, ())), None)
    preview = f"Adds an empathy response to {called(touchpoint)}, for you to write what the team says"
    return Fix(
        "add-response",
        "Add an empathy response",
        preview if empty is None else f"Goes to the empathy response of {called(touchpoint)}, which says nothing yet",
        Alike(_with_responses, None if empty else touchpoint.id),
        empty.id if empty else touchpoint.id,
        asks="empathetic",
        mends=False,
    )


def _with_responses(journey: Journey, touchpoints: Sequence[str | None]) -> Journey:
    """With an empty response at each of these, None for one that has one."""
    return edits.add_each(journey, EmpathyResponse, [{"touchpoint": key} for key in touchpoints if key])


RULES: tuple[Rule, ...] = (
    Rule(
        "distress-unanswered",
        "Low point without an answer",
        "Empathy",
        "warning",
        "People forgive a bad moment that is met with understanding, and remember one that is met with silence.",
        "The peak–end rule: the worst moment colours the memory (Kahneman and others 1993).",
        distress_unanswered,
        ("add-response",),
    ),
    Rule(
        "surface-only",
        "Worst moment answered at the surface only",
        "Empathy",
        "warning",
        "“We are sorry” does not answer the worst moment of all; say that you understand, and what you will change.",
        "The peak–end rule (Kahneman and others 1993); the service recovery paradox (McCollough and Bharadwaj 1992).",
        surface_only,
    ),
    Rule(
        "stress-met-by-machine",
        "Stress met by a machine",
        "Empathy",
        "warning",
        "Whoever is under stress wants somebody, not something: a machine can begin, a person must be within reach.",
        "Practice in service design; moments of truth (Normann 1984, Carlzon 1987).",
        stress_met_by_machine,
        ("add-person",),
    ),
    Rule(
        "moment-of-truth-automated",
        "Moment of truth left to a machine",
        "Empathy",
        "warning",
        "A moment of truth makes or breaks the relation: somebody must be there.",
        "Moments of truth (Normann 1984, Carlzon 1987).",
        moment_of_truth_automated,
        ("add-person",),
    ),
    Rule(
        "moment-of-truth-unowned",
        "Moment of truth without an owner",
        "Empathy",
        "warning",
        "A moment of truth makes or breaks the relation: somebody must answer for it.",
        "Moments of truth (Normann 1984, Carlzon 1987).",
        moment_of_truth_unowned,
        ("take-over",),
    ),
)
