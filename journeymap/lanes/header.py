"""The map's head: title and scope on the left; personas and the definition of success on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Fragment, Image, Line, Mark, Text
from journeymap.draw.wrap import paragraph
from journeymap.flow.words import on as date_text
from journeymap.lanes import styles
from journeymap.lanes.experience import DASHES
from journeymap.lanes.notes import decoded, quoted
from journeymap.lanes.words import joined
from journeymap.model.vocabulary import STATE_LABELS, day_text, initials

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.theme import Theme
    from journeymap.draw.wrap import Style
    from journeymap.model.journey import Journey, Persona, Picture, SuccessCriterion

_GAP = 24.0
_WIDEST_PANEL = 720.0
_PAD = 14.0
_AVATAR = 40.0


def draw(
    title: str,
    subtitle: str,
    personas: tuple[tuple[Persona, Picture | None], ...],
    success: tuple[SuccessCriterion, ...],
    feeling: frozenset[str],
    width: float,
    theme: Theme,
) -> Fragment:
    """The head, `width` px wide. `feeling` holds the personas that have a curve, whose colours their discs show."""
    panelled = bool(personas or success)
    panel_width = min(_WIDEST_PANEL, (width - _GAP) * 0.45) if panelled else 0.0
    room = width - panel_width - (_GAP if panelled else 0.0)
    marks: list[Mark] = []
    name = paragraph(title, styles.MAP_TITLE, room)
    below = paragraph(subtitle, styles.MAP_SUBTITLE, room)
    marks += [
        Text(0.0, 6.0, name, theme.ink, field="title"),
        Text(0.0, 10.0 + name.height, below, theme.ink_faint, field="segment span owner"),
    ]
    height = 10.0 + name.height + below.height
    if panelled:
        left = width - panel_width
        panel_height, inside = _panel(personas, success, feeling, left, panel_width, theme)
        height = max(height, panel_height)
        marks += inside
    return Fragment(width, height, tuple(marks))


def subtitle(journey: Journey) -> str:
    """Scope, state, owner and review dates in one line."""
    reviews = (
        f"reviewed {date_text(journey.last_review)}" if journey.last_review else "",
        f"next review {date_text(journey.next_review)}" if journey.next_review else "",
    )
    parts = (
        journey.segment,
        journey.span,
        STATE_LABELS[journey.state],
        f"owner: {journey.owner}" if journey.owner else "",
        joined(*reviews, by=", "),
    )
    return joined(*parts)


def _panel(
    personas: tuple[tuple[Persona, Picture | None], ...],
    success: tuple[SuccessCriterion, ...],
    feeling: frozenset[str],
    left: float,
    width: float,
    theme: Theme,
) -> tuple[float, list[Mark]]:
    """The panel's height and marks."""
    marks: list[Mark] = []
    y = _PAD
    text_left = left + _PAD
    text_width = width - 2 * _PAD
    rank = 0
    for number, (persona, picture) in enumerate(personas):
        colour = theme.stage_colour(persona.colour, number)
        marks += _avatar(persona, picture, left + _PAD, y, colour, theme)
        beside = left + _PAD + _AVATAR + 10.0
        room = width - 2 * _PAD - _AVATAR - 10.0
        top = y
        y += _add(marks, persona.name, styles.PERSONA, theme.ink, beside, y, room, f"{persona.id}/name")
        field = f"{persona.id}/role"
        y += _add(marks, persona.role, styles.PERSONA_TEXT, theme.ink_soft, beside, y, room, field)
        if len(personas) == 1 and success:
            y += _criteria(marks, success, beside, y, room, theme)
        if len(personas) > 1 and persona.id in feeling:
            y += 4.0
            marks.append(_key(beside, y, rank, theme))
            rank += 1
        y = max(y, top + _AVATAR) + 8.0
    if success and len(personas) != 1:
        y += _criteria(marks, success, text_left, y, text_width, theme) + 8.0
    height = y - 8.0 + _PAD
    return height, [Box(left, 0.0, width, height, theme.panel, theme.panel_line, 1.0, 10.0), *marks]


def _key(x: float, y: float, rank: int, theme: Theme) -> Mark:
    """A short piece of the persona's own curve."""
    colour = theme.curves[rank % len(theme.curves)]
    return Line(((x, y), (x + 44.0, y)), colour, 2.0, DASHES[rank % len(DASHES)])


def _criteria(
    marks: list[Mark], success: Iterable[SuccessCriterion], x: float, y: float, width: float, theme: Theme
) -> float:
    """The definition of success, a paragraph a criterion; returns the height taken."""
    top = y
    for number, criterion in enumerate(success):
        lead = "Success, in the customer’s words:" if number == 0 else ""
        said = joined(
            criterion.said_by,
            date_text(criterion.said_on) if criterion.said_on else "",
            f"by {day_text(criterion.by_day)}" if criterion.by_day is not None else "",
            by=", ",
        )
        text = joined(lead, quoted(criterion.text), f"({said})" if said else "", by=" ")
        field = f"{criterion.id}/text"
        y += _add(marks, text, styles.PERSONA_TEXT, theme.ink_soft, x, y + 2.0, width, field) + 2.0
    return y - top


def _add(marks: list[Mark], text: str, style: Style, ink: str, x: float, y: float, width: float, field: str) -> float:
    block = paragraph(text, style, width)
    marks.append(Text(x, y, block, ink, field=field))
    return block.height


def _avatar(persona: Persona, picture: Picture | None, x: float, y: float, colour: str, theme: Theme) -> list[Mark]:
    """The persona's picture fitted into a square, or a disc with the initials."""
    if picture is not None:
        scale = _AVATAR / max(picture.width, picture.height)
        across, down = picture.width * scale, picture.height * scale
        place = (x + (_AVATAR - across) / 2, y + (_AVATAR - down) / 2)
        return [Image(*place, across, down, picture.sha256, decoded(picture.data), persona.name)]
    letters = paragraph(initials(persona.name), styles.INITIALS, _AVATAR, align="middle", max_lines=1)
    inside = Text(x, y + (_AVATAR - letters.height) / 2, letters, theme.ink_on(colour), "middle")
    return [Box(x, y, _AVATAR, _AVATAR, colour, radius=_AVATAR / 2, texts=(inside,) if letters.lines else ())]
