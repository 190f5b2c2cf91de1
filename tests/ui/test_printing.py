"""What comes out of a printer: each page on its sheet, as lines and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from onboarding import onboarding
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.paper import MM, NAMED, paper
from journeymap.layout.sheets import Paging, sheets
from journeymap.ui.printing import lay_paper, paper_of, print_pages

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.layout.pages import Page

LIGHT = theme("light")
pytestmark = pytest.mark.usefixtures("qapp")


def pages_of(paging: Paging) -> tuple[Page, ...]:
    return sheets(build(onboarding(), LIGHT), onboarding(), LIGHT, paging)


def printer_to(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


@pytest.mark.parametrize(
    "paging",
    [
        Paging("whole", "a4"),
        Paging("whole", "a4 portrait"),
        Paging("split", "a5"),
        Paging("split", "letter portrait"),
        Paging("tiles", "a4", target="a2"),
    ],
)
def test_each_page_stands_on_its_sheet_as_lines_and_letters(tmp_path: Path, paging: Paging) -> None:
    pages = pages_of(paging)
    printer = printer_to(tmp_path / "print.pdf")
    lay_paper(printer, pages[0].width, pages[0].height)
    assert print_pages(pages, printer)
    document = pypdfium2.PdfDocument(str(tmp_path / "print.pdf"))
    try:
        assert len(document) == len(pages)
        for number, page in enumerate(pages):
            printed = document[number]
            assert printed.get_size() == pytest.approx((page.width * 0.75, page.height * 0.75), abs=1.5)
            kinds = {item.type for item in printed.get_objects()}
            assert pypdfium2.raw.FPDF_PAGEOBJ_TEXT in kinds
            assert pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds
    finally:
        document.close()


def test_words_of_a_page_are_printed_where_the_page_has_them(tmp_path: Path) -> None:
    (page,) = pages_of(Paging("whole", "a4"))
    printer = printer_to(tmp_path / "print.pdf")
    lay_paper(printer, page.width, page.height)
    print_pages((page,), printer)
    document = pypdfium2.PdfDocument(str(tmp_path / "print.pdf"))
    try:
        text = document[0].get_textpage()
        found = text.search("From signature to advocate").get_next()
        assert found is not None
        left, bottom, _, top = text.get_charbox(found[0])
        (header,) = (one for one in page.scene.placed if one.role == "header")
        assert left / 0.75 == pytest.approx(header.x * page.scale + page.dx, abs=6)
        y = page.height - (top + bottom) / 2 / 0.75
        assert y == pytest.approx((header.y + 20) * page.scale + page.dy, abs=10)
    finally:
        document.close()


def test_paper_of_another_size_gets_the_page_fitted(tmp_path: Path) -> None:
    pages = pages_of(Paging("whole", "a3"))
    printer = printer_to(tmp_path / "print.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert print_pages(pages, printer)
    document = pypdfium2.PdfDocument(str(tmp_path / "print.pdf"))
    try:
        page = document[0]
        assert page.get_size() == pytest.approx((NAMED["a5"][0] * 0.75, NAMED["a5"][1] * 0.75), abs=1.5)
        for item in page.get_objects():
            left, bottom, right, top = item.get_bounds()
            assert left >= -1
            assert bottom >= -1
            assert right <= page.get_width() + 1
            assert top <= page.get_height() + 1
    finally:
        document.close()


def test_printing_can_be_stopped(tmp_path: Path) -> None:
    pages = pages_of(Paging("split", "a5"))
    printer = printer_to(tmp_path / "print.pdf")
    heard: list[int] = []

    def told(done: int) -> bool:
        heard.append(done)
        return done < 2

    assert not print_pages(pages, printer, told)
    assert heard == [1, 2]


@pytest.mark.parametrize("name", ["a4", "a4 portrait", "letter", "600x400mm"])
def test_a_printer_is_told_the_paper(name: str, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "none.pdf")
    wanted = paper(name)
    lay_paper(printer, wanted.width, wanted.height)
    assert paper_of(printer) == pytest.approx((wanted.width, wanted.height), abs=1 * MM)
    lying = printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    assert lying == (wanted.width > wanted.height)
