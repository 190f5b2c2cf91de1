"""A PDF read back with pdfium: what stands on its pages, where, and how it looks. Places in px from the top left."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_PX = 96 / 72


class CharBox(NamedTuple):
    """A character and the box of its pen advance (`loose`) in px."""

    char: str
    left: float
    top: float
    right: float
    bottom: float


def text(data: bytes, page: int = 0) -> str:
    """Everything a reader would copy from a page; lines end in line feeds."""
    document = pypdfium2.PdfDocument(data)
    try:
        return str(document[page].get_textpage().get_text_range()).replace("\r\n", "\n")
    finally:
        document.close()


def text_boxes(data: bytes, page: int = 0) -> list[CharBox]:
    """Each character in the order of reading, with the box its ink fills."""
    document = pypdfium2.PdfDocument(data)
    try:
        chosen = document[page]
        return list(_boxes(chosen.get_textpage(), chosen.get_height()))
    finally:
        document.close()


def _boxes(textpage: pypdfium2.PdfTextPage, height: float) -> Iterator[CharBox]:
    for at in range(textpage.count_chars()):
        left, bottom, right, top = textpage.get_charbox(at)
        char = chr(pdfium.FPDFText_GetUnicode(textpage, at))
        yield CharBox(char, left * _PX, (height - top) * _PX, right * _PX, (height - bottom) * _PX)


def origins(data: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """Each character with the place of its pen on the baseline."""
    document = pypdfium2.PdfDocument(data)
    try:
        chosen = document[page]
        height, textpage = chosen.get_height(), chosen.get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        found = []
        for at in range(textpage.count_chars()):
            pdfium.FPDFText_GetCharOrigin(textpage, at, x, y)
            found.append((chr(pdfium.FPDFText_GetUnicode(textpage, at)), x.value * _PX, (height - y.value) * _PX))
        return found
    finally:
        document.close()


def rendered(data: bytes, page: int = 0, dpi: float = 96.0) -> Image:
    """The page as a picture on white."""
    document = pypdfium2.PdfDocument(data)
    try:
        picture: Image = document[page].render(scale=dpi / 72).to_pil().convert("RGB")
        return picture
    finally:
        document.close()
