"""The PDFs there are: a map on whatever pages, with bookmarks, links and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.render.pdf import DocumentInfo, write_pdf
from journeymap.render.pdf_navigation import bookmarks, links
from journeymap.render.pdf_reading import structure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.layout.pages import Page
    from journeymap.model.journey import Journey

LANGUAGE = "en"
"""Of what the program itself writes; where letters give another language away, its parts say so."""


def map_pdf(pages: Sequence[Page], journey: Journey, progress: Callable[[float], None] = lambda _: None) -> bytes:
    """The pages of a map as a PDF. `progress` is told the share done, 0…1, and may raise to stop."""
    return write_pdf(
        pages,
        about(journey),
        bookmarks=bookmarks(pages, journey),
        links=links(pages, journey),
        structure=structure_of(pages, journey),
        progress=progress,
    )


def about(journey: Journey, title: str = "") -> DocumentInfo:
    """What a reader is told of a document about a map; `title` is put before the map's own."""
    scope = " · ".join(filter(None, (journey.segment, journey.span, f"{journey.state} state")))
    named = " – ".join(filter(None, (title, journey.title)))
    return DocumentInfo(named, journey.owner, scope, LANGUAGE)
