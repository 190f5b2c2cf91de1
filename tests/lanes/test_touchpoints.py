"""Touchpoint cards say what is known of a touchpoint, by more than colour."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from journeymap.draw.marks import Box, Fragment, Path, Text
from journeymap.draw.theme import theme
from journeymap.lanes.touchpoints import LEAST_CARD, card
from journeymap.model.journey import Link, Touchpoint

LIGHT = theme("light")
WIDTH = 116.0


def drawn(at_risk: bool = False, /, **fields: Any) -> Fragment:
    touchpoint = Touchpoint(id="t", stage="s", **{"title": "Kick-off", **fields})
    return card(touchpoint, "#2f6fde", WIDTH, at_risk, LIGHT)


def box(fragment: Fragment) -> Box:
    return next(mark for mark in fragment.marks if isinstance(mark, Box))


def sources(fragment: Fragment) -> list[str]:
    return [text.block.source for text in box(fragment).texts]


def test_a_plain_card_holds_its_title_alone() -> None:
    fragment = drawn()
    assert sources(fragment) == ["Kick-off"]
    assert len(fragment.marks) == 1
    assert (fragment.width, fragment.height) == (WIDTH, LEAST_CARD)


def test_owner_day_and_channel_are_shown() -> None:
    fragment = drawn(owner="CSM", day=-3, channel="email")
    assert sources(fragment) == ["CSM", "Kick-off", "day −3"]
    assert sum(isinstance(mark, Path) for mark in fragment.marks) == 1


def test_each_fact_at_the_foot_has_its_own_sign() -> None:
    bare = len(drawn().marks)
    facts: list[dict[str, Any]] = [
        {"mode": "automated"},
        {"mode": "hybrid"},
        {"reach": "one-to-many"},
        {"evidence": "researched"},
        {"evidence": "assumption"},
        {"links": (Link(url="https://example.org"),)},
    ]
    shapes = [drawn(**fact).marks[bare] for fact in facts]
    outlines = {mark.segments for mark in shapes if isinstance(mark, Path)}
    assert len(outlines) == len(facts)


def test_moments_of_truth_and_risks_have_badges_side_by_side() -> None:
    plain, truth, risk, both = (
        drawn(),
        drawn(moment_of_truth=True),
        drawn(True),
        drawn(True, moment_of_truth=True),
    )
    assert len(plain.marks) < len(truth.marks) < len(risk.marks) < len(both.marks)
    disc = next(mark for mark in both.marks[1:] if isinstance(mark, Box))
    star = next(mark for mark in both.marks if isinstance(mark, Path) and mark.fill == LIGHT.star)
    xs = [segment.x for segment in star.segments if hasattr(segment, "x")]
    assert max(xs) < disc.x


@pytest.mark.parametrize("owner", ["CSM", "فريق CS", "צוות"])
def test_the_owner_ends_at_the_right_edge_however_it_is_read(owner: str) -> None:
    fragment = drawn(owner=owner, channel="email")
    text = box(fragment).texts[0]
    (line,) = text.block.lines
    assert text.field == "owner"
    assert text.x + line.x + line.width == pytest.approx(text.x + text.block.width, abs=0.02)


def test_a_long_title_makes_the_card_higher_and_a_long_owner_is_cut() -> None:
    fragment = drawn(title="Data migration " * 8, owner="Customer education and enablement")
    assert fragment.height > LEAST_CARD
    owner, title = box(fragment).texts
    assert owner.block.cut
    assert not title.block.cut
    last = title.y + title.block.height
    assert last < fragment.height


def test_texts_of_a_card_do_not_meet() -> None:
    fragment = drawn(owner="CSM", day=3, channel="video", mode="automated", title="Data migration and clean-up")
    rows: list[Text] = sorted(box(fragment).texts, key=lambda text: text.y)
    for above, below in pairwise(rows):
        assert above.y + above.block.height <= below.y + 1.0
