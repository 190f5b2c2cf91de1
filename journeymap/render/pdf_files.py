"""The PDFs there are: a map on whatever pages, hand-outs for owners, a deck; with bookmarks, links and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.undisturbed import undisturbed
from journeymap.render.pdf import DocumentInfo, write_pdf
from journeymap.render.pdf_navigation import Bookmark, bookmarks, links
from journeymap.render.pdf_order import in_painting_order
from journeymap.render.pdf_reading import structure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.layout.pages import Page
    from journeymap.layout.slide import Slide
    from journeymap.model.journey import Journey

LANGUAGE = "en"
"""Of what the program itself writes; where letters give another language away, its parts say so."""


def map_pdf(pages: Sequence[Page], journey: Journey, progress: Callable[[float], None] = lambda _: None) -> bytes:
    """The pages of a map as a PDF. `progress` is told the share done, 0…1, and may raise to stop."""
    with undisturbed():  # the parts that are heard are many, and stay until all is written
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


def handout_pdf(
    journey: Journey,
    theme: Theme,
    paper: str = "a4 portrait",
    owners: Sequence[str] | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    """“What you are responsible for”, for each of these owners (None: everybody the map names as one), with a bookmark
    for each. Errors: HandoutError, PaperError."""
    from journeymap.layout.handout import handouts

    pages = handouts(journey, theme, paper, owners)
    names = tuple(dict.fromkeys([page.title for page in pages]))
    return write_pdf(
        pages,
        about(journey, "What you are responsible for" + (f", {names[0]}" if len(names) == 1 else "")),
        bookmarks=_by_title(pages),
        links=links(pages, journey),
        structure=in_painting_order(pages),
        progress=progress,
    )


def deck_pdf(
    slides: Sequence[Slide],
    journey: Journey,
    theme: Theme,
    progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    """A deck as a PDF, a page a slide, with a bookmark for each."""
    from journeymap.layout.slide_pages import slide_pages

    pages = slide_pages(slides, theme)
    return write_pdf(
        pages,
        about(journey),
        bookmarks=_by_title(pages),
        links=links(pages, journey),
        structure=in_painting_order(pages),
        progress=progress,
    )


def _by_title(pages: Sequence[Page]) -> Iterator[Bookmark]:
    """A bookmark where a page's title is another than that of the page before."""
    before = ""
    for number, page in enumerate(pages):
        if page.title and page.title != before:
            yield Bookmark(page.title, 0, number, 0.0, 0.0)
        before = page.title
