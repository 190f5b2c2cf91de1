from __future__ import annotations

import pytest
from onboarding import onboarding
from pointing import Pointer

from journeymap.lanes.experience import height_of
from journeymap.model.edits import set_thing
from journeymap.model.find import index
from journeymap.model.journey import Milestone, Touchpoint


@pytest.fixture
def pointer() -> Pointer:
    return Pointer(onboarding())


def felt(pointer: Pointer, touchpoint: str) -> dict[str, int]:
    found = index(pointer.journey).things[touchpoint]
    assert isinstance(found, Touchpoint)
    return {feeling.persona: feeling.value for feeling in found.feelings}


def milestone(pointer: Pointer, key: str) -> Milestone:
    found = index(pointer.journey).things[key]
    assert isinstance(found, Milestone)
    return found


def height(pointer: Pointer, value: float) -> float:
    return next(row.y for row in pointer.scene.rows if row.key == "curve") + height_of(value)


def test_a_face_is_drawn_to_another_feeling_which_shows_meanwhile(pointer: Pointer) -> None:
    pointer.press("kick", "feeling").to(0, height(pointer, -1.2))
    assert pointer.words == "−1 uneasy, “Dana”"
    assert felt(pointer, "kick") == {"dana": -1}
    assert pointer.session.state.previewing
    pointer.let_go()
    assert felt(pointer, "kick") == {"dana": -1}
    assert pointer.steps == ("Change feeling of “Kick-off”",)
    pointer.session.undo()
    assert pointer.journey is pointer.began_with


def test_of_two_faces_the_one_that_was_pressed_moves(pointer: Pointer) -> None:
    pointer.press("data", "feeling", number=1).to(0, height(pointer, 2))
    pointer.let_go()
    assert felt(pointer, "data") == {"dana": -2, "omar": 2}


def test_beyond_the_scale_is_its_end(pointer: Pointer) -> None:
    pointer.press("kick", "feeling").to(0, -1000)
    assert felt(pointer, "kick") == {"dana": 2}
    pointer.to(0, 5000)
    assert felt(pointer, "kick") == {"dana": -2}


def test_a_face_drawn_back_makes_no_step(pointer: Pointer) -> None:
    pointer.press("kick", "feeling").to(0, height(pointer, 2)).to(0, height(pointer, 1))
    assert pointer.journey is pointer.began_with
    pointer.let_go()
    assert pointer.steps == ()
    assert not pointer.session.state.previewing


def test_abandoned_a_face_is_where_it_was(pointer: Pointer) -> None:
    pointer.press("kick", "feeling").to(0, height(pointer, 2)).gesture.cancel()
    assert pointer.journey is pointer.began_with


def test_moves_that_say_the_same_are_shown_once(pointer: Pointer) -> None:
    told: list[object] = []
    pointer.session.subscribe(lambda _, after: told.append(after))
    pointer.press("kick", "feeling")
    for step in range(10):
        pointer.to(step, height(pointer, -1 + step / 40))
    assert len(told) == 1


def test_a_flag_is_drawn_to_another_day(pointer: Pointer) -> None:
    ad = pointer.rect("ad", "stage")
    flag = pointer.rect("weekly", "milestone")
    pointer.press_at(flag.centre[0], flag.bottom - 3).by(ad.width / 4, 0)
    assert pointer.words == "day 75"
    assert milestone(pointer, "weekly").day == 75
    pointer.let_go()
    assert pointer.steps == ("Move milestone “Weekly active”",)
    pointer.session.undo()
    assert pointer.journey is pointer.began_with


def test_a_flag_belongs_to_the_stage_it_is_drawn_to(pointer: Pointer) -> None:
    flag, on = pointer.rect("weekly", "milestone"), pointer.rect("on", "stage")
    pointer.press_at(flag.centre[0], flag.bottom - 3).to(on.centre[0], flag.y)
    pointer.let_go()
    found = milestone(pointer, "weekly")
    assert found.stage == "on"
    assert found.day is not None
    assert 10 <= found.day <= 20


def test_a_flag_is_drawn_onto_a_touchpoint(pointer: Pointer) -> None:
    flag = pointer.rect("weekly", "milestone")
    pointer.press_at(flag.centre[0], flag.bottom - 3).over("usage")
    assert pointer.words == "above “Usage review”"
    assert pointer.guides.target == pointer.rect("usage")
    pointer.let_go()
    assert milestone(pointer, "weekly").touchpoint == "usage"


def test_a_flag_above_a_touchpoint_is_drawn_away_from_it(pointer: Pointer) -> None:
    flag = pointer.rect("value", "milestone")
    pointer.press_at(flag.centre[0], flag.bottom - 3).by(-100, 0)
    pointer.let_go()
    assert milestone(pointer, "value").touchpoint is None
    assert milestone(pointer, "value").day != 24


def test_a_flag_let_go_where_it_was_makes_no_step(pointer: Pointer) -> None:
    flag = pointer.rect("value", "milestone")
    pointer.press_at(flag.centre[0], flag.bottom - 3).by(80, 0).by(-80, 0)
    pointer.let_go()
    assert pointer.journey is pointer.began_with
    assert pointer.steps == ()


def test_without_days_a_flag_stands_over_touchpoints_and_stages() -> None:
    journey = onboarding()
    for stage in ("on", "ad", "re"):
        journey = set_thing(journey, stage, start_day=None, end_day=None)
    pointer = Pointer(journey)
    flag, train, re = pointer.rect("weekly", "milestone"), pointer.rect("train"), pointer.rect("re", "stage")
    pointer.press_at(flag.centre[0], flag.bottom - 3).to(train.centre[0], flag.y)
    assert pointer.words == "above “Team training”"
    pointer.to(re.centre[0], flag.y)
    assert pointer.words == "over “Retention”"
    pointer.let_go()
    assert milestone(pointer, "weekly").stage == "re"
    assert milestone(pointer, "weekly").touchpoint is None
