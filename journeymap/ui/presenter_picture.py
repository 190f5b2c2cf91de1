"""A stop of a presentation as a small picture beside the projected one: what is shown now, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymap.editor.camera import Size
from journeymap.render.qt import paint_scene
from journeymap.ui.present_light import paint_light
from journeymap.ui.projected import filling
from journeymap.ui.shot import Shot

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from journeymap.layout.presented.stops import Stop
    from journeymap.layout.scene import Scene
    from journeymap.ui.chrome import Chrome

_LATER = 40
"""Milliseconds after which it is painted: the projected picture's first frame is out by then."""
_USUAL = 9 / 16
_VEILED = 18
"""Px that words over a picture are high."""


class StopPicture(QWidget):
    """Paints a stop as large as it fits. A picture that is only lit elsewhere is not painted anew; `painted` counts
    how often one was."""

    clicked = Signal()

    def __init__(self, name: str, colours: Chrome) -> None:
        super().__init__()
        self.stop: Stop | None = None
        self.painted = 0
        self.veiled = ""
        """What stands over the picture, where it is taken away from those who look."""
        self.nothing = ""
        """What stands there without a stop."""
        self._name, self._colours = name, colours
        self._of: Scene | None = None  # what the pixmap shows
        self._pixmap = QPixmap()
        self._timer = QTimer(self, singleShot=True, interval=_LATER)
        self._timer.timeout.connect(self._make)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)

    def show_stop(self, stop: Stop | None, colours: Chrome) -> None:
        """Shows this stop from now on, nothing for None."""
        shape = self._shape()
        self.stop, self._colours = stop, colours
        self.setAccessibleDescription(stop.label if stop is not None else self.nothing)
        if stop is not None and stop.scene is not self._of:
            self._timer.start()
        if self._shape() != shape:
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._shape())

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def _shape(self) -> float:
        scene = None if self.stop is None else self.stop.scene
        return _USUAL if scene is None else scene.height / max(scene.width, 1.0)

    def _shot(self, scene: Scene) -> Shot:
        width, height = self.width(), self.height()
        camera = filling(Size(scene.width, scene.height), Size(width, height))
        return Shot(scene, camera, width, height, self.devicePixelRatioF())

    def _make(self) -> None:
        if self.stop is None or not self.width() or not self.height():
            return
        scene = self.stop.scene
        shot = self._shot(scene)
        self._pixmap = QPixmap(round(self.width() * shot.ratio), round(self.height() * shot.ratio))
        self._pixmap.setDevicePixelRatio(shot.ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setClipRect(shot.paper)
        painter.fillRect(shot.paper, QColor(scene.background))
        left, top = shot.origin
        painter.translate(left / shot.ratio, top / shot.ratio)
        painter.scale(shot.camera.zoom, shot.camera.zoom)
        paint_scene(painter, scene, None, shot.level)
        painter.end()
        self._of = scene
        self.painted += 1
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timer.start()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.stop is None:
            painter.setPen(QColor(self._colours.faint))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.nothing)
        else:
            self._paint(painter, self._shot(self.stop.scene))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _paint(self, painter: QPainter, shot: Shot) -> None:
        if self._pixmap.devicePixelRatio() != shot.ratio and not self._pixmap.isNull():
            self._timer.start()  # it stands on another display now
        painter.save()
        painter.setClipRect(shot.paper)
        painter.drawPixmap(self.rect(), self._pixmap)  # of the picture before, until this one is there
        if self.stop is not None and self.stop.light is not None and self._of is shot.scene:
            paint_light(painter, shot, self.stop.light, self._colours.accent)
        painter.restore()
        if self.veiled:
            painter.fillRect(shot.paper, QColor(0, 0, 0, 190))
            font = painter.font()
            font.setPixelSize(_VEILED)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor("#ffffff"))
            painter.drawText(shot.paper, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.veiled)
        painter.setPen(QPen(QColor(self._colours.line), 1))
        painter.drawRect(shot.paper.adjusted(0.5, 0.5, -0.5, -0.5))
