from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from onboarding import onboarding
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.ui.printing import print_scene

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("orientation", [QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait])
def test_the_map_stands_whole_on_one_sheet_as_lines_and_letters(
    tmp_path: Path, orientation: QPageLayout.Orientation
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))
    printer.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))
    printer.setPageOrientation(orientation)
    scene = build(onboarding(), theme("light"))
    print_scene(scene, printer)
    pdf = pypdfium2.PdfDocument(str(tmp_path / "print.pdf"))
    try:
        assert len(pdf) == 1
        page = pdf[0]
        kinds = {item.type for item in page.get_objects()}
        assert pypdfium2.raw.FPDF_PAGEOBJ_TEXT in kinds
        assert pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds
        for item in page.get_objects():
            left, bottom, right, top = item.get_bounds()
            assert left >= -1
            assert bottom >= -1
            assert right <= page.get_width() + 1
            assert top <= page.get_height() + 1
    finally:
        pdf.close()
