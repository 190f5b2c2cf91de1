"""How a map is printed: on one page, over several, as a poster's tiles or as hand-outs, seen before it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressDialog,
    QVBoxLayout,
    QWidget,
)

from journeymap.draw.theme import theme, themes
from journeymap.layout.paper import MM, NAMED, PAPERS
from journeymap.layout.sheets import Paging
from journeymap.ui.export_dialog import choice
from journeymap.ui.page_view import PageView
from journeymap.ui.printable import WAYS, Laid, Wish, laid_out
from journeymap.ui.printing import lay_paper, paper_of, print_pages
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from journeymap.layout.pages import Page
    from journeymap.model.journey import Journey

TURNS = {"landscape": "Landscape", "portrait": "Portrait"}
POSTERS = {"a3": "A3", "a2": "A2", "a1": "A1", "a0": "A0", "roll 36in": "36 in high, as long as it needs"}
_PAPERS = {key: title for key, title in PAPERS.items() if key != "slide"}
_WAIT = 120
"""Milliseconds after the last change before the pages are made anew."""


class PrintDialog(QDialog):
    """Choices on the left, the pages as they will come out on the right."""

    def __init__(self, journey: Journey, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print")
        self.journey = journey
        self.title = title
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(title)
        self.pages: tuple[Page, ...] = ()
        self._work: Work | None = None
        self.way = choice(WAYS, "whole", "What to print")
        self.paper = choice(_PAPERS, _paper_in(self.printer), "Paper")
        self.turn = choice(TURNS, "landscape", "Orientation")
        self.smallest = _amount("Smallest text", 4.0, 24.0, 7.0, 0.5, " pt")
        self.poster = choice(POSTERS, "a1", "Poster")
        self.overlap = _amount("Overlap", 0.0, 30.0, 10.0, 1.0, " mm")
        self.look = choice({name: theme(name).title for name in themes()}, "light", "Theme")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 4)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.view = PageView()
        self._later = QTimer(self, singleShot=True, interval=_WAIT)
        self._later.timeout.connect(self.make)
        self._put_together()
        self.way.currentIndexChanged.connect(lambda _: self._turn())
        for box in (self.way, self.paper, self.turn, self.poster, self.look):
            box.currentIndexChanged.connect(lambda _: self._changed())
        for amount in (self.smallest, self.overlap):
            amount.valueChanged.connect(lambda _: self._changed())
        self._offer()
        self.make()

    def _put_together(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.captions: dict[QWidget, QLabel] = {}
        for caption, part in (
            ("&What", self.way),
            ("&Paper", self.paper),
            ("&Orientation", self.turn),
            ("&Smallest text", self.smallest),
            ("Po&ster", self.poster),
            ("O&verlap", self.overlap),
            ("&Theme", self.look),
        ):
            label = QLabel(caption)
            label.setBuddy(part)
            self.captions[part] = label
            form.addRow(label, part)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addSpacing(8)
        side.addWidget(self.told)
        side.addStretch(1)
        column = QWidget()
        column.setLayout(side)
        column.setFixedWidth(270)
        side.setContentsMargins(0, 0, 0, 0)
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

    def paging(self) -> Paging:
        """What is chosen, for a map."""
        way = self.way.currentData()
        return Paging(
            way if way != "handouts" else "whole",
            self.paper_name(),
            smallest=self.smallest.value(),
            target=self.poster.currentData(),
            overlap=self.overlap.value(),
        )

    def paper_name(self) -> str:
        """The paper as it lies, for `layout.paper`."""
        return f"{self.paper.currentData()} {self.turn.currentData()}"

    @property
    def busy(self) -> bool:
        """Whether the pages shown are not yet those chosen."""
        return self._later.isActive() or self._work is not None

    def wish(self, paper: str = "") -> Wish:
        """What is chosen, on another paper if one is named."""
        paging = replace(self.paging(), paper=paper or self.paper_name())
        return Wish(self.way.currentData(), paging, self.look.currentData())

    def make(self) -> None:
        """Begins to lay out the pages as chosen; they are shown once they are there."""
        self._later.stop()
        if self._work is not None:
            return  # the next begins when this one has ended
        journey, wish = self.journey, self.wish()
        self._work = Work(lambda _: laid_out(journey, wish), wish)
        self._work.ended.connect(self._arrived)
        self._work.start()

    def _arrived(self, work: Work) -> None:
        self._work = None
        if work.about != self.wish():
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
        dialog.setWindowTitle("Print the Map" if self.way.currentData() != "handouts" else "Print Hand-outs")
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
        lying = self.turn.currentData() == "landscape"
        width, height = sorted((width, height), reverse=lying)
        laid = laid_out(self.journey, self.wish(f"{width / MM:.1f}x{height / MM:.1f}mm"))
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
            return print_pages(pages, self.printer, told, ground=theme(self.look.currentData()).dark)
        finally:
            progress.close()

    def _changed(self) -> None:
        self._offer()
        self.go.setEnabled(False)
        self._later.start()

    def _turn(self) -> None:
        """Maps lie, hand-outs stand, until somebody says otherwise."""
        usual = "portrait" if self.way.currentData() == "handouts" else "landscape"
        self.turn.setCurrentIndex(self.turn.findData(usual))

    def _offer(self) -> None:
        """Shows only what means something to what is printed; tiles lie or stand as takes fewer of them."""
        way = self.way.currentData()
        for part, ways in (
            (self.turn, ("whole", "split", "handouts")),
            (self.smallest, ("split",)),
            (self.poster, ("tiles",)),
            (self.overlap, ("tiles",)),
        ):
            part.setVisible(way in ways)
            self.captions[part].setVisible(way in ways)


def _paper_in(printer: QPrinter) -> str:
    """The named paper nearest to the printer's own."""
    short, long = sorted(paper_of(printer))
    return min(_PAPERS, key=lambda key: abs(NAMED[key][0] - long) + abs(NAMED[key][1] - short))


def _amount(spoken: str, least: float, most: float, value: float, step: float, unit: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(least, most)
    box.setSingleStep(step)
    box.setDecimals(1 if step < 1 else 0)
    box.setValue(value)
    box.setSuffix(unit)
    box.setAccessibleName(spoken)
    return box
