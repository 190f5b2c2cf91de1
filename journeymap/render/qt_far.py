"""A map seen from so far away that only its coloured boxes show: rectangles by colour, thinned out to what the
pixels can hold, kept per scene."""

from __future__ import annotations

import weakref
from math import floor, log2
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from journeymap.draw.marks import Box, Move, Path, To

if TYPE_CHECKING:
    from journeymap.draw.marks import Mark
    from journeymap.layout.scene import Scene

Rects = list[tuple[str, list[QRectF]]]

_LAYERS = ("lane", "stage", "substage", "touchpoint", "note", "signal", "milestone")
_kept: dict[tuple[int, int], tuple[weakref.ref[Scene], Rects]] = {}


def paint_far(painter: QPainter, scene: Scene, exposed: QRectF | None, scale: float) -> int:
    """Paints the scene's boxes; returns how many rectangles that were."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    count = 0
    for colour, rects in _rects(scene, scale):
        shown = rects if exposed is None else [rect for rect in rects if rect.intersects(exposed)]
        if shown:
            painter.setBrush(QColor(colour))
            painter.drawRects(shown)
            count += len(shown)
    return count


def _rects(scene: Scene, scale: float) -> Rects:
    level = floor(log2(scale)) if scale > 0 else -40
    key = (id(scene), level)
    kept = _kept.get(key)
    if kept is not None and kept[0]() is scene:
        return kept[1]
    made = _thinned(scene, 0.5 / 2.0**level)
    _kept[key] = (weakref.ref(scene, lambda _: _kept.pop(key, None)), made)
    return made


def _thinned(scene: Scene, least: float) -> Rects:
    """Rectangles in painting order by role and colour. One that starts less than `least` px after the one before
    it in its row adds nothing to the picture; one that is smaller is widened to that."""
    layers: dict[tuple[int, str], list[QRectF]] = {}
    last: dict[tuple[str, str, int], float] = {}
    for placed in scene.placed:
        if placed.role not in _LAYERS:
            continue
        layer = _LAYERS.index(placed.role)
        for mark in placed.fragment.marks:
            found = _coloured(mark)
            if found is None:
                continue
            colour, rect = found
            x, y = placed.x + rect.x(), placed.y + rect.y()
            row = (placed.role, colour, round(y))
            if layer and x - last.get(row, float("-inf")) < least:
                continue
            last[row] = x
            layers.setdefault((layer, colour), []).append(
                QRectF(x, y, max(rect.width(), least), max(rect.height(), least))
            )
    return [(colour, rects) for (_, colour), rects in sorted(layers.items(), key=lambda item: item[0][0])]


def _coloured(mark: Mark) -> tuple[str, QRectF] | None:
    """The rectangle that stands for a mark from far away: a box by its outline's colour where it has one."""
    if isinstance(mark, Box):
        colour = mark.stroke if mark.stroke is not None and mark.radius == 8.0 and mark.texts else mark.fill
        return (colour, QRectF(mark.x, mark.y, mark.width, mark.height)) if colour else None
    if isinstance(mark, Path) and mark.fill is not None:
        xs = [s.x for s in mark.segments if isinstance(s, Move | To)]
        ys = [s.y for s in mark.segments if isinstance(s, Move | To)]
        return mark.fill, QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return None
