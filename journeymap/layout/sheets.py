"""The pages of a map in each of the ways it is put on paper: whole, over several pages, or as the tiles of a poster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeymap.layout.pages import pages
from journeymap.layout.paper import MM, PaperError, paper

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.layout.pages import Page
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

Way = Literal["whole", "split", "tiles"]


@dataclass(frozen=True, slots=True)
class Paging:
    """How a map is put on paper.

    `paper` is "fit" or what `layout.paper.paper` understands: the page that the map is scaled onto, or the sheets that
    it is split or tiled over (then neither "fit" nor a roll). Split: `smallest` is the least size of text in points,
    `cover` whether a page with an overview comes first. Tiles: `target` is the poster's size, `overlap` that of tiles
    in mm. A `scale` (1.0: 96 px to the inch) is used instead of what would follow from `smallest` or `target`.
    """

    way: Way = "whole"
    paper: str = "fit"
    smallest: float = 7.0
    scale: float | None = None
    target: str = "a1"
    overlap: float = 10.0
    cover: bool = True


def sheets(
    scene: Scene, journey: Journey, theme: Theme, paging: Paging, longest: float | None = None
) -> tuple[Page, ...]:
    """The pages of a map; `scene` is what `build(journey, theme)` yields. No side of a whole map is longer than
    `longest` px. Errors: PaperError, a sentence that says what cannot be."""
    if paging.way == "whole":
        return pages(scene, paging.paper, longest)
    if paging.paper == "fit":
        raise PaperError("Say which paper is in the printer, as in “a4”; “fit” is a page as large as the map.")
    sheet = paper(paging.paper)
    if sheet.across:
        raise PaperError("A map goes onto a roll in one piece; split it over sheets, as in “a4”.")
    if paging.scale is not None and not 0.05 <= paging.scale <= 20:
        raise PaperError(f"A scale of {paging.scale:.0%} cannot be printed; it may be 5 % to 2,000 %.")
    if paging.way == "tiles":
        from journeymap.layout.tiles import tiles

        if not 0 <= paging.overlap <= 50:
            raise PaperError(f"Tiles may overlap by 0 to 50 mm, not by {paging.overlap:g}.")
        target = None if paging.scale is not None else paper(paging.target)
        return tiles(scene, theme, sheet, target=target, scale=paging.scale, overlap=paging.overlap * MM)
    from journeymap.layout.split import split

    if not 3 <= paging.smallest <= 72:
        raise PaperError(f"The smallest text may have 3 to 72 pt, not {paging.smallest:g}.")
    return split(scene, journey, theme, sheet, smallest=paging.smallest, scale=paging.scale, cover=paging.cover)
