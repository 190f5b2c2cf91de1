from __future__ import annotations

import pytest
from onboarding import onboarding
from pointing import Pointer

from journeymap.editor import typing
from journeymap.editor.state import Cell
from journeymap.editor.tools import NO_SPOTS, Knob, Plus, spots
from journeymap.editor.tools.knobs import knobs_of


@pytest.fixture
def pointer() -> Pointer:
    return Pointer(onboarding())


def test_a_card_under_the_pointer_shows_its_knobs(pointer: Pointer) -> None:
    card = pointer.rect("kick")
    found = spots(pointer.session, pointer.scene, "kick", *card.centre, 1.0)
    assert [knob.touchpoint for knob in found.knobs] == ["kick", "kick"]
    assert found.active is None
    found = spots(pointer.session, pointer.scene, "kick", card.right - 3, found.knobs[1].y, 1.0)
    assert isinstance(found.active, Knob)
    assert found.active.leaving


def test_a_selected_card_shows_its_knobs_too(pointer: Pointer) -> None:
    pointer.session.select(("train",))
    found = spots(pointer.session, pointer.scene, None, 0, 0, 1.0)
    assert [knob.touchpoint for knob in found.knobs] == ["train", "train"]
    pointer.session.select(("train", "kick"))
    assert spots(pointer.session, pointer.scene, None, 0, 0, 1.0).knobs == ()


def test_a_flow_shows_its_ends_once_it_is_selected(pointer: Pointer) -> None:
    assert spots(pointer.session, pointer.scene, "f4", 0, 0, 1.0).knobs == ()
    pointer.session.select(("f4",))
    assert [knob.flow for knob in spots(pointer.session, pointer.scene, None, 0, 0, 1.0).knobs] == ["f4", "f4"]


def test_a_plus_is_pressed_only_close_by(pointer: Pointer) -> None:
    card = pointer.rect("guide")
    found = spots(pointer.session, pointer.scene, None, card.x - 8, card.bottom, 1.0)
    (plus,) = found.pluses
    assert found.active is None
    found = spots(pointer.session, pointer.scene, None, plus.x + 4, plus.y, 1.0)
    assert isinstance(found.active, Plus)


@pytest.mark.parametrize("zoom", [0.1, 0.49])
def test_nothing_is_offered_on_what_cannot_be_read(pointer: Pointer, zoom: float) -> None:
    assert spots(pointer.session, pointer.scene, "kick", *pointer.rect("kick").centre, zoom) == NO_SPOTS


def test_no_plus_covers_the_empty_cell_that_has_the_keys(pointer: Pointer) -> None:
    x, y = pointer.rect("re", "stage").centre[0], pointer.rect("kick").centre[1]
    assert len(spots(pointer.session, pointer.scene, None, x, y, 1.0).pluses) == 1
    pointer.session.enter(Cell("cards", "re"))
    assert spots(pointer.session, pointer.scene, None, x, y, 1.0).pluses == ()


def test_what_is_typed_shows_no_knob_while_everything_else_is_offered(pointer: Pointer) -> None:
    typing.begin(pointer.session, "kick")
    card = pointer.rect("guide")
    found = spots(pointer.session, pointer.scene, "guide", card.x - 8, card.y, 1.0)
    assert {knob.touchpoint for knob in found.knobs} == {"guide"}
    assert len(found.pluses) == 1


def test_both_halves_of_a_knob_are_its_own_also_where_a_selected_flow_ends(pointer: Pointer) -> None:
    knob = knobs_of(pointer.scene, "kick")[1]
    for aside, hover in ((-4.0, "kick"), (4.0, None)):
        assert spots(pointer.session, pointer.scene, hover, knob.x + aside, knob.y, 1.0).active == knob
    pointer.session.select(("f1",))  # it begins there
    inside = spots(pointer.session, pointer.scene, "kick", knob.x - 4.0, knob.y, 1.0).active
    beside = spots(pointer.session, pointer.scene, None, knob.x + 4.0, knob.y, 1.0).active
    assert isinstance(inside, Knob)
    assert isinstance(beside, Knob)
    assert (inside.flow, beside.flow) == (None, "f1")


def test_a_plus_between_a_card_and_an_empty_stage_is_pressed_from_both_sides(pointer: Pointer) -> None:
    column = pointer.scene.columns[-2]
    row = next(row for row in pointer.scene.rows if row.key == "cards")
    for aside in (-6.0, 6.0):
        found = spots(pointer.session, pointer.scene, None, column.x + column.width + aside, row.y + 20.0, 1.0)
        assert "New touchpoint at the end of “Adoption”" in [plus.words for plus in found.pluses]


def test_a_feeling_is_pressed_from_further_away(pointer: Pointer) -> None:
    x, row = pointer.rect("first").centre[0], next(row for row in pointer.scene.rows if row.key == "curve")
    assert isinstance(spots(pointer.session, pointer.scene, None, x + 20, row.y + 24, 1.0).active, Plus)
    assert spots(pointer.session, pointer.scene, None, x + 40, row.y + 24, 1.0).active is None


def test_a_knob_says_what_is_drawn_from_it(pointer: Pointer) -> None:
    before, after = knobs_of(pointer.scene, "data")
    assert (before.words, after.words) == ("Drag to the touchpoint before", "Drag to the touchpoint that follows")
    assert {knob.words for knob in knobs_of(pointer.scene, "f4")} == {"Drag to another touchpoint"}
