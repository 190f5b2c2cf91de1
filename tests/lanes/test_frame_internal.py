"""What is marked internal is seen on the map and heard in the outline, and told by more than a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canaries import CUSTOMER, secretive

from journeymap.draw.theme import theme
from journeymap.editor.branches import Mark
from journeymap.editor.outline import outline
from journeymap.lanes.touchpoints import foot
from journeymap.layout.build import build
from journeymap.layout.redact import redact
from journeymap.layout.texts import blocks
from journeymap.model.journey import THING_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.branches import Branch
    from journeymap.model.journey import Journey

LIGHT = theme("light")


def said(journey: Journey) -> list[str]:
    return [block.source for block in blocks(build(journey, LIGHT)) if "internal" in block.source]


def lines(branch: Branch) -> Iterator[Branch]:
    yield branch
    for child in branch.children:
        yield from lines(child)


def test_cards_notes_warnings_and_lanes_say_it_and_the_legend_explains() -> None:
    whole = secretive()
    assert "internal" in foot(whole.touchpoints[1])
    assert "internal" not in foot(whole.touchpoints[0])
    # The lane's name, three notes, the warning, the metric, the stage, the milestone, and the legend for the card.
    assert len(said(whole)) == 9
    assert "internal: not for customers" in said(whole)
    assert said(redact(whole, (CUSTOMER,))) == []


def test_every_line_of_the_outline_says_it() -> None:
    whole = secretive()
    internal = {thing.id for field in THING_FIELDS for thing in getattr(whole, field) if thing.internal}
    told = {line.key for line in lines(outline(whole)) if Mark("internal") in line.marks and "internal" in line.spoken}
    assert told == internal
