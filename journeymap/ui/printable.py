"""The pages that somebody wishes to print, and what is to be said of them before they do; works in any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.convert.outputs import OUTPUTS
from journeymap.draw.theme import ThemeError
from journeymap.layout.narrow import ChoiceError
from journeymap.layout.paper import PaperError
from journeymap.layout.reading import smallest_on
from journeymap.render.errors import ExportError
from journeymap.render.job import Job

if TYPE_CHECKING:
    from journeymap.layout.pages import Page
    from journeymap.model.journey import Journey
    from journeymap.render.options import ExportOptions

WHAT = {"pdf": "The map", "handouts": "Hand-outs, one for each owner"}
"""What can be printed, by the output that has the same pages."""
_HARD_TO_READ = 6.0


class Laid(NamedTuple):
    """Pages, and what is to be said of them; or no pages, and why."""

    pages: tuple[Page, ...]
    told: str


def laid_out(journey: Journey, options: ExportOptions) -> Laid:
    """The pages that are wished for, and what is to be said of them; `options` are those of an output in `WHAT`."""
    pages_of = OUTPUTS[options.format].pages
    assert pages_of is not None  # it is on paper
    try:
        job = Job(journey, options)
        pages = tuple(pages_of(job))
    except (ChoiceError, ExportError, PaperError, ThemeError) as error:
        return Laid((), str(error))
    told = f"{job.emptied} {_counted(len(pages))}".strip()
    read = [page for page in pages if not page.glance] or pages
    smallest = smallest_on(read) if options.format == "pdf" else None
    if smallest is not None:
        told += f" The smallest text has {smallest:.1f} pt."
        if smallest < _HARD_TO_READ:
            told += " That is hard to read; take larger paper, or several pages."
    return Laid(pages, told)


def _counted(count: int) -> str:
    return "1 page." if count == 1 else f"{count:,} pages."
