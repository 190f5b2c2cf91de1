"""The scale of feelings as five faces: the one that is felt in colour, and its words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSlider

from journeymap.draw.icons import FACE_RADIUS, face
from journeymap.draw.theme import blend
from journeymap.editor.forms import MIXED
from journeymap.model.vocabulary import feeling_text
from journeymap.ui.fields.keeping import HEIGHT, Keeping
from journeymap.ui.fields.line import MIXED_WORD
from journeymap.ui.icons import draw

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from journeymap.editor.forms import Field
    from journeymap.ui.fields.keeping import Host

_STEP = 26
_KEYS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Minus: -1,
}
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FeelingEditor(Keeping, QSlider):
    """Arrow keys go along the scale, Home and End to its ends, 1…5 to each face; Delete leaves it unsaid. To
    assistive technology it is a slider from −2 to 2."""

    def __init__(self, host: Host, parent: Any) -> None:
        QSlider.__init__(self, Qt.Orientation.Horizontal, parent)
        self.host = host
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(-2, 2)
        self.valueChanged.connect(self._feel)

    def show_field(self, field: Field, read_only: bool) -> None:
        self.field, self.read_only = field, read_only
        self.setEnabled(not read_only)
        self.name_it(field)
        self.setAccessibleDescription(f"{self.words}. {field.help}")
        with QSignalBlocker(self):
            self.setValue(self.felt or 0)
        self.update()

    @property
    def felt(self) -> int | None:
        """−2…2, None where nobody knows or several things differ."""
        return None if self.field.value is MIXED else self.field.value

    @property
    def words(self) -> str:
        """What the faces say."""
        if self.field.value is MIXED:
            return MIXED_WORD
        return "Not known" if self.felt is None else feeling_text(self.felt)

    def _feel(self, value: int | None) -> None:
        if value != self.field.value:
            self.host.enter(self, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        digit = event.key() - Qt.Key.Key_1
        if key in _KEYS:
            self._feel(max(-2, min(2, self.felt + _KEYS[key])) if self.felt is not None else 0)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._feel(-2 if key == Qt.Key.Key_Home else 2)
        elif key in _CLEARING:
            self._feel(None)
        elif 0 <= digit <= 4:
            self._feel(digit - 2)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().x() // _STEP)
        if 0 <= place < 5:
            self._feel(None if place - 2 == self.field.value else place - 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.host.theme
        middle = HEIGHT / 2
        faint = theme.readable(blend(theme.ink_faint, theme.panel, 0.35), theme.panel, 3.0)
        for place, value in enumerate(range(-2, 3)):
            chosen = value == self.felt
            scale = 1.25 if chosen else 1.0
            painter.save()
            painter.translate(place * _STEP + 13, middle)
            painter.scale(scale, scale)
            painter.translate(-FACE_RADIUS, -FACE_RADIUS)
            for path in face(value, theme.panel, theme.feelings[value + 2] if chosen else faint):
                draw(painter, path)
            painter.restore()
        painter.setPen(QColor(theme.ink_soft))
        beside = QRectF(5 * _STEP + 8, 0, self.width() - 5 * _STEP - 8, HEIGHT)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self.words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, HEIGHT - 2), 6, 6)
        painter.end()
