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
_LEAST_BODY = 260.0
"""Px: with less than this the title slide has its title alone."""


def slides(setting: Setting) -> Iterator[Slide]:
    """One slide, or two where the template's title slide leaves no room for more than a title; whoever and whatever
    finds no room is in the notes."""
    journey, frame = setting.journey, setting.frame
    cover = opening(frame)
    title = journey.title if journey.title.strip() else "Customer journey"
    scope = joined(journey.segment, journey.span, STATE_LABELS[journey.state])
    if cover.body.height >= _LEAST_BODY:
        placed, notes = _about(setting, cover.body)
        yield slide(setting, "title", "title", title, scope, placed, notes=notes, frame=cover)
        return
    yield slide(setting, "title", "title", title, scope, frame=cover)
    placed, notes = _about(setting, frame.body)
    if placed:
        yield slide(setting, "title", "about", "Who this is about", scope, placed, notes=notes)


def _about(setting: Setting, body: Area) -> tuple[list[Placed], list[str]]:
    """Personas beside what success means to them, the facts at the foot; and the lines that found no room."""
    journey, theme = setting.journey, setting.theme
    facts = _facts(setting)
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
    return [*seen, *heard, *in_a_row(facts, body, setting)], notes


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


def in_a_row(facts: Sequence[tuple[str, str]], body: Area, setting: Setting) -> list[Placed]:
    """The facts side by side at the foot of the slide, below a rule."""
    if not facts:
        return []
    theme = setting.theme
    shares = [2.0 if name == "Evidence" else 1.0 for name, _ in facts]
    room = body.width - _GAP * (len(facts) - 1)
    widths = [room * share / sum(shares) for share in shares]
    top = body.y + body.height - _FACTS + 14.0
    rule = Fragment(body.width, 2.0, (Line(((0.0, 1.0), (body.width, 1.0)), theme.panel_line, 1.0),))
    placed = [Placed(rule, body.x, top - 2.0, "band")]
    x = body.x
    for (name, value), width in zip(facts, widths, strict=True):
        said = [Said(name, SMALL, theme.ink_faint, 1), Said(value, FACT, theme.ink, 1)]
        placed.append(Placed(written(said, width), x, top + 10.0, "fact"))
        x += width + _GAP
    return placed
