from __future__ import annotations

import pytest
from onboarding import onboarding
from pointing import Pointer

from journeymap.editor.tools import NO_SPOTS, Knob, Plus, spots


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
