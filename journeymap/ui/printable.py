"""The pages that somebody wishes to print, and what is to be said of them before they do; works in any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.handout import handouts
from journeymap.layout.handout_duties import HandoutError
from journeymap.layout.paper import PaperError
from journeymap.layout.sheets import sheets
from journeymap.layout.texts import sizes_on

if TYPE_CHECKING:
    from journeymap.layout.pages import Page
    from journeymap.layout.sheets import Paging
    from journeymap.model.journey import Journey

WAYS = {
    "whole": "The whole map on one page",
    "split": "Over several pages, to be read",
    "tiles": "Tiles for a poster",
    "handouts": "Hand-outs, one for each owner",
}
_HARD_TO_READ = 6.0


class Wish(NamedTuple):
    """What shall be printed: one of `WAYS`, how, and in which theme."""

    way: str
    paging: Paging
    theme: str


class Laid(NamedTuple):
    """Pages, and what is to be said of them; or no pages, and why."""

    pages: tuple[Page, ...]
    told: str


def laid_out(journey: Journey, wish: Wish) -> Laid:
    """The pages that are wished for, and what is to be said of them."""
    look = theme(wish.theme)
    try:
        if wish.way == "handouts":
            pages = handouts(journey, look, wish.paging.paper)
            return Laid(pages, _counted(len(pages)))
        pages = sheets(build(journey, look), journey, look, wish.paging)
    except (PaperError, HandoutError) as error:
        return Laid((), str(error))
    smallest = min(sizes_on(pages), default=None)
    told = _counted(len(pages))
    if smallest is not None:
        told += f" The smallest text has {smallest:.1f} pt."
        if smallest < _HARD_TO_READ:
            told += " That is hard to read; take larger paper, or several pages."
    return Laid(pages, told)


def _counted(count: int) -> str:
    return "1 page." if count == 1 else f"{count:,} pages."
