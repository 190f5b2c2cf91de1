"""The parts of the Insights panel side by side: a titled table each, the chart of opportunities, and what breaks when
the selected touchpoint fails."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from journeymap.editor.insight_list import if_it_fails
from journeymap.ui.chance_chart import ChanceChart
from journeymap.ui.insight_table import InsightTable
from journeymap.ui.sections import Section, Sections

if TYPE_CHECKING:
    from journeymap.editor.insight_list import Deed, Table
    from journeymap.editor.insight_report import Report
    from journeymap.editor.state import EditorState
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.insight_table import Look

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


class InsightParts(Sections):
    """`lost` is what the button shows that stands with the touchpoint selected."""

    def __init__(self, colours: Chrome) -> None:
        self.parts = {key: Section(title) for key, title, _ in _PARTS}
        super().__init__(list(self.parts.values()))
        self.colours = colours
        self.tables = {key: InsightTable(colours, title, look) for key, title, look in _PARTS}
        self.chart = ChanceChart(colours)
        self.lost: Deed | None = None
        self.shows_lost = QToolButton()
        self.shows_lost.setText("Show on the Map")
        self.shows_lost.setToolTip("Show on the map what can no longer be reached (F8)")
        self.shows_lost.setProperty("toggle", True)
        self.parts["chances"].add(self.chart)
        self.parts["breaks"].column.addWidget(self.shows_lost, 0, Qt.AlignmentFlag.AlignLeft)
        for key, part in self.parts.items():
            part.add(self.tables[key])
            part.column.addStretch(1)

    def show_report(self, report: Report, state: EditorState) -> None:
        """Shows what has been worked out of the map of this state."""
        tables: dict[str, Table] = {**report._asdict(), "chances": report.chances.listed}
        for key, table in tables.items():
            shown, part = self.tables[key], self.parts[key]
            if table != shown.rows.table:
                shown.show_table(table)
                shown.setVisible(bool(table.rows))
            part.span = 2 if shown.look == "matrix" and len(table.headings) > _MANY_STAGES else 1
            part.tell(table.said if table.rows else table.empty)
        self.chart.show_chances(report.chances)
        self.chart.setVisible(bool(report.chances.placed))
        self._order()
        self.follow(state)

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

    def follow(self, state: EditorState) -> None:
        """Says what breaks when the selected touchpoint fails, and marks what is selected."""
        self.chart.mark(state.selection)
        said, self.lost = if_it_fails(state.journey, state.focus)
        table = self.tables["breaks"].rows.table
        empty = table.empty if table is not None and not table.rows else ""
        self.parts["breaks"].tell(f"{said} {empty}".strip())
        trace, lost = state.trace, self.lost
        shown = trace is not None and lost is not None and (trace.kind, trace.goal) == (lost.what, lost.thing)
        self.shows_lost.setVisible(lost is not None)
        self.shows_lost.setText("Stop Showing" if shown else "Show on the Map")
        self.arrange()

    def show_stale(self, stale: bool) -> None:
        """Whether all of it is faint, as the map is another one now."""
        if stale != self.chart.stale:
            self.chart.stale = stale
            for table in self.tables.values():
                table.rows.stale = stale
            self.repaint_all()

    def recolour(self, colours: Chrome) -> None:
        """Paints in the colours of a theme."""
        if colours is not self.colours:
            self.colours = self.chart.colours = colours
            for table in self.tables.values():
                table.rows.colours = colours
            self.repaint_all()

    def repaint_all(self) -> None:
        """Paints every part anew."""
        for part in (self.chart, *self.chart.dots, *(table.viewport() for table in self.tables.values())):
            part.update()
