"""How well a map can be read on a page: what the checks ask of those who can lay it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.pages import pages
from journeymap.layout.texts import blocks, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.marks import Fragment
    from journeymap.layout.pages import Page
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


Medium = Literal["hand", "wall", "screen"]
"""How something is read: paper at arm's length, a poster, or slides on a screen in a room."""
_ARM, _STEP_BACK, _BACK_ROW = 0.5, 1.0, 4.9
"""Metres from which it must be readable: in the hand, on a wall, from the back row of a small room."""
_CAPITAL = 0.7
"""Of a letter's em, roughly, is the height of a capital."""
_LEAST_ANGLE = 0.0029
"""Radians: ten minutes of arc, under which a capital must at least be seen to be read without effort; half of that
is what good eyes can just make out."""
_POINT = 0.0254 / 72
_SCREEN = 2.0
"""Metres: how wide a projection in a meeting room is."""
_SLIDE_WIDTH = 960.0
"""Points: the width of a 16:9 slide of 7½ inches' height."""


def smallest_on(pages: Iterable[Page]) -> float | None:
    """The smallest text on these pages in points; None where they have none. What only helps to find one's way
    (numbers, repeated headings) does not count."""
    least: float | None = None
    sizes: dict[int, float] = {}
    for page in pages:
        for window in page.shown():
            if window.furniture:
                continue
            for placed in window.placed:
                size = sizes.get(id(placed.fragment))
                if size is None:
                    size = sizes[id(placed.fragment)] = _smallest_in(placed.fragment)
                points = size * window.scale * _POINTS
                if points and (least is None or points < least):
                    least = points
    return least


def _smallest_in(fragment: Fragment) -> float:
    """Px; 0 for a fragment without words."""
    return min((block.size for block in blocks_of(fragment) if block.source.strip()), default=0.0)


def readable_from(points: float, medium: Medium) -> float:
    """Metres up to which text of that size can be read. On a slide points are meant as on one of 16:9, shown on
    a screen 2 m wide."""
    point = _SCREEN / _SLIDE_WIDTH if medium == "screen" else _POINT
    return points * point * _CAPITAL / _LEAST_ANGLE


def legible(points: float, medium: Medium | None) -> tuple[str, bool]:
    """How small the smallest text is and from how far it can be read, as a sentence; and whether that is enough."""
    size = f"Smallest text {points:.1f} pt" if points < 9.95 else f"Smallest text {points:.0f} pt"
    if medium is None:
        return f"{size} at full size.", True
    distance = readable_from(points, medium)
    far = f"{distance * 100:.0f} cm" if distance < 1 else f"{distance:.1f} m"
    if medium == "screen":
        if distance >= _BACK_ROW:
            return f"{size}: readable up to {far} away, on a screen 2 m wide.", True
        return f"{size}: readable up to {far} away, on a screen 2 m wide; the back row could not read it.", False
    if medium == "wall":
        if distance >= _STEP_BACK:
            return f"{size}: readable up to {far} away.", True
        return f"{size}: readable up to {far} away; people before a wall stand further back.", False
    if distance >= _ARM:
        return f"{size}: readable at arm’s length.", True
    return f"{size}: too small for most eyes at arm’s length; 6 pt are the least.", False
