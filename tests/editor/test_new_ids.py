from __future__ import annotations

from onboarding import PHOTO, onboarding

from journeymap.editor.new_ids import NewIds
from journeymap.model.edits import new_journey


def test_ids_that_are_free_stay() -> None:
    assert NewIds(new_journey(), onboarding(), {"kick", "quote"}).of == {"kick": "kick", "quote": "quote"}


def test_ids_that_are_taken_become_new_ones_of_their_kind() -> None:
    found = NewIds(onboarding(), onboarding(), {"kick", "data", "quote"})
    assert found.of == {"kick": "t9", "data": "t10", "quote": "n6"}


def test_whatever_else_is_brought_keeps_its_id_once() -> None:
    found = NewIds(onboarding(), onboarding(), {"kick"})
    assert found.free("flows", "way") == "way"
    assert found.free("flows", "way") == "f6"
    assert found.free("touchpoints", "t9") == "t10", "a thing that was brought has that id"
    assert found.free("flows", PHOTO.sha256) == "f7", "pictures have ids too"
