"""The Insights panel below the map: how far it is to each milestone, what is worth doing, what breaks, where customers
are handed over, who and what meets them where, and how much of it is known.

It shows what belongs to the map as it is: once the map has changed it says so until the answers are there again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from journeymap.editor import tracing
from journeymap.editor.insight_list import Deed
from journeymap.model.refusal import JourneyError
from journeymap.ui.insight_parts import InsightParts

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.insight_work import InsightWork

_STALE = "The map has changed; in a moment the insights belong to it again."


class InsightPanel(QWidget):
    """`went` hands over the id of a thing to be seen, `left` tells that the map wants the keys, `refused` why something
    was not done, `closed` that the panel is not wanted any longer."""

    went = Signal(str)
    left = Signal()
    refused = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, work: InsightWork, colours: Chrome) -> None:
        super().__init__()
        self.setObjectName("insights")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Insights")
        self.session = session
        self.work = work
        self.sections = InsightParts(colours)
        self.parts, self.tables = self.sections.parts, self.sections.tables
        self.chart, self.shows_lost = self.sections.chart, self.sections.shows_lost
        self.head = QWidget()
        self.heading = QLabel()
        self.heading.setObjectName("quiet")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setToolTip("Hide the insights (Alt+7)")
        self.close_button.setAccessibleName("Hide the insights")
        self.close_button.setProperty("flat", True)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heading, 1)
        row.addWidget(self.close_button)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.sections)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 6, 4)
        column.addWidget(self.area)
        self.setFocusProxy(self.tables["ways"])

    def _connect(self) -> None:
        for table in self.tables.values():
            table.did.connect(self.do)
            table.left.connect(self._leave)
        self.chart.chosen.connect(lambda note: self.do(Deed("go", note)))
        self.chart.left.connect(self._leave)
        self.close_button.clicked.connect(self.closed)
        self.shows_lost.clicked.connect(self._show_lost)
        self.work.answered.connect(self._show)
        self.session.subscribe(self._changed)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 110)

    # -- in step with the map

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.work.want(True)
        self._show_stale()
        if not self.work.stale:
            self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.work.want(False)

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if self.isVisible() and after.journey is not before.journey:
            self._show_stale()
        if self.isVisible() and (after.selection != before.selection or after.trace != before.trace):
            self._follow()

    def _show_stale(self) -> None:
        self.heading.setText("Working it out…" if self.work.stale else "")
        self.sections.setEnabled(self.work.report is not None)
        self.sections.show_stale(self.work.stale)

    def _show(self) -> None:
        """Shows what has been worked out."""
        report = self.work.report
        if report is None or not self.isVisible():
            return
        self.sections.show_report(report, self.session.state)
        self._show_stale()

    def _follow(self) -> None:
        if not self.work.stale:
            self.sections.follow(self.session.state)

    def recolour(self, colours: Chrome) -> None:
        """Paints in the colours of a theme."""
        self.sections.recolour(colours)

    # -- what can be done

    def enter(self) -> None:
        """Takes the keys, in the first table that has any rows."""
        first = next((table for table in self.tables.values() if table.isVisibleTo(self)), None)
        (self.close_button if first is None else first).setFocus()

    def do(self, deed: Deed) -> None:
        """Goes to a thing, or traces a way on the map."""
        try:
            if self.work.stale:
                self.refused.emit(_STALE)
            elif deed.what == "go":
                self.session.select((deed.thing,))
                self.went.emit(deed.thing)
            else:
                tracing.show(self.session, deed.what, deed.thing)
        except JourneyError as error:
            self.refused.emit(str(error))

    def _show_lost(self) -> None:
        if self.sections.lost is not None:
            self.do(self.sections.lost)

    def _leave(self) -> None:
        """Escape ends the way that is shown first, then goes back to the map."""
        if self.session.state.trace is not None:
            self.session.trace(None)
        else:
            self.left.emit()
