"""The command palette of a window: a sheet at the top middle in which some typed letters find every action of the
program and every thing of the map. It closes as soon as the keys go elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from journeymap.editor.palette import Catalogue, Recent, choose
from journeymap.model.refusal import JourneyError
from journeymap.ui.palette_lines import ROW, LinePainter, Lines

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from journeymap.editor.actions import Desk
    from journeymap.editor.session import Session
    from journeymap.ui.chrome import Chrome

_WIDTH = 640
_TOP = 44
"""Px from the top of the window."""
_ROWS = 11
"""So many lines are seen at once; the others are scrolled to."""
_SHADOW = 18
_TIP = "↑ ↓ to choose · Enter to go · > actions only · @ things of the map only"


class Words(QLineEdit):
    """Where is typed. Keys that walk through the list stay with the list; `left` is called when the keys go."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self.setObjectName("words")
        self.setPlaceholderText("Search or run a command")
        self.setAccessibleName("Search or run a command")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._palette.pressed(event.key()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # the line's own menu
            self._palette.dismiss(give_back=False)


class Palette(QWidget):
    """`window` is what it lies upon, and `recent` what was chosen before; both outlive it."""

    def __init__(self, window: QWidget, session: Session, desk: Desk, recent: Recent, colours: Chrome) -> None:
        super().__init__(window)
        self.session, self.desk, self.recent, self.chrome = session, desk, recent, colours
        self.window_under = window
        self._catalogue: Catalogue | None = None
        self._had_focus: QWidget | None = None
        self.words = Words(self)
        self.lines = Lines()
        self.list = QListView()
        self.list.setObjectName("found")
        self.list.setModel(self.lines)
        self.list.setItemDelegate(LinePainter(self.list, lambda: self.chrome))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Found")
        self.list.clicked.connect(lambda _: self.take())
        self.none = QLabel()
        self.none.setObjectName("empty")
        self.none.setTextFormat(Qt.TextFormat.PlainText)
        self.none.setContentsMargins(12, 8, 12, 10)
        self.tip = QLabel(_TIP)
        self.tip.setObjectName("caption")
        self.tip.setTextFormat(Qt.TextFormat.PlainText)
        self.tip.setContentsMargins(12, 2, 12, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SHADOW + 10, 10, _SHADOW + 10, _SHADOW + 8)
        column.setSpacing(8)
        for part in (self.words, self.list, self.none, self.tip):
            column.addWidget(part)
        self.words.textChanged.connect(self._look)
        self.setAccessibleName("Command palette")
        self.hide()

    # -- coming and going

    def open(self, typed: str = "") -> None:
        """Shows the palette over the window, with the keys in it."""
        self._had_focus = self.window().focusWidget()
        self._catalogue = Catalogue(self.session.state, self.recent)
        self.words.blockSignals(True)
        self.words.setText(typed)
        self.words.blockSignals(False)
        self._look(typed)
        self.show()
        self.raise_()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def dismiss(self, *, give_back: bool = True) -> None:
        """Takes the palette away; `give_back` puts the keys where they were before."""
        if not self.isVisible():
            return
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._catalogue = None
        had, self._had_focus = self._had_focus, None
        while had is not None and (not had.isVisible() or had.focusPolicy() == Qt.FocusPolicy.NoFocus):
            had = had.parentWidget()  # a text that was being typed is done: the map has it now
        if give_back and had is not None:
            had.setFocus()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press anywhere else closes the palette, and a window of another size gets it in its middle."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            inside = isinstance(watched, QWidget) and (watched is self or self.isAncestorOf(watched))
            if isinstance(watched, QWidget) and not inside and watched.window() is self.window():
                self.dismiss(give_back=False)
        elif event.type() == QEvent.Type.Resize and watched is self.window_under:
            self._place()
        return False

    def recolour(self, colours: Chrome) -> None:
        """Paints in the colours of another theme from now on."""
        self.chrome = colours
        self.update()

    # -- what is typed and chosen

    def _look(self, typed: str) -> None:
        if self._catalogue is None:
            return
        found = self._catalogue.found(typed)
        self.lines.show(found)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        kind = "action" if typed.lstrip().startswith(">") else "thing of this map"
        self.none.setText(f"No {kind} is called that.")
        self._go_to(0)
        self._place()

    def pressed(self, key: int) -> bool:
        """What a key means here; False for one that is typed."""
        rows, at = self.lines.rowCount(), self.list.currentIndex().row()
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up if rows:
                self._go_to((at + (1 if key == Qt.Key.Key_Down else -1)) % rows)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp if rows:
                page = _ROWS - 1 if key == Qt.Key.Key_PageDown else 1 - _ROWS
                self._go_to(min(rows - 1, max(0, at + page)))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.take()
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # the keys stay here until something is chosen
            case _:
                return False
        return True

    def _go_to(self, row: int) -> None:
        index = self.lines.index(row)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)
        said = self.lines.entries[row].spoken if index.isValid() else self.none.text()
        self.words.setAccessibleDescription(said)

    def take(self) -> None:
        """Runs or goes to the line in focus; one that cannot be done now stays where it is."""
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self.lines.entries) or not self.lines.entries[row].enabled:
            return
        entry = self.lines.entries[row]
        self.dismiss()
        try:
            choose(entry, self.session, self.desk, self.recent)
        except JourneyError as error:
            self.desk.refuse(error)

    # -- how it lies there

    def _place(self) -> None:
        """At the top middle of the window, as high as its lines need and the window has room for."""
        around = self.window_under
        width = min(_WIDTH, around.width() - 40)
        rows = min(_ROWS, self.lines.rowCount())
        self.list.setFixedHeight(rows * ROW + 4)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        over = _TOP + self.sizeHint().height() - around.height()
        if over > 0:
            self.list.setFixedHeight(max(ROW, self.list.height() - over))
            layout.activate()
        self.setGeometry((around.width() - width) // 2, _TOP, width, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(QRect(QPoint(_SHADOW, 0), self.size()).adjusted(0, 0, -2 * _SHADOW, -_SHADOW))
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(_SHADOW - 1, 0, -2):
            shade = QColor(0, 0, 0, 9 if self.chrome.dark else 4)
            painter.setBrush(shade)
            painter.drawRoundedRect(sheet.adjusted(-step, 2, step, step), 10 + step, 10 + step)
        painter.setBrush(QColor(self.chrome.panel))
        painter.setPen(QPen(QColor(self.chrome.line), 1))
        painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()
