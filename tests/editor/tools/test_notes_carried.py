from __future__ import annotations

import pytest
from onboarding import onboarding
from pointing import Pointer

from journeymap.model.edits import add_note, set_thing
from journeymap.model.find import index


@pytest.fixture
def pointer() -> Pointer:
    return Pointer(onboarding())


def cell(pointer: Pointer, lane: str, at: str) -> list[str]:
    return [note.id for note in index(pointer.journey).notes.get((lane, at), ())]


def to(pointer: Pointer, lane: str, touchpoint: str) -> Pointer:
    """Over a lane's cell under a touchpoint."""
    across, row = pointer.rect(touchpoint), next(row for row in pointer.scene.rows if row.key == lane)
    return pointer.to(across.centre[0], row.y + row.height - 4)


def test_a_note_goes_under_another_touchpoint(pointer: Pointer) -> None:
    to(pointer.press("wait"), "pains", "train")
    assert pointer.words == "“Pain points”, under “Team training”"
    assert pointer.guides.target is not None
    pointer.let_go()
    assert cell(pointer, "pains", "train") == ["wait"]
    assert pointer.steps == ("Move note “SSO needs IT, 6-day wait”",)
    pointer.session.undo()
    assert pointer.journey is pointer.began_with


def test_a_note_goes_into_another_lane(pointer: Pointer) -> None:
    to(pointer.press("quote"), "pains", "train")
    pointer.let_go()
    assert cell(pointer, "pains", "train") == ["quote"]


def test_a_note_goes_above_or_below_another(pointer: Pointer) -> None:
    pointer.press("wait").over("hand", down=0.1)
    assert pointer.words == "above “CSV mapping by hand”, under “Data migration”"
    pointer.let_go()
    assert cell(pointer, "pains", "data") == ["wait", "hand"]
    pointer.press("wait").over("hand", down=0.9)
    pointer.let_go()
    assert cell(pointer, "pains", "data") == ["hand", "wait"]


def test_a_note_goes_to_what_stands_under_the_whole_stage(pointer: Pointer) -> None:
    pointer.press("hand").over("late", down=0.9)
    pointer.let_go()
    assert cell(pointer, "pains", "on") == ["late", "hand"]


def test_in_a_lane_of_stages_notes_stand_under_stages() -> None:
    pointer = Pointer(set_thing(onboarding(), "says", scope="stage"))
    to(pointer.press("wait"), "says", "train")
    assert pointer.words == "“Customer says”, under “Adoption”"
    pointer.let_go()
    assert cell(pointer, "says", "ad") == ["wait"]


def test_several_notes_gather(pointer: Pointer) -> None:
    pointer.session.select(("hand", "wait"))
    pointer.press("hand").over("late", down=0.1)
    pointer.let_go()
    assert cell(pointer, "pains", "on") == ["wait", "hand", "late"]


@pytest.mark.parametrize("lane", ["cards", "curve"])
def test_only_lanes_of_notes_take_notes(pointer: Pointer, lane: str) -> None:
    to(pointer.press("wait"), lane, "train")
    assert pointer.words == ""
    pointer.let_go()
    assert pointer.journey is pointer.began_with


def test_a_note_let_go_where_it_was_makes_no_step(pointer: Pointer) -> None:
    pointer.press("hand").over("hand", down=0.9)
    pointer.let_go()
    assert pointer.journey is pointer.began_with
    to(pointer.press("hand"), "pains", "data")
    pointer.let_go()
    assert pointer.steps == ()


def test_of_touchpoints_in_one_column_the_nearer_gets_it() -> None:
    journey = add_note(onboarding(), lane="pains", at="form", text="Two forms", id="two")
    pointer = Pointer(journey)
    pointer.press("hand").over("two", down=0.9)
    pointer.let_go()
    assert cell(pointer, "pains", "form") == ["two", "hand"]
