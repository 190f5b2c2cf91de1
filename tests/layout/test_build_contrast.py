"""Every text of every example, in every theme, is readable on what really lies below it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from geometry_of_scenes import Rect, extent, lines, texts

from journeymap.draw.marks import Box
from journeymap.draw.marks import Path as Shape
from journeymap.draw.theme import contrast, theme, themes
from journeymap.files.store import open_journey
from journeymap.layout.build import build
from journeymap.layout.hit import Rect as Area
from journeymap.layout.hit import within

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.journey"))


def ground_below(scene: Scene, rect: Rect) -> str:
    """The colour of the topmost filled box or chevron under the middle of a line of text."""
    x, y = (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2
    found = scene.background
    for placed in within(scene, Area(x, y, 0.1, 0.1)):
        for mark in placed.fragment.marks:
            if not (isinstance(mark, Box) or (isinstance(mark, Shape) and placed.role == "stage")):
                continue
            spot = Rect(x - placed.x, y - placed.y, x - placed.x, y - placed.y)
            if mark.fill is not None and spot.within(extent(mark)):
                found = mark.fill
    return found


@pytest.mark.parametrize("name", themes())
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_text_stands_out_from_its_ground(file: Path, name: str) -> None:
    journey = open_journey(file).journey
    shown = tuple(lane.model_copy(update={"hidden": False}) for lane in journey.lanes)
    scene = build(journey.model_copy(update={"lanes": shown}), theme(name))
    checked = 0
    for placed in scene.placed:
        for text, dx, dy in texts(placed):
            for rect, said in lines(text, dx, dy):
                ground = ground_below(scene, rect)
                assert contrast(text.colour, ground) >= 4.5, (placed.role, said, text.colour, ground)
                checked += 1
    assert checked > 30
