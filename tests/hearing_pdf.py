"""A tagged PDF heard with pdfium: its structure, and the text that belongs to each part of it."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Heard(NamedTuple):
    """A part of the document that has content on a page: its tag, its numbers of marked content there, the text of
    these, what stands for them, and its title and language."""

    tag: str
    numbers: tuple[int, ...]
    text: str
    alt: str
    instead: str
    language: str


def heard(data: bytes, page: int = 0) -> list[Heard]:
    """The parts that have content on a page, in the order of the structure."""
    document = pypdfium2.PdfDocument(data)
    try:
        chosen = document[page]
        texts = _texts(chosen)
        tree = pdfium.FPDF_StructTree_GetForPage(chosen)
        found: list[Heard] = []
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found += _parts(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), texts)
        pdfium.FPDF_StructTree_Close(tree)
        return found
    finally:
        document.close()


def marked(data: bytes, page: int = 0) -> set[int]:
    """The numbers of all marked content on a page."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = {pdfium.FPDFPageObj_GetMarkedContentID(one.raw) for one in document[page].get_objects(max_depth=1)}
        return found - {-1}
    finally:
        document.close()


def is_tagged(data: bytes) -> bool:
    document = pypdfium2.PdfDocument(data)
    try:
        return bool(pdfium.FPDFCatalog_IsTagged(document))
    finally:
        document.close()


def labels(data: bytes) -> list[str]:
    """What the pages are called."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [document.get_page_label(number) for number in range(len(document))]
    finally:
        document.close()


def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text of each marked content."""
    textpage = page.get_textpage()
    found: dict[int, str] = {}
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        number = pdfium.FPDFPageObj_GetMarkedContentID(one.raw)
        size = pdfium.FPDFTextObj_GetText(one.raw, textpage, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFTextObj_GetText(one.raw, textpage, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
        said = buffer.raw[:-2].decode("utf-16-le", "replace")
        found[number] = found.get(number, "") + said.replace("\x02", "-")  # so pdfium calls a hyphen at a line's end
    return found


def _parts(element: object, texts: dict[int, str]) -> Iterator[Heard]:
    numbers = tuple(
        pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)
        for at in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element))
    )
    numbers = tuple(number for number in numbers if number >= 0)
    if numbers:
        yield Heard(
            _string(pdfium.FPDF_StructElement_GetType, element),
            numbers,
            "".join(texts.get(number, "") for number in numbers),
            _string(pdfium.FPDF_StructElement_GetAltText, element),
            _string(pdfium.FPDF_StructElement_GetActualText, element),
            _string(pdfium.FPDF_StructElement_GetLang, element),
        )
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _parts(child, texts)


def _string(get: Callable[..., int], element: object) -> str:
    size = get(element, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    get(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")
