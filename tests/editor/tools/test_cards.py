from __future__ import annotations

from functools import partial

import pytest
from onboarding import columns, onboarding
from pointing import Pointer

from journeymap.model.edits import delete, set_thing


@pytest.fixture
def pointer() -> Pointer:
    return Pointer(onboarding())


def test_a_card_goes_to_the_other_side_of_another(pointer: Pointer) -> None:
    pointer.press("kick").over("data", right=0.9)
    assert pointer.words == "after “Data migration”, in “Set-up” of “Onboarding”"
    pointer.let_go()
    assert columns(pointer.journey) == "sso+form | data | kick | first || train | guide+usage || -"
    assert pointer.steps == ("Move touchpoint “Kick-off”",)
    pointer.session.undo()
    assert pointer.journey is pointer.began_with


def test_a_card_goes_to_another_stage(pointer: Pointer) -> None:
    pointer.press("first").over("train", right=0.1)
    pointer.let_go()
    assert columns(pointer.journey) == "kick | sso+form | data | - || first | train | guide+usage || -"


def test_a_card_goes_into_a_stage_without_any(pointer: Pointer) -> None:
    pointer.press("train").over("re")
    assert pointer.words == "into “Retention”"
    assert pointer.guides.target is not None
    pointer.let_go()
    assert columns(pointer.journey).endswith("|| guide+usage || train")


def test_a_card_goes_into_a_sub_stage_without_any() -> None:
    pointer = Pointer(delete(onboarding(), ["first"]))
    pointer.press("kick").over("live").at_height_of("data")
    assert pointer.words == "into “Go live” of “Onboarding”"
    pointer.let_go()
    assert columns(pointer.journey) == "sso+form | data | kick || train | guide+usage || -"


def test_onto_a_card_means_together_with_it(pointer: Pointer) -> None:
    pointer.press("train").over("first")
    assert pointer.words == "together with “First dashboard”"
    pointer.let_go()
    assert columns(pointer.journey) == "kick | sso+form | data | first+train || guide+usage || -"


def test_a_card_leaves_the_column_it_shares(pointer: Pointer) -> None:
    pointer.press("usage").over("guide", right=0.05)
    pointer.let_go()
    assert columns(pointer.journey) == "kick | sso+form | data | first || train | usage | guide || -"


def test_several_cards_go_together_in_their_order(pointer: Pointer) -> None:
    pointer.session.select(("data", "kick"))
    pointer.press("data").over("guide", right=0.95)
    assert pointer.words.startswith("2 touchpoints: after ")
    assert len(pointer.guides.ghosts) == 2
    assert len(pointer.guides.veiled) == 2
    pointer.let_go()
    assert columns(pointer.journey) == "sso+form | first || train | guide+usage | kick | data || -"
    assert pointer.steps == ("Move 2 touchpoints",)
    assert pointer.session.state.selection == ("data", "kick")


@pytest.mark.parametrize("right", [0.05, 0.5, 0.95])
def test_a_card_let_go_where_it_was_makes_no_step(pointer: Pointer, right: float) -> None:
    pointer.press("data").over("data", right=right)
    assert pointer.words == ""
    pointer.let_go()
    assert pointer.journey is pointer.began_with
    assert pointer.steps == ()


@pytest.mark.parametrize(("beside", "right"), [("kick", 0.95), ("data", 0.05)])
def test_beside_its_neighbour_it_is_where_it_was(beside: str, right: float) -> None:
    journey = set_thing(onboarding(), "data", substage=None)  # kick | data | sso+form …
    pointer = Pointer(journey)
    pointer.press("kick" if beside == "data" else "data").over(beside, right=right)
    assert pointer.words == ""
    pointer.let_go()
    assert pointer.journey is journey


def test_abandoned_nothing_has_changed(pointer: Pointer) -> None:
    pointer.press("kick").over("train")
    pointer.gesture.cancel()
    assert pointer.journey is pointer.began_with
    assert pointer.steps == ()


def test_a_copy_goes_where_the_original_would_have_gone(pointer: Pointer) -> None:
    pointer.press("kick").gesture.copying = True
    pointer.over("train", right=0.9)
    assert pointer.words == "copy touchpoint after “Team training”, in “Adoption”"
    assert pointer.gesture.cursor == "copy"
    assert pointer.guides.veiled == (), "the original stays"
    pointer.let_go()
    assert columns(pointer.journey) == "kick | sso+form | data | first || train | t9 | guide+usage || -"
    assert pointer.steps == ("Copy touchpoint “Kick-off”",)
    assert pointer.session.state.selection == ("t9",)


def test_everywhere_on_the_map_is_some_place(pointer: Pointer) -> None:
    scene = pointer.scene
    pointer.press("kick")
    for step in range(0, 101, 5):
        pointer.to(scene.width * step / 100, scene.height * step / 100)
    pointer.let_go()
    before = partial(delete, keys=["kick"])
    assert sorted(columns(before(pointer.journey))) == sorted(columns(before(pointer.began_with)))
