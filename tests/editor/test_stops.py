"""The order in which Tab goes through what can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.editor.state import Cell
from journeymap.editor.stops import Stop, beyond, of_cell
from journeymap.model.edits import add_lane

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


@pytest.fixture
def journey() -> Journey:
    """The usual map with figures, early warnings and owners on it."""
    after = add_lane(onboarding(), kind="metrics", id="figures")
    after = add_lane(after, kind="signals", id="warnings")
    return add_lane(after, kind="owners", id="who")


def walk(journey: Journey, start: Stop, steps: int, *, back: bool = False) -> list[str]:
    """Where so many presses of Tab lead to, in short."""
    found: list[str] = []
    here: Stop | None = start
    for _ in range(steps):
        here = beyond(journey, here, back=back) if here is not None else None
        if here is not None:
            found.append(f"{here.cell.lane}/{here.cell.at}" if here.cell else f"{here.thing}.{here.field}")
    return found


def test_down_a_touchpoint_with_its_early_warnings_then_the_next(journey: Journey) -> None:
    way = walk(journey, Stop("data", "title"), 11)
    assert way == [
        "says/data",
        "hand.text",
        "shot.text",
        "silent.watched",
        "silent.threshold",
        "silent.response",
        "silent.owner",
        "silent.within",
        "data.owner",
        "first.title",
        "says/first",
    ]
    assert walk(journey, Stop("first", "title"), 2, back=True) == ["data.owner", "silent.within"]


def test_a_stage_with_its_figures_and_early_warnings_then_the_next(journey: Journey) -> None:
    way = walk(journey, Stop("ad", "title"), 10)
    assert way[:4] == ["ad.goal", "ces.title", "ces.current", "ces.target"]
    assert way[4:] == [f"logins.{name}" for name in ("watched", "threshold", "response", "owner", "within")] + [
        "re.title"
    ]


def test_a_stage_without_figures_has_an_empty_cell_for_them(journey: Journey) -> None:
    assert walk(journey, Stop("re", "goal"), 2) == ["figures/re"]
    assert beyond(journey, of_cell(journey, Cell("figures", "re"))) is None


def test_the_head_of_the_map_and_things_beside_the_grid_have_an_order_of_their_own(journey: Journey) -> None:
    assert walk(journey, Stop("", "title"), 9) == [".segment", ".span", ".owner"]
    assert walk(journey, Stop("dana", "name"), 3) == ["dana.role", "omar.name", "omar.role"]


def test_what_will_be_gone_is_passed_over(journey: Journey) -> None:
    assert beyond(journey, Stop("sso", "title"), without="quote") == Stop("wait", "text", "pains")
    assert beyond(journey, Stop("wait", "text"), back=True, without="quote") == Stop("sso", "title")
