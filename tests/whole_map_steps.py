"""How somebody draws a map that lies before them, by keys alone: a step for each kind of thing, told to a `Hand`.

What is typed is read off that map, and where it goes is found as a person would find it: the forms' own tables say
which field comes after which, and what a value is called there."""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from journeymap.editor.actions import ACTIONS
from journeymap.editor.forms.names import shown
from journeymap.editor.forms.tables import GROUPS, MAP
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import NOTE_LANES
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from hands import Hand

    from journeymap.editor.forms.specs import Spec
    from journeymap.model.journey import Journey, Lane, Note, Stage, SubStage, Touchpoint

Step = Callable[["Hand", "Journey"], None]
_HOMES = {"touchpoints": "Touchpoint", "stages": "Stage", "substages": "Sub-stage"}
_MENU = {row.id: row.name for row in ACTIONS}


# -- what is said of a thing


def said(wanted: Journey, thing: Any, names: Collection[str] = (), but: Collection[str] = ()) -> dict[str, Any]:
    """What the fields of these names (all, but for some) say, by their label; left out is what says nothing."""
    specs: list[Spec]
    if thing is wanted:
        specs = list(MAP)
    else:
        specs = [spec for group in GROUPS[index(wanted).field_of[thing.id]] for spec in group.specs]
    return {
        spec.label: words(wanted, spec, getattr(thing, spec.name))
        for spec in specs
        if (spec.name in names if names else spec.name not in but)
        and getattr(thing, spec.name) != type(thing).model_fields[spec.name].default
    }


def words(wanted: Journey, spec: Spec, value: Any) -> Any:
    """A value as somebody gives it to its field."""
    if spec.labels is not None:
        return spec.labels[value]
    match spec.kind:
        case "toggle":
            return value
        case "thing":
            return shown(wanted, value)
        case "colour":
            return value.capitalize()
        case "number":
            return f"{value:.15g}"
        case _:
            return str(value)


def go_to(hand: Hand, wanted: Journey, key: str) -> None:
    """Goes to the touchpoint or stage that a thing hangs on."""
    at: Any = index(wanted).things[key]
    hand.go_to(at.title, _HOMES[index(wanted).field_of[key]])


# -- the map and its people


def the_map_itself(hand: Hand, wanted: Journey) -> None:
    hand.press("Escape")
    hand.fill_in(said(wanted, wanted))


def personas(hand: Hand, wanted: Journey) -> None:
    """A new map has one already."""
    for number, persona in enumerate(wanted.personas):
        if number:
            hand.press("Ctrl+Shift+P")
        else:
            hand.go_to("Customer", "Persona")
        hand.fill_in(said(wanted, persona))


def success(hand: Hand, wanted: Journey) -> None:
    for criterion in wanted.success:
        hand.run("Insert › Definition of Success")
        hand.fill_in(said(wanted, criterion))


# -- what stands side by side


def stages(hand: Hand, wanted: Journey) -> None:
    """A new map has the same five; what it does not say of them is filled in."""
    for stage in wanted.stages:
        go_to(hand, wanted, stage.id)
        hand.fill_in(said(wanted, stage, but=("title", "goal")))


def touchpoints(hand: Hand, wanted: Journey) -> None:
    """Typed one after the other in each stage or sub-stage; then what is said of each."""
    for stage in wanted.stages:
        parts = [part for part in wanted.substages if part.stage == stage.id]
        for part in parts:
            go_to(hand, wanted, stage.id)
            hand.press("Ctrl+Shift+U")
            hand.type(part.title)
            hand.press("Return")
        homes: list[Stage | SubStage] = [*parts] or [stage]
        for home in homes:
            _cards(hand, wanted, home)
    for touchpoint in wanted.touchpoints:
        _details(hand, wanted, touchpoint)


def _cards(hand: Hand, wanted: Journey, home: Stage | SubStage) -> None:
    go_to(hand, wanted, home.id)
    for number, card in enumerate(one for one in wanted.touchpoints if home.id in (one.stage, one.substage)):
        hand.press("Ctrl+T" if not number else "Ctrl+Shift+J" if card.together_with else "Return")
        hand.type(card.title)
    hand.press("Return", "Escape")


def _details(hand: Hand, wanted: Journey, card: Touchpoint) -> None:
    go_to(hand, wanted, card.id)
    felt = {feeling.persona: feeling.value for feeling in card.feelings}
    first = said(wanted, card, ("channel", "owner"))
    first |= {f"How it feels to {one.name}": felt[one.id] for one in wanted.personas if one.id in felt}
    details = ("day", "mode", "actor", "reach", "moment_of_truth", "evidence", "evidence_note")
    for label, value in (first | said(wanted, card, details)).items():
        hand.fill(label, value)
    for link in card.links:
        hand.fill("Link", link.url)
        hand.fill("Title of the link", link.title)
    hand.leave()


def flows(hand: Hand, wanted: Journey) -> None:
    for flow in wanted.flows:
        go_to(hand, wanted, flow.source)
        hand.fill("Lead on to", shown(wanted, flow.target))
        hand.fill_in(said(wanted, flow, ("kind", "condition")))


# -- lanes and what stands in them


def lanes(hand: Hand, wanted: Journey) -> None:
    """Those that a new map lacks, each below the one before it."""
    above = wanted.lanes[0]
    for lane in wanted.lanes:
        if all(lane.kind != there.kind for there in hand.journey.lanes):
            hand.go_to(above.title, "Lane")
            hand.run(f"Insert › Lane › {_MENU[f'insert.lane.{lane.kind}']}")
            if lane.title != LANE_TITLES[lane.kind]:
                hand.type(lane.title)
            hand.press("Return")
            if more := said(wanted, lane, ("scope", "colour")):
                hand.fill_in(more)
        above = lane


def notes(hand: Hand, wanted: Journey) -> None:
    """Lane by lane, each along its row: Enter goes on to the next cell, whether or not something was typed."""
    for lane in wanted.lanes:
        if lane.kind in NOTE_LANES:
            hand.go_to(lane.title, "Lane")
            hand.press("Right", "Return")
            for at in wanted.stages if lane.scope == "stage" else touchpoints_in_order(wanted):
                for number, note in enumerate(index(wanted).notes.get((lane.id, at.id), ())):
                    _note(hand, wanted, lane, note, another=bool(number))
                hand.press("Return")
            hand.press("Escape")


def _note(hand: Hand, wanted: Journey, lane: Lane, note: Note, *, another: bool) -> None:
    if another:
        hand.run(f"Insert › Note Here › {_MENU[f'insert.note.{lane.kind}']}")
    if note.image is not None:
        hand.press("Escape")
        hand.paste_picture(base64.b64decode(index(wanted).images[note.image].data))
    hand.type(note.text)
    if more := said(wanted, note, ("persona", "impact", "effort", "owner", "status")):
        hand.fill_in(more)
        hand.press("F2")


def hidden_lanes(hand: Hand, wanted: Journey) -> None:
    for lane in wanted.lanes:
        if lane.hidden:
            hand.go_to(lane.title, "Lane")
            hand.run("Map › Hide Lane")


# -- what hangs on touchpoints and stages


def milestones(hand: Hand, wanted: Journey) -> None:
    for milestone in wanted.milestones:
        go_to(hand, wanted, milestone.touchpoint or milestone.stage or "")
        hand.press("Ctrl+Shift+M")
        hand.type(milestone.title)
        hand.press("Return")
        hand.fill_in(said(wanted, milestone, ("criterion", "day", "required", "owner")))


def metrics(hand: Hand, wanted: Journey) -> None:
    for metric in wanted.metrics:
        go_to(hand, wanted, metric.stage)
        hand.run(f"Insert › Metric › {_MENU[f'insert.metric.{metric.kind}']}")
        hand.fill_in(said(wanted, metric, but=("kind", "stage")))


def signals(hand: Hand, wanted: Journey) -> None:
    for signal in wanted.signals:
        go_to(hand, wanted, signal.at)
        hand.run("Insert › Early Warning")
        hand.type(signal.watched)
        hand.press("Return")
        hand.fill_in(said(wanted, signal, but=("watched", "at")))


def responses(hand: Hand, wanted: Journey) -> None:
    for response in wanted.responses:
        go_to(hand, wanted, response.touchpoint)
        hand.press("Ctrl+Shift+R")
        hand.fill_in(said(wanted, response, but=("touchpoint",)))


STEPS: tuple[Step, ...] = (
    the_map_itself, personas, stages, touchpoints, lanes, notes, flows, milestones, metrics, success, signals,
    responses, hidden_lanes,
)  # fmt: skip
"""The whole map, in an order in which what is referred to is there."""
