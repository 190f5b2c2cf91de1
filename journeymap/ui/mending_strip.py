"""The line in the Problems panel that mends all of a kind beside the window, tells how far it is and can be stopped."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from journeymap.flow.problems import Fix
    from journeymap.model.journey import Journey

_PATIENCE = 250
"""Milliseconds after which somebody wants to know how far it is; most is done by then."""
_WHOLE = 100


class Asked(NamedTuple):
    """What is to be mended: in which journey, the problems of which check, by which fix."""

    journey: Journey
    rule: str
    fix: Fix


class MendingStrip(QWidget):
    """`mended` hands over what was asked and the journey that came of it, `failed` what was asked and why nothing
    came of it; `over` tells that it is at rest again, also when somebody has stopped it, and whether it had the
    keys."""

    mended = Signal(object, object)
    failed = Signal(object, object)
    over = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Mending")
        self.about = QLabel()
        self.about.setObjectName("caption")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setRange(0, _WHOLE)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far it is")
        self.bar.setMaximumWidth(260)
        self.button = QPushButton("Stop")
        self.button.setToolTip("Leave the map as it is (Esc)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.about, 2)
        row.addWidget(self.bar, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.stop)
        self._work: Work | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE)
        self._soon.timeout.connect(self.show)
        self.hide()

    @property
    def busy(self) -> bool:
        return self._work is not None

    def start(self, asked: Asked, count: int) -> None:
        """Begins to mend, unless it is still at something else."""
        if self.busy:
            return

        def job(report: Callable[[float], None]) -> object:
            from journeymap.flow.mending import mend_all  # late: nobody mends before the first paint
            from journeymap.layout.reading import text_size

            return mend_all(asked.journey, asked.rule, asked.fix.id, date.today(), text_size, report)

        self.about.setText(f"Mending {count:,} problem{'' if count == 1 else 's'}: {asked.fix.label}")
        self.bar.setValue(0)
        self._work = Work(job, asked)
        self._work.progressed.connect(self._show_progress)
        self._work.ended.connect(self._end)
        self._work.start()
        self._soon.start()

    def stop(self) -> None:
        """Nothing comes of what it is at, whether it has heard of that yet or not."""
        work, self._work = self._work, None
        if work is not None:
            work.cancel()
            self._rest()

    def _show_progress(self, work: Work, share: float) -> None:
        if work is self._work:
            self.bar.setValue(round(share * _WHOLE))

    def _end(self, work: Work) -> None:
        if work is not self._work:
            return  # stopped
        self._work = None
        self._rest()
        if work.outcome == "finished":
            self.mended.emit(work.about, work.result)
        elif work.error is not None:
            self.failed.emit(work.about, work.error)

    def _rest(self) -> None:
        self._soon.stop()
        had_keys = self.button.hasFocus()
        self.hide()
        self.over.emit(had_keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        else:
            super().keyPressEvent(event)
