"""What a comparison marks on the map: rings, and a badge with a sign, by what became of each thing. Painted above the
tiles, never exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from journeymap.editor.comparing import SIGNS, places
from journeymap.editor.trace_places import touch
from journeymap.layout.hit import LINES, Rect, bounds, places_of

if TYPE_CHECKING:
    from journeymap.editor.comparing import Change, Comparison
    from journeymap.layout.scene import Scene
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.shot import Shot

_STYLES: dict[Change, Qt.PenStyle] = {
    "added": Qt.PenStyle.SolidLine,
    "removed": Qt.PenStyle.DashLine,
    "changed": Qt.PenStyle.DashDotLine,
    "moved": Qt.PenStyle.DotLine,
}
_PAD = 3.0
"""View px between a thing and its ring."""
_LEAST = 6.0
"""View px that a mark measures at least each way, however far off the map is."""
_READABLE = 0.22
"""The zoom below which badges would cover what they belong to."""


class ComparisonPainter:
    """Paints one comparison; where its things lie is worked out once for a scene."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._scene: Scene | None = None
        self._marks: list[tuple[Rect, Change, bool]] = []

    def marks(self, scene: Scene) -> list[tuple[Rect, Change, bool]]:
        """Where what is marked lies, as what, and whether it is a line."""
        if scene is not self._scene:
            self._scene, self._marks = scene, []
            for thing, change in places(scene, self.comparison):
                place = places_of(scene, thing)[0]
                self._marks.append((bounds(place), change, place.role in LINES))
        return self._marks

    def paint(self, painter: QPainter, shot: Shot, chrome: Chrome, font: QFont) -> None:
        """What of it is in view."""
        inks: dict[Change, QColor] = {
            "added": QColor(chrome.good),
            "removed": QColor(chrome.bad),
            "changed": QColor(chrome.warn),
            "moved": QColor(chrome.accent),
        }
        seen = [mark for mark in self.marks(shot.scene) if touch(mark[0], shot.area)]
        for place, change, is_line in seen:
            rect = _large_enough(shot.rect(place))
            if not is_line:
                _ring(painter, rect, inks[change], change, QColor(chrome.panel))
        if shot.camera.zoom >= _READABLE:
            for place, change, is_line in seen:
                _badge(painter, _large_enough(shot.rect(place)), is_line, inks[change], change, chrome, font)


def _large_enough(rect: QRectF) -> QRectF:
    wider, higher = max(0.0, _LEAST - rect.width()) / 2, max(0.0, _LEAST - rect.height()) / 2
    return rect.adjusted(-wider, -higher, wider, higher)


def _ring(painter: QPainter, rect: QRectF, ink: QColor, change: Change, ground: QColor) -> None:
    around = rect.adjusted(-_PAD, -_PAD, _PAD, _PAD)
    if change == "removed":  # faint, as what is not there any more
        veil = QColor(ground)
        veil.setAlpha(150)
        painter.fillRect(around, veil)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 2.25, _STYLES[change]))
    painter.drawRoundedRect(around, 6.0, 6.0)
    if change == "removed":
        painter.setPen(QPen(ink, 1.25))
        painter.drawLine(around.bottomLeft(), around.topRight())


def _badge(
    painter: QPainter, rect: QRectF, is_line: bool, ink: QColor, change: Change, chrome: Chrome, font: QFont
) -> None:
    size = 9.0
    middle = rect.center() if is_line else rect.topRight()
    at = QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size)
    bold = QFont(font)
    bold.setBold(True)
    bold.setPixelSize(14)
    painter.setFont(bold)
    painter.setPen(QPen(QColor(chrome.panel), 1.5))
    painter.setBrush(ink)
    painter.drawRoundedRect(at, size, size)
    painter.setPen(QColor(chrome.panel))
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, SIGNS[change])
    painter.setBrush(Qt.BrushStyle.NoBrush)
