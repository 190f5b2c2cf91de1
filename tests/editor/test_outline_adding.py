from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from onboarding import columns, onboarding
from strategies import journeys

from journeymap.editor.outline import MAP, outline, path_to
from journeymap.editor.outline_adding import offers, sibling
from journeymap.model.edits import added
from journeymap.model.find import index
from journeymap.model.parse import parse

if TYPE_CHECKING:
    from journeymap.editor.branches import Branch
    from journeymap.model.journey import Journey


@pytest.mark.parametrize(
    ("key", "name", "behind"),
    [
        (MAP, "Add stage", "re"),
        ("on", "Add stage", "on"),
        ("setup", "Add sub-stage", "setup"),
        ("data", "Add touchpoint", "data"),
        ("quote", "Add note to “Customer says”", "quote"),
        ("silent", "Add early warning", "silent"),
        ("field/silent/owner", "Add early warning", "silent"),
        ("nps", "Add metric", "nps"),
        ("value", "Add milestone", "value"),
        ("dana", "Add persona", "dana"),
        ("by30", "Add success criterion", "by30"),
        ("says", "Add lane", "says"),
        ("group/milestones", "Add milestone", "weekly"),
        ("group/personas", "Add persona", "omar"),
        ("group/success", "Add success criterion", "happy"),
        ("group/lanes", "Add lane", "shots"),
        ("group/on", "Add note to “Customer says”", "late"),
    ],
)
def test_enter_adds_another_of_the_kind_behind_the_line(key: str, name: str, behind: str) -> None:
    journey = onboarding()
    new = sibling(journey, key)
    assert new is not None
    assert new.name == name
    after = new.make(journey)
    (thing,) = added(journey, after)
    field = index(after).field_of[thing]
    ids = [one.id for one in getattr(after, field)]
    if key == "group/on":
        assert path_to(after, thing)[:-1] == path_to(after, "late")[:-1]
    else:
        assert ids[ids.index(behind) + 1] == thing
        assert path_to(after, thing)[:-1] == path_to(after, behind)[:-1]


def test_nothing_is_added_behind_flows_and_responses() -> None:
    assert sibling(onboarding(), "f1") is None
    assert sibling(onboarding(), "calm") is None
    assert sibling(onboarding(), "nothing") is None


def test_a_touchpoint_offers_what_can_hang_on_it() -> None:
    labels = [(new.heading, new.label) for new in offers(onboarding(), "kick", ("train", "kick"))]
    assert labels == [
        ("", "Touchpoint After This"),
        ("Note", "Customer says"),
        ("Note", "Pain points"),
        ("", "Early Warning"),
        ("", "Empathy Response"),
        ("Flow", "Team training → Kick-off"),
        ("Flow", "Kick-off → Team training"),
        ("Flow", "Kick-off → Workspace set-up"),
    ]


def test_a_touchpoint_for_a_stage_and_a_sub_stage() -> None:
    journey = onboarding()
    assert columns(next(iter(offers(journey, "setup"))).make(journey)).startswith("kick | sso+form | data | t9 | first")
    assert columns(next(iter(offers(journey, "re"))).make(journey)).endswith("guide+usage || t9")


def everything(branch: Branch) -> list[Branch]:
    return [branch, *(one for child in branch.children for one in everything(child))]


@settings(max_examples=40, deadline=None)
@given(journeys())
def test_all_that_is_offered_can_be_added_and_brings_one_thing(journey: Journey) -> None:
    offered = {new.name + new.label: new for line in everything(outline(journey)) for new in offers(journey, line.key)}
    for new in offered.values():
        if new.name == "Connect touchpoints":
            continue  # it may be there already, which is refused with a sentence
        after = new.make(journey)
        assert len(added(journey, after)) == 1
        parse(after.model_dump())
