"""How well a map can be read on a page: what the checks ask of those who can lay it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import pages
from journeymap.layout.texts import blocks

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

_POINTS = 0.75


def text_size(journey: Journey, page: str) -> float | None:
    """The smallest text of the map in points when all of it stands on that page; None where it has no text.

    It takes a whole layout, so it is for the worker that checks, not for the window. Errors: PaperError for an unknown
    page."""
    return smallest_text(build(journey, theme("light")), page)


def smallest_text(scene: Scene, page: str) -> float | None:
    """The same of a scene that is laid out already."""
    (sheet,) = pages(scene, page)
    sizes = [block.size for block in blocks(scene) if block.source.strip()]
    return min(sizes) * sheet.scale * _POINTS if sizes else None
