"""The clock of whoever presents: how long this step and the whole have taken, in words, figures and shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTime, QTimer
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journeymap.editor.presenting import clock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from journeymap.editor.presenting.clock import Pace, Times
    from journeymap.editor.session import Session
    from journeymap.ui.chrome import Chrome

_TICK = 250
_SIGNS: dict[Pace, str] = {"open": "", "within": "", "soon": "◔ ", "over": "▲ "}
"""What the words begin with, so that it is seen without colours."""
_SPOKEN: dict[Pace, str] = {"open": "no time planned", "within": "in time", "soon": "soon over", "over": "over time"}


class Gauge(QWidget):
    """A bar that fills with the time of a step; from its end on it is hatched."""

    def __init__(self, colours: Chrome) -> None:
        super().__init__()
        self.share, self.pace = 0.0, "open"
        self.colours = colours
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(220, 10)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self.colours.line), 1))
        painter.setBrush(QColor(self.colours.field))
        painter.drawRoundedRect(room, 4, 4)
        if self.pace != "open":
            colour = {"soon": self.colours.warn, "over": self.colours.bad}.get(self.pace, self.colours.accent)
            full = QRectF(room.x(), room.y(), room.width() * min(self.share, 1.0), room.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(full, 4, 4)
            if self.pace == "over":
                painter.setBrush(QBrush(QColor(self.colours.panel), Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(full, 4, 4)
        painter.end()


class Clock(QWidget):
    """Follows the presentation of a session by itself, four times a second; only what reads otherwise is set."""

    def __init__(self, session: Session, colours: Chrome) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("clock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Time")
        self.step, self.gauge = _figure("step-time", "Time of this step"), Gauge(colours)
        self.whole, self.plan = _figure("whole-time", "Time of the whole"), _figure("plan", "Against the plan")
        self.now = _figure("now", "Clock")
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(self.step)
        beside.addWidget(self.gauge)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(24)
        row.addLayout(beside, 2)
        row.addStretch(1)
        self.stop = _switch("Stop  C", "Stop the clock", "For a break; again: it runs on (C)")
        self.stop.setCheckable(True)
        self.anew = _switch("From 0", "Begin the clock anew", "All begins now, with the present step")
        self.stop.clicked.connect(lambda: clock.stop_or_run(session))
        self.anew.clicked.connect(lambda: clock.begin_anew(session))
        for one in (self.plan, self.whole, self.now, self.stop, self.anew):
            row.addWidget(one)
        self._ticking = QTimer(self, interval=_TICK)
        self._ticking.timeout.connect(self.tick)
        self._ticking.start()

    def colour(self, colours: Chrome) -> None:
        self.gauge.colours = colours
        self.gauge.update()

    def tick(self) -> None:
        """Says what the time is now."""
        at = clock.times(self.session.state)
        if at is not None:
            self.show_times(at)
        _say(self.now, QTime.currentTime().toString("'at' HH:mm"))

    def show_times(self, at: Times) -> None:
        show = self.session.state.show
        stood = show is not None and show.stood is not None
        self.stop.setChecked(stood)
        _say(self.step, f"{'‖ ' if stood else _SIGNS[at.pace]}{clock.about_step(at)}")
        _say(self.whole, clock.about_all(at))
        about = clock.about_whole(at)
        _say(self.plan, f"▲ {about}" if about.endswith("behind") else about)
        if self.step.property("pace") != at.pace:
            self.step.setProperty("pace", at.pace)
            self.step.setAccessibleDescription(_SPOKEN[at.pace])
            self.step.style().polish(self.step)
        behind = about.endswith("behind")
        if self.plan.property("behind") != behind:
            self.plan.setProperty("behind", behind)
            self.plan.style().polish(self.plan)
        share = 0.0 if not at.planned else at.step / at.planned
        if round(share, 3) != self.gauge.share or at.pace != self.gauge.pace:
            self.gauge.share, self.gauge.pace = round(share, 3), at.pace
            self.gauge.update()


def _switch(words: str, name: str, tip: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName("switch")
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
    return made


def _figure(name: str, spoken: str) -> QLabel:
    made = QLabel()
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAccessibleName(spoken)
    return made


def _say(label: QLabel, words: str) -> None:
    if label.text() != words:
        label.setText(words)
