from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.editor.cells import adding, inside, is_empty, metric_said, of_column, takes_keys
from journeymap.editor.state import Cell
from journeymap.model.edits import add_lane, add_persona, added, delete, set_thing
from journeymap.model.find import index
from journeymap.model.journey import Journey, Lane
from journeymap.model.refusal import JourneyError


@pytest.fixture
def journey() -> Journey:
    made = add_lane(onboarding(), kind="metrics", id="figures")
    made = add_lane(made, kind="signals", id="signals")
    made = add_lane(made, kind="owners", id="owners")
    made = add_lane(made, kind="backstage", id="behind", scope="stage")
    return add_lane(made, kind="visibility", id="line")


def cells(journey: Journey, lane: str) -> list[str | None]:
    """Under what the cells of a lane stand, column by column."""
    found = index(journey).things[lane]
    assert isinstance(found, Lane)
    return [
        None if cell is None else cell.at
        for cell in (of_column(journey, found, column) for column in index(journey).columns)
    ]


def test_each_kind_of_lane_has_its_own_cells(journey: Journey) -> None:
    # Columns: kick | sso+form | data | first || train | guide+usage || (none)
    assert cells(journey, "says") == ["kick", "form", "data", "first", "train", "guide", "re"]
    assert cells(journey, "curve") == ["kick", "sso", "data", "first", "train", "guide", None]
    assert cells(journey, "cards") == [None, None, None, None, None, None, "re"]
    assert cells(journey, "figures") == ["on", "on", "on", "on", "ad", "ad", "re"]
    assert cells(journey, "signals") == ["kick", "sso", "data", "first", "train", "guide", "re"]
    assert cells(journey, "behind") == ["on", "on", "on", "on", "ad", "ad", "re"]
    assert cells(journey, "owners")[:2] == ["kick", "sso"]
    assert cells(journey, "line") == [None] * 7


def test_nobody_feels_anything_without_personas(journey: Journey) -> None:
    assert set(cells(delete(journey, ["dana", "omar"]), "curve")) == {None}


def test_what_stands_in_cells(journey: Journey) -> None:
    for cell, things in (
        (Cell("says", "sso"), ["quote"]),
        (Cell("pains", "on"), ["late"]),
        (Cell("pains", "kick"), []),
        (Cell("figures", "on"), ["nps"]),
        (Cell("signals", "data"), ["silent"]),
        (Cell("cards", "re"), []),
        (Cell("cards", "ad"), ["train", "guide", "usage"]),
        (Cell("curve", "kick"), ["kick"]),
        (Cell("owners", "kick"), []),
        (Cell("gone", "kick"), []),
    ):
        assert list(inside(journey, cell)) == things
        assert is_empty(journey, cell) == (not things)
    owned = set_thing(journey, "kick", owner="CSM")
    assert list(inside(owned, Cell("owners", "kick"))) == ["kick"]


def test_keys_stop_at_empty_cells_and_at_those_without_things(journey: Journey) -> None:
    assert takes_keys(journey, Cell("pains", "kick"))
    assert not takes_keys(journey, Cell("pains", "data"))
    assert takes_keys(journey, Cell("curve", "kick"))


@pytest.mark.parametrize(
    ("cell", "field", "name"),
    [
        (Cell("says", "kick"), "notes", "Add note to “Customer says”"),
        (Cell("says", "re"), "notes", "Add note to “Customer says”"),
        (Cell("cards", "re"), "touchpoints", "Add touchpoint"),
        (Cell("cards", "setup"), "touchpoints", "Add touchpoint"),
        (Cell("figures", "re"), "metrics", "Add metric"),
        (Cell("signals", "kick"), "signals", "Add early warning"),
    ],
)
def test_typing_makes_what_belongs_there(journey: Journey, cell: Cell, field: str, name: str) -> None:
    new = adding(journey, cell)
    after = new.edit(journey)
    (key,) = added(journey, after)
    assert (index(after).field_of[key], new.name) == (field, name)
    assert key in inside(after, cell)


@pytest.mark.parametrize("cell", [Cell("curve", "kick"), Cell("line", "on"), Cell("figures", "kick")])
def test_where_nothing_can_be_typed_it_says_so(journey: Journey, cell: Cell) -> None:
    with pytest.raises(JourneyError, match="nothing can be typed"):
        adding(journey, cell)


def test_a_cell_that_is_gone_says_so(journey: Journey) -> None:
    with pytest.raises(JourneyError, match="no longer on the map"):
        adding(add_persona(journey, name="Ann"), Cell("says", "nowhere"))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("NPS", {"kind": "nps", "title": ""}),
        ("nps 42", {"kind": "nps", "title": "", "current": 42.0}),
        ("Churn: 6.5%", {"kind": "churn", "title": "", "current": 6.5}),
        ("CES = −1", {"kind": "ces", "title": "", "current": -1.0}),
        ("Time to value", {"title": "Time to value"}),
        ("Logins 80 %", {"title": "Logins", "current": 80.0, "unit": "%"}),
        ("Seats 1,200", {"title": "Seats", "current": 1200.0}),
        ("Release 1.2.3", {"title": "Release 1.2.3"}),
        ("42", {"title": "42"}),
    ],
)
def test_a_metric_is_read_from_one_line(text: str, fields: dict[str, object]) -> None:
    assert metric_said(text) == fields
