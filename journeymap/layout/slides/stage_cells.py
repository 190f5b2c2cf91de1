"""What stands in the cells of a stage's slide: cards, notes, early warnings and responses, larger than on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.icons import icon, star
from journeymap.draw.marks import Fragment, Image, Mark, Path
from journeymap.draw.wrap import paragraph
from journeymap.lanes.notes import LOOKS, decoded, quoted
from journeymap.lanes.touchpoints import risk_badge
from journeymap.lanes.words import joined
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.scaling import Scaling
from journeymap.layout.slides.type_sizes import SMALL_BOLD
from journeymap.model.vocabulary import CHANNEL_LABELS, day_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.layout.slides.type_sizes import Tier
    from journeymap.model.journey import EmpathyResponse, LaneKind, Note, Picture, Signal, Touchpoint

_SIGN = 20.0
"""Px across of the signs in a card's corner."""
_BADGE = 1.4
_LEAST_CARD = 70.0
_TALLEST_PICTURE = 110.0
_BELL = 16.0


class Like(NamedTuple):
    """How much height, px, the line above the title and the whole of a card take at least."""

    meta: float = 0.0
    height: float = 0.0


class Cell(NamedTuple):
    """A fragment of a cell, and what it shows."""

    fragment: Fragment
    role: str
    thing: str


def card(
    touchpoint: Touchpoint, colour: str, width: float, at_risk: bool, tier: Tier, theme: Theme, like: Like
) -> Fragment:
    """A touchpoint's card with channel, owner and day in words above its title, as high as `like` says; a star in its
    corner where it is a moment of truth, a disc with an exclamation mark where it is at risk."""
    stroke = theme.readable(colour, theme.card, 3.0)
    short = _signs(touchpoint, at_risk)
    said = (
        Said(
            _meta(touchpoint), tier.meta, theme.ink_faint, 3, short=short, least=like.meta,
            field="owner" if touchpoint.owner.strip() else "",
        ),
        Said(touchpoint.title, tier.title, theme.ink, 4, 5.0, short=0.0 if like.meta else short, field="title"),
    )  # fmt: skip
    drawn = written(said, width, tier.pad, theme.card, stroke, 8.0, max(like.height, _LEAST_CARD))
    x = width - tier.pad - _SIGN / 2 + 3.0
    y = tier.pad + _SIGN / 2 - 2.0
    marks: list[Mark] = list(drawn.marks)
    if touchpoint.moment_of_truth:
        marks.append(Path(star(_SIGN, x - _SIGN / 2, y - _SIGN / 2), theme.star))
        x -= _SIGN + 4.0
    if at_risk:
        badge = Fragment(0.0, 0.0, risk_badge(x / _BADGE, y / _BADGE, theme))
        marks += Scaling(_BADGE)(badge).marks
    return Fragment(width, drawn.height, tuple(marks), drawn.bleed)


def likeness(
    touchpoints: Sequence[Touchpoint], width: float, at_risk: Collection[str], tier: Tier, theme: Theme
) -> Like:
    """What cards side by side must have so that they are equally high and their titles stand on one line."""

    def above(one: Touchpoint) -> float:
        room = width - 2 * tier.pad - _signs(one, one.id in at_risk)
        return paragraph(_meta(one), tier.meta, room, max_lines=3).height

    meta = max(map(above, touchpoints))
    cards = (card(one, "#000000", width, one.id in at_risk, tier, theme, Like(meta)) for one in touchpoints)
    return Like(meta, max(one.height for one in cards))


def _signs(touchpoint: Touchpoint, at_risk: bool) -> float:
    """The width that the signs in the card's corner take."""
    return (touchpoint.moment_of_truth + at_risk) * (_SIGN + 4.0)


def _meta(touchpoint: Touchpoint) -> str:
    day = day_text(touchpoint.day).replace(" ", "\u00a0") if touchpoint.day is not None else ""
    return joined(CHANNEL_LABELS[touchpoint.channel], touchpoint.owner, day)


def note(
    one: Note, kind: LaneKind, width: float, most: float, persona: str, picture: Picture | None, tier: Tier,
    theme: Theme,
) -> Fragment:  # fmt: skip
    """A note in the look of its lane, of at most the tier's lines, of fewer where it would be higher than `most` px;
    `persona` is the name to be said, if any."""
    drawn = _note(one, kind, width, (tier.lines, 3), persona, picture, tier, theme)
    for lines in ((4, 2), (2, 1)):
        if drawn.height > most:
            drawn = _note(one, kind, width, lines, persona, picture, tier, theme)
    return drawn


def _note(
    one: Note, kind: LaneKind, width: float, lines: tuple[int, int], persona: str, picture: Picture | None, tier: Tier,
    theme: Theme,
) -> Fragment:  # fmt: skip
    look = LOOKS[kind]
    settled = one.status in ("done", "dropped")
    ground = theme.quiet_ground if settled else (getattr(theme, look.ground) if look.ground else None)
    ink = theme.ink_soft if settled else getattr(theme, look.ink)
    style = tier.quote if look.style.italic and not settled else tier.note
    text = quoted(one.text) if look.quoted and one.text.strip() else one.text
    said = (
        Said(persona, SMALL_BOLD, ink, 1),
        Said(text, style, ink, lines[0], field="text"),
        Said(joined(*foot(one)), tier.foot, ink, lines[1], 3.0),
    )
    pad = tier.pad - 2.0 if ground else 2.0
    if picture is None:
        return written(said, width, pad, ground, radius=6.0, least=tier.note.size * 1.3 + 2 * pad)
    scale = min((width - 2 * pad) / picture.width, _TALLEST_PICTURE / picture.height, 2.0)
    across, down = picture.width * scale, picture.height * scale
    drawn = written(said, width, pad, ground, radius=6.0, top=down + 4.0)
    image = Image(pad, pad, across, down, picture.sha256, decoded(picture.data), one.text or "picture")
    return Fragment(width, drawn.height, (*drawn.marks, image))


def foot(one: Note) -> tuple[str, ...]:
    """What is known of a note, in words."""
    return (
        f"impact {one.impact}" if one.impact else "",
        f"effort {one.effort}" if one.effort else "",
        one.owner,
        one.status or "",
    )


_FEWER = ((2, 2, 3, 2), (2, 1, 2, 1), (1, 1, 1, 1))
"""How many lines the texts of an early warning have at the most, and where that is too high."""


def signal(one: Signal, width: float, most: float, tier: Tier, theme: Theme) -> Fragment:
    """An early warning: what is watched, from where on, and who does what then; no higher than `most` px, if its
    texts can be cut to that."""
    drawn = _signal(one, width, _FEWER[0], tier, theme)
    for lines in _FEWER[1:]:
        if drawn.height > most:
            drawn = _signal(one, width, lines, tier, theme)
    return drawn


def _signal(one: Signal, width: float, lines: tuple[int, int, int, int], tier: Tier, theme: Theme) -> Fragment:
    pad = tier.pad - 2.0
    said = (
        Said(one.watched, SMALL_BOLD, theme.warn, lines[0], field="watched"),
        Said(one.threshold, tier.note, theme.warn, lines[1], field="threshold" if one.threshold.strip() else ""),
        Said(
            f"→ {one.response}" if one.response.strip() else "", tier.note, theme.warn, lines[2],
            field="response" if one.response.strip() else "",
        ),
        Said(
            joined(one.owner, one.within), tier.foot, theme.warn, lines[3], 3.0,
            field=" ".join(name for name in ("owner", "within") if getattr(one, name).strip()),
        ),
    )  # fmt: skip
    drawn = written(
        said, width, pad, theme.warn_ground, radius=6.0, least=_BELL + 2 * pad, left=pad + _BELL + 8.0
    )  # fmt: skip
    return Fragment(width, drawn.height, (*drawn.marks, icon("bell", _BELL, theme.warn, pad, pad)))


def response(one: EmpathyResponse, touchpoint: str, width: float, tier: Tier, theme: Theme) -> Fragment:
    """What the team says at a low touchpoint, at the deepest of the three depths that has words."""
    words = next(filter(str.strip, (one.strategic, one.empathetic, one.surface)), "")
    said = (
        Said(joined(touchpoint, one.event, by=": "), tier.foot, theme.ink_soft, 2),
        Said(quoted(words) if words else "", tier.note, theme.ink, tier.lines),
    )
    return written(said, width, tier.pad - 2.0, theme.quiet_ground, radius=6.0)
