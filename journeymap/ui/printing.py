"""Printing: the map on one sheet, drawn by the same painter as the screen, as lines and letters, not as pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from journeymap.render.qt import paint_scene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from journeymap.layout.scene import Scene

_PX_PER_INCH = 96.0


def ask_and_print(scene: Scene, title: str, parent: QWidget) -> bool:
    """Asks for a printer and prints; False when somebody thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print the Map")
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_scene(scene, printer)
    return True


def print_scene(scene: Scene, printer: QPrinter) -> None:
    """The whole map in the middle of one sheet, as large as it fits, never more than twice its size."""
    printer.setPageMargins(QMarginsF(8, 8, 8, 8), QPageLayout.Unit.Millimeter)
    painter = QPainter(printer)
    sheet = QRectF(painter.viewport())
    most = 2 * printer.logicalDpiX() / _PX_PER_INCH
    scale = min(sheet.width() / scene.width, sheet.height() / scene.height, most)
    painter.translate((sheet.width() - scene.width * scale) / 2, (sheet.height() - scene.height * scale) / 2)
    painter.scale(scale, scale)
    paint_scene(painter, scene, QRectF(0, 0, scene.width, scene.height), max(scale, 1.0))
    painter.end()
