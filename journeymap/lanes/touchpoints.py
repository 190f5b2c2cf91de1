"""The lane of touchpoint cards: channel icon, owner, title, badges, and a foot of small marks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.draw.icons import icon, star
from journeymap.draw.marks import Box, Fragment, Mark, Move, Path, Text, To
from journeymap.draw.wrap import at_right, paragraph
from journeymap.lanes import styles
from journeymap.lanes.plan import CELL_PAD, LANE_PAD, Item, Strip

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import Chunk, Memory, Plan, StageSpan
    from journeymap.model.journey import Lane, Touchpoint

LEAST_CARD = 84.0
"""Px: two lines of title and the foot fit, so that most cards of a map are equally high."""
CARD_GAP = 10.0
ARROW_DEPTH = 42.0
"""Px below a card's top at which connectors enter and leave it."""
_TITLE_TOP = 29.0
_PAD = 10.0
_BADGE = 8.0


def place(lane: Lane, plan: Plan) -> Strip:
    """Each card at the top of its column; cards that share a column stand below each other."""
    gathered = plan.draw.gathered
    parts = [gathered(_cards, (lane.id, stage.stage.id), lane.id, stage, plan.theme) for stage in plan.stages]
    deepest = max((depth for _, depth in parts), default=0.0)
    return Strip(max(LEAST_CARD, deepest - LANE_PAD) + 2 * LANE_PAD, tuple([items for items, _ in parts]))


def _cards(draw: Memory, lane: str, stage: StageSpan, theme: Theme) -> tuple[Chunk, float]:
    """A stage's cards, and the depth of the lowest."""
    items: list[Item] = []
    deepest = 0.0
    for span in stage.columns:
        y = LANE_PAD
        width = span.width - 2 * CELL_PAD
        for touchpoint in span.column.touchpoints:
            risky = touchpoint.id in stage.at_risk
            fragment = draw(card, (lane, touchpoint.id), touchpoint, stage.colour, width, risky, theme)
            items.append(Item(fragment, span.x + CELL_PAD, y, "touchpoint", touchpoint.id))
            y += fragment.height + CARD_GAP
        deepest = max(deepest, y - CARD_GAP)
    return tuple(items), deepest


def card(touchpoint: Touchpoint, colour: str, width: float, at_risk: bool, theme: Theme) -> Fragment:
    """One touchpoint's card, `width` px wide and as high as its title needs."""
    inner = width - 2 * _PAD
    stroke = theme.readable(colour, theme.card, 3.0)
    texts: list[Text] = []
    marks: list[Mark] = []
    owner_left = _PAD
    if touchpoint.channel:
        marks.append(icon(touchpoint.channel, 15.0, stroke, _PAD - 1.0, 8.0))
        owner_left += 19.0
    if touchpoint.owner:
        align = at_right(touchpoint.owner)
        owner = paragraph(touchpoint.owner, styles.CARD_OWNER, width - _PAD - owner_left, align=align, max_lines=1)
        texts.append(Text(owner_left, 9.0, owner, theme.ink_faint, align, "owner"))
    title = paragraph(touchpoint.title, styles.CARD_TITLE, inner)
    texts.append(Text(_PAD, _TITLE_TOP, title, theme.ink, field="title"))
    bottom = _TITLE_TOP + title.height
    below = foot(touchpoint)
    height = max(LEAST_CARD, bottom + (23.0 if below or touchpoint.day is not None else 9.0))
    if touchpoint.day is not None:
        day = paragraph(f"day {touchpoint.day}".replace("-", "−"), styles.CARD_FOOT, inner / 2)
        texts.append(Text(_PAD, height - 20.0, day, theme.ink_faint))
    x = width - _PAD
    for name in reversed(below):
        x -= 12.0
        marks.append(icon(name, 11.0, theme.ink_faint, x + 1.0, height - 19.5))
        x -= 3.0
    box = Box(0.0, 0.0, width, height, theme.card, stroke, 1.5, 8.0, (), tuple(texts))
    badges = _badges(touchpoint, width, at_risk, theme)
    return Fragment(width, height, (box, *marks, *badges), _BADGE if badges else 1.0)


def foot(touchpoint: Touchpoint) -> list[str]:
    """The icons at a card's foot: who acts, to how many, how well it is known, whether links hang on it, and
    whether it is for our own eyes only."""
    names: list[str] = []
    if touchpoint.mode in ("automated", "hybrid"):
        names.append(touchpoint.mode)
    if touchpoint.reach == "one-to-many":
        names.append("one-to-many")
    if touchpoint.evidence is not None:
        names.append(touchpoint.evidence)
    if touchpoint.links:
        names.append("link")
    if touchpoint.internal:
        names.append("internal")
    return names


def _badges(touchpoint: Touchpoint, width: float, at_risk: bool, theme: Theme) -> list[Mark]:
    marks: list[Mark] = []
    x = width - _BADGE - 1.0
    if at_risk:
        marks += risk_badge(x, 0.0, theme)
        x -= 20.0
    if touchpoint.moment_of_truth:
        marks.append(truth_badge(x, 0.0, theme))
    return marks


@lru_cache(maxsize=256)
def risk_badge(cx: float, cy: float, theme: Theme) -> tuple[Mark, ...]:
    """A disc with an exclamation mark, centred; the same marks wherever it recurs, so that painters know them."""
    ground = theme.feelings[0]
    ink = theme.ink_on(ground)
    bar = (Move(cx, cy - 3.6), To(cx, cy + 0.6))
    dot = (Move(cx, cy + 3.4), To(cx, cy + 3.5))
    return (
        Box(cx - 7.0, cy - 7.0, 14.0, 14.0, ground, theme.panel, 1.2, 7.0),
        Path((*bar, *dot), stroke=ink, stroke_width=1.9),
    )


@lru_cache(maxsize=256)
def truth_badge(cx: float, cy: float, theme: Theme) -> Path:
    """The star of a moment of truth, centred."""
    return Path(star(16.0, cx - 8.0, cy - 8.0), theme.star, theme.panel, 1.2)
