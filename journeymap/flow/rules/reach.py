"""Checks of what leads where: what is never reached, what leads nowhere, where the journey starts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from journeymap.flow.graph import starts
from journeymap.flow.kept import kept
from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.rules.naming import in_reading_order, named
from journeymap.flow.web import reached, web
from journeymap.flow.words import called, listed
from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Case
    from journeymap.flow.web import Web
    from journeymap.model.journey import Journey


class Reach(NamedTuple):
    """What is reached from where the journey starts, and what isn't, by what hangs together."""

    first: tuple[str, ...]
    other_starts: tuple[str, ...]
    """Touchpoints of the first stage that nothing leads to: a customer may well begin there."""
    reached: frozenset[str]
    lost: tuple[tuple[str, ...], ...]


@kept
def reach(journey: Journey) -> Reach:
    """What can be reached. The reading order alone reaches everything."""
    found = web(journey)
    first = starts(journey)
    if not journey.flows:
        return Reach(first, (), frozenset(found.keys), ())
    things = index(journey).things
    stage = getattr(things[first[0]], "stage", None) if first else None
    begin = {found.number[key] for key in first}
    others = {
        n
        for n, back in enumerate(found.back)
        if not back and n not in begin and found.on[n] and getattr(things[found.keys[n]], "stage", None) == stage
    }
    there = reached(found.on, begin | others)
    lost = tuple(
        tuple(found.keys[n] for n in part) for part in _hanging_together(found, set(range(len(found.keys))) - there)
    )
    return Reach(
        first,
        tuple(found.keys[n] for n in sorted(others)),
        frozenset(found.keys[n] for n in there),
        lost,
    )


def _hanging_together(found: Web, numbers: set[int]) -> Iterator[list[int]]:
    """The parts into which these fall apart, whichever way the ways among them lead."""
    left = set(numbers)
    for number in sorted(numbers):
        if number not in left:
            continue
        part = [number]
        left.discard(number)
        for here in part:
            for target in (*found.on[here], *found.back[here]):
                if target in left:
                    left.discard(target)
                    part.append(target)
        yield sorted(part)


def nothing_leads_there(case: Case) -> Iterator[Finding]:
    """A touchpoint that no way leads to."""
    found = web(case.journey)
    for part in reach(case.journey).lost:
        if len(part) == 1 and not found.back[found.number[part[0]]]:
            yield Finding(f"Nothing leads to {named(case.journey, *part)}", part, _led_to(case.journey, part[0]))


def cut_off(case: Case) -> Iterator[Finding]:
    """Touchpoints that no way from the start leads to; those that hang together are told in one sentence."""
    found = web(case.journey)
    first = reach(case.journey).first
    for part in reach(case.journey).lost:
        if len(part) > 1 or found.back[found.number[part[0]]]:
            keys = in_reading_order(case.journey, part)
            heads = [key for key in keys if not found.back[found.number[key]]] or keys[:1]
            fixes = _led_to(case.journey, heads[0]) if len(heads) == 1 else ()
            sentence = f"No way from {named(case.journey, *first[:1])} leads to {named(case.journey, *keys)}"
            yield Finding(sentence, keys, fixes)


def several_starts(case: Case) -> Iterator[Finding]:
    """Touchpoints of the first stage, besides its first, that nothing leads to but that lead on."""
    found = reach(case.journey)
    if found.other_starts:
        keys = (*found.first[:1], *found.other_starts)
        yield Finding(f"The journey starts in {len(keys)} places: {named(case.journey, *keys)}", keys)


def leads_nowhere(case: Case) -> Iterator[Finding]:
    """A touchpoint that no way leaves, though stages follow."""
    journey = case.journey
    found = web(journey)
    last = {stage.id: number for number, stage in enumerate(journey.stages)}
    things = index(journey).things
    for number, key in enumerate(found.keys):
        rank = last[getattr(things[key], "stage", "")]
        if found.on[number] or rank == len(journey.stages) - 1:
            continue
        after = journey.stages[rank + 1]
        rest = listed([called(stage) for stage in journey.stages[rank + 1 :]])
        fix = Fix(
            "add-touchpoint",
            "Add a touchpoint behind it",
            f"Adds an empty touchpoint to {called(after)}, for you to name",
            partial(_followed, key=key, stage=after.id),
            after.id,
            asks="title",
        )
        yield Finding(f"{called(things[key])} leads nowhere: nothing follows in {rest}", (key,), (fix,))


def _followed(journey: Journey, key: str, stage: str) -> Journey:
    """With a touchpoint behind, unless there is one by now."""
    found = web(journey)
    return journey if found.on[found.number[key]] else edits.add_touchpoint(journey, stage=stage)


def _led_to(journey: Journey, key: str) -> tuple[Fix, ...]:
    """A flow from the touchpoint before it in reading order that is reached."""
    found = web(journey)
    there = reach(journey).reached
    source = next((found.keys[n] for n in range(found.number[key] - 1, -1, -1) if found.keys[n] in there), None)
    if source is None:
        return ()

    edit = Alike(_all_led_to, (source, key))
    names = f"{named(journey, source)} to {named(journey, key)}"
    return (Fix("lead-there", f"Lead there from {named(journey, source)}", f"Draws a flow from {names}", edit, key),)


def _all_led_to(journey: Journey, pairs: Sequence[tuple[str, str]]) -> Journey:
    """With a flow from each source to its target."""
    found = web(journey)
    drawn = {(flow.source, flow.target): flow.id for flow in journey.flows}
    led_on = {flow.source for flow in journey.flows if flow.kind != "loop"}
    new: dict[tuple[str, str], None] = {}
    for source, key in pairs:
        if source not in led_on:  # where only the reading order led on, it goes on leading there
            ahead = ((source, found.keys[n]) for n in found.on[found.number[source]])
            new |= dict.fromkeys(pair for pair in ahead if pair not in drawn)
            led_on.add(source)
        if (source, key) not in drawn:
            new[source, key] = None
    back = [(drawn[pair], {"kind": "next"}) for pair in pairs if pair in drawn]
    return edits.add_each(edits.set_each(journey, back), Flow, [{"source": one, "target": two} for one, two in new])


RULES: tuple[Rule, ...] = (
    Rule(
        "cut-off",
        "Part of the map cut off",
        "Flow",
        "warning",
        "What no way leads to happens to nobody: either a flow is missing or the touchpoints are not needed.",
        "Reachability in a flow graph; every step of a service blueprint stands in a sequence (Shostack 1984).",
        cut_off,
        ("lead-there",),
    ),
    Rule(
        "nothing-leads-there",
        "Nothing leads to a touchpoint",
        "Flow",
        "warning",
        "A touchpoint that nothing leads to is one that no customer comes to.",
        "Reachability in a flow graph; every step of a service blueprint stands in a sequence (Shostack 1984).",
        nothing_leads_there,
        ("lead-there",),
    ),
    Rule(
        "leads-nowhere",
        "A touchpoint leads nowhere",
        "Flow",
        "warning",
        "Where nothing follows, the customer is left standing, and so is the plan for the stages behind.",
        "Practice: a journey without its later stages is half a promise.",
        leads_nowhere,
        ("add-touchpoint",),
    ),
    Rule(
        "several-starts",
        "Several starts",
        "Flow",
        "hint",
        "Customers who begin elsewhere have missed what the first touchpoint told them; say how they come in.",
        "Practice from process modelling: one start event, or each of several explained.",
        several_starts,
    ),
)
