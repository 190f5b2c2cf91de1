"""The trace over the map: the rest is dimmed, cards are ringed and numbered, ways are drawn bold along their real
routes. From far off cards become blocks, so that the way is still seen. Painted above the tiles, never exported.
"""

from __future__ import annotations

from math import atan2, cos, floor, log2, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QRegion

from journeymap.editor.trace_places import outline, runs, touch, traced

if TYPE_CHECKING:
    from journeymap.editor.state import Trace
    from journeymap.editor.trace_places import Stop, Traced, Way
    from journeymap.layout.hit import Rect
    from journeymap.layout.scene import Scene
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

_FAR = 0.3
"""The zoom below which cards are blocks without numbers."""
_GAP = 5.0
"""View px between cards that are one block from afar."""
_LEAST = 5.0
"""View px that a block measures at least each way."""
_PAD = 4.0
"""View px between a card and its ring at full size."""
_VEIL = {False: 135, True: 150}
"""How dense the veil over the rest of the map is (of 255), by whether the theme is dark."""


class TracePainter:
    """Paints one trace; what is worked out of a scene is kept as long as both stay the same."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._scene: Scene | None = None
        self._outline: object = None
        self._places: Traced | None = None
        self._runs: tuple[Rect, ...] = ()
        self._far_ways: list[Way] = []
        self._bucket: int | None = None

    def places(self, scene: Scene) -> Traced:
        """Where the trace lies in this scene."""
        if self._places is None or scene is not self._scene:
            seen = outline(scene)
            if self._places is None or seen is None or seen != self._outline:
                self._places, self._bucket = traced(scene, self.trace), None
            self._scene, self._outline = scene, seen
        return self._places

    def paint(self, painter: QPainter, shot: Shot, chrome: Chrome, font: QFont) -> None:
        """The veil and the trace in it."""
        places = self.places(shot.scene)
        lost = self.trace.kind == "lost"
        ink, ground = QColor(chrome.bad if lost else chrome.accent), QColor(chrome.panel)
        milestones = [shot.rect(rect) for rect in places.milestones if touch(rect, shot.area)]
        if shot.camera.zoom < _FAR:
            self._look_from_afar(shot.camera.zoom, places)
            blocks = [_block(shot.rect(run)) for run in self._runs if touch(run, shot.area)]
            ways = [way for way in self._far_ways if touch(way.rect, shot.area)]
            self._veil(painter, shot, chrome, [*blocks, *map(_block, milestones)])
            _draw_ways(painter, shot, ways, ink, ground, 2.0)
            _fill(painter, [*blocks, *map(_block, milestones)], ink)
            return
        stops, ways = places.stops_in(shot.area), places.ways_in(shot.area)
        cards = [shot.rect(stop.rect) for stop in stops]
        words = [shot.rect(way.words) for way in ways if way.words is not None]
        self._veil(painter, shot, chrome, [*cards, *milestones, *words])
        zoom = shot.camera.zoom
        _draw_ways(painter, shot, ways, ink, ground, min(5.0, max(2.5, 4.0 * zoom)))
        for rect in milestones:
            _ring(painter, rect, ink, zoom, dashed=lost)
        for stop, rect in zip(stops, cards, strict=True):
            _ring(painter, rect, ink, zoom, dashed=lost and not stop.failing)
        _mark(painter, list(zip(stops, cards, strict=True)), ink, QColor(chrome.panel), font, zoom)

    def _look_from_afar(self, zoom: float, places: Traced) -> None:
        """Works out what is seen of cards and ways at about this zoom: of most ways nothing, as they are shorter than
        they would be wide."""
        bucket = floor(log2(zoom))
        if bucket != self._bucket:
            self._runs, self._bucket = runs(places.stops, _GAP / 2**bucket), bucket
            least = _GAP / 2 ** (bucket + 1)
            ways = (*places.ways, *places.long_ways)
            self._far_ways = [way for way in ways if max(way.rect.width, way.rect.height) >= least]

    @staticmethod
    def _veil(painter: QPainter, shot: Shot, chrome: Chrome, holes: list[QRectF]) -> None:
        """Dims the map but for these places."""
        veil = QColor(shot.scene.background)
        veil.setAlpha(_VEIL[chrome.dark])
        left = QRegion(shot.paper.toAlignedRect() & shot.view)
        for hole in holes:
            left -= QRegion(hole.toAlignedRect())
        painter.save()
        painter.setClipRegion(left, Qt.ClipOperation.IntersectClip)
        painter.fillRect(shot.view, veil)
        painter.restore()


def _block(rect: QRectF) -> QRectF:
    """A rectangle made large enough to be seen."""
    wider, higher = max(0.0, _LEAST - rect.width()) / 2, max(0.0, _LEAST - rect.height()) / 2
    return rect.adjusted(-wider, -higher, wider, higher)


def _fill(painter: QPainter, blocks: list[QRectF], ink: QColor) -> None:
    inside = QColor(ink)
    inside.setAlpha(70)
    painter.setPen(QPen(ink, 1.75))
    painter.setBrush(inside)
    for block in blocks:
        painter.drawRoundedRect(block, 2.0, 2.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _ring(painter: QPainter, rect: QRectF, ink: QColor, zoom: float, *, dashed: bool) -> None:
    pad = min(_PAD, max(1.5, _PAD * zoom))
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, min(2.5, max(1.75, 2.5 * zoom)), style))
    painter.drawRoundedRect(rect.adjusted(-pad, -pad, pad, pad), 4.0 + pad, 4.0 + pad)


def _draw_ways(painter: QPainter, shot: Shot, ways: list[Way], ink: QColor, seam: QColor, width: float) -> None:
    """Each on a light seam, with a head at its end."""
    left, top = (edge / shot.ratio for edge in shot.origin)
    zoom = shot.camera.zoom
    lines = [[QPointF(left + x * zoom, top + y * zoom) for x, y in way.points] for way in ways]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, more in ((seam, 2.5), (ink, 0.0)):
        style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(colour, width + more, style, cap, join))
        for points in lines:
            painter.drawPolyline([*points[:-1], _neck(points, 1.5 * width)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for points in lines:
        painter.drawPath(_head(points, 3.2 * width))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _angle(points: list[QPointF]) -> float:
    return atan2(points[-1].y() - points[-2].y(), points[-1].x() - points[-2].x())


def _neck(points: list[QPointF], back: float) -> QPointF:
    """Where the line ends and its head begins."""
    angle = _angle(points)
    return QPointF(points[-1].x() - back * cos(angle), points[-1].y() - back * sin(angle))


def _head(points: list[QPointF], size: float) -> QPainterPath:
    tip, angle = points[-1], _angle(points)
    made = QPainterPath(tip)
    for turn in (pi - 0.5, pi + 0.5):
        made.lineTo(tip.x() + size * cos(angle + turn), tip.y() + size * sin(angle + turn))
    made.closeSubpath()
    return made


def _mark(
    painter: QPainter, stops: list[tuple[Stop, QRectF]], ink: QColor, paper: QColor, font: QFont, zoom: float
) -> None:
    """A round badge on the upper edge of each card: its number, or a cross on what fails."""
    size = min(10.0, max(7.0, 10.0 * zoom))
    small = QFont(font)
    small.setBold(True)
    small.setPixelSize(round(size * 1.25))
    painter.setFont(small)
    for stop, rect in stops:
        text = str(stop.number) if stop.number else "×" if stop.failing else ""
        if text:
            half = max(size, painter.fontMetrics().horizontalAdvance(text) / 2 + 5.0)
            at = QRectF(rect.center().x() - half, rect.top() - _PAD - size, 2 * half, 2 * size)
            painter.setPen(QPen(paper, 1.5))
            painter.setBrush(ink)
            painter.drawRoundedRect(at, size, size)
            painter.setPen(paper)
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
