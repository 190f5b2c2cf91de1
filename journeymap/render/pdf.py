"""PDF: pages whose text is text, drawn from the very glyphs that layout chose.

The content of a page is written as strings, in px with y down; pydyf numbers the objects and writes the file.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, assert_never

import pydyf

from journeymap import __version__
from journeymap.draw.marks import Box, Image, Line, Path, Text
from journeymap.model.undisturbed import undisturbed
from journeymap.render import pdf_navigation, pdf_shapes
from journeymap.render.pdf_objects import added, packed, string
from journeymap.render.pdf_shapes import colour
from journeymap.render.pdf_text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from journeymap.draw.marks import Fragment, Mark
    from journeymap.layout.pages import Page
    from journeymap.render.pdf_navigation import Bookmark, Link

_PT = 0.75
"""Points to a px."""
_PIECE = 500_000
"""Characters of content that are packed at a time, in a thread."""
_LEVEL = 6
_TOLD_EVERY = 500
"""Fragments between two words on how far the work is."""
_PAINTED = 0.9
"""The share of the work that is done when all is painted."""


class DocumentInfo(NamedTuple):
    """What a reader tells of the document. `language` is a BCP 47 tag; without `created` the same pages give the
    same bytes."""

    title: str = ""
    author: str = ""
    subject: str = ""
    language: str = ""
    created: datetime | None = None


_NOTHING_TOLD = DocumentInfo()


def write_pdf(
    pages: Sequence[Page],
    info: DocumentInfo = _NOTHING_TOLD,
    *,
    bookmarks: Iterable[Bookmark] = (),
    links: Iterable[Link] = (),
    progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    """The pages as a PDF 1.7 file. `progress` is told the share done, 0…1, and may raise to stop."""
    with undisturbed():  # thousands of strings are made and none of them in circles
        return _Document(pages, progress).write(info, list(bookmarks), list(links))


class _Packing(Thread):
    """Content on its way to being packed, beside the painting: zlib lets go of the interpreter."""

    def __init__(self, parts: list[str]) -> None:
        super().__init__(daemon=True)
        self._content = "\n".join(parts).encode("ascii")
        self._packed = b""
        self.start()

    def run(self) -> None:
        self._packed = zlib.compress(self._content, _LEVEL)

    def stream(self) -> pydyf.Stream:
        self.join()
        return pydyf.Stream([self._packed], {"Filter": "/FlateDecode"})


class _Document:
    def __init__(self, pages: Sequence[Page], progress: Callable[[float], None]) -> None:
        self.pages = pages
        self.progress = progress
        self.pdf = pydyf.PDF()
        self.texts = Texts()
        self.shapes = pdf_shapes.Shapes()
        self.pictures: dict[str, str | None] = {}
        self.fragments: dict[int, str] = {}
        self.cut: list[Text] = []
        self.cut_in: dict[int, list[Text]] = {}
        self.painted = 0
        self.to_paint = sum(len(page.scene.placed) for page in pages) or 1

    def write(self, info: DocumentInfo, bookmarks: Sequence[Bookmark], links: Sequence[Link]) -> bytes:
        resources = pydyf.Dictionary()
        self.pdf.add_object(resources)
        contents = [self._content(page) for page in self.pages]
        for number, (page, packings) in enumerate(zip(self.pages, contents, strict=True)):
            about = {
                "Type": "/Page",
                "Parent": self.pdf.pages.reference,
                "MediaBox": pydyf.Array([0, 0, round(page.width * _PT, 3), round(page.height * _PT, 3)]),
                "Resources": resources.reference,
                "Contents": pydyf.Array([added(self.pdf, packing.stream()) for packing in packings]),
            }
            if annotations := self._annotations(page, number, links):
                about["Annots"] = pydyf.Array(annotations)
            self.pdf.add_page(pydyf.Dictionary(about))
        resources["Font"] = pydyf.Dictionary({font.name: font.write(self.pdf) for font in self.texts.fonts.values()})
        resources["XObject"] = pydyf.Dictionary(
            {f"I{number}": made for number, made in enumerate(self.pictures.values(), 1) if made is not None}
        )
        self._tell(info)
        if bookmarks:
            self.pdf.catalog["Outlines"] = pdf_navigation.write_outline(self.pdf, bookmarks, self.pages)
        out = BytesIO()
        self.pdf.write(out, compress=True)
        self.progress(1.0)
        return out.getvalue()

    def _tell(self, info: DocumentInfo) -> None:
        told = {"Title": info.title, "Author": info.author, "Subject": info.subject}
        self.pdf.info.update({key: string(value) for key, value in told.items() if value})
        self.pdf.info["Producer"] = string(f"journeymap {__version__}")
        if info.created is not None:
            moment = info.created.strftime("D:%Y%m%d%H%M%S%z")
            self.pdf.info["CreationDate"] = string(moment if len(moment) < 18 else f"{moment[:19]}'{moment[19:]}")
        if info.language:
            self.pdf.catalog["Lang"] = string(info.language)
        if info.title:
            self.pdf.catalog["ViewerPreferences"] = "<</DisplayDocTitle true>>"

    def _content(self, page: Page) -> list[_Packing]:
        scale = page.scale * _PT
        top = page.height * _PT
        parts = [
            f"{colour(page.scene.background)} rg 0 0 {page.width * _PT:.3f} {top:.3f} re f",
            f"{scale:.6f} 0 0 {-scale:.6f} {page.dx * _PT:.3f} {top - page.dy * _PT:.3f} cm",
            pdf_shapes.START,
        ]
        packings: list[_Packing] = []
        size = 0
        fragments = self.fragments
        for fragment, x, y, *_ in page.scene.placed:
            drawn = fragments.get(id(fragment))
            if drawn is None:
                drawn = fragments[id(fragment)] = self._fragment(fragment)
            parts.append("q 1 0 0 1 %.3f %.3f cm %s Q" % (x, y, drawn))
            size += len(drawn)
            if size > _PIECE:
                packings.append(_Packing(parts))
                parts, size = [], 0
            self.painted += 1
            if self.painted % _TOLD_EVERY == 0:
                self.progress(_PAINTED * self.painted / self.to_paint)
        packings.append(_Packing(parts))
        return packings

    def _fragment(self, fragment: Fragment) -> str:
        parts: list[str] = []
        for mark in fragment.marks:
            self._mark(mark, parts)
        if self.cut:
            self.cut_in[id(fragment)] = self.cut
            self.cut = []
        return " ".join(parts)

    def _mark(self, mark: Mark, parts: list[str]) -> None:
        match mark:
            case Text():
                self._text(mark, parts)
            case Path():
                parts.append(self.shapes.path(mark))
            case Box():
                parts.append(self.shapes.box(mark))
                for text in mark.texts:
                    self._text(text, parts)
            case Line():
                parts.append(self.shapes.line(mark))
            case Image():
                parts.append(self._image(mark))
            case _:
                assert_never(mark)

    def _text(self, text: Text, parts: list[str]) -> None:
        said, drawn = self.texts.block(text.block)
        if said:
            parts.append("BT %s rg 1 0 0 -1 %.3f %.3f Tm %s ET" % (colour(text.colour), text.x, text.y, said))
        if drawn:
            parts.append(f"q 1 0 0 1 {text.x:.3f} {text.y:.3f} cm {colour(text.colour)} rg {drawn} Q")
        if text.block.cut:
            self.cut.append(text)

    def _image(self, image: Image) -> str:
        if image.sha256 not in self.pictures:
            from journeymap.render.pdf_images import picture

            made = picture(self.pdf, image.data)
            self.pictures[image.sha256] = None if made is None else made.decode("ascii")
        if self.pictures[image.sha256] is None:
            return pdf_shapes.missing(image)
        number = list(self.pictures).index(image.sha256) + 1
        where = f"{image.width:.3f} 0 0 {-image.height:.3f} {image.x:.3f} {image.y + image.height:.3f}"
        return f"/Span <</Alt {string(image.alt)}>> BDC q {where} cm /I{number} Do Q EMC"

    def _annotations(self, page: Page, number: int, links: Sequence[Link]) -> list[str]:
        written = [pdf_navigation.link(one, page) for one in links if one.area.page == number]
        if self.cut_in:
            nothing = self._empty_form()
            for placed in page.scene.placed:
                for text in self.cut_in.get(id(placed.fragment), ()):
                    x, y = placed.x + text.x, placed.y + text.y
                    area = pdf_navigation.area_on(page, number, x, y, text.block.width, text.block.height)
                    written.append(pdf_navigation.note(text.block.source, area, page, nothing))
        return written

    def _empty_form(self) -> bytes:
        return added(self.pdf, packed(b"", Type="/XObject", Subtype="/Form", BBox="[0 0 1 1]"))
