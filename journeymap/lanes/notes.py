"""The lanes of notes: what the customer says, thinks, does and feels, pain points, opportunities, frontstage,
backstage, pictures and free text, under touchpoints or under whole stages."""

from __future__ import annotations

from base64 import b64decode
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Box, Fragment, Image, Mark, Text
from journeymap.draw.wrap import paragraph
from journeymap.lanes import styles
from journeymap.lanes.cells import under
from journeymap.lanes.words import joined

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.draw.wrap import Style
    from journeymap.lanes.plan import Memory, Plan, Strip
    from journeymap.model.journey import Lane, LaneKind, Note, Picture

_QUOTES = '“”"'
_TALLEST_PICTURE = 140.0


class Look(NamedTuple):
    """How notes of a lane kind look: names of the theme's colours (ground None: no box), the type, quotes."""

    ground: str | None
    ink: str
    style: Style
    quoted: bool = False


LOOKS: dict[LaneKind, Look] = {
    "says": Look(None, "ink_soft", styles.QUOTE, quoted=True),
    "thinks": Look("quiet_ground", "ink_soft", styles.QUOTE),
    "does": Look("quiet_ground", "ink_soft", styles.NOTE),
    "feels": Look("warn_ground", "warn", styles.NOTE),
    "pains": Look("bad_ground", "bad", styles.NOTE),
    "opportunities": Look("good_ground", "good", styles.NOTE),
    "frontstage": Look(None, "ink_soft", styles.NOTE),
    "backstage": Look(None, "ink_soft", styles.NOTE),
    "images": Look(None, "ink_soft", styles.NOTE),
    "text": Look(None, "ink_soft", styles.NOTE),
}

_SETTLED = Look("quiet_ground", "ink_soft", styles.NOTE)
"""A pain or opportunity that is done or dropped; its status says which."""


def place(lane: Lane, plan: Plan) -> Strip:
    """Each note in its cell; where a map has several personas, with the name of the one who speaks."""
    journey = plan.journey
    named = {p.id: p.name for p in journey.personas} if len(journey.personas) > 1 else {}
    personas = plan.draw.same("personas", named)
    images = plan.draw.same("images", plan.index.images)
    cells = plan.index.notes_in.get(lane.id, {})
    return under(lane, plan, cells, _note, "note", lane.kind, personas, images, plan.theme)


def _note(
    memory: Memory,
    note: Note,
    width: float,
    kind: LaneKind,
    personas: dict[str, str],
    images: dict[str, Picture],
    theme: Theme,
) -> Fragment:
    persona, picture = personas.get(note.persona or "", ""), images.get(note.image or "")
    return memory(draw, note.id, note, kind, width, persona, picture, theme)


def draw(note: Note, kind: LaneKind, width: float, persona: str, picture: Picture | None, theme: Theme) -> Fragment:
    """One note, `width` px wide and as high as its text (and picture) needs. Notes that look the same are the same
    fragment, so that painters need to know it only once."""
    said = note.text, joined(*_foot(note)), note.status in ("done", "dropped")
    if picture is None:
        return _written(*said, kind, width, persona, theme)
    return _drawn(*said, kind, width, persona, theme, picture)


@lru_cache(maxsize=1024)
def _written(text: str, foot: str, settled: bool, kind: LaneKind, width: float, persona: str, theme: Theme) -> Fragment:
    return _drawn(text, foot, settled, kind, width, persona, theme, None)


def _drawn(
    text: str,
    foot: str,
    settled: bool,
    kind: LaneKind,
    width: float,
    persona: str,
    theme: Theme,
    picture: Picture | None,
) -> Fragment:
    look = _SETTLED if settled else LOOKS[kind]
    pad = 7.0 if look.ground else 2.0
    inner = width - 2 * pad
    ink = getattr(theme, look.ink)
    texts: list[Text] = []
    marks: list[Mark] = []
    y = pad
    if picture is not None:
        scale = min(inner / picture.width, _TALLEST_PICTURE / picture.height, 1.0)
        across, down = picture.width * scale, picture.height * scale
        alt = text or "picture"
        marks.append(Image(pad, y, across, down, picture.sha256, decoded(picture.data), alt))
        y += down + 4.0
    if persona:
        y += _add(texts, persona, styles.NOTE_HEAD, ink, pad, y, inner)
    shown = quoted(text) if look.quoted and text else text
    taken = _add(texts, shown, look.style, ink, pad, y, inner, "text")
    y += taken if taken or picture is not None else look.style.size * look.style.lead
    if foot:
        y += _add(texts, foot, styles.NOTE_FOOT, ink, pad, y + 2.0, inner, "owner") + 2.0
    height = y + pad
    ground = getattr(theme, look.ground) if look.ground else None
    return Fragment(width, height, (Box(0.0, 0.0, width, height, ground, radius=5.0, texts=tuple(texts)), *marks))


def _add(
    texts: list[Text], text: str, style: Style, ink: str, x: float, y: float, width: float, field: str = ""
) -> float:
    block = paragraph(text, style, width)
    if block.lines or field:
        texts.append(Text(x, y, block, ink, field=field))
    return block.height


def _foot(note: Note) -> list[str]:
    return [
        *([f"impact {note.impact}"] if note.impact else []),
        *([f"effort {note.effort}"] if note.effort else []),
        *([note.owner] if note.owner else []),
        *([note.status] if note.status else []),
        *(["internal"] if note.internal else []),
    ]


def quoted(text: str) -> str:
    """Somebody's words between quotation marks, whether or not they were typed with some."""
    inner = text.strip().strip(_QUOTES)
    return f"“{inner}”"


@lru_cache(maxsize=256)
def decoded(data: str) -> bytes:
    """The bytes of a picture, decoded once."""
    return b64decode(data)
