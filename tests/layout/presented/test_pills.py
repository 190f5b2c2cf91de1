"""The row of stages: every name stands in its pill, whichever way it is read."""

from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.draw.marks import Box
from journeymap.draw.theme import theme
from journeymap.layout.presented.pills import pills
from journeymap.layout.presented.screen import screen_frame
from journeymap.model.edits import rename


@pytest.mark.parametrize("title", ["Onboarding", "مكتب دبي", "משרד תל אביב", "東京オフィス", "A" * 60, "שלב " * 20])
def test_a_name_stands_in_the_middle_of_its_pill(title: str) -> None:
    journey = rename(onboarding(), "on", title)
    coloured = [(one, "#2563eb") for one in journey.stages]
    pill = next(iter(pills(coloured, "on", screen_frame(1280, 720), theme("light"))))
    (box,) = pill.fragment.marks
    assert isinstance(box, Box)
    (text,) = box.texts
    (line,) = text.block.lines
    left = text.x + line.x
    assert left >= 0
    assert left + line.width <= pill.fragment.width
    assert left == pytest.approx(pill.fragment.width - left - line.width, abs=0.5)
