"""Arranging how a map is presented: its steps in a list, and beside it what the chosen one shows, how it is revealed,
how long it takes and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journeymap.editor.presenting import arranging
from journeymap.editor.presenting.composed import Composed
from journeymap.model.text import clean
from journeymap.render.qt import paint_scene
from journeymap.ui.arrange_list import StepList
from journeymap.ui.style import indent

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from journeymap.editor.presenting.arranging import Line
    from journeymap.editor.state import EditorState
    from journeymap.ui.window import Window

_PICTURE = QSize(480, 270)
_SCREEN = (1920, 1080)
_PATIENCE = 120
"""Milliseconds after a change before the picture is made again."""


class Arrange(QDialog):
    """Stands beside the window of one map; each change is one of the map's, with its undo."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Arrange Presentation")
        self.window_, self.session = window, window.session
        self._composed = Composed()
        self._filling = False
        self.steps = StepList(self.session)
        self.steps.colour(window.program.chrome)
        self.steps.setMinimumWidth(330)
        self.steps.chosen.connect(lambda _: self._show_step())
        self.steps.refused.connect(self._tell)
        self.steps.presented.connect(window.desk.present_step)
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setFixedSize(_PICTURE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reveal = QComboBox()
        self.reveal.setAccessibleName("Reveal")
        for how, label in arranging.REVEALS.items():
            self.reveal.addItem(label, how)
        self.reveal.activated.connect(self._reveal)
        self.minutes = QSpinBox()
        indent(self.minutes)
        self.minutes.setAccessibleName("Minutes")
        self.minutes.setRange(0, 600)
        self.minutes.setSpecialValueText("–")
        self.minutes.setSuffix(" min")
        self.minutes.valueChanged.connect(self._set_minutes)
        self.notes = QPlainTextEdit()
        self.notes.setAccessibleName("Speaker’s notes")
        self.notes.setTabChangesFocus(True)
        self.notes.setPlaceholderText("What you want to say or ask here. It stands in the notes of the deck, too.")
        self.notes.textChanged.connect(self._set_notes)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE)
        self._soon.timeout.connect(self._paint)
        self._assemble()
        for keys, run in (("Ctrl+Z", self.session.undo), ("Ctrl+Y", self.session.redo)):
            QShortcut(QKeySequence(keys), self, run)
        self._forget = self.session.subscribe(self._changed)
        self._show(self.session.state)
        self.steps.setFocus()

    def _assemble(self) -> None:
        self.usual = QPushButton("Usual &Order")
        self.usual.clicked.connect(lambda: self.steps.do(lambda: arranging.usual(self.session)))
        self.begin = QPushButton("&Present from Here")
        self.begin.clicked.connect(lambda: self.window_.desk.present_step(self.steps.key))
        for button in (self.usual, self.begin):
            button.setAutoDefault(False)
        left = QVBoxLayout()
        left.addWidget(self.steps, 1)
        left.addWidget(self.told)
        row = QHBoxLayout()
        row.addWidget(self.usual)
        row.addStretch(1)
        row.addWidget(self.begin)
        left.addLayout(row)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow("Reveal", self.reveal)
        form.addRow("Takes", self.minutes)
        right = QVBoxLayout()
        right.addWidget(self.picture)
        right.addLayout(form)
        right.addWidget(QLabel("Speaker’s notes"))
        right.addWidget(self.notes, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(18, 18, 18, 16)
        whole.setSpacing(18)
        holder = QWidget()
        holder.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(_PICTURE.width())
        whole.addLayout(left, 1)
        whole.addWidget(holder)

    # -- following the map

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.theme != before.theme:
            self.steps.colour(self.window_.program.chrome)
        if after.journey is not before.journey or after.theme != before.theme or after.file is not before.file:
            self._show(after)

    def _show(self, state: EditorState) -> None:
        lines = arranging.lines(state.journey)
        self.steps.show_lines(lines)
        shown = sum(1 for line in lines if line.number)
        minutes = arranging.minutes_in_all(state.journey)
        self._tell(f"{shown} of {len(lines)} steps" + (f", {minutes} min in all" if minutes else ""))
        self.usual.setEnabled(bool(state.journey.steps) and not state.read_only)
        self._show_step()

    def _show_step(self) -> None:
        line = self._line()
        if line is None:
            return
        step, fixed = line.step, self.session.state.read_only
        self._filling = True
        self.reveal.setCurrentIndex(self.reveal.findData(step.reveal))
        self.reveal.setEnabled(step.kind == "stage" and not fixed)
        self.minutes.setValue(step.minutes or 0)
        self.minutes.setReadOnly(fixed)
        if self.notes.toPlainText() != step.notes:
            self.notes.setPlainText(step.notes)
        self.notes.setReadOnly(fixed)
        self._filling = False
        self._soon.start()

    def _line(self) -> Line | None:
        lines = arranging.lines(self.session.state.journey)
        return next((one for one in lines if one.key == self.steps.key), None)

    def _paint(self) -> None:
        """The first picture of the step, as it is projected."""
        line = self._line()
        if line is None:
            return
        state = self.session.state
        stops = self._composed.stops(state.journey, state.theme, *_SCREEN, 24, line.step)
        if not stops:
            self.picture.setPixmap(QPixmap())
            self.picture.setText("The map has nothing for this step yet.")
            return
        scene = next(one for one in stops if one.at == "1").scene
        ratio = self.devicePixelRatioF()
        shown = QPixmap(_PICTURE * ratio)
        shown.setDevicePixelRatio(ratio)
        shown.fill(QColor(scene.background))
        painter = QPainter(shown)
        scale = min(_PICTURE.width() / scene.width, _PICTURE.height() / scene.height)
        painter.scale(scale, scale)
        paint_scene(painter, scene, None, scale * ratio)
        painter.resetTransform()
        painter.setPen(QColor(self.window_.program.chrome.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)  # whatever was painted last has left its own
        painter.drawRect(0, 0, _PICTURE.width() - 1, _PICTURE.height() - 1)
        painter.end()
        self.picture.setPixmap(shown)
        self.picture.setAccessibleName(f"Picture of {line.title}")

    # -- changing it

    def _reveal(self) -> None:
        key, how = self.steps.key, self.reveal.currentData()
        self.steps.do(lambda: arranging.reveal(self.session, key, how))

    def _set_minutes(self, minutes: int) -> None:
        if not self._filling:
            self.steps.do(lambda: arranging.set_minutes(self.session, self.steps.key, minutes or None))

    def _set_notes(self) -> None:
        if not self._filling:
            words = clean(self.notes.toPlainText())
            self.steps.do(lambda: arranging.set_notes(self.session, self.steps.key, words))

    def _tell(self, words: str) -> None:
        self.told.setText(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._over()
        super().closeEvent(event)

    def reject(self) -> None:
        self._over()
        super().reject()

    def _over(self) -> None:
        forget, self._forget = self._forget, _nothing
        forget()


def _nothing() -> None:
    """There is nobody to be told any longer."""
