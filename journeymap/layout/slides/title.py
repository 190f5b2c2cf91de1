"""The first slide: what the map is about, for whom, what success means in the customer's own words, who owns it and
what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Line
from journeymap.flow.words import on as date_text
from journeymap.lanes.words import joined
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.frames import opening
from journeymap.layout.slides.people import criterion, criterion_line, persona, persona_line
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.speaking import section
from journeymap.layout.slides.type_sizes import FACT, ROW_NAME, SMALL
from journeymap.model.vocabulary import STATE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.slide import Area, Slide
    from journeymap.layout.slides.setting import Setting

_GAP = 48.0
"""Px between the two columns."""
_BETWEEN = 20.0
_HEADING = 30.0
_MORE = 24.0
_FACTS = 70.0


def slides(setting: Setting) -> Iterator[Slide]:
    """One slide; whoever and whatever finds no room on it is in its notes."""
    journey, theme = setting.journey, setting.theme
    frame = opening(setting.frame)
    facts = _facts(setting)
    body = frame.body
    room = body._replace(height=body.height - (_FACTS if facts else 0.0))
    both = bool(journey.personas and journey.success)
    people = room._replace(width=(room.width - _GAP) * 0.4) if both else room
    words = room._replace(x=people.x + people.width + _GAP, width=room.width - people.width - _GAP) if both else room
    pictures = setting.index.images
    cards = [
        persona(one, pictures.get(one.image or ""), number, people.width, theme)
        for number, one in enumerate(journey.personas)
    ]
    said = [criterion(one, words.width, theme, large=True) for one in journey.success]
    if sum(fragment.height + _BETWEEN for fragment in said) > words.height - _HEADING:
        said = [criterion(one, words.width, theme, large=False) for one in journey.success]
    seen = _column(setting, people, "Who makes this journey", cards, "persona", [p.id for p in journey.personas])
    heard = _column(
        setting, words, "Success, in the customer’s own words", said, "success", [c.id for c in journey.success]
    )
    shown = {one.thing for one in (*seen, *heard)}
    notes = [
        *section("Also on this journey", [persona_line(p) for p in journey.personas if p.id not in shown]),
        *section("Success also means", [criterion_line(c) for c in journey.success if c.id not in shown]),
    ]
    yield slide(
        setting, "title", "title", journey.title or "Customer journey",
        joined(journey.segment, journey.span, STATE_LABELS[journey.state]),
        (*seen, *heard, *_in_a_row(facts, body, setting)), notes=notes, frame=frame,
    )  # fmt: skip


def _column(
    setting: Setting, area: Area, heading: str, fragments: Sequence[Fragment], role: str, things: Sequence[str]
) -> list[Placed]:
    """The fragments below each other under a heading, as many as there is room for, and how many more there are."""
    if not fragments:
        return []
    theme = setting.theme
    placed = [Placed(written([Said(heading, ROW_NAME, theme.ink_soft)], area.width), area.x, area.y, "heading")]
    y, end = area.y + _HEADING, area.y + area.height
    for number, (fragment, thing) in enumerate(zip(fragments, things, strict=True)):
        last = number == len(fragments) - 1
        if y + fragment.height + (0.0 if last else _MORE) > end:
            more = f"and {len(fragments) - number} more"
            placed.append(Placed(written([Said(more, SMALL, theme.ink_faint)], area.width), area.x, y, "heading"))
            break
        placed.append(Placed(fragment, area.x, y, role, thing))
        y += fragment.height + _BETWEEN
    return placed


def _facts(setting: Setting) -> list[tuple[str, str]]:
    journey = setting.journey
    found = (
        ("Owner", journey.owner),
        ("Last review", date_text(journey.last_review) if journey.last_review else ""),
        ("Next review", date_text(journey.next_review) if journey.next_review else ""),
        ("Evidence", journey.evidence),
    )
    return [(name, value) for name, value in found if value.strip()]


def _in_a_row(facts: Sequence[tuple[str, str]], body: Area, setting: Setting) -> list[Placed]:
    """The facts side by side at the foot of the slide, below a rule."""
    if not facts:
        return []
    theme = setting.theme
    width = (body.width - _GAP * (len(facts) - 1)) / len(facts)
    top = body.y + body.height - _FACTS + 14.0
    rule = Fragment(body.width, 2.0, (Line(((0.0, 1.0), (body.width, 1.0)), theme.panel_line, 1.0),))
    placed = [Placed(rule, body.x, top - 2.0, "band")]
    for number, (name, value) in enumerate(facts):
        said = [Said(name, SMALL, theme.ink_faint, 1), Said(value, FACT, theme.ink, 1)]
        placed.append(Placed(written(said, width), body.x + number * (width + _GAP), top + 10.0, "fact"))
    return placed
