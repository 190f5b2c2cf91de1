"""What of the presenter view stands on the picture itself where somebody wants it there: with one display the line that
takes down what is said, and on any the parking lot, for everybody to read. Words alone, as large as the picture's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journeymap.draw.theme import theme as theme_of
from journeymap.ui.chrome import chrome
from journeymap.ui.present_keys import pressed
from journeymap.ui.present_words import font, least
from journeymap.ui.presenter_capture import CaptureLine
from journeymap.ui.presenter_parking import ParkingLot

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journeymap.editor.presenting.capturing import Kind
    from journeymap.editor.state import EditorState
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.present import ProjectedWindow

_GOING = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_HELP = "Enter rewords · Delete takes out · Y: back to the picture"
_SIDE = 0.05
"""Of the picture's width, beside what stands on it."""


class Over(QWidget):
    """Stands on a picture until Escape. `gone` tells that it was put away by hand."""

    gone = Signal()

    def __init__(self, projected: ProjectedWindow, name: str) -> None:
        super().__init__(projected)
        self.projected = projected
        self.setObjectName("over")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._forget = projected.session.subscribe(lambda _, after: self.show_state(after))
        projected.over.connect(self.forget)

    @property
    def size_of_words(self) -> float:
        """Px of the smallest words on the picture."""
        show, canvas = self.projected.session.state.show, self.projected.canvas
        return least(canvas.shot, show.least) if show is not None and canvas.scene is not None else 24.0

    @property
    def colours(self) -> Chrome:
        state = self.projected.session.state
        return chrome(theme_of((state.show.theme if state.show is not None else "") or state.theme))

    def show_state(self, state: EditorState) -> None:
        """Follows the map."""

    def forget(self) -> None:
        """Follows it no more."""
        self._forget()
        self._forget = lambda: None

    def put_away(self) -> None:
        """Gives the picture back, and the keys."""
        self.forget()
        self.hide()
        self.projected.canvas.setFocus()
        self.projected.canvas.habit.finished()
        self.gone.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The clicker goes on; nothing else reaches the picture below."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in _GOING:
            pressed(self.projected.canvas, event)
        event.accept()


class LineOver(Over):
    """The line at the lower edge. With Enter it goes, and the picture shows what came of it."""

    def __init__(self, projected: ProjectedWindow, text: str) -> None:
        super().__init__(projected, "Quick capture")
        self.capture = CaptureLine(projected.session)
        self.capture.chooser.hide()  # below the line stands what it becomes
        self.capture.line.setText(text)
        self.capture.line.setPlaceholderText("What was said, then Enter")
        self.capture.told.connect(self._told)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.capture)
        self.place()
        self.show_state(projected.session.state)

    def write(self, kind: Kind | None) -> None:
        """Puts the keys into it."""
        if kind is not None:
            self.capture.choose(kind)
        self.projected.activateWindow()
        self.capture.line.setFocus()

    def place(self) -> None:
        """As wide as the picture, at its lower edge."""
        size, colours = self.size_of_words, self.colours
        edge = max(round(size / 8), 2)
        self.column.setContentsMargins(0, edge, 0, 0)
        self.setStyleSheet(
            f"#over {{ background: {colours.accent}; border: none; }}"
            f"#capture {{ background: {colours.panel}; border: none; }}"
            f"#where {{ color: {colours.soft}; font-size: {round(size)}px; background: transparent; }}"
            f"#sentence {{ color: {colours.ink}; background: {colours.field}; font-size: {round(size * 1.2)}px;"
            f" border: none; padding: {round(size / 3)}px; }}"
        )
        view = self.projected.rect()
        high = min(self.sizeHint().height(), view.height())
        self.setGeometry(0, view.height() - high, view.width(), high)

    def show_state(self, state: EditorState) -> None:
        self.capture.show_state(state)

    def _told(self, words: str, done: bool) -> None:
        if not done:
            self.capture.where.setText(f"✕ {words}")
            return
        self.put_away()
        self.projected.say(words)


class LotOver(Over):
    """The parking lot instead of the picture, to go through it together."""

    def __init__(self, projected: ProjectedWindow) -> None:
        super().__init__(projected, "Parking lot")
        show = projected.session.state.show
        self._shown = None if show is None else (show.step, show.at, show.blank)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.lot = ParkingLot(projected.session)
        self.foot = QLabel(_HELP)
        self.foot.setTextFormat(Qt.TextFormat.PlainText)
        self.foot.setWordWrap(True)
        self.lot.told.connect(lambda words, done: self.foot.setText(("✓ " if done else "✕ ") + words))
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lot, 1)
        self.column.addWidget(self.foot)
        self.place()
        self.show_state(projected.session.state)

    def place(self) -> None:
        """Covers the picture."""
        size, colours, view = self.size_of_words, self.colours, self.projected.rect()
        self.setStyleSheet(
            f"#over, #parking {{ background: {colours.panel}; border: none; color: {colours.ink}; }}"
            f"QLabel {{ color: {colours.ink}; background: transparent; }}"
            f"#parking, #reworded {{ font-size: {round(size * 1.2)}px; }}"
            f"#parking::item:selected {{ background: {colours.chosen}; color: {colours.ink}; }}"
        )
        self.lot.colour(colours)
        self.title.setFont(font(self.font(), size * 2.0, bold=True))
        self.foot.setFont(font(self.font(), size))
        side = round(view.width() * _SIDE)
        self.column.setContentsMargins(side, side, side, side)
        self.column.setSpacing(round(size))
        self.setGeometry(view)

    def show_state(self, state: EditorState) -> None:
        show = state.show
        shown = None if show is None else (show.step, show.at, show.blank)
        if shown != self._shown:
            self.put_away()  # somebody has gone on elsewhere
            return
        self.lot.show_state(state)
        count = len(state.journey.parked)
        self.title.setText(f"Left for later: {count:,}" if count else "Left for later")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whoever goes on sees the picture again."""
        if event.key() in _GOING or event.text().lower() == "y":
            self.put_away()
        else:
            super().keyPressEvent(event)
