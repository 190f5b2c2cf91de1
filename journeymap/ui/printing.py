"""Printing: pages onto sheets, drawn by the same painter as the screen, as lines and letters, not as pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from journeymap.render.qt_pages import paint_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.layout.pages import Page

_MM = 25.4 / 96
_PX_PER_INCH = 96.0


def lay_paper(printer: QPrinter, width: float, height: float) -> None:
    """Tells the printer which paper is wanted, `width` × `height` px, printed on to its edges."""
    size = QPageSize(
        QSizeF(min(width, height) * _MM, max(width, height) * _MM),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    lying = width > height
    turn = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, turn, QMarginsF(0, 0, 0, 0)))


def paper_of(printer: QPrinter) -> tuple[float, float]:
    """Width and height in px of the paper that the printer holds, as it lies."""
    rect = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    return rect.width() / _MM, rect.height() / _MM


def print_pages(
    pages: Sequence[Page], printer: QPrinter, told: Callable[[int], bool] = lambda _: True, *, ground: bool = False
) -> bool:
    """Prints the pages, each on a sheet that lies or stands as it does, and fitted onto it where the sheet is of
    another size. With their `ground` only where they are dark. `told` hears how many are done and may answer False to
    stop; then False is returned."""
    printer.setFullPage(True)
    painter = QPainter()
    for number, page in enumerate(pages):
        turn = QPageLayout.Orientation.Landscape if page.width > page.height else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(turn)
        if number == 0:
            if not painter.begin(printer):
                return False
        else:
            printer.newPage()
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
        device = printer.logicalDpiX() / _PX_PER_INCH
        scale = min(sheet.width() / page.width, sheet.height() / page.height)
        if abs(scale / device - 1.0) < 0.01:
            scale = device
        painter.save()
        painter.translate((sheet.width() - page.width * scale) / 2, (sheet.height() - page.height * scale) / 2)
        painter.scale(scale, scale)
        paint_page(painter, page, max(scale, 1.0), ground=ground)
        painter.restore()
        if not told(number + 1):
            printer.abort()
            painter.end()
            return False
    if painter.isActive():
        painter.end()
    return True
