"""The formats a map can be exported to, in one table. A new one is a painter in this room and a row here.

Painters are loaded when they are used: PNG needs Qt, PDF needs pydyf.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.layout.pages import LONGEST_PDF_SIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.layout.pages import Page
    from journeymap.model.journey import Journey
    from journeymap.render.export import ExportOptions

    Progress = Callable[[float], None]
    Painter = Callable[[Sequence[Page], Journey, ExportOptions, Progress], bytes]


class Format(NamedTuple):
    """`title` names it to people; `options` are those of `ExportOptions` that mean something only to some formats
    and do to this one; `longest` is the longest side of a page in px, None where there is no limit."""

    title: str
    paint: Painter
    options: frozenset[str]
    longest: float | None = None


def _pdf(pages: Sequence[Page], journey: Journey, options: ExportOptions, progress: Progress) -> bytes:
    from journeymap.render.pdf import write_pdf

    return write_pdf(pages, progress=progress)


def _png(pages: Sequence[Page], journey: Journey, options: ExportOptions, progress: Progress) -> bytes:
    from journeymap.render.png import write_png

    return write_png(_only(pages), dpi=options.dpi, transparent=options.transparent, progress=progress)


def _svg(pages: Sequence[Page], journey: Journey, options: ExportOptions, progress: Progress) -> bytes:
    from journeymap.render.svg import write_svg

    return write_svg(_only(pages), live_text=options.live_text, transparent=options.transparent)


def _only(pages: Sequence[Page]) -> Page:
    """The page of a format whose files have one."""
    (page,) = pages
    return page


FORMATS: dict[str, Format] = {
    "pdf": Format("PDF", _pdf, frozenset(), LONGEST_PDF_SIDE),
    "png": Format("PNG", _png, frozenset({"dpi", "transparent"})),
    "svg": Format("SVG", _svg, frozenset({"transparent", "live_text"})),
}
"""By the ending of the file, without its dot."""
