"""Rectangles of what a scene shows, for tests: `Rect` is (left, top, right, bottom) in scene px."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Box, Curve, Image, Line, Mark, Move, Path, Text, To

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journeymap.layout.scene import Placed, Scene


class Rect(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect, grace: float = 0.01) -> bool:
        return (
            self.left < other.right - grace
            and other.left < self.right - grace
            and self.top < other.bottom - grace
            and other.top < self.bottom - grace
        )

    def within(self, other: Rect, grace: float = 0.01) -> bool:
        return (
            self.left >= other.left - grace
            and self.top >= other.top - grace
            and self.right <= other.right + grace
            and self.bottom <= other.bottom + grace
        )


def texts(placed: Placed) -> Iterator[tuple[Text, float, float]]:
    """Every text of a placed fragment with the offset of its coordinates."""
    for mark in placed.fragment.marks:
        if isinstance(mark, Text):
            yield mark, placed.x, placed.y
        elif isinstance(mark, Box):
            for text in mark.texts:
                yield text, placed.x, placed.y


def lines(text: Text, dx: float = 0.0, dy: float = 0.0) -> Iterator[tuple[Rect, str]]:
    """Each line's box: its width, from the height of its letters to the depth of its tails."""
    size = text.block.size
    for line in text.block.lines:
        left, base = text.x + line.x + dx, text.y + line.y + dy
        yield Rect(left, base - 0.72 * size, left + line.width, base + 0.21 * size), line.text


def all_lines(scene: Scene) -> list[tuple[Rect, str, str]]:
    """(box, text, role) of every line of text in the scene."""
    return [
        (rect, shown, placed.role)
        for placed in scene.placed
        for text, dx, dy in texts(placed)
        for rect, shown in lines(text, dx, dy)
        if shown.strip()
    ]


def meetings(boxes: Iterable[tuple[Rect, str, str]]) -> list[tuple[tuple[Rect, str, str], tuple[Rect, str, str]]]:
    """The pairs whose boxes intersect, by a sweep from the top."""
    found = []
    active: list[tuple[Rect, str, str]] = []
    for box in sorted(boxes, key=lambda box: box[0].top):
        active = [other for other in active if other[0].bottom > box[0].top]
        found += [(other, box) for other in active if other[0].meets(box[0])]
        active.append(box)
    return found


def extent(mark: Mark) -> Rect:
    """The rectangle a mark's shape takes, without stroke; a curve counts with its control points."""
    match mark:
        case Box(x=x, y=y, width=width, height=height) | Image(x=x, y=y, width=width, height=height):
            return Rect(x, y, x + width, y + height)
        case Text(x=x, y=y, block=block):
            return Rect(x, y, x + block.width, y + block.height)
        case Line():
            return _around(mark.points)
        case Path(segments=segments):
            points: list[tuple[float, float]] = []
            for segment in segments:
                if isinstance(segment, Move | To | Curve):
                    points.append((segment.x, segment.y))
                if isinstance(segment, Curve):
                    points += [(segment.x1, segment.y1), (segment.x2, segment.y2)]
            return _around(points)


def _around(points: Iterable[tuple[float, float]]) -> Rect:
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


def place_of(placed: Placed) -> Rect:
    size = placed.fragment
    return Rect(placed.x, placed.y, placed.x + size.width, placed.y + size.height)
