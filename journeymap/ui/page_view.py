"""A look at the pages that would be printed or exported: one at a time, as large as there is room, turned with the
keyboard, the wheel or two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from journeymap.ui.export_fields import Whole
from journeymap.ui.page_picture import page_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent

    from journeymap.layout.pages import Page

_MARGIN = 18
_WHEEL_STEP = 120
_SHADOWS = ((5, 14), (3, 22), (1, 34))
"""How far each layer of the shadow reaches, px, and how dark it is, 0…255."""


class Sheet(QWidget):
    """One page on a grey ground; Page Up and Page Down, Home and End turn it."""

    turned = Signal(int)
    """To another page, by a number from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: Sequence[Page] = ()
        self.number = 0
        self._turning = 0
        self._kept: tuple[Page, QSize, QImage] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 220)
        self.setAccessibleName("Preview of the pages")

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Shows other pages; stays on the same number while there is one."""
        self.pages = pages
        self.go_to(min(self.number, max(0, len(pages) - 1)))
        self.update()

    def go_to(self, number: int) -> None:
        """Shows the page of that number, from 0, or the nearest."""
        number = min(max(0, number), max(0, len(self.pages) - 1))
        if number != self.number:
            self.number = number
            self.update()
            self.turned.emit(number)
        if self.pages:
            about = self.pages[number].title
            self.setAccessibleDescription(f"Page {number + 1} of {len(self.pages)}{f': {about}' if about else ''}")

    def sizeHint(self) -> QSize:
        return QSize(720, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        painter.fillRect(self.rect(), QColor("#2b3038" if dark else "#d5dae1"))
        if self.pages:
            page = self.pages[self.number]
            place = self.place()
            for reach, strength in _SHADOWS:
                painter.fillRect(place.adjusted(-reach / 2, 0, reach / 2, reach), QColor(0, 0, 0, strength))
            painter.drawImage(place, self._picture(page, place.width(), place.height()))
        if self.hasFocus():
            painter.setPen(QColor(self.palette().color(QPalette.ColorRole.Highlight)))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _picture(self, page: Page, width: float, height: float) -> QImage:
        """The page, painted once for a size."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(width * ratio), round(height * ratio))
        if self._kept is None or self._kept[0] is not page or self._kept[1] != size:
            self._kept = page, size, page_picture(page, size.width(), size.height())
        return self._kept[2]

    def place(self) -> QRectF:
        """Where the page is on the widget."""
        page = self.pages[self.number]
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / page.width, room.height() / page.height)
        width, height = page.width * scale, page.height * scale
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.MoveToNextPage) or key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.go_to(self.number + 1)
        elif event.matches(QKeySequence.StandardKey.MoveToPreviousPage) or key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.go_to(self.number - 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(len(self.pages) - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turning += event.angleDelta().y()
        while abs(self._turning) >= _WHEEL_STEP:
            step = 1 if self._turning > 0 else -1
            self._turning -= step * _WHEEL_STEP
            self.go_to(self.number - step)
        event.accept()


class PageView(QWidget):
    """The sheet, and below it which page it is of how many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()
        self.before = _turner("Previous page", Qt.ArrowType.LeftArrow)
        self.after = _turner("Next page", Qt.ArrowType.RightArrow)
        self.number = Whole("Page", 1, 1)
        self.number.setFixedWidth(58)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.about = QLabel()
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        below = QHBoxLayout()
        for part in (self.before, QLabel("Page"), self.number, self.count, self.after):
            below.addWidget(part)
        below.addSpacing(12)
        below.addWidget(self.about, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sheet, 1)
        whole.addLayout(below)
        self.before.clicked.connect(lambda: self.sheet.go_to(self.sheet.number - 1))
        self.after.clicked.connect(lambda: self.sheet.go_to(self.sheet.number + 1))
        self.number.changed.connect(lambda: self.sheet.go_to(self.number.value() - 1))
        self.sheet.turned.connect(self._tell)
        self._tell()

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Shows these pages."""
        self.sheet.show_pages(pages)
        self._tell()

    def _tell(self) -> None:
        pages, number = self.sheet.pages, self.sheet.number
        blocked = self.number.blockSignals(True)
        self.number.setRange(1, max(1, len(pages)))
        self.number.setValue(number + 1)
        self.number.blockSignals(blocked)
        self.number.setEnabled(len(pages) > 1)
        self.count.setText(f"of {max(1, len(pages))}")
        self.before.setEnabled(number > 0)
        self.after.setEnabled(number + 1 < len(pages))
        self.about.setText(pages[number].title if pages else "")


def _turner(name: str, arrow: Qt.ArrowType) -> QToolButton:
    button = QToolButton()
    button.setArrowType(arrow)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
