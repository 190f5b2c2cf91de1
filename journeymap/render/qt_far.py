"""A map seen from far away: what `afar` shows of its fragments, thinned out to what the pixels can hold and painted
with few calls. Kept per scene and power of two of the scale."""

from __future__ import annotations

import weakref
from functools import lru_cache
from math import floor, log2
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from journeymap.draw.theme import blend
from journeymap.model.undisturbed import undisturbed
from journeymap.render.afar import view

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene
    from journeymap.render.afar import Drawn, Seen

_SHORTEST = 8.0
"""Grains below which a line is left out."""
_THINNEST = 0.6
"""Grains that a line or outline is broad at least: thinner ones would fade away."""
_STEPS = 16
"""So many strengths of a colour are told apart."""

Colour = tuple[str, float]
"""A colour and how strong it is, 0…1."""


class Rects(NamedTuple):
    brush: QBrush
    rects: list[QRectF]


class Stroke(NamedTuple):
    pen: QPen
    points: list[QPointF]
    bounds: QRectF


_kept: dict[tuple[int, int], tuple[weakref.ref[Scene], list[Rects | Stroke]]] = {}


def paint_far(painter: QPainter, scene: Scene, exposed: QRectF | None, scale: float) -> int:
    """Paints the scene's boxes and long lines; returns how many rectangles and lines that were."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    count = 0
    for part in _parts(scene, scale):
        match part:
            case Rects(brush, rects):
                shown = rects if exposed is None else [rect for rect in rects if rect.intersects(exposed)]
                if shown:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(brush)
                    painter.drawRects(shown)
                    count += len(shown)
            case Stroke(pen, points, bounds):
                if exposed is None or bounds.intersects(exposed):
                    painter.setPen(pen)
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawPolyline(points)
                    count += 1
    return count


def _parts(scene: Scene, scale: float) -> list[Rects | Stroke]:
    level = floor(log2(scale)) if scale > 0 else -40
    key = (id(scene), level)
    kept = _kept.get(key)
    if kept is not None and kept[0]() is scene:
        return kept[1]
    with undisturbed():
        made = _thinned(scene, 0.5 / 2.0**level)
    _kept[key] = (weakref.ref(scene, lambda _: _kept.pop(key, None)), made)
    return made


def _thinned(scene: Scene, grain: float) -> list[Rects | Stroke]:
    """What is to be painted, in order, where a grain of the picture, half a device px to a whole one, is `grain` px.

    Things of one role do not cover each other, so they may be painted together, first all their first marks, then
    all their second ones. Neighbours of one colour in a row with less than a grain between them become one rectangle
    that is as much weaker as there were gaps."""
    roles: dict[str, int] = {}
    rows: dict[tuple[int, int, Colour, float, float], list[list[float]]] = {}
    ordered: list[tuple[int, int, Rects | Stroke]] = []
    for fragment, dx, dy, role, *_ in scene.placed:
        boxes, lines = view(fragment)
        order = roles.setdefault(role, len(roles))
        for box in boxes:
            if grain < box.until:
                start, end = dx + box.x, dx + box.x + box.width
                row = rows.setdefault((order, box.rank, _colour(box, grain), dy + box.y, box.height), [])
                if row and row[-1][0] <= start < row[-1][1] + grain:
                    last = row[-1]
                    last[1] = max(last[1], end)
                    last[2] += box.width
                else:
                    row.append([start, end, box.width])
        ordered += [
            (order, line.rank, _stroke(line, dx, dy, grain)) for line in lines if line.length > _SHORTEST * grain
        ]
    layers: dict[tuple[int, int, Colour], list[QRectF]] = {}
    for (order, rank, (name, strength), y, height), row in rows.items():
        for start, end, covered in row:
            share = round(min(1.0, covered / (end - start)) * strength * _STEPS) / _STEPS
            layers.setdefault((order, rank, (name, share)), []).append(QRectF(start, y, end - start, height))
    ordered += [(order, rank, Rects(_brush(colour), rects)) for (order, rank, colour), rects in layers.items()]
    ordered.sort(key=lambda one: one[:2])
    return [part for _, _, part in ordered]


def _colour(box: Seen, grain: float) -> Colour:
    """A box's own colour with as much of its outline's as there is of it."""
    if box.outline is None:
        return box.colour or "", box.strength
    around = max(box.outline_width, _THINNEST * grain) * 2 * (box.width + box.height)
    share = round(min(1.0, around / (box.width * box.height)) * _STEPS) / _STEPS
    return (box.outline, share) if box.colour is None else (_blended(box.outline, box.colour, share), box.strength)


def _stroke(line: Drawn, dx: float, dy: float, grain: float) -> Stroke:
    """A line without the points that fall together."""
    at_x, at_y = line.points[0]
    kept = [QPointF(at_x + dx, at_y + dy)]
    for x, y in line.points[1:]:
        if abs(x - at_x) >= grain or abs(y - at_y) >= grain:
            at_x, at_y = x, y
            kept.append(QPointF(x + dx, y + dy))
    xs, ys = [point.x() for point in kept], [point.y() for point in kept]
    width = max(line.width, _THINNEST * grain)
    bounds = QRectF(min(xs) - width, min(ys) - width, max(xs) - min(xs) + 2 * width, max(ys) - min(ys) + 2 * width)
    return Stroke(_pen(line.colour, width), kept, bounds)


@lru_cache(maxsize=4096)
def _blended(over: str, under: str, share: float) -> str:
    return blend(over, under, share)


@lru_cache(maxsize=4096)
def _brush(colour: Colour) -> QBrush:
    name, strength = colour
    shown = QColor(name)
    shown.setAlphaF(strength)
    return QBrush(shown)


@lru_cache(maxsize=256)
def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width)
