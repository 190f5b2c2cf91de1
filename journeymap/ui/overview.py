"""The whole map in small, with a frame around what the canvas shows: to see where one is and to go elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QPixmap

    from journeymap.ui.canvas import Canvas

_PAD = 6.0
_LEAST_HEIGHT = 28.0
"""A very long map is drawn at least this high, px: stretched, as one looks only where one is."""
_LEAST_FRAME = 8.0


class Overview(QWidget):
    """Shows the canvas's own picture of the whole map; dragging the frame moves the canvas."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.setAccessibleName("Overview")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        canvas.moved.connect(self.update)
        canvas.whole_painted.connect(self._forget)
        self._small: QPixmap | None = None

    def sizeHint(self) -> QSize:
        return QSize(200, 100)

    def paper(self) -> QRectF:
        """Where the map lies in this widget."""
        scene = self.canvas.scene
        room = QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if scene is None:
            return room
        scale = min(room.width() / scene.width, room.height() / scene.height)
        width = scene.width * scale
        height = min(max(scene.height * scale, _LEAST_HEIGHT), room.height())
        return QRectF(room.x() + (room.width() - width) / 2, room.y() + (room.height() - height) / 2, width, height)

    def frame(self) -> QRectF:
        """What the canvas shows, in this widget."""
        scene, paper = self.canvas.scene, self.paper()
        if scene is None:
            return paper
        area = self.canvas.shot.area
        across, down = paper.width() / scene.width, paper.height() / scene.height
        found = QRectF(
            paper.x() + area.x * across, paper.y() + area.y * down, area.width * across, area.height * down
        ).intersected(paper)
        if found.width() < _LEAST_FRAME:
            middle = found.center().x()
            found.setLeft(middle - _LEAST_FRAME / 2)
            found.setWidth(_LEAST_FRAME)
        return found

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = self.canvas.chrome
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        picture = self._picture()
        if picture is not None:
            painter.drawPixmap(self.paper(), picture, QRectF(picture.rect()))
        if self.canvas.scene is not None:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.frame())
        painter.end()

    def _picture(self) -> QPixmap | None:
        """The map scaled to this widget; from a large picture at once it would come out grainy."""
        size = (self.paper().size() * self.devicePixelRatioF()).toSize()
        if self._small is None or self._small.size() != size:
            whole = self.canvas.whole_picture()
            if whole is None:
                return None
            aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._small = whole.scaled(size, aspect, smooth)
        return self._small

    def _forget(self) -> None:
        self._small = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: (0.25, 0.0),
            Qt.Key.Key_Right: (-0.25, 0.0),
            Qt.Key.Key_Up: (0.0, 0.25),
            Qt.Key.Key_Down: (0.0, -0.25),
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            view = self.canvas.viewport()
            self.canvas.pan(step[0] * view.width(), step[1] * view.height())

    def _go(self, position: QPointF) -> None:
        scene, paper = self.canvas.scene, self.paper()
        if scene is not None and paper.width() > 0 and paper.height() > 0:
            self.canvas.centre_on(
                (position.x() - paper.x()) / paper.width() * scene.width,
                (position.y() - paper.y()) / paper.height() * scene.height,
            )
