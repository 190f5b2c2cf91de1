"""A map as slides: composed for the template or deck they go into, in its colours, then handed to their writer."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from journeymap.render.job import File

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.flow.problems import Problem
    from journeymap.layout.pages import Page
    from journeymap.layout.slide import Frame, Slide, SlideKind
    from journeymap.render.job import Job

_COMPOSED = 0.3
"""Of the work, roughly."""


class Deck:
    """The slides of a job, their colours, and the deck or template that holds them ("" none, read once).

    Errors: FileError where it cannot be read, ExportError where it is none.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        options = job.options
        self.previous = _read(options.refresh)
        self.template = _read(options.template) if self.previous is None else None

    @cached_property
    def look(self) -> Theme:
        """The theme, in the colours of what holds the slides."""
        if (held := self._held) is None:
            return self.job.look
        from journeymap.render.pptx_template import dressed

        return dressed(self.job.look, held)

    @cached_property
    def slides(self) -> tuple[Slide, ...]:
        from journeymap.layout.slides.deck import deck

        options = self.job.options
        kinds = cast("Collection[SlideKind] | None", options.slides)
        return deck(self.job.left, self.look, self._shape, kinds, options.stages, self._problems())

    @property
    def _held(self) -> bytes | None:
        return self.template if self.previous is None else self.previous

    @property
    def _shape(self) -> str | Frame:
        if (held := self._held) is None:
            return self.job.options.shape
        from journeymap.render.pptx_template import frame_of

        return frame_of(held)

    def _problems(self) -> Sequence[Problem]:
        """What the checks find: nothing for eyes from which something is kept."""
        options = self.job.options
        if self.job.redacted or not options.problems or (options.slides and "problems" not in options.slides):
            return ()
        from journeymap.flow.check import check  # late: most outputs tell of no problems

        return check(self.job.left, date.today())


def deck_pages(job: Job) -> Sequence[Page]:
    """The slides as pages, for a look before."""
    from journeymap.layout.slide_pages import slide_pages

    deck = Deck(job)
    return slide_pages(deck.slides, deck.look)


def write_slides(job: Job) -> Iterator[File]:
    """The deck."""
    from journeymap.render.pptx import write_deck

    deck = Deck(job)
    slides = deck.slides
    job.progress(_COMPOSED)
    made = write_deck(
        slides,
        job.journey,
        deck.look,
        deck.template,
        deck.previous,
        lambda share: job.progress(_COMPOSED + share * (1 - _COMPOSED)),
        withheld=job.redacted,
    )
    yield File(made)


def write_slides_as_pdf(job: Job) -> Iterator[File]:
    """The deck for those who only read it."""
    from journeymap.render.pdf_files import deck_pdf

    deck = Deck(job)
    yield File(deck_pdf(deck.slides, job.journey, deck.look, job.progress))


def _read(path: str) -> bytes | None:
    """The deck in that file; None for no name. Errors: FileError."""
    if not path:
        return None
    from journeymap.files.contents import contents
    from journeymap.files.limits import DECK

    return contents(path, DECK)
