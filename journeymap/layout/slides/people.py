"""Personas and what success means to them, as they stand on the first slide, and in the words of its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Fragment, Image, Mark, Text
from journeymap.draw.wrap import Style, paragraph
from journeymap.flow.words import on as date_text
from journeymap.lanes.notes import decoded, quoted
from journeymap.lanes.words import joined
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.speaking import labelled
from journeymap.layout.slides.type_sizes import HEADING, QUOTE, SAID, SMALL, TEXT
from journeymap.model.vocabulary import day_text, initials

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.model.journey import Persona, Picture, SuccessCriterion

_DISC = 56.0
_BESIDE = 16.0
_LEAST_BESIDE = 220.0
"""Px: on less the words have all the room."""
_INITIALS = Style(18.0, bold=True)


def persona(
    one: Persona, picture: Picture | None, number: int, width: float, theme: Theme, described: bool = True
) -> Fragment:
    """A disc or picture with name and role beside it, and a description; `number` is the persona's place in the
    map."""
    colour = theme.stage_colour(one.colour, number)
    said = (
        Said(one.name, HEADING, theme.ink, 3, field="name"),
        Said(one.role, TEXT, theme.ink_soft, 3, field="role" if one.role.strip() else ""),
        Said(one.about if described else "", TEXT, theme.ink_soft, 7, 6.0),
    )
    if width < _LEAST_BESIDE:
        return written(said, width)
    words = written(said, width, left=_DISC + _BESIDE)
    return Fragment(width, max(words.height, _DISC), (*words.marks, *_likeness(one, picture, colour, theme)))


def _likeness(one: Persona, picture: Picture | None, colour: str, theme: Theme) -> tuple[Mark, ...]:
    if picture is not None:
        scale = _DISC / max(picture.width, picture.height)
        across, down = picture.width * scale, picture.height * scale
        place = ((_DISC - across) / 2, (_DISC - down) / 2)
        return (Image(*place, across, down, picture.sha256, decoded(picture.data), one.name),)
    letters = paragraph(initials(one.name), _INITIALS, _DISC, align="middle", max_lines=1)
    inside = Text(0.0, (_DISC - letters.height) / 2, letters, theme.ink_on(colour), "middle")
    return (Box(0.0, 0.0, _DISC, _DISC, colour, radius=_DISC / 2, texts=(inside,) if letters.lines else ()),)


def persona_line(one: Persona) -> str:
    """A persona in a line of the notes."""
    return labelled(one.name or "Persona", one.role, one.about) or one.name


def criterion(one: SuccessCriterion, width: float, theme: Theme, large: bool) -> Fragment:
    """What the customer said, between quotation marks, and who said it and by when it is to be."""
    said = (
        Said(quoted(one.text) if one.text.strip() else "", SAID if large else QUOTE, theme.ink, 5, field="text"),
        Said(_said_by(one), SMALL, theme.ink_soft, 2, 6.0),
    )
    words = written(said, width, 2.0, left=20.0, least=24.0)
    return Fragment(width, words.height, (Box(0.0, 0.0, 4.0, words.height, theme.accent, radius=2.0), *words.marks))


def criterion_line(one: SuccessCriterion) -> str:
    """A success criterion in a line of the notes."""
    return joined(quoted(one.text), _said_by(one))


def _said_by(one: SuccessCriterion) -> str:
    return joined(
        one.said_by,
        date_text(one.said_on) if one.said_on else "",
        f"by {day_text(one.by_day)}" if one.by_day is not None else "",
    )
