"""Copy, cut and paste within a map and between maps."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import LOGO, PHOTO, columns, onboarding
from strategies import journeys

from journeymap.editor.clipboard import copied, cut
from journeymap.editor.pasting import pasted
from journeymap.editor.places import Place, place
from journeymap.editor.state import Cell
from journeymap.files.format import dump, load
from journeymap.model.edits import added, new_journey
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS, Journey, Touchpoint
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXTS = ("title", "text", "name", "watched", "goal", "role", "about", "criterion", "threshold", "event", "surface")


def paste(journey: Journey, *keys: str, into: Journey | None = None, focus: str = "") -> Journey:
    """What it is like when these things are copied and pasted with something in focus."""
    target = into or journey
    return pasted(target, copied(journey, keys).data, place(target, focus)).journey


def said(journey: Journey, ids: Iterable[str]) -> Counter[str]:
    """All texts of these things, with how often they are said."""
    things = index(journey).things
    return Counter(text for key in ids for name in TEXTS if (text := getattr(things[key], name, "")))


def test_touchpoints_land_behind_the_one_in_focus() -> None:
    assert columns(paste(onboarding(), "sso", "form", focus="train")) == (
        "kick | sso+form | data | first || train | t9+t10 | guide+usage || -"
    )


def test_touchpoints_land_last_in_the_stage_in_focus_and_in_a_sub_stage() -> None:
    assert columns(paste(onboarding(), "train", focus="re")).endswith("|| t9")
    assert "kick | t9 | sso" in columns(paste(onboarding(), "train", focus="on"))
    assert "data | t9 | first" in columns(paste(onboarding(), "train", focus="setup"))


def test_without_a_focus_touchpoints_go_to_the_stage_they_came_from() -> None:
    assert columns(paste(onboarding(), "kick", "train")) == (
        "kick | t9 | sso+form | data | first || train | guide+usage | t10 || -"
    )


def test_what_hangs_on_a_touchpoint_and_the_flow_between_copies_comes_along() -> None:
    before = onboarding()
    after = paste(before, "sso", "data", focus="re")
    new = set(added(before, after)) & index(after).things.keys()
    fields = Counter(index(after).field_of[key] for key in new)
    assert fields == {"touchpoints": 2, "notes": 4, "flows": 1, "signals": 1, "responses": 1}
    assert after.images == before.images


def test_a_milestone_comes_with_its_touchpoint_into_another_stage() -> None:
    before = onboarding()
    after = paste(before, "kick", "invited", focus="ad")
    (new,) = [one for one in after.milestones if one.id not in index(before).things]
    touchpoint = index(after).things[new.touchpoint or ""]
    assert isinstance(touchpoint, Touchpoint)
    assert (new.stage, touchpoint.stage, touchpoint.title) == ("ad", "ad", "Kick-off")


def test_a_stage_brings_everything_and_finds_lanes_and_personas_by_name() -> None:
    before = onboarding()
    other = new_journey("Another", persona="dana ")
    after = paste(before, "on", into=other, focus="s2")
    assert [stage.title for stage in after.stages][:4] == ["Onboarding", "Adoption", "Onboarding", "Retention"]
    assert [(p.name, p.image) for p in after.personas] == [("dana ", None), ("Omar", None)]
    assert [lane.kind for lane in after.lanes] == [*(lane.kind for lane in other.lanes), "images"]
    assert after.images == (PHOTO,)
    assert said(after, added(other, after)) >= said(before, ("kick", "sso", "quote", "wait", "late", "silent", "calm"))


def test_a_persona_that_is_added_brings_its_picture() -> None:
    after = paste(onboarding(), "kick", into=new_journey("Another"))
    assert after.personas[1].image == LOGO.sha256
    assert after.images == (LOGO,)


def test_notes_go_into_the_cell_with_the_keys() -> None:
    journey = onboarding()
    clip = copied(journey, ("wait",))
    step = pasted(journey, clip.data, place(journey, cell=Cell("says", "train")))
    note = step.journey.notes[-1]
    assert (note.lane, note.at, note.text) == ("says", "train", "SSO needs IT, 6-day wait")
    assert (step.name, step.select) == ("Paste note", (note.id,))


def test_notes_of_several_columns_and_lanes_keep_their_lanes_and_spread_to_the_right() -> None:
    journey = onboarding()
    after = paste(journey, "hand", "quote", focus="first")
    assert [(n.lane, n.at) for n in after.notes[-2:]] == [("says", "first"), ("pains", "train")]
    # Where the map ends they gather in its last column.
    after = paste(journey, "hand", "quote", focus="guide")
    assert [(n.lane, n.at) for n in after.notes[-2:]] == [("says", "guide"), ("pains", "guide")]


def test_a_note_stands_behind_the_note_in_focus() -> None:
    after = paste(onboarding(), "hand", focus="wait")
    assert [note.text for note in index(after).notes["pains", "sso"]] == [
        "SSO needs IT, 6-day wait",
        "CSV mapping by hand",
    ]
    assert after.notes[2].text == "CSV mapping by hand"


def test_a_lane_stands_below_the_lane_in_focus_with_its_notes() -> None:
    after = paste(onboarding(), "pains", focus="curve")
    assert [lane.kind for lane in after.lanes][1:3] == ["experience", "pains"]
    new = after.lanes[2].id
    assert {note.at for note in after.notes if note.lane == new} == {"sso", "data", "on"}


def test_notes_of_a_lane_that_find_no_touchpoint_stand_under_a_stage() -> None:
    other = new_journey("Another")
    after = paste(onboarding(), "pains", into=other)
    assert [(note.at, note.text) for note in after.notes] == [
        ("s1", "SSO needs IT, 6-day wait"),
        ("s1", "CSV mapping by hand"),
        ("s1", "Nobody names a date"),
    ]


def test_a_persona_is_felt_as_the_one_it_was_copied_from() -> None:
    after = paste(onboarding(), "dana")
    felt = {t.id: t.feelings[-1].value for t in after.touchpoints if t.feelings and t.feelings[-1].persona == "p3"}
    assert felt == {"kick": 1, "data": -2}


def test_a_map_without_stages_gets_the_one_that_is_needed() -> None:
    after = paste(onboarding(), "train", into=parse({"title": "Empty"}))
    assert [stage.title for stage in after.stages] == ["Adoption"]
    assert columns(after) == "train"


def test_an_empathy_response_needs_a_touchpoint() -> None:
    with pytest.raises(JourneyError, match="select the one it shall stand at"):
        paste(onboarding(), "calm", into=new_journey("Another"), focus="s1")


def test_milestones_follow_the_focus_and_else_what_is_called_the_same() -> None:
    after = paste(onboarding(), "value", focus="train")
    assert (after.milestones[-1].stage, after.milestones[-1].touchpoint) == ("ad", "train")
    after = paste(onboarding(), "value", into=new_journey("Another"))
    assert (after.milestones[-1].stage, after.milestones[-1].touchpoint) == ("s1", None)


@pytest.mark.parametrize("key", [thing.id for field in THING_FIELDS for thing in getattr(onboarding(), field)])
def test_cut_and_paste_keeps_everything(key: str) -> None:
    """Whatever is cut comes back as it was, with all that led to it from elsewhere; a touchpoint has a column of its
    own then."""
    journey = onboarding()
    if index(journey).field_of[key] == "flows":
        with pytest.raises(JourneyError, match="nothing to copy"):
            copied(journey, (key,), cut=True)
        return
    clip = copied(journey, (key,), cut=True)
    after = pasted(cut(journey, (key,)), clip.data).journey
    assert by_id(after) == by_id(journey)


def by_id(journey: Journey) -> dict[str, Any]:
    """The things of a journey, of touchpoints without their columns and the order of their feelings."""
    found: dict[str, Any] = dict(index(journey).things)
    for key, thing in found.items():
        if isinstance(thing, Touchpoint):
            feelings = tuple(sorted(thing.feelings, key=lambda feeling: feeling.persona))
            found[key] = thing.model_copy(update={"feelings": feelings, "together_with": None})
    return found | {picture.sha256: picture for picture in journey.images}


def test_what_was_cut_is_joined_again_only_once() -> None:
    journey = onboarding()
    clip = copied(journey, ("data",), cut=True)
    once = pasted(cut(journey, ("data",)), clip.data).journey
    twice = pasted(once, clip.data).journey
    assert len(once.flows) == len(twice.flows) == len(journey.flows)
    assert len(twice.touchpoints) == len(journey.touchpoints) + 1


@settings(max_examples=60, deadline=None)
@given(source=journeys(), target=journeys(), same=st.booleans(), seed=st.integers(0, 2**32))
def test_whatever_is_pasted_anywhere_says_the_same(source: Journey, target: Journey, same: bool, seed: int) -> None:
    rng = random.Random(seed)
    target = source if same else target
    things = [key for key in index(source).things if index(source).field_of[key] != "flows"]
    if not things:
        return
    keys = rng.sample(things, min(len(things), rng.randint(1, 4)))
    there = list(index(target).things)
    where = place(target, rng.choice(there)) if there and rng.random() < 0.7 else Place()
    clip = copied(source, keys)
    try:
        step = pasted(target, clip.data, where)
    except JourneyError:
        assert any(index(source).field_of[key] == "responses" for key in keys)
        return
    assert load(dump(step.journey)).journey == step.journey
    assert said(step.journey, added(target, step.journey)) >= said(source, clip.things)
    assert len(step.select) == len(keys)
    assert said(step.journey, step.select) == said(source, keys)


@settings(max_examples=60, deadline=None)
@given(journey=journeys(), seed=st.integers(0, 2**32))
def test_whatever_is_cut_comes_back(journey: Journey, seed: int) -> None:
    rng = random.Random(seed)
    things = [
        key for key in index(journey).things if index(journey).field_of[key] in ("touchpoints", "stages", "lanes")
    ]
    if not things:
        return
    keys = rng.sample(things, min(len(things), rng.randint(1, 3)))
    clip = copied(journey, keys, cut=True)
    left = cut(journey, keys)
    after = pasted(left, clip.data).journey
    assert set(index(after).things) >= set(index(journey).things)
    assert said(after, index(after).things) >= said(journey, index(journey).things)
    assert {(f.source, f.target) for f in after.flows} == {(f.source, f.target) for f in journey.flows}


def test_the_clip_is_json_that_names_its_version() -> None:
    found = json.loads(copied(onboarding(), ("kick",)).data)
    assert found["format"] == "journeymap"
    assert found["clip"] == {"version": 1, "chosen": ["kick"], "cut": False}
    assert [one["title"] for one in found["touchpoints"]] == ["Kick-off"]
