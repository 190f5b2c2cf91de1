from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.ui.utf16 import characters, units


def test_letters_beyond_the_basic_plane_take_two_units() -> None:
    assert [units("a😀b", at) for at in range(4)] == [0, 1, 3, 4]
    assert [characters("a😀b", at) for at in (0, 1, 3, 4)] == [0, 1, 2, 3]
    assert characters("a😀b", 2) == 1, "a place within a character is before it"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20), st.integers(0, 20))
def test_there_and_back(text: str, at: int) -> None:
    at = min(at, len(text))
    assert characters(text, units(text, at)) == at
