"""Where something goes that is put in."""

from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.editor.places import Place, place
from journeymap.editor.state import Cell


@pytest.mark.parametrize(
    ("focus", "where"),
    [
        ("data", Place("on", "setup", "data", None, "data")),
        ("on", Place("on", None, None, None, "on")),
        ("setup", Place("on", "setup", None, None, "setup")),
        ("wait", Place("on", "setup", "sso", "pains", "wait")),
        ("late", Place("on", None, None, "pains", "late")),
        ("silent", Place("on", "setup", "data", None, "silent")),
        ("calm", Place("on", "setup", "data", None, "calm")),
        ("value", Place("on", "live", "first", None, "value")),
        ("weekly", Place("ad", None, None, None, "weekly")),
        ("nps", Place("on", None, None, None, "nps")),
        ("f1", Place("on", None, "kick", None, None)),
        ("pains", Place(lane="pains", beside="pains")),
        ("dana", Place(beside="dana")),
        ("by30", Place(beside="by30")),
        (None, Place()),
        ("gone", Place()),
    ],
)
def test_the_focus_says_where(focus: str | None, where: Place) -> None:
    assert place(onboarding(), focus) == where


@pytest.mark.parametrize(
    ("cell", "where"),
    [
        (Cell("pains", "data"), Place("on", "setup", "data", "pains")),
        (Cell("pains", "re"), Place("re", None, None, "pains")),
        (Cell("cards", "setup"), Place("on", "setup", None, "cards")),
    ],
)
def test_the_cell_with_the_keys_says_where(cell: Cell, where: Place) -> None:
    assert place(onboarding(), cell=cell) == where


def test_only_lanes_of_notes_hold_notes() -> None:
    journey = onboarding()
    assert place(journey, cell=Cell("pains", "data")).note_lane(journey) == "pains"
    assert place(journey, cell=Cell("cards", "setup")).note_lane(journey) is None
