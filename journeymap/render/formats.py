"""The formats a map can be exported to, in one table. A new one is a painter in this room and a row here.

Painters are loaded when they are used: PNG needs Qt, PDF needs pydyf.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.layout.pages import LONGEST_PDF_SIDE
from journeymap.render.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.layout.pages import Page
    from journeymap.model.journey import Journey
    from journeymap.render.export import ExportOptions


class Job(NamedTuple):
    """All that a painter may want to know; `progress` is told the share done, 0…1, and may raise to stop."""

    pages: Sequence[Page]
    journey: Journey
    options: ExportOptions
    progress: Callable[[float], None]


class Format(NamedTuple):
    """`title` names it to people; `options` are those of `ExportOptions` that mean something only to some formats
    and do to this one; `longest` is the longest side of a page in px, None where there is no limit."""

    title: str
    paint: Callable[[Job], bytes]
    options: frozenset[str]
    longest: float | None = None


def _pdf(job: Job) -> bytes:
    from journeymap.render.pdf import DocumentInfo, write_pdf
    from journeymap.render.pdf_navigation import bookmarks, links

    journey = job.journey
    scope = " · ".join(filter(None, (journey.segment, journey.span, f"{journey.state} state")))
    return write_pdf(
        job.pages,
        DocumentInfo(journey.title, journey.owner, scope),
        bookmarks=bookmarks(job.pages, journey),
        links=links(job.pages, journey),
        progress=job.progress,
    )


def _png(job: Job) -> bytes:
    try:
        from journeymap.render.png import write_png
    except ImportError as error:  # a bare machine lacks libraries that Qt loads
        raise ExportError(
            f"PNG needs Qt, which cannot be loaded here ({error}); README.md names the packages it takes,"
            " and PDF and SVG do without"
        ) from error
    return write_png(_only(job), dpi=job.options.dpi, transparent=job.options.transparent, progress=job.progress)


def _svg(job: Job) -> bytes:
    from journeymap.render.svg import write_svg

    return write_svg(_only(job), live_text=job.options.live_text, transparent=job.options.transparent)


def _only(job: Job) -> Page:
    """The page of a format whose files have one."""
    (page,) = job.pages
    return page


FORMATS: dict[str, Format] = {
    "pdf": Format("PDF", _pdf, frozenset(), LONGEST_PDF_SIDE),
    "png": Format("PNG", _png, frozenset({"dpi", "transparent"})),
    "svg": Format("SVG", _svg, frozenset({"transparent", "live_text"})),
}
"""By the ending of the file, without its dot."""
