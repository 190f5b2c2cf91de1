"""PDF: pages whose text is text, drawn from the very glyphs that layout chose.

Content comes from `pdf_content`, what is said of it from `pdf_tags` and `pdf_navigation`; here they become a document,
whose objects pydyf numbers and writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pydyf

from journeymap import __version__
from journeymap.model.undisturbed import undisturbed
from journeymap.render import pdf_navigation
from journeymap.render.pdf_content import PT, Content
from journeymap.render.pdf_file import file_of
from journeymap.render.pdf_objects import Written, added, packed, string
from journeymap.render.pdf_tags import Annotation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from journeymap.layout.pages import Page
    from journeymap.render.pdf_content import Packing
    from journeymap.render.pdf_navigation import Bookmark, Link
    from journeymap.render.pdf_tags import Structure

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
    structure: Structure | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    """The pages as a PDF 1.7 file. With a `structure` it is tagged: readers who listen hear it in that order.
    `progress` is told the share done, 0…1, and may raise to stop."""
    with undisturbed():  # thousands of strings are made and none of them in circles
        return _Document(pages, structure, progress).write(info, list(bookmarks), list(links))


class _Document:
    def __init__(self, pages: Sequence[Page], structure: Structure | None, progress: Callable[[float], None]) -> None:
        self.pages = pages
        self.structure = structure
        self.progress = progress
        self.pdf = pydyf.PDF()
        to_paint = sum(len(window.placed) for page in pages for window in page.shown()) or 1
        self.content = Content(
            self.pdf, lambda painted: progress(_PAINTED * painted / to_paint), heard=structure is not None
        )
        self.nothing: bytes | None = None

    def write(self, info: DocumentInfo, bookmarks: Sequence[Bookmark], links: Sequence[Link]) -> bytes:
        resources = pydyf.Dictionary()
        self.pdf.add_object(resources)
        tags = [None] * len(self.pages) if self.structure is None else self.structure.tags
        contents = [self.content.page(page, own) for page, own in zip(self.pages, tags, strict=True)]
        links_on: dict[int, list[Link]] = {}
        for link in links:
            links_on.setdefault(link.area.page, []).append(link)
        for number, (page, packings) in enumerate(zip(self.pages, contents, strict=True)):
            about = self._page(page, packings, resources)
            if annotations := self._annotations(page, number, links_on.get(number, ())):
                about["Annots"] = pydyf.Array(annotations)
            if self.structure is not None:
                about |= {"StructParents": number, "Tabs": "/S"}
            self.pdf.add_page(pydyf.Dictionary(about))
        fonts, pictures = self.content.texts.fonts.values(), self.content.pictures.values()
        resources["Font"] = pydyf.Dictionary({font.name: font.write(self.pdf) for font in fonts})
        resources["XObject"] = pydyf.Dictionary(
            {f"I{number}": made for number, made in enumerate(pictures, 1) if made is not None}
        )
        self._tell(info)
        if bookmarks:
            self.pdf.catalog["Outlines"] = pdf_navigation.write_outline(self.pdf, bookmarks, self.pages)
            self.pdf.catalog["PageMode"] = "/UseOutlines"
        if any(page.label for page in self.pages):
            self.pdf.catalog["PageLabels"] = pdf_navigation.page_labels([page.label for page in self.pages])
        if self.structure is not None:
            self.structure.write(self.pdf)
        data = file_of(self.pdf)
        self.progress(1.0)
        return data

    def _page(self, page: Page, packings: Sequence[Packing], resources: pydyf.Dictionary) -> dict[str, object]:
        return {
            "Type": "/Page",
            "Parent": self.pdf.pages.reference,
            "MediaBox": pydyf.Array([0, 0, round(page.width * PT, 3), round(page.height * PT, 3)]),
            "Resources": resources.reference,
            "Contents": pydyf.Array([added(self.pdf, packing.stream()) for packing in packings]),
        }

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

    def _annotations(self, page: Page, number: int, links: Sequence[Link]) -> list[str]:
        written = [self._link(one, page, number) for one in links]
        cut_in = self.content.cut_in
        if not cut_in:
            return written
        for window in page.shown():
            for placed in window.placed:
                for text in cut_in.get(id(placed.fragment), ()):
                    x, y = placed.x + text.x, placed.y + text.y
                    area = pdf_navigation.area_in(window, number, x, y, text.block.width, text.block.height)
                    written.append(pdf_navigation.note(text.block.source, area, page, self._empty_form()))
        return written

    def _link(self, link: Link, page: Page, number: int) -> str:
        if self.structure is None:
            return pdf_navigation.link(link, page)
        key = self.structure.next_key()
        reference = added(self.pdf, Written(pdf_navigation.link(link, page, key))).decode("ascii")
        self.structure.link(link.thing, Annotation(number, reference, key))
        return reference

    def _empty_form(self) -> bytes:
        if self.nothing is None:
            self.nothing = added(self.pdf, packed(b"", Type="/XObject", Subtype="/Form", BBox="[0 0 1 1]"))
        return self.nothing
