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
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Unsettled


def unsettled(case: Case) -> Iterator[Finding]:
    """What a merge left to decide of a thing that is still there: all of one thing together."""
    journey = case.journey
    of_thing: dict[str | None, list[Unsettled]] = {}
    for one in journey.unsettled:
        if one.thing is None or one.thing in index(journey).things:
            of_thing.setdefault(one.thing, []).append(one)
    for key, left in of_thing.items():
        name = "the map" if key is None else called(index(journey).things[key])
        yield Finding(_sentence(journey, left, name), () if key is None else (key,), tuple(_fixes(journey, left, name)))


def _sentence(journey: Journey, left: Sequence[Unsettled], name: str) -> str:
    said = [one for one in left if one.field]
    parts = [f"Two people changed {name}: {'; '.join(_meant(journey, one) for one in said)}"] if said else []
    if len(said) < len(left):
        parts.append(f"One person removed {name} while another changed it: it was kept")
    return ". ".join(parts)


def _meant(journey: Journey, one: Unsettled) -> str:
    thing = journey if one.thing is None else index(journey).things[one.thing]
    here = _shown(journey, one.field, getattr(thing, one.field, None))
    return f"{spoken_field(one.field)} {here} stands, {_shown(journey, one.field, one.theirs)} was the other’s"


def _shown(journey: Journey, field: str, value: object) -> str:
    shown = shown_value(field, value, journey)
    return "another value" if shown is None else shown or "nothing"


def _fixes(journey: Journey, left: Sequence[Unsettled], name: str) -> Iterator[Fix]:
    def settled(before: Journey, *, take_theirs: bool) -> Journey:
        for one in left:
            if one in before.unsettled:  # what was removed has taken its own along
                before = settle(before, one, take_theirs=take_theirs)
        return before

    target = left[0].thing
    yield Fix(
        "keep-ours",
        "Keep it as it is",
        f"Leaves {name} as it is, and settles it",
        lambda before: settled(before, take_theirs=False),
        target,
    )
    try:
        settled(journey, take_theirs=True)
    except JourneyError:
        return  # what the other one wrote cannot stand here any more
    if any(not one.field for one in left):
        label, preview = "Remove it", f"Removes {name} with all that hangs on it"
    else:
        theirs = [f"{spoken_field(one.field)} {_shown(journey, one.field, one.theirs)}" for one in left]
        label, preview = "Take the other’s", f"Gives {name} what the other person meant: {', '.join(theirs)}"
    yield Fix("take-theirs", label, preview, lambda before: settled(before, take_theirs=True), target)


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
