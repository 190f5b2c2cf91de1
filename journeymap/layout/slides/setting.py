"""What every composition is given, and how its drawing becomes a slide: with a title that fits, the strip of colour
and, in the notes, whatever was cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Fragment
from journeymap.lanes.words import joined
from journeymap.layout.scene import Placed
from journeymap.layout.slide import Slide
from journeymap.layout.slides.frames import SUBTITLE, cut, fitting_title
from journeymap.layout.slides.speaking import plain, unsaid
from journeymap.layout.slides.type_sizes import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.flow.edges import Edge
    from journeymap.lanes.plan import Plan, StageSpan
    from journeymap.layout.slide import Frame, SlideKind, Table
    from journeymap.model.find import Index
    from journeymap.model.journey import Journey, Persona

BESIDE = 24.0
"""Px between a title and what stands in the corner."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A journey on its way into a deck. `plan` is the map's, for its colours, lateness and routing; `felt` are the
    personas that anybody felt something as, `numbers` the places of the stages in the whole map, from 1."""

    journey: Journey
    index: Index
    theme: Theme
    plan: Plan
    frame: Frame
    felt: tuple[Persona, ...]
    numbers: Mapping[str, int]
    leading: Mapping[str, Sequence[Edge]]
    """The ways from each touchpoint."""
    spans: Mapping[str, StageSpan]


def slide(
    setting: Setting,
    kind: SlideKind,
    key: str,
    title: str,
    subtitle: str = "",
    placed: Iterable[Placed] = (),
    tables: Sequence[Table] = (),
    notes: Iterable[str] = (),
    accent: str | None = None,
    beside: float = 0.0,
    frame: Frame | None = None,
    counted: str = "",
    shorter: Sequence[str] = (),
) -> Slide:
    """The slide, in `frame` or the setting's. `notes` are lines; `beside` is how much room, px, something in the
    corner takes from title and subtitle; `accent` the colour of the stage it is about; `counted` stands behind the
    title even where that is cut: "(2 of 3)". `shorter` are titles in place of one that would be cut."""
    at = frame or setting.frame
    theme = setting.theme
    width = at.title.width - (beside + BESIDE if beside else 0.0)
    for words in (title, *shorter):
        shown, size = fitting_title(words, width, at.title.height, counted)
        if plain(shown) == plain(f"{words} {counted}"):
            break
    below = cut(subtitle, SUBTITLE, width)
    drawn = (*_bar(at, accent or theme.connector), *placed)
    lines = [
        *([plain(title)] if plain(shown) != plain(f"{title} {counted}") else []),
        *([plain(subtitle)] if plain(below) != plain(subtitle) else []),
        *_spaced(notes),
        *unsaid(setting.journey, drawn, tables),
    ]
    return Slide(
        kind=kind,
        key=key,
        title=shown,
        subtitle=below,
        width=at.width,
        height=at.height,
        background=theme.panel,
        placed=drawn,
        tables=tuple(tables),
        notes="\n".join(lines).strip("\n"),
        accent=accent,
        footer=cut(joined(setting.journey.title, _evidence(setting.journey)), SMALL, at.footer.width),
        frame=at,
        title_width=width,
        title_size=size,
    )


def _spaced(notes: Iterable[str]) -> Iterator[str]:
    """The lines without empty ones, but for one between sections."""
    before = ""
    for line in notes:
        if line or before:
            yield line
        before = line


def _evidence(journey: Journey) -> str:
    return f"evidence: {journey.evidence}" if journey.evidence else ""


def _bar(frame: Frame, colour: str) -> tuple[Placed, ...]:
    if not frame.bar:
        return ()
    box = Box(0.0, 0.0, frame.width, frame.bar, colour)
    return (Placed(Fragment(frame.width, frame.bar, (box,)), 0.0, 0.0, "bar"),)
