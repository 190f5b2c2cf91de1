"""Where the pages of an export are looked at before there is a file: one at a time, turned by keys, wheel or buttons,
and how small the smallest text on them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontDatabase, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.ui.export_fields import Whole

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from journeymap.ui.chrome import Chrome
    from journeymap.ui.previewing import Seen

_MARGIN = 16
_WHEEL_STEP = 120
_PATIENCE = 400
"""Milliseconds after which it is said that something is being worked on."""
_SHADOWS = ((6, 10), (4, 16), (2, 26))
"""How far each layer of a page's shadow reaches, px, and how dark it is, 0…255."""


class Sheet(QWidget):
    """A page on its ground. `wants` asks for another page by how many to go on (or back), `resized` for one that
    fits."""

    wants = Signal(int)
    resized = Signal()

    def __init__(self, colours: Chrome) -> None:
        super().__init__()
        self.colours = colours
        self.picture: QImage | None = None
        self.note = ""
        self._turned = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 220)
        self.setAccessibleName("Preview")

    def room(self) -> tuple[int, int]:
        """Width and height in device pixels that a page may take."""
        ratio = self.devicePixelRatioF()
        across, down = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        return max(16, round(across * ratio)), max(16, round(down * ratio))

    def show_picture(self, picture: QImage | None, note: str = "") -> None:
        """Shows a page, or words in its place."""
        self.picture, self.note = picture, note
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(620, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(self.colours.desk))
        if self.picture is not None:
            place = self._place(self.picture)
            for reach, strength in _SHADOWS:
                painter.fillRect(place.adjusted(-reach / 2, 0, reach / 2, reach), QColor(0, 0, 0, strength))
            if self.picture.hasAlphaChannel():
                _checker(painter, place, self.colours.dark)
            painter.drawImage(place, self.picture)
        if self.note:
            painter.setPen(QColor(self.colours.faint))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.note)
        if self.hasFocus():
            painter.setPen(QColor(self.colours.accent))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _place(self, picture: QImage) -> QRectF:
        """Where the page lies: in the middle, as large as it was painted, or as there is room by now."""
        across, down = self.room()
        ratio = self.devicePixelRatioF()
        scale = min(across / picture.width(), down / picture.height()) / ratio
        width, height = picture.width() * scale, picture.height() * scale
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        if abs(scale * ratio - 1) < 0.01:  # pixel for pixel: nothing is blurred
            left, top = round(left * ratio) / ratio, round(top * ratio) / ratio
            width, height = picture.width() / ratio, picture.height() / ratio
        return QRectF(left, top, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.MoveToNextPage) or key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.wants.emit(1)
        elif event.matches(QKeySequence.StandardKey.MoveToPreviousPage) or key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.wants.emit(-1)
        elif key == Qt.Key.Key_Home:
            self.wants.emit(-1_000_000)
        elif key == Qt.Key.Key_End:
            self.wants.emit(1_000_000)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= _WHEEL_STEP:
            step = 1 if self._turned > 0 else -1
            self._turned -= step * _WHEEL_STEP
            self.wants.emit(-step)
        event.accept()


class ExportPreview(QWidget):
    """The sheet, or the text of a file that nobody draws; which page it is; what is wrong. `wanted` asks for another
    page or another size: then `page` and `room` are other ones."""

    wanted = Signal()

    def __init__(self, colours: Chrome) -> None:
        super().__init__()
        self.page = 0
        self.count = 0
        self.sheet = Sheet(colours)
        self.sheet.wants.connect(lambda step: self.turn_to(self.page + step))
        self.sheet.resized.connect(self.wanted)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName("Preview of the text")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.sheet)
        self.stack.addWidget(self.text)
        self.before = _turner("‹", "Previous page")
        self.after = _turner("›", "Next page")
        self.number = Whole("Page", 1, 1)
        self.number.setFixedWidth(58)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.of = QLabel()
        self.of.setTextFormat(Qt.TextFormat.PlainText)
        self.about = QLabel()
        self.about.setObjectName("caption")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said = QLabel()
        self.said.setObjectName("legible")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        turning = QHBoxLayout()
        turning.setSpacing(6)
        for part in (self.before, self.number, self.of, self.after):
            turning.addWidget(part)
        turning.addSpacing(8)
        turning.addWidget(self.about, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.stack, 1)
        whole.addLayout(turning)
        whole.addWidget(self.said)
        self.before.clicked.connect(lambda: self.turn_to(self.page - 1))
        self.after.clicked.connect(lambda: self.turn_to(self.page + 1))
        self.number.changed.connect(lambda: self.turn_to(self.number.value() - 1))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(lambda: self.sheet.show_picture(self.sheet.picture, "Working …"))
        self._tell("")

    def room(self) -> tuple[int, int]:
        return self.sheet.room()

    def turn_to(self, number: int) -> None:
        """Asks for the page of that number, from 0, or the nearest."""
        number = min(max(0, number), max(0, self.count - 1))
        if number != self.page:
            self.page = number
            self._tell(self.about.text())
            self.wanted.emit()

    def show_busy(self, busy: bool) -> None:
        """Something else is being worked out."""
        self._patience.start() if busy else self._patience.stop()

    def show_seen(self, seen: Seen, said: str, enough: bool) -> None:
        """Shows what there is to see; `said` is how small its text is, and whether that is large `enough`."""
        self.page, self.count = seen.wanted.number, seen.count
        if seen.page is None:
            self.text.setPlainText(seen.text)
            self.stack.setCurrentWidget(self.text)
        else:
            self.sheet.show_picture(seen.picture)
            self.stack.setCurrentWidget(self.sheet)
        title = seen.page.title if seen.page is not None else ""
        self._tell("" if title and seen.page is not None and self.count < 2 else title)
        self._say(said, "" if enough else "warning")
        where = f"Page {self.page + 1} of {self.count}" if self.count else "Text"
        self.sheet.setAccessibleDescription(". ".join(filter(None, (where, title, said))))

    def show_error(self, sentence: str) -> None:
        """Says why there is nothing to see."""
        self.count = self.page = 0
        self.sheet.show_picture(None)
        self.stack.setCurrentWidget(self.sheet)
        self._tell("")
        self._say(sentence, "error")
        self.sheet.setAccessibleDescription(sentence)

    def _say(self, sentence: str, kind: str) -> None:
        self.said.setText(sentence)
        self.said.setAccessibleName(sentence)
        self.said.setProperty("kind", kind)
        self.said.setContentsMargins(*((10, 7, 10, 7) if kind else (0, 2, 0, 2)))
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _tell(self, about: str) -> None:
        several = self.count > 1
        blocked = self.number.blockSignals(True)
        self.number.setRange(1, max(1, self.count))
        self.number.setValue(self.page + 1)
        self.number.blockSignals(blocked)
        self.of.setText(f"of {self.count}")
        for part in (self.before, self.number, self.of, self.after):
            part.setVisible(several)
        self.before.setEnabled(self.page > 0)
        self.after.setEnabled(self.page + 1 < self.count)
        self.about.setText(about)


def _turner(sign: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setText(sign)
    made.setProperty("flat", True)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _checker(painter: QPainter, place: QRectF, dark: bool) -> None:
    """What stands for no ground."""
    painter.fillRect(place, QColor("#3a4048" if dark else "#ffffff"))
    painter.save()
    painter.setClipRect(place)
    colour = QColor("#464d57" if dark else "#e6e9ee")
    side = 9
    for row in range(int(place.height() // side) + 1):
        for column in range(row % 2, int(place.width() // side) + 1, 2):
            painter.fillRect(QRectF(place.left() + column * side, place.top() + row * side, side, side), colour)
    painter.restore()
