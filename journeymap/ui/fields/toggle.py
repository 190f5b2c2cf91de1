"""Yes or no, as a box to tick; half ticked where several things differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QCheckBox

from journeymap.editor.forms import MIXED
from journeymap.ui.fields.keeping import Keeping
from journeymap.ui.fields.line import MIXED_WORD

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from journeymap.editor.forms import Field
    from journeymap.ui.fields.keeping import Host


_BOX = 16.0
_LEFT = 4.0
_TICK = ((4.0, 8.2), (7.0, 11.2), (12.2, 5.0))


class ToggleEditor(Keeping, QCheckBox):
    """It bears its label itself."""

    def __init__(self, host: Host, parent: Any) -> None:
        QCheckBox.__init__(self, parent)
        self.host = host
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._clicked)

    def show_field(self, field: Field, read_only: bool) -> None:
        self.field, self.read_only = field, read_only
        self.setEnabled(not read_only)
        self.name_it(field)
        self.setText(field.label.replace("&", "&&"))
        state = Qt.CheckState
        with QSignalBlocker(self):
            self.setTristate(field.value is MIXED)
            self.setCheckState(
                state.PartiallyChecked if field.value is MIXED else state.Checked if field.value else state.Unchecked
            )

    def paintEvent(self, _: QPaintEvent) -> None:
        """The box is drawn here: the system's own cannot be told apart from a dark ground."""
        theme, state = self.host.theme, self.checkState()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, self.height() - 2), 6, 6)
        top = (self.height() - _BOX) / 2
        ticked = state != Qt.CheckState.Unchecked
        painter.setPen(QPen(QColor(theme.accent if ticked else theme.ink_faint), 1.2))
        painter.setBrush(QColor(theme.accent if ticked else theme.panel))
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.drawRoundedRect(QRectF(_LEFT, top, _BOX, _BOX), 4, 4)
        sign = QPen(QColor(theme.ink_on(theme.accent)), 2)
        sign.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(sign)
        if state == Qt.CheckState.PartiallyChecked:
            painter.drawLine(QPointF(_LEFT + 4, top + _BOX / 2), QPointF(_LEFT + _BOX - 4, top + _BOX / 2))
        elif ticked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline([QPointF(_LEFT + x, top + y) for x, y in _TICK])
        painter.setOpacity(1.0)
        painter.setPen(QColor(theme.ink))
        beside = QRectF(_LEFT + _BOX + 8, 0, self.width(), self.height())
        mixed = f" ({MIXED_WORD.lower()})" if self.field.value is MIXED else ""
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, f"{self.field.label}{mixed}")
        painter.end()

    def hitButton(self, _: QPoint) -> bool:
        return True

    def _clicked(self) -> None:
        self.host.enter(self, self.checkState() != Qt.CheckState.Unchecked)

    def restore(self) -> None:
        """Shows what the field says."""
        self.show_field(self.field, self.read_only)
