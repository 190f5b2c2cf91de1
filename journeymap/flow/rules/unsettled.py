"""The check of what two people changed in different ways and nobody has settled yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.problems import Finding, Fix, Rule
from journeymap.flow.words import called
from journeymap.model.difference_words import shown_value, spoken_field
from journeymap.model.edits.settling import settle
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Unsettled


def unsettled(case: Case) -> Iterator[Finding]:
    """Something that a merge left to decide, of a thing that is still there."""
    journey = case.journey
    for one in journey.unsettled:
        thing = index(journey).things.get(one.thing or "")
        if thing is None and one.thing is not None:
            continue
        name = "the map" if thing is None else called(thing)
        targets = () if thing is None else (thing.id,)
        yield Finding(_sentence(journey, one, name), targets, tuple(_fixes(journey, one, name)))


def _sentence(journey: Journey, one: Unsettled, name: str) -> str:
    if not one.field:
        return f"One person removed {name} while another changed it: it was kept"
    here = shown_value(one.field, _here(journey, one), journey) or "nothing"
    there = shown_value(one.field, one.theirs, journey) or "nothing"
    return f"Two people changed the {spoken_field(one.field)} of {name}: {here} stands, {there} was the other’s"


def _fixes(journey: Journey, one: Unsettled, name: str) -> Iterator[Fix]:
    what = f"the {spoken_field(one.field)} of {name}" if one.field else name
    yield Fix(
        "keep-ours",
        "Keep it as it is",
        f"Leaves {what} as it is, and settles it",
        lambda before: settle(before, one, take_theirs=False),
        one.thing,
    )
    try:
        settle(journey, one, take_theirs=True)
    except JourneyError:
        return  # what the other one wrote cannot stand here any more
    there = shown_value(one.field, one.theirs, journey) or "nothing"
    yield Fix(
        "take-theirs",
        "Take the other’s" if one.field else "Remove it",
        f"Changes {what} to {there}" if one.field else f"Removes {what} with all that hangs on it",
        lambda before: settle(before, one, take_theirs=True),
        one.thing,
    )


def _here(journey: Journey, one: Unsettled) -> object:
    thing = journey if one.thing is None else index(journey).things[one.thing]
    return getattr(thing, one.field, None)


RULES: tuple[Rule, ...] = (
    Rule(
        "unsettled-change",
        "Change left to decide",
        "Upkeep",
        "warning",
        "Two people meant different things; the map follows one of them, and the other does not know.",
        "Practice in working together: a merge asks where both changed the same.",
        unsettled,
        ("keep-ours", "take-theirs"),
    ),
)
