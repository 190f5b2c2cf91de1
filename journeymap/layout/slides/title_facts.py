"""Who owns the map and what it rests on, at the foot of the first slide: side by side, or below each other where that
keeps words whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Line
from journeymap.draw.wrap import paragraph
from journeymap.flow.words import on as date_text
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.type_sizes import FACT, SMALL
from journeymap.layout.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.slide import Area
    from journeymap.layout.slides.setting import Setting

Fact = tuple[str, str]
_EVIDENCE = "Evidence"
_BESIDE, _ABOVE, _BELOW = 48.0, 10.0, 10.0
"""Px between facts side by side, above a row, and below the last one."""
_LINES = 3
"""Lines that a fact has beside others; alone it has two more."""


def facts_of(setting: Setting) -> list[Fact]:
    """What is known of the map itself, by name."""
    journey = setting.journey
    found = (
        ("Owner", journey.owner),
        ("Last review", date_text(journey.last_review) if journey.last_review else ""),
        ("Next review", date_text(journey.next_review) if journey.next_review else ""),
        (_EVIDENCE, journey.evidence),
    )
    return [(name, value) for name, value in found if value.strip()]


def at_the_foot(setting: Setting, body: Area) -> Iterator[list[Placed]]:
    """The facts below a rule, in the ways in which they can stand there, the best first; none without facts."""
    facts = facts_of(setting)
    short, long = ([one for one in facts if (one[0] == _EVIDENCE) == last] for last in (False, True))
    ways = [[facts], [short, long], [short[:1], short[1:], long]]
    drawn = [[_drawn(setting, row, body.width) for row in way if row] for way in ways] if facts else []
    for rows in drawn:
        if all(whole for _, whole in rows):
            yield _placed(setting, [row for row, _ in rows], body)
    for rows in drawn[:1]:
        if not all(whole for _, whole in rows) and all(_words_whole(row) for row, _ in rows):
            yield _placed(setting, [row for row, _ in rows], body)  # cut, and in the notes


def _drawn(setting: Setting, facts: Sequence[Fact], width: float) -> tuple[list[Fragment], bool]:
    """A row of facts as wide as all of them may be, and whether each can be read as it is."""
    theme = setting.theme
    shares = [2.0 if name == _EVIDENCE else 1.0 for name, _ in facts]
    widths = [(width - _BESIDE * (len(facts) - 1)) * share / sum(shares) for share in shares]
    lines = _LINES + 2 * (len(facts) == 1)
    row = [
        written([Said(name, SMALL, theme.ink_faint, 1), Said(value, FACT, theme.ink, lines)], width)
        for (name, value), width in zip(facts, widths, strict=True)
    ]
    return row, _words_whole(row) and not any(text.block.cut for one in row for text in texts_of(one))


def _words_whole(row: Sequence[Fragment]) -> bool:
    """Whether no name is cut and no word broken."""
    for one in row:
        name, *value = texts_of(one)
        words = [word for text in value for word in text.block.source.split()]
        if name.block.cut or any(paragraph(word, FACT).width > one.width for word in words):
            return False
    return True


def _placed(setting: Setting, rows: Sequence[Sequence[Fragment]], body: Area) -> list[Placed]:
    heights = [max(one.height for one in row) for row in rows]
    y = body.y + body.height - sum(heights) - _ABOVE * len(rows) - _BELOW + 8.0
    rule = Fragment(body.width, 2.0, (Line(((0.0, 1.0), (body.width, 1.0)), setting.theme.panel_line, 1.0),))
    placed = [Placed(rule, body.x, y - 2.0, "band")]
    for row, height in zip(rows, heights, strict=True):
        x = body.x
        for one in row:
            placed.append(Placed(one, x, y + _ABOVE, "fact"))
            x += one.width + _BESIDE
        y += height + _ABOVE
    return placed
