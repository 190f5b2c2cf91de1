"""The formats a map can be drawn in, in one table. A new one is a painter in this room and a row here.

Painters are loaded when they are used: PNG needs Qt, PDF needs pydyf, decks need python-pptx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.layout.pages import LONGEST_PDF_SIDE
from journeymap.render.errors import ExportError
from journeymap.render.job import File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeymap.layout.pages import Page
    from journeymap.render.job import Job


class Format(NamedTuple):
    """A row of the table. `title` names it to people, `about` says in a sentence what it is good for, `ending` is that
    of its files, without the dot. `options` are those of `ExportOptions` that mean something to it; `redact` and
    `stages` do to every one.

    `make` yields the files one after the other, so that no more than one need be held. `pages` are what would be on
    paper or on slides, for a look before; None where nothing is drawn.
    """

    title: str
    about: str
    ending: str
    make: Callable[[Job], Iterator[File]]
    options: frozenset[str]
    group: Literal["paper", "slides", "picture", "sheet", "text"]
    pages: Callable[[Job], Sequence[Page]] | None = None
    tail: str = ""
    """What a file's name ends with where others of the same ending could lie beside it: "-tasks"."""


def paper_pages(job: Job) -> Sequence[Page]:
    """The map on paper. Errors: PaperError."""
    from journeymap.layout.sheets import Paging, sheets

    wanted = job.options
    paging = Paging(wanted.way, wanted.page, wanted.smallest, wanted.scale, wanted.poster, wanted.overlap, wanted.cover)
    return sheets(job.scene, job.journey, job.look, paging, LONGEST_PDF_SIDE)


def _pdf(job: Job) -> Iterator[File]:
    from journeymap.render.pdf_files import map_pdf

    yield File(map_pdf(paper_pages(job), job.journey, job.progress))


def picture_pages(job: Job) -> Sequence[Page]:
    """The map, or what was chosen of it, as a picture. Errors: ExportError, PaperError."""
    from journeymap.render import pictures

    return pictures.picture_pages(job)


def _png(job: Job) -> Iterator[File]:
    from journeymap.render.pictures import png_files

    return png_files(job)


def _jpeg(job: Job) -> Iterator[File]:
    from journeymap.render.pictures import jpeg_files

    return jpeg_files(job)


def _webp(job: Job) -> Iterator[File]:
    from journeymap.render.pictures import webp_files

    return webp_files(job)


def _svg(job: Job) -> Iterator[File]:
    from journeymap.render.svg import write_svg

    (page,) = picture_pages(job)
    yield File(write_svg(page, live_text=job.options.live_text, transparent=job.options.transparent))


def handout_pages(job: Job) -> Sequence[Page]:
    """A sheet or more for each owner. Errors: ExportError, PaperError."""
    from journeymap.layout.handout import handouts
    from journeymap.layout.handout_duties import HandoutError

    try:
        return handouts(job.journey, job.look, _standing(job.options.page), job.options.owners or None)
    except HandoutError as error:
        raise ExportError(str(error)) from error


def _handouts(job: Job) -> Iterator[File]:
    from journeymap.layout.handout_duties import HandoutError
    from journeymap.render.pdf_files import handout_pdf

    owners = job.options.owners or None
    try:
        yield File(handout_pdf(job.journey, job.look, _standing(job.options.page), owners, job.progress))
    except HandoutError as error:
        raise ExportError(str(error)) from error


def _standing(page: str) -> str:
    """The paper of a hand-out, which is read like a letter."""
    return "a4 portrait" if page == "fit" else page


def deck_pages(job: Job) -> Sequence[Page]:
    """The slides. Errors: ExportError, FileError."""
    from journeymap.render import decks

    return decks.deck_pages(job)


def _pptx(job: Job) -> Iterator[File]:
    from journeymap.render.decks import write_slides

    return write_slides(job)


def _slides_pdf(job: Job) -> Iterator[File]:
    from journeymap.render.decks import write_slides_as_pdf

    return write_slides_as_pdf(job)


_DRAWN = frozenset({"lanes", "theme", "page"})
_PICTURE = _DRAWN | {"things", "dpi", "scale", "width", "tile"}
_SLIDES = frozenset({"lanes", "theme", "slides", "shape", "problems"})

FORMATS: dict[str, Format] = {
    "pdf": Format(
        "PDF",
        "Prints as sharp as any printer can; its text can be searched and read aloud.",
        "pdf",
        _pdf,
        _DRAWN | {"way", "smallest", "scale", "poster", "overlap", "cover"},
        "paper",
        paper_pages,
    ),
    "handouts": Format(
        "Hand-outs for owners",
        "A page for each owner: what they are responsible for, and when.",
        "pdf",
        _handouts,
        frozenset({"theme", "page", "owners"}),
        "paper",
        handout_pages,
        "-hand-outs",
    ),
    "pptx": Format(
        "PowerPoint slides",
        "A deck whose shapes and texts can be edited, in your own template if you like.",
        "pptx",
        _pptx,
        _SLIDES | {"template", "refresh"},
        "slides",
        deck_pages,
    ),
    "slides-pdf": Format(
        "Slides as PDF",
        "The same deck for those who only read it.",
        "pdf",
        _slides_pdf,
        _SLIDES,
        "slides",
        deck_pages,
        "-slides",
    ),
    "png": Format(
        "PNG picture",
        "Goes into any document and any chat.",
        "png",
        _png,
        _PICTURE | {"transparent"},
        "picture",
        picture_pages,
    ),
    "jpeg": Format(
        "JPEG picture",
        "For what takes nothing else; letters are a little less clear than in a PNG.",
        "jpg",
        _jpeg,
        _PICTURE | {"quality"},
        "picture",
        picture_pages,
    ),
    "webp": Format(
        "WebP picture",
        "The smallest picture, for web pages.",
        "webp",
        _webp,
        _PICTURE | {"transparent", "quality"},
        "picture",
        picture_pages,
    ),
    "svg": Format(
        "SVG drawing",
        "Sharp at every size, for web pages and drawing programs.",
        "svg",
        _svg,
        _DRAWN | {"things", "transparent", "live_text"},
        "picture",
        picture_pages,
    ),
}
"""By what `--to` calls it."""
