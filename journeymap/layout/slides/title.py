"""The first slide: what the map is about, for whom, what success means in the customer's own words, who owns it and
what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.lanes.words import joined
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.frames import opening
from journeymap.layout.slides.people import criterion, criterion_line, persona, persona_line
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.speaking import labelled, section
from journeymap.layout.slides.title_facts import at_the_foot, facts_of
from journeymap.layout.slides.type_sizes import ROW_NAME, SMALL
from journeymap.model.vocabulary import STATE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.draw.marks import Fragment
    from journeymap.layout.slide import Area, Slide
    from journeymap.layout.slides.setting import Setting

_GAP = 48.0
"""Px between the two."""
_WHO, _WORDS = "Who makes this journey", "Success, in the customer’s own words"
_HEADING = 30.0
_MORE = 24.0
_BETWEEN = {"large": 20.0, "usual": 20.0, "short": 12.0}
"""Px between what stands below each other, by how much is said of each."""
_LEAST_BODY = 200.0
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
    """Personas and what success means to them, the facts at the foot; and the lines that found no room. Where not
    all of that fits less is said of each persona, and the facts are told rather than shown."""
    journey = setting.journey
    feet = (*at_the_foot(setting, body), [])
    for foot in feet:
        end = foot[0].y - body.y if foot else body.height
        people = words = body._replace(height=end)
        if journey.personas and journey.success:
            people, words = _parted(people, upright=body.height > body.width)
        cards, said = _cards(setting, people), _said(setting, words)
        if cards.fits and said.fits:
            break
    seen = _column(setting, people, _WHO, cards)
    heard = _column(setting, words, _WORDS, said)
    shown = {one.thing for one in (*seen, *heard)}
    whole = cards.size == "large"
    notes = [
        *section("Also on this journey", [persona_line(p) for p in journey.personas if p.id not in shown]),
        *section("Success also means", [criterion_line(c) for c in journey.success if c.id not in shown]),
        *section("Who they are", [persona_line(p) for p in journey.personas if p.id in shown and not whole]),
        *section("About this map", [] if foot else [labelled(*fact) for fact in facts_of(setting)]),
    ]
    return [*seen, *heard, *foot], notes


def _parted(body: Area, *, upright: bool) -> tuple[Area, Area]:
    """Where the personas stand and where their words do: side by side, on an upright slide below each other."""
    if upright:
        high = (body.height - _GAP) / 2
        return body._replace(height=high), body._replace(y=body.y + high + _GAP, height=high)
    across = (body.width - _GAP) * 0.4
    return body._replace(width=across), body._replace(x=body.x + across + _GAP, width=body.width - across - _GAP)


class _Cards(NamedTuple):
    """What stands below each other in a column, in the size in which all of it does, or in the smallest."""

    size: str
    fits: bool
    placed: Sequence[Fragment]
    role: str
    things: Sequence[str]


def _cards(setting: Setting, area: Area) -> _Cards:
    journey, pictures = setting.journey, setting.index.images
    made = {
        size: [
            persona(one, pictures.get(one.image or ""), number, area.width, setting.theme, size == "large")
            for number, one in enumerate(journey.personas)
        ]
        for size in ("large", "short")
    }
    room = area.height - _below(_headed(setting, _WHO, area))
    return _fitting(made, room, "persona", [one.id for one in journey.personas])


def _said(setting: Setting, area: Area) -> _Cards:
    criteria = setting.journey.success
    made = {
        size: [criterion(one, area.width, setting.theme, size == "large") for one in criteria]
        for size in ("large", "usual", "short")
    }
    room = area.height - _below(_headed(setting, _WORDS, area))
    return _fitting(made, room, "success", [one.id for one in criteria])


def _fitting(made: dict[str, list[Fragment]], room: float, role: str, things: Sequence[str]) -> _Cards:
    for size, placed in made.items():
        height = sum(one.height for one in placed) + _BETWEEN[size] * (len(placed) - 1)
        if height <= room:
            return _Cards(size, True, placed, role, things)
    return _Cards(size, False, placed, role, things)


def _headed(setting: Setting, heading: str, area: Area) -> Fragment:
    return written([Said(heading, ROW_NAME, setting.theme.ink_soft)], area.width)


def _below(heading: Fragment) -> float:
    """Px from the top of a column to what stands below its heading."""
    return max(_HEADING, heading.height + 10.0)


def _column(setting: Setting, area: Area, heading: str, cards: _Cards) -> list[Placed]:
    """The fragments below each other under a heading, as many as there is room for, and how many more there are."""
    if not cards.placed:
        return []
    theme = setting.theme
    placed = [Placed(_headed(setting, heading, area), area.x, area.y, "heading")]
    y, end = area.y + _below(placed[0].fragment), area.y + area.height
    for number, (fragment, thing) in enumerate(zip(cards.placed, cards.things, strict=True)):
        last = number == len(cards.placed) - 1
        if y + fragment.height + (0.0 if last else _MORE) > end and not cards.fits:
            more = f"and {len(cards.placed) - number} more"
            placed.append(Placed(written([Said(more, SMALL, theme.ink_faint)], area.width), area.x, y, "heading"))
            break
        placed.append(Placed(fragment, area.x, y, cards.role, thing))
        y += fragment.height + _BETWEEN[cards.size]
    return placed
