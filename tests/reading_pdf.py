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
    """A character and the box that its ink fills, px from the top left corner of the page."""

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


def rendered(data: bytes, page: int = 0, dpi: float = 96.0, *, annotated: bool = True) -> Image:
    """The page as a picture on white, with or without its annotations."""
    document = pypdfium2.PdfDocument(data)
    try:
        picture: Image = (
            document[page]
            .render(scale=dpi / 72, may_draw_forms=annotated, draw_annots=annotated)
            .to_pil()
            .convert("RGB")
        )
        return picture
    finally:
        document.close()


class Note(NamedTuple):
    """A text that a reader shows beside an area: left, top, right, bottom."""

    text: str
    rect: tuple[float, float, float, float]


def notes(data: bytes, page: int = 0) -> list[Note]:
    """The annotations of a page that have a text."""
    document = pypdfium2.PdfDocument(data)
    try:
        chosen = document[page]
        found = []
        for number in range(pdfium.FPDFPage_GetAnnotCount(chosen)):
            annotation = pdfium.FPDFPage_GetAnnot(chosen, number)
            size = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
            if size > 2:
                buffer = ctypes.create_string_buffer(size)
                taken = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
                pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", taken, size)
                rect = pdfium.FS_RECTF()
                pdfium.FPDFAnnot_GetRect(annotation, rect)
                found.append(Note(buffer.raw[:-2].decode("utf-16-le"), _turned(rect, chosen.get_height())))
            pdfium.FPDFPage_CloseAnnot(annotation)
        return found
    finally:
        document.close()


def links(data: bytes, page: int = 0) -> list[Note]:
    """The URLs that areas of a page lead to."""
    document = pypdfium2.PdfDocument(data)
    try:
        chosen = document[page]
        found = []
        position, link, rect = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
        while pdfium.FPDFLink_Enumerate(chosen, position, link):
            action = pdfium.FPDFLink_GetAction(link)
            size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
            pdfium.FPDFLink_GetAnnotRect(link, rect)
            found.append(Note(buffer.value.decode("ascii"), _turned(rect, chosen.get_height())))
        return found
    finally:
        document.close()


def _turned(rect: pdfium.FS_RECTF, height: float) -> tuple[float, float, float, float]:
    return rect.left * _PX, (height - rect.top) * _PX, rect.right * _PX, (height - rect.bottom) * _PX


def language(data: bytes) -> str:
    """The language the document says it is written in."""
    document = pypdfium2.PdfDocument(data)
    try:
        size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
        return buffer.raw[:-2].decode("utf-16-le")
    finally:
        document.close()


def fonts(data: bytes) -> dict[str, bytes]:
    """The fonts inside the document by the names of their faces."""
    document = pypdfium2.PdfDocument(data)
    try:
        found: dict[str, bytes] = {}
        for page in document:
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(thing.raw)
                name = ctypes.create_string_buffer(200)
                pdfium.FPDFFont_GetBaseFontName(font, name, 200)
                size = ctypes.c_size_t()
                pdfium.FPDFFont_GetFontData(font, None, 0, size)
                content = (ctypes.c_uint8 * size.value)()
                pdfium.FPDFFont_GetFontData(font, content, size.value, size)
                found[name.value.decode("ascii")] = bytes(content)
        return found
    finally:
        document.close()


def descriptions(data: bytes, page: int = 0) -> list[str]:
    """What is told of the pictures on a page to those who cannot see them."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = []
        for thing in document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            for number in range(pdfium.FPDFPageObj_CountMarks(thing.raw)):
                mark = pdfium.FPDFPageObj_GetMark(thing.raw, number)
                size = ctypes.c_ulong()
                pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Alt", None, 0, size)
                buffer = ctypes.create_string_buffer(size.value)
                taken = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
                pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Alt", taken, size.value, size)
                found.append(buffer.raw[:-2].decode("utf-16-le"))
        return found
    finally:
        document.close()
