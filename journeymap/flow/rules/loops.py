"""Checks of ways back: loops nobody can leave, and loops that are not marked as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.edges import edges
from journeymap.flow.graph import ends
from journeymap.flow.kept import kept
from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.rules.naming import in_reading_order, named
from journeymap.flow.web import components, ways, web
from journeymap.model import edits
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Flow, Journey


def endless_loop(case: Case) -> Iterator[Finding]:
    """Touchpoints that lead round and round, marked as a loop or not: from none of them does a way lead out, and
    the journey doesn't end at one of them."""
    for keys in _endless(case.journey):
        sentence = f"The loop through {named(case.journey, *keys)} has no way out"
        yield Finding(sentence, keys, _marking(case.journey, _back_flows(case.journey, keys)))


def jump_back(case: Case) -> Iterator[Finding]:
    """A flow to a touchpoint of an earlier stage that is not marked as a loop; loops without a way out are told by
    `endless_loop`."""
    journey = case.journey
    stage_of = _stages(journey)
    endless = {key for keys in _endless(journey) for key in keys}
    for flow in journey.flows:
        if flow.kind != "loop" and stage_of[flow.target] < stage_of[flow.source] and flow.source not in endless:
            stage = journey.stages[stage_of[flow.target]].id
            yield Finding(
                f"The flow from {named(journey, flow.source)} jumps back to {named(journey, flow.target)} in"
                f" {named(journey, stage)} and is not marked as a loop",
                (flow.source, flow.id, flow.target),
                _marking(journey, [flow]),
            )


def unmarked_loop(case: Case) -> Iterator[Finding]:
    """Touchpoints that lead round by a way back that is not marked as a loop; those that jump back a stage are
    told by `jump_back`, those without a way out by `endless_loop`."""
    journey = case.journey
    if not journey.flows:
        return  # the reading order never turns back
    found = web(journey)
    stage_of = _stages(journey)
    endless = {key for keys in _endless(journey) for key in keys}
    for part in found.parts:
        keys = in_reading_order(journey, (found.keys[n] for n in part))
        if len(part) == 1 or not endless.isdisjoint(keys):
            continue
        back = _back_flows(journey, keys)
        if any(stage_of[flow.target] < stage_of[flow.source] for flow in back):
            continue
        sentence = f"The flows go round through {named(journey, *keys)}, and the way back is not marked as a loop"
        yield Finding(sentence, keys, _marking(journey, back))


@kept
def _endless(journey: Journey) -> tuple[tuple[str, ...], ...]:
    if not journey.flows:
        return ()
    found = web(journey)
    numbers = found.number
    every = ways(len(numbers), [(numbers[edge.source], numbers[edge.target]) for edge in edges(journey)])
    last = {numbers[key] for key in ends(journey)}
    made = []
    for part in components(every):
        inside = set(part)
        if len(part) > 1 and last.isdisjoint(inside) and all(inside.issuperset(every[n]) for n in part):
            made.append(in_reading_order(journey, (found.keys[n] for n in part)))
    return tuple(made)


def _stages(journey: Journey) -> dict[str, int]:
    """Touchpoint id -> the place of its stage."""
    places = {stage.id: place for place, stage in enumerate(journey.stages)}
    return {touchpoint.id: places[touchpoint.stage] for touchpoint in journey.touchpoints}


def _back_flows(journey: Journey, keys: Sequence[str]) -> list[Flow]:
    """The drawn flows among these touchpoints that lead back in reading order and are not marked as loops."""
    inside = set(keys)
    return [flow for key in keys for flow in _leading_back(journey).get(key, ()) if flow.target in inside]


@kept
def _leading_back(journey: Journey) -> dict[str, list[Flow]]:
    """The drawn flows that lead back in reading order and are not marked as loops, by their source."""
    number = web(journey).number
    found: dict[str, list[Flow]] = {}
    for flow in journey.flows:
        if flow.kind != "loop" and number[flow.target] < number[flow.source]:
            found.setdefault(flow.source, []).append(flow)
    return found


def _marking(journey: Journey, flows: Sequence[Flow]) -> tuple[Fix, ...]:
    if not flows:
        return ()
    which = " and ".join(f"from {named(journey, flow.source)} to {named(journey, flow.target)}" for flow in flows[:2])
    more = f" and {len(flows) - 2} more" if len(flows) > 2 else ""

    return (
        Fix(
            "mark-loop",
            "Mark the way back as a loop",
            f"Makes the flow {which}{more} a loop back; the way forward stays as it reads",
            Alike(_marked, tuple((flow.id, flow.source) for flow in flows)),
            flows[0].id,
        ),
    )


def _marked(journey: Journey, many: Sequence[Sequence[tuple[str, str]]]) -> Journey:
    """With these flows, given as (id, source), marked as loops back."""
    flows = [pair for pairs in many for pair in pairs]
    there, sources = index(journey).things, {source for _, source in flows}
    marked = edits.set_things(journey, [key for key, _ in flows if key in there], kind="loop")
    # Where the way forward then runs into a larger loop, that is marked too.
    while further := [
        flow.id for keys in _endless(marked) if not sources.isdisjoint(keys) for flow in _back_flows(marked, keys)
    ]:
        marked = edits.set_things(marked, further, kind="loop")
    return marked


RULES: tuple[Rule, ...] = (
    Rule(
        "endless-loop",
        "Loop without a way out",
        "Flow",
        "error",
        "A customer who enters a loop without a way out never arrives anywhere.",
        "Soundness of workflow nets: from every state the end can be reached (van der Aalst 1998).",
        endless_loop,
        ("mark-loop",),
    ),
    Rule(
        "unmarked-loop",
        "Loop not marked as one",
        "Flow",
        "warning",
        "Whether customers shall come by again or a flow was drawn the wrong way round, nobody can tell.",
        "Practice: loops are meant or are mistakes; a mark tells which.",
        unmarked_loop,
        ("mark-loop",),
    ),
    Rule(
        "jump-back",
        "Flow jumps back a stage",
        "Flow",
        "warning",
        "A stage is something achieved; who is sent back behind it loses that, and should be by intention only.",
        "Practice: stages are entered in order; rework is drawn as a loop.",
        jump_back,
        ("mark-loop",),
    ),
)
