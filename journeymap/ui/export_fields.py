"""The fields of the export dialog that Qt does not have as they are: several of a list, a paper, a file, a date."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from journeymap.layout.paper import PAPERS
from journeymap.ui.filter_bar import Checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent, QResizeEvent


class Box(QComboBox):
    """One of a few values by their names."""

    changed = Signal()

    def __init__(self, spoken: str, names: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(spoken)
        for key, name in (names or {}).items():
            self.addItem(name, key)
        self.currentIndexChanged.connect(lambda _: self.changed.emit())

    def choose(self, key: str) -> None:
        self.setCurrentIndex(max(0, self.findData(key)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _chevron(self)


def _chevron(widget: QWidget) -> None:
    """The small arrow that says that a list opens; a style sheet could only show a picture of one colour."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(widget.palette().color(QPalette.ColorRole.PlaceholderText), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, y = widget.width() - 14.0, widget.height() / 2 - 1.5
    painter.drawPolyline([QPointF(x - 3.5, y), QPointF(x, y + 3.5), QPointF(x + 3.5, y)])
    painter.end()


class Number(QDoubleSpinBox):
    """A number with its unit; the arrow keys and the wheel change it."""

    changed = Signal()

    def __init__(self, spoken: str, least: float, most: float, unit: str, decimals: int) -> None:
        super().__init__()
        self.setAccessibleName(spoken)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setSuffix(unit)
        self.valueChanged.connect(lambda _: self.changed.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Where a style sheet draws a box without buttons, Qt leaves no room for what it says."""
        self.lineEdit().setGeometry(self.rect().adjusted(6, 2, -6, -2))


class Whole(Number):
    """The same for whole numbers."""

    def __init__(self, spoken: str, least: int, most: int, unit: str = "", step: int = 1, at_least: str = "") -> None:
        """`at_least` is what the least number means, where it means something else."""
        super().__init__(spoken, least, most, unit, 0)
        self.setSpecialValueText(at_least)
        self.setSingleStep(step)

    def value(self) -> int:
        return round(super().value())


class Tick(QCheckBox):
    """A yes or no, with a box that is seen on every ground."""

    changed = Signal()

    def __init__(self, text: str, spoken: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(spoken or text)
        self.toggled.connect(lambda _: self.changed.emit())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, palette, checked = QPalette.ColorRole, self.palette(), self.isChecked()
        edge = palette.color(role.Highlight if checked else role.PlaceholderText)
        box = QRectF(1.5, (self.height() - 15) / 2, 15, 15)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(palette.color(role.Highlight if checked else role.Base))
        painter.drawRoundedRect(box, 3.5, 3.5)
        if checked:
            x, y = box.left(), box.top()
            painter.setPen(QPen(palette.color(role.HighlightedText), 1.8))
            painter.drawPolyline([QPointF(x + 3.6, y + 7.6), QPointF(x + 6.4, y + 10.4), QPointF(x + 11.2, y + 4.6)])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        words = QRectF(24, 0, self.width() - 24, self.height())
        painter.setPen(palette.color(role.WindowText))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setPen(QPen(palette.color(role.Highlight), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(30 + self.fontMetrics().horizontalAdvance(self.text()), max(26, super().sizeHint().height()))

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)


class Several(QPushButton):
    """Some of a list; nothing chosen means `all_of_it`, which is what it says then. `more` are lines below the list
    that do something else."""

    changed = Signal()

    def __init__(self, spoken: str, all_of_it: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.spoken, self.all_of_it = spoken, all_of_it
        self.choices = tuple(choices)
        self.more: tuple[tuple[str, Callable[[], object]], ...] = ()
        self._chosen: tuple[str, ...] = ()
        self.setObjectName("several")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription("Opens a list in which several can be checked")
        self.list = Checks(self)  # not the button's own menu, whose sign a style sheet cannot place
        self.list.setAccessibleName(spoken)
        self.list.aboutToShow.connect(self.fill)
        self.clicked.connect(self._open)
        self._tell()

    def chosen(self) -> tuple[str, ...]:
        """What is chosen, in the order of the list; empty for all of it."""
        return self._chosen

    def choose(self, values: Iterable[str]) -> None:
        """Chooses these; what the list does not have cannot be chosen."""
        wanted = set(values)
        found = tuple(value for value, _ in self.choices if value in wanted)
        if found != self._chosen:
            self._chosen = found
            self._tell()
            self.changed.emit()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Another list; what is chosen stays chosen where the list has it."""
        self.choices = tuple(choices)
        self.choose(self._chosen)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _chevron(self)

    def _open(self) -> None:
        self.list.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def fill(self) -> None:
        """Puts what can be chosen into the list."""
        menu = self.list
        menu.clear()
        for value, label in self.choices:
            action = menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in self._chosen)
            action.triggered.connect(self._turner(value))
        if self.more and self.choices:
            menu.addSeparator()
        for label, act in self.more:
            _act(menu.addAction(label.replace("&", "&&")), act)
        if menu.isEmpty():
            menu.addAction("There is nothing to choose from").setEnabled(False)

    def _turner(self, value: str) -> Callable[[], None]:
        return lambda: self.choose(set(self._chosen) ^ {value})

    def _tell(self) -> None:
        names = [label for value, label in self.choices if value in self._chosen]
        told = self.all_of_it if not names else names[0] if len(names) == 1 else f"{len(names)} chosen"
        self.setText(self.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, 190).replace("&", "&&"))
        self.setAccessibleName(f"{self.spoken}: {', '.join(names) or self.all_of_it}")


def _act(action: QAction, act: Callable[[], object]) -> None:
    action.triggered.connect(lambda: act())


class PaperBox(Box):
    """A paper: one of those that have a name, lying or standing, or whatever size somebody types."""

    def __init__(self, spoken: str, *, fit: bool) -> None:
        super().__init__(spoken)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setToolTip("A name from the list, a size such as 600x400mm, or a roll such as roll 36in")
        self._fit, self._free = fit, ""
        self.offer(fit=fit)
        self.currentTextChanged.connect(lambda _: self.changed.emit())

    def offer(self, *, fit: bool) -> None:
        """Whether a page as large as the map can be chosen. Where it can again, the paper of the last time it could."""
        before = self.paper()
        if self._fit and not fit:
            self._free = before
        elif fit and not self._fit:
            before = self._free or before
        self._fit = fit
        self.blockSignals(True)
        self.clear()
        if fit:
            self.addItem("As large as the map", "fit")
        for key, title in PAPERS.items():
            self.addItem(title, key)
            if key != "slide":
                self.addItem(f"{title} upright", f"{key} portrait")
        self.blockSignals(False)
        self.choose(before if fit or before != "fit" else "a4 portrait")

    def paper(self) -> str:
        """What was chosen or typed, as `layout.paper` understands it."""
        text = self.currentText().strip()
        place = self.findText(text)
        return str(self.itemData(place)) if place >= 0 else text

    def choose(self, paper: str) -> None:
        place = self.findData(paper)
        self.setCurrentIndex(max(place, 0) if not paper else place)
        if place < 0 and paper:
            self.setEditText(paper)


class FileLine(QWidget):
    """A file by its path, "" for none, with a button to look for it."""

    changed = Signal()

    def __init__(self, spoken: str, none: str, kinds: str) -> None:
        super().__init__()
        self._kinds, self._spoken = kinds, spoken
        self.line = QLineEdit()
        self.line.setPlaceholderText(none)
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName(spoken)
        self.line.editingFinished.connect(self._typed)
        self.line.textChanged.connect(lambda text: None if text else self._typed())
        self.button = QPushButton("…")
        self.button.setAccessibleName(f"Look for: {spoken}")
        self.button.setToolTip("Look for a file")
        self.button.setAutoDefault(False)
        self.button.setFixedWidth(38)
        self.button.clicked.connect(self._look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self._told = ""
        self.setFocusProxy(self.line)

    def path(self) -> str:
        return self.line.text().strip()

    def choose(self, path: str) -> None:
        self.line.setText(path)
        self.line.setCursorPosition(len(path))
        self._typed()

    def _typed(self) -> None:
        if self.path() != self._told:
            self._told = self.path()
            self.changed.emit()

    def _look(self) -> None:
        folder = str(Path(self.path()).parent) if self.path() else ""
        name, _ = QFileDialog.getOpenFileName(self, self._spoken, folder, self._kinds)
        if name:
            self.choose(name)


class DateLine(QLineEdit):
    """A date as 2026-12-01, or nothing. What is no date yet counts as nothing."""

    changed = Signal()

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self.setPlaceholderText("2026-12-01")
        self.setAccessibleName(spoken)
        self.textChanged.connect(lambda _: self.changed.emit())

    def day(self) -> date | None:
        try:
            return date.fromisoformat(self.text().strip())
        except ValueError:
            return None

    def choose(self, day: date | None) -> None:
        self.setText("" if day is None else day.isoformat())
