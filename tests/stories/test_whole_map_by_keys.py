"""A whole map from an empty window by keys alone: the first of the examples, with all that it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from same_map import differences, plain
from whole_map_steps import STEPS

from journeymap.files.store import open_journey

if TYPE_CHECKING:
    from hands import Begin

    from journeymap.model.journey import Journey

EXAMPLE = Path(__file__).parents[2] / "examples" / "saas-onboarding-to-advocacy.journey"


@pytest.fixture
def wanted() -> Journey:
    return open_journey(EXAMPLE).journey


def test_the_whole_map_is_drawn(headless: Begin, wanted: Journey) -> None:
    hand = headless()
    for step in STEPS:
        step(hand, wanted)
    assert differences(hand.journey, wanted) == []
    assert plain(hand.journey) == plain(wanted)
