"""Icons and faces as paths, the same on screen and in every export.

The outlines in `resources/icons/icons.json` are Lucide's (ISC licence beside them), turned into absolute lines
and cubics on a 24 × 24 grid, drawn with strokes 2 wide; the padlock of “internal” is our own.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache

from journeymap import resources
from journeymap.draw.geometry import circle
from journeymap.draw.marks import Close, Curve, Move, Path, Segment, To

_GRID = 24.0


@cache
def _outlines() -> dict[str, str]:
    outlines: dict[str, str] = json.loads(resources.path("icons", "icons.json").read_text(encoding="utf-8"))
    return outlines


def names() -> tuple[str, ...]:
    """All icons there are."""
    return tuple(_outlines())


@lru_cache(maxsize=1024)
def icon(name: str, size: float, colour: str, x: float = 0.0, y: float = 0.0, stroke: float = 2.0) -> Path:
    """The icon in a square of `size` px with its top left corner at (x, y); `stroke` is on the 24-px grid.

    Errors: KeyError for an unknown name.
    """
    return Path(_shape(name, size, x, y), stroke=colour, stroke_width=stroke * size / _GRID)


@lru_cache(maxsize=1024)
def _shape(name: str, size: float, x: float, y: float) -> tuple[Segment, ...]:
    """The same object for icons that differ in colour only, so that painters translate it once."""
    return tuple(_segments(_outlines()[name], size / _GRID, x, y))


def _segments(outline: str, scale: float, x: float, y: float) -> list[Segment]:
    words = iter(outline.split())
    found: list[Segment] = []

    def point() -> tuple[float, float]:
        return round(float(next(words)) * scale + x, 3), round(float(next(words)) * scale + y, 3)

    for word in words:
        match word:
            case "M":
                found.append(Move(*point()))
            case "L":
                found.append(To(*point()))
            case "C":
                found.append(Curve(*point(), *point(), *point()))
            case "Z":
                found.append(Close())
            case _:
                raise ValueError(f"icon outline: “{word}” is no command")
    return found


FACE_RADIUS = 8.0
_MOUTHS: dict[int, float] = {-2: -4.2, -1: -2.2, 0: 0.0, 1: 2.2, 2: 4.2}
"""How far the middle of the mouth hangs below its corners, px; told apart without colour."""


def face(value: int, ground: str, colour: str) -> tuple[Path, ...]:
    """A face of radius 8 px centred at (8, 8) for a feeling −2…+2: ring in `ground`, disc in `colour`."""
    centre = FACE_RADIUS
    bend = _MOUTHS[value]
    corner = centre + 3.2 - bend / 3
    mouth: tuple[Segment, ...] = (
        Move(centre - 3.4, corner),
        Curve(centre - 1.7, corner + bend, centre + 1.7, corner + bend, centre + 3.4, corner),
    )
    if value == 2:
        mouth = (*mouth, Close())
    eyes = circle(centre - 2.6, centre - 2.0, 1.05) + circle(centre + 2.6, centre - 2.0, 1.05)
    return (
        Path(circle(centre, centre, FACE_RADIUS), fill=colour, stroke=ground, stroke_width=1.6),
        Path(eyes, fill=ground),
        Path(mouth, fill=ground if value == 2 else None, stroke=ground, stroke_width=1.2),
    )


def star(size: float, x: float = 0.0, y: float = 0.0) -> tuple[Segment, ...]:
    """A five-pointed star in a square of `size` px."""
    points = (
        (12, 1.2), (15.3, 8.2), (23, 9.2), (17.4, 14.5), (18.8, 22.2), (12, 18.5),
        (5.2, 22.2), (6.6, 14.5), (1, 9.2), (8.7, 8.2),
    )  # fmt: skip
    scale = size / _GRID
    first, *rest = ((px * scale + x, py * scale + y) for px, py in points)
    return (Move(*first), *(To(*point) for point in rest), Close())


def diamond(cx: float, cy: float, half: float) -> tuple[Segment, ...]:
    """A square standing on its corner, `half` px from its centre to each corner."""
    return (Move(cx, cy - half), To(cx + half, cy), To(cx, cy + half), To(cx - half, cy), Close())


def triangle(size: float, x: float, y: float, up: bool) -> tuple[Segment, ...]:
    """An equilateral-looking triangle in a square of `size` px, standing or hanging."""
    tip, base = (y, y + size) if up else (y + size, y)
    return (Move(x, base), To(x + size, base), To(x + size / 2, tip), Close())
