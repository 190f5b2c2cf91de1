"""The Insights panel below the map: how far it is to each milestone, what is worth doing, what breaks, where customers
are handed over, who and what meets them where, and how much of it is known.

It shows what belongs to the map as it is: once the map has changed it says so until the answers are there again.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from journeymap.editor import tracing
from journeymap.editor.insight_list import Deed, if_it_fails
from journeymap.model.refusal import JourneyError
from journeymap.ui.chance_chart import ChanceChart
from journeymap.ui.insight_table import InsightTable
from journeymap.ui.sections import Section, Sections

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from journeymap.editor.insight_list import Table
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.insight_table import Look
    from journeymap.ui.insight_work import InsightWork

_PARTS: tuple[tuple[str, str, Look], ...] = (
    ("ways", "Ways to milestones", "list"),
    ("chances", "Opportunities: effort and impact", "list"),
    ("breaks", "If a touchpoint fails", "list"),
    ("handovers", "Handovers", "list"),
    ("modes", "Done by people or machines", "bars"),
    ("evidence", "How much is known", "bars"),
    ("channels", "Channels by stage", "matrix"),
    ("owners", "Owners by stage", "matrix"),
)
"""The field of the report, the title, and how its table looks."""

_MANY_STAGES = 5
"""A matrix with more columns than this takes twice the room."""


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
        self.session, self.colours = session, colours
        self.work = work
        self.parts = {key: Section(title) for key, title, _ in _PARTS}
        self.tables = {key: InsightTable(colours, title, look) for key, title, look in _PARTS}
        self.chart = ChanceChart(colours)
        self.head = QWidget()
        self.heading = QLabel()
        self.heading.setObjectName("quiet")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setToolTip("Hide the insights (Alt+7)")
        self.close_button.setAccessibleName("Hide the insights")
        self.close_button.setProperty("flat", True)
        self.shows_lost = QToolButton()
        self.shows_lost.setText("Show on the map")
        self.shows_lost.setToolTip("Show on the map what can no longer be reached (F8)")
        self.shows_lost.setProperty("toggle", True)
        self._lost: Deed | None = None
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heading, 1)
        row.addWidget(self.close_button)
        self.parts["chances"].add(self.chart)
        self.parts["breaks"].column.addWidget(self.shows_lost, 0, Qt.AlignmentFlag.AlignLeft)
        for key, part in self.parts.items():
            part.add(self.tables[key])
            part.column.addStretch(1)
        self.sections = Sections(list(self.parts.values()))
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

    def _show(self) -> None:
        """Shows what has been worked out."""
        report = self.work.report
        if report is None or not self.isVisible():
            return
        tables: dict[str, Table] = {**report._asdict(), "chances": report.chances.listed}
        for key, table in tables.items():
            shown = self.tables[key]
            if table != shown.rows.table:
                shown.show_table(table)
                shown.setVisible(bool(table.rows))
            self.parts[key].span = 2 if shown.look == "matrix" and len(table.headings) > _MANY_STAGES else 1
            self.parts[key].tell(table.said if table.rows else table.empty)
        self.chart.show_chances(report.chances)
        self.chart.setVisible(bool(report.chances.placed))
        self._order()
        self._show_stale()
        self._follow()
        self.sections.arrange()

    def _order(self) -> None:
        """Tab goes through the parts as they stand; the dots of the chart are new each time."""
        row: list[QWidget] = []
        for key, table in self.tables.items():
            if key == "chances":
                row += self.chart.dots
            elif key == "breaks":
                row.append(self.shows_lost)
            row.append(table)
        for one, other in pairwise(row):
            self.setTabOrder(one, other)

    def _follow(self) -> None:
        """Says what breaks when the selected touchpoint fails, and marks what is selected."""
        self.chart.mark(self.session.state.selection)
        if self.work.stale:
            return
        said, self._lost = if_it_fails(self.session.state.journey, self.session.state.focus)
        part = self.parts["breaks"]
        table = self.tables["breaks"].rows.table
        empty = table.empty if table is not None and not table.rows else ""
        part.tell(f"{said} {empty}".strip())
        trace, lost = self.session.state.trace, self._lost
        self.shows_lost.setVisible(lost is not None)
        shown = trace is not None and lost is not None and (trace.kind, trace.goal) == (lost.what, lost.thing)
        self.shows_lost.setText("Stop showing" if shown else "Show on the map")
        self.sections.arrange()

    def recolour(self, colours: Chrome) -> None:
        """Paints in the colours of a theme."""
        if colours is not self.colours:
            self.colours = self.chart.colours = colours
            for table in self.tables.values():
                table.rows.colours = colours
                table.viewport().update()
            self.chart.update()

    # -- what can be done

    def enter(self) -> None:
        """Takes the keys, in the first table that has any rows."""
        first = next((table for table in self.tables.values() if table.isVisibleTo(self)), None)
        (self.close_button if first is None else first).setFocus()

    def do(self, deed: Deed) -> None:
        """Goes to a thing, or traces a way on the map."""
        try:
            if deed.what == "go":
                self.session.select((deed.thing,))
                self.went.emit(deed.thing)
            else:
                tracing.show(self.session, deed.what, deed.thing)
        except JourneyError as error:
            self.refused.emit(str(error))

    def _show_lost(self) -> None:
        if self._lost is not None:
            self.do(self._lost)

    def _leave(self) -> None:
        """Escape ends the way that is shown first, then goes back to the map."""
        if self.session.state.trace is not None:
            self.session.trace(None)
        else:
            self.left.emit()
