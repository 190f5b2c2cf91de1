"""PDF: pages whose text is text, drawn from the very glyphs that layout chose.

The content of a page is written as strings, in px with y down; pydyf numbers the objects and writes the file.
"""

from __future__ import annotations

import gc
import os
import zlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, assert_never

import pydyf

from journeymap.draw.marks import Box, Image, Line, Path, Text
from journeymap.render import pdf_shapes
from journeymap.render.pdf_shapes import colour
from journeymap.render.pdf_text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from journeymap.draw.marks import Fragment, Mark
    from journeymap.layout.pages import Page

_PT = 0.75
"""Points to a px."""
_PIECE = 1_000_000
"""Characters of content that are packed at a time, in a thread."""
_LEVEL = 6


class DocumentInfo(NamedTuple):
    title: str = ""
    author: str = ""
    subject: str = ""
    language: str = ""
    created: datetime | None = None


def write_pdf(
    pages: Sequence[Page],
    info: DocumentInfo = DocumentInfo(),
    *,
    progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    collecting = gc.isenabled()
    gc.disable()
    try:
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
            return _Document(pool, progress).write(pages, info)
    finally:
        if collecting:
            gc.enable()


class _Document:
    def __init__(self, pool: ThreadPoolExecutor, progress: Callable[[float], None]) -> None:
        self.pool = pool
        self.progress = progress
        self.pdf = pydyf.PDF()
        self.texts = Texts()
        self.fragments: dict[int, str] = {}
        self.marks: dict[int, str] = {}

    def write(self, pages: Sequence[Page], info: DocumentInfo) -> bytes:
        resources = pydyf.Dictionary()
        self.pdf.add_object(resources)
        waiting = [self._content(page) for page in pages]
        for page, pieces in zip(pages, waiting, strict=True):
            contents = []
            for piece in pieces:
                stream = pydyf.Stream([piece.result()], {"Filter": "/FlateDecode"})
                self.pdf.add_object(stream)
                contents.append(stream.reference)
            self.pdf.add_page(
                pydyf.Dictionary(
                    {
                        "Type": "/Page",
                        "Parent": self.pdf.pages.reference,
                        "MediaBox": pydyf.Array([0, 0, round(page.width * _PT, 3), round(page.height * _PT, 3)]),
                        "Resources": resources.reference,
                        "Contents": pydyf.Array(contents),
                    }
                )
            )
        fonts = pydyf.Dictionary()
        for font in self.texts.fonts.values():
            fonts[font.name] = font.write(self.pdf)
        resources["Font"] = fonts
        out = BytesIO()
        self.pdf.write(out, compress=True, identifier=True)
        self.progress(1.0)
        return out.getvalue()

    def _content(self, page: Page) -> list[Future[bytes]]:
        scale = page.scale * _PT
        top = page.height * _PT
        parts = [
            f"{colour(page.scene.background)} rg 0 0 {page.width * _PT:.3f} {top:.3f} re f",
            f"{scale:.6f} 0 0 {-scale:.6f} {page.dx * _PT:.3f} {top - page.dy * _PT:.3f} cm",
            pdf_shapes.START,
        ]
        pieces: list[Future[bytes]] = []
        size = 0
        fragments = self.fragments
        for fragment, x, y, *_ in page.scene.placed:
            drawn = fragments.get(id(fragment))
            if drawn is None:
                drawn = fragments[id(fragment)] = self._fragment(fragment)
            parts.append("q 1 0 0 1 %.3f %.3f cm %s Q" % (x, y, drawn))
            size += len(drawn)
            if size > _PIECE:
                pieces.append(self.pool.submit(_packed, parts))
                parts, size = [], 0
        pieces.append(self.pool.submit(_packed, parts))
        return pieces

    def _fragment(self, fragment: Fragment) -> str:
        parts: list[str] = []
        for mark in fragment.marks:
            self._mark(mark, parts)
        return " ".join(parts)

    def _mark(self, mark: Mark, parts: list[str]) -> None:
        match mark:
            case Text():
                self._text(mark, parts)
            case Path():
                drawn = self.marks.get(id(mark))
                if drawn is None:
                    drawn = self.marks[id(mark)] = pdf_shapes.path(mark)
                parts.append(drawn)
            case Box():
                parts.append(pdf_shapes.box(mark))
                for text in mark.texts:
                    self._text(text, parts)
            case Line():
                parts.append(pdf_shapes.line(mark))
            case Image():
                pass
            case _:
                assert_never(mark)

    def _text(self, text: Text, parts: list[str]) -> None:
        said, drawn = self.texts.block(text.block)
        if said:
            parts.append("BT %s rg 1 0 0 -1 %.3f %.3f Tm %s ET" % (colour(text.colour), text.x, text.y, said))


def _packed(parts: list[str]) -> bytes:
    return zlib.compress("\n".join(parts).encode("ascii"), _LEVEL)
