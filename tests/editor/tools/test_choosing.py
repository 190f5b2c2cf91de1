from __future__ import annotations

import pytest
from onboarding import onboarding
from pointing import Pointer

from journeymap.layout.hit import Rect


@pytest.fixture
def pointer() -> Pointer:
    return Pointer(onboarding())


def gap_above(pointer: Pointer, thing: str) -> tuple[float, float]:
    """A point of empty ground beside a card."""
    rect = pointer.rect(thing)
    return rect.x - 4, rect.y - 6


def chosen(pointer: Pointer) -> list[str]:
    return list(pointer.session.state.selection)


def test_a_band_selects_what_it_touches(pointer: Pointer) -> None:
    pointer.press_at(*gap_above(pointer, "kick")).over("data", right=0.1)
    assert chosen(pointer) == ["kick", "sso", "data"]
    assert isinstance(pointer.guides.band, Rect)
    pointer.over("sso", right=0.1)
    assert chosen(pointer) == ["kick", "sso"]
    pointer.let_go()
    assert chosen(pointer) == ["kick", "sso"]
    assert pointer.steps == ()


def test_with_shift_it_adds(pointer: Pointer) -> None:
    pointer.session.select(("train",))
    pointer.press_at(*gap_above(pointer, "kick"), extend=True).over("kick", right=0.2)
    assert chosen(pointer) == ["train", "kick"]


def test_abandoned_the_selection_is_as_before(pointer: Pointer) -> None:
    pointer.session.select(("train",))
    pointer.press_at(*gap_above(pointer, "kick")).over("data").gesture.cancel()
    assert chosen(pointer) == ["train"]


def test_stages_are_caught_only_whole(pointer: Pointer) -> None:
    pointer.press_at(0, 0).to(pointer.scene.width, pointer.scene.height)
    chosen = pointer.session.state.selection
    assert {"on", "setup", "kick", "wait", "value"} <= set(chosen)
    assert not {"cards", "f1"} & set(chosen)
    pointer.to(pointer.rect("ad", "stage").centre[0], pointer.scene.height)
    assert "on" in pointer.session.state.selection
    assert "ad" not in pointer.session.state.selection


def test_outside_the_map_there_is_no_band(pointer: Pointer) -> None:
    pointer.press_at(-10, -10)
    assert not pointer.dragging
