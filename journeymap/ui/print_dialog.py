"""How a map is printed: on one page, over several, as a poster's tiles or as hand-outs, with what an export leaves out
left out, and seen before it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressDialog,
    QVBoxLayout,
    QWidget,
)

from journeymap.draw.theme import theme
from journeymap.layout.paper import MM, NAMED, PAPERS
from journeymap.render.options import ExportOptions
from journeymap.ui.export_fields import Box
from journeymap.ui.export_rows import ExportRows
from journeymap.ui.page_view import PageView
from journeymap.ui.printable import WHAT, Laid, laid_out
from journeymap.ui.printing import lay_paper, paper_of, print_pages
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from journeymap.layout.pages import Page
    from journeymap.model.journey import Journey

_WAIT = 120
"""Milliseconds after the last change before the pages are made anew."""


class PrintDialog(QDialog):
    """Choices on the left, the pages as they will come out on the right. `options` is how it begins, as the last time;
    None: on the printer's paper."""

    def __init__(
        self, journey: Journey, title: str, options: ExportOptions | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")  # its fields look like those of an export
        self.setWindowTitle("Print")
        self.journey = journey
        self.title = title
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(title)
        self.pages: tuple[Page, ...] = ()
        self._work: Work | None = None
        began = options or ExportOptions("pdf", page=_paper_in(self.printer))
        self.what = Box("What to print", WHAT)
        self.what.choose(began.format)
        self.rows = ExportRows(journey, papers_only=True)
        self.rows.show_options(began)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 4)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.view = PageView()
        self._later = QTimer(self, singleShot=True, interval=_WAIT)
        self._later.timeout.connect(self.make)
        self._put_together()
        self.what.changed.connect(self._turn)
        self.rows.changed.connect(self._changed)
        self.make()

    def _put_together(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        side.addWidget(self.what)
        side.addWidget(self.rows)
        side.addSpacing(8)
        side.addWidget(self.told)
        side.addStretch(1)
        column = QWidget()
        column.setLayout(side)
        column.setFixedWidth(310)
        upper = QHBoxLayout()
        upper.addWidget(column)
        upper.addSpacing(12)
        upper.addWidget(self.view, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("P&rint…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.go.setEnabled(False)
        buttons.accepted.connect(self.ask_printer)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 14)
        whole.addLayout(upper, 1)
        whole.addSpacing(6)
        whole.addWidget(buttons)
        self.resize(1120, 720)

    def options(self) -> ExportOptions:
        """What is chosen, as an export would have it."""
        return self.rows.options()

    @property
    def busy(self) -> bool:
        """Whether the pages shown are not yet those chosen."""
        return self._later.isActive() or self._work is not None

    def make(self) -> None:
        """Begins to lay out the pages as chosen; they are shown once they are there."""
        self._later.stop()
        if self._work is not None:
            return  # the next begins when this one has ended
        journey, wish = self.journey, self.options()
        self._work = Work(lambda _: laid_out(journey, wish), wish)
        self._work.ended.connect(self._arrived)
        self._work.start()

    def _arrived(self, work: Work) -> None:
        self._work = None
        if work.about != self.options():
            self.make()
            return
        if work.error is not None:
            raise work.error
        assert isinstance(work.result, Laid)
        self.pages = work.result.pages
        self.told.setText(work.result.told)
        self.go.setEnabled(bool(self.pages))
        self.view.show_pages(self.pages)

    def done(self, result: int) -> None:
        if self._work is not None:
            self._work.ended.disconnect(self._arrived)
            self._work.wait()
            self._work = None
        super().done(result)

    def ask_printer(self) -> None:
        """Asks for a printer and prints; the dialog stays where somebody thinks better of it."""
        if self.busy or not self.pages:
            return
        lay_paper(self.printer, self.pages[0].width, self.pages[0].height)
        asked = paper_of(self.printer)
        dialog = QPrintDialog(self.printer, self)
        dialog.setWindowTitle("Print the Map" if self.options().format == "pdf" else "Print Hand-outs")
        dialog.setMinMax(1, len(self.pages))
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        pages = self._on_paper_of_printer(asked)
        if pages and self._print(self._in_range(pages)):
            self.accept()

    def _on_paper_of_printer(self, asked: tuple[float, float]) -> tuple[Page, ...]:
        """The pages, laid out anew where another paper was chosen for the printer."""
        width, height = paper_of(self.printer)
        if {round(asked[0] / MM), round(asked[1] / MM)} == {round(width / MM), round(height / MM)}:
            return self.pages
        lying = self.pages[0].width > self.pages[0].height
        width, height = sorted((width, height), reverse=lying)
        paper = f"{width / MM:.1f}x{height / MM:.1f}mm"
        laid = laid_out(self.journey, replace(self.options(), page=paper))
        if not laid.pages:
            self.told.setText(laid.told)
        return laid.pages

    def _in_range(self, pages: tuple[Page, ...]) -> tuple[Page, ...]:
        if self.printer.printRange() != QPrinter.PrintRange.PageRange:
            return pages
        return pages[max(0, self.printer.fromPage() - 1) : self.printer.toPage() or None]

    def _print(self, pages: tuple[Page, ...]) -> bool:
        progress = QProgressDialog("Printing…", "Cancel", 0, len(pages), self)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(400)

        def told(done: int) -> bool:
            progress.setValue(done)
            QApplication.processEvents()
            return not progress.wasCanceled()

        try:
            return print_pages(pages, self.printer, told, ground=theme(self.options().theme).dark)
        finally:
            progress.close()

    def _changed(self) -> None:
        self.go.setEnabled(False)
        self._later.start()

    def _turn(self) -> None:
        """Maps lie, hand-outs stand, until somebody says otherwise."""
        paper = self.rows.page.paper().removesuffix(" portrait")
        stands = self.what.currentData() == "handouts" and paper in PAPERS
        self.rows.show_format(self.what.currentData())
        self.rows.page.choose(f"{paper} portrait" if stands else paper)


def _paper_in(printer: QPrinter) -> str:
    """The named paper nearest to the printer's own."""
    short, long = sorted(paper_of(printer))
    return min(
        (key for key in PAPERS if key != "slide"),
        key=lambda key: abs(NAMED[key][0] - long) + abs(NAMED[key][1] - short),
    )
