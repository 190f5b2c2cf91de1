"""How somebody draws a map that lies before them with the mouse: a step for each kind of thing, told to a `MouseHand`.

What is typed is read off that map; the table of actions says what menus call what is added."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from whole_map_steps import said

from journeymap.editor.actions import ACTIONS
from journeymap.model.find import index, touchpoints_in_order
from journeymap.model.journey import NOTE_LANES
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from pathlib import Path

    from mouse_hand import MouseHand

    from journeymap.model.journey import Journey, Lane, Note, Stage, SubStage, Touchpoint

Step = Callable[["MouseHand", "Journey", "Path"], None]
_MENU = {row.id: row.name for row in ACTIONS}


def title(wanted: Journey, key: str) -> tuple[str, str]:
    """What a touchpoint or stage is called, and of which kind it is."""
    thing: Any = index(wanted).things[key]
    return thing.title, index(wanted).field_of[key]


# -- the map and its people


def the_map_itself(hand: MouseHand, wanted: Journey, _: Path) -> None:
    hand.click_ground()
    hand.fill_in(said(wanted, wanted))


def personas(hand: MouseHand, wanted: Journey, _: Path) -> None:
    """A new map has one already."""
    for number, persona in enumerate(wanted.personas):
        if number:
            hand.choose("Insert", "Persona")
        else:
            hand.click_in_head("Customer")
        hand.fill_in(said(wanted, persona))


def success(hand: MouseHand, wanted: Journey, _: Path) -> None:
    for criterion in wanted.success:
        hand.choose("Insert", "Definition of Success")
        hand.fill_in(said(wanted, criterion))


# -- what stands side by side


def stages(hand: MouseHand, wanted: Journey, _: Path) -> None:
    """A new map has the same five; what it does not say of them is filled in."""
    for stage in wanted.stages:
        hand.click(stage.title, "stages")
        hand.fill_in(said(wanted, stage, but=("title", "goal")))


def touchpoints(hand: MouseHand, wanted: Journey, _: Path) -> None:
    """The first of a stage or sub-stage is typed into its cell, those after it come from the + beside; then what is
    said of each."""
    for stage in wanted.stages:
        parts = [part for part in wanted.substages if part.stage == stage.id]
        for part in parts:
            hand.click(stage.title, "stages")
            hand.choose("Insert", "Sub-stage")
            hand.type(part.title)
        homes: list[Stage | SubStage] = [*parts] or [stage]
        for home in homes:
            _cards(hand, wanted, home)
    for touchpoint in wanted.touchpoints:
        _details(hand, wanted, touchpoint)


def _cards(hand: MouseHand, wanted: Journey, home: Stage | SubStage) -> None:
    before: Touchpoint | None = None
    for card in (one for one in wanted.touchpoints if home.id in (one.stage, one.substage)):
        if before is None:
            hand.click_cell("Touchpoints", home.title, index(wanted).field_of[home.id])
        elif card.together_with:
            hand.menu_on(before.title, "Touchpoint at the Same Time")
        else:
            hand.add_after(before.title)
        hand.type(card.title)
        before = card


def _details(hand: MouseHand, wanted: Journey, card: Touchpoint) -> None:
    hand.click(card.title, "touchpoints")
    felt = {feeling.persona: feeling.value for feeling in card.feelings}
    hand.fill_in(said(wanted, card, ("channel", "owner")))
    hand.fill_in({f"How it feels to {one.name}": felt[one.id] for one in wanted.personas if one.id in felt})
    details = ("day", "mode", "actor", "reach", "moment_of_truth", "evidence", "evidence_note")
    hand.fill_in(said(wanted, card, details))
    for number, link in enumerate(card.links):
        hand.form.fill("Link", link.url, number)
        hand.form.fill("Title of the link", link.title, number)


def flows(hand: MouseHand, wanted: Journey, _: Path) -> None:
    for flow in wanted.flows:
        hand.connect(title(wanted, flow.source)[0], title(wanted, flow.target)[0])
        hand.fill_in(said(wanted, flow, ("kind", "condition")))


# -- lanes and what stands in them


def lanes(hand: MouseHand, wanted: Journey, _: Path) -> None:
    """Those that a new map lacks, each from the + under the one before it."""
    above = wanted.lanes[0]
    for lane in wanted.lanes:
        if all(lane.kind != there.kind for there in hand.journey.lanes):
            hand.press_plus_under_lane(above.title)
            hand.mouse.choose_in_open_menu(_MENU[f"insert.lane.{lane.kind}"])
            if lane.title != LANE_TITLES[lane.kind]:
                hand.type(lane.title)
            hand.click_ground()
            if more := said(wanted, lane, ("scope", "colour")):
                hand.click(lane.title, "lanes")
                hand.fill_in(more)
        above = lane


def notes(hand: MouseHand, wanted: Journey, folder: Path) -> None:
    """Lane by lane, each along its row."""
    for lane in wanted.lanes:
        if lane.kind in NOTE_LANES:
            for at in wanted.stages if lane.scope == "stage" else touchpoints_in_order(wanted):
                before: Note | None = None
                for note in index(wanted).notes.get((lane.id, at.id), ()):
                    _note(hand, wanted, lane, note, before, folder)
                    before = note


def _note(hand: MouseHand, wanted: Journey, lane: Lane, note: Note, before: Note | None, folder: Path) -> None:
    where, field = title(wanted, note.at)
    if note.image is not None:
        path = folder / f"{note.image}.png"
        path.write_bytes(base64.b64decode(index(wanted).images[note.image].data))
        hand.drop_file(path, lane.title, where)
        hand.fill_in(said(wanted, note, ("text",)))
        return
    if before is None:
        hand.click_cell(lane.title, where, field)
    else:
        hand.menu_on(before.text, "Note Here", _MENU[f"insert.note.{lane.kind}"], field="notes")
    hand.type(note.text)
    hand.fill_in(said(wanted, note, ("persona", "impact", "effort", "owner", "status")))


def hidden_lanes(hand: MouseHand, wanted: Journey, _: Path) -> None:
    for lane in wanted.lanes:
        if lane.hidden:
            hand.tick_lane(lane.title)


# -- what hangs on touchpoints and stages


def milestones(hand: MouseHand, wanted: Journey, _: Path) -> None:
    for milestone in wanted.milestones:
        hand.click(*title(wanted, milestone.touchpoint or milestone.stage or ""))
        hand.tool("Milestone")
        hand.type(milestone.title)
        hand.fill_in(said(wanted, milestone, ("criterion", "day", "required", "owner")))


def metrics(hand: MouseHand, wanted: Journey, _: Path) -> None:
    for metric in wanted.metrics:
        hand.click(*title(wanted, metric.stage))
        hand.choose("Insert", "Metric", _MENU[f"insert.metric.{metric.kind}"])
        hand.fill_in(said(wanted, metric, but=("kind", "stage")))


def signals(hand: MouseHand, wanted: Journey, _: Path) -> None:
    for signal in wanted.signals:
        hand.click(*title(wanted, signal.at))
        hand.choose("Insert", "Early Warning")
        hand.type(signal.watched)
        hand.fill_in(said(wanted, signal, but=("watched", "at")))


def responses(hand: MouseHand, wanted: Journey, _: Path) -> None:
    for response in wanted.responses:
        hand.menu_on(title(wanted, response.touchpoint)[0], "Empathy Response", field="touchpoints")
        hand.fill_in(said(wanted, response, but=("touchpoint",)))


STEPS: tuple[Step, ...] = (
    the_map_itself, personas, stages, touchpoints, lanes, notes, flows, milestones, metrics, success, signals,
    responses, hidden_lanes,
)  # fmt: skip
"""The whole map, in an order in which what is referred to is there."""
