"""What stands on the pages of a PDF: fragments as strings of operators, in px with y down, packed beside the painting.

Fragments recur all over a map and its pages, so each is written once and moved to its places.
"""

from __future__ import annotations

import zlib
from threading import Thread
from typing import TYPE_CHECKING, assert_never

import pydyf

from journeymap.draw.marks import Box, Fragment, Image, Line, Path, Text
from journeymap.render import pdf_shapes
from journeymap.render.pdf_objects import string
from journeymap.render.pdf_shapes import colour
from journeymap.render.pdf_text import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.draw.marks import Mark
    from journeymap.layout.pages import Page, Window

PT = 0.75
"""Points to a px."""
_PIECE = 500_000
"""Characters of content that are packed at a time, in a thread."""
_LEVEL = 6
_TOLD_EVERY = 500
"""Fragments between two words on how far the work is."""
_ARTIFACT = "/Artifact BMC"


class Packing(Thread):
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


class Content:
    """Everything the pages of a document share: fonts, pictures, and fragments that were written before. `told` is told
    how many fragments are done; `heard` where they are tagged to be read out."""

    def __init__(self, pdf: pydyf.PDF, told: Callable[[int], None], heard: bool = False) -> None:
        self.pdf = pdf
        self.told = told
        self.texts = Texts(heard)
        self.shapes = pdf_shapes.Shapes()
        self.pictures: dict[str, str | None] = {}
        self.cut_in: dict[int, list[Text]] = {}
        """The texts that were cut short, by the id of their fragment."""
        self._fragments: dict[int, str] = {}
        self._cut: list[Text] = []
        self._painted = 0

    def page(self, page: Page, tags: Sequence[str | None] | None = None) -> list[Packing]:
        """The page's content. `tags` says for each fragment as what it is marked, in painting order: numbered from 0
        on, None for what only decorates; "H1 P" marks the fragment's first mark apart from the others."""
        top = page.height * PT
        ground = f"{colour(page.scene.background)} rg 0 0 {page.width * PT:.3f} {top:.3f} re f"
        parts = [ground if tags is None else f"{_ARTIFACT} {ground} EMC", pdf_shapes.START]
        packings: list[Packing] = []
        marked, first = 0, 0
        for window in page.shown():
            count = len(window.placed)
            own = None if tags is None else tags[first : first + count]
            marked = self._window(window, page, own, marked, parts, packings)
            first += count
        packings.append(Packing(parts))
        return packings

    def _window(
        self,
        window: Window,
        page: Page,
        tags: Sequence[str | None] | None,
        marked: int,
        parts: list[str],
        packings: list[Packing],
    ) -> int:
        """Appends to `parts`; returns the number of the next marked content."""
        scale, top = window.scale * PT, page.height * PT
        clip = ""
        if window.clip is not None:
            x, y, width, height = (side * PT for side in window.clip)
            clip = f"{x:.3f} {top - y - height:.3f} {width:.3f} {height:.3f} re W n "
        parts.append(f"q {clip}{scale:.6f} 0 0 {-scale:.6f} {window.dx * PT:.3f} {top - window.dy * PT:.3f} cm")
        fragments = self._fragments
        size = 0
        decorating = False
        for number, (fragment, x, y, *_) in enumerate(window.placed):
            drawn = fragments.get(id(fragment))
            if drawn is None:
                drawn = fragments[id(fragment)] = self._fragment(fragment)
            if tags is None:
                parts.append("q 1 0 0 1 %.3f %.3f cm %s Q" % (x, y, drawn))
            elif (tag := tags[number]) is None:
                if not decorating:
                    decorating = True
                    parts.append(_ARTIFACT)
                parts.append("q 1 0 0 1 %.3f %.3f cm %s Q" % (x, y, drawn))
            else:
                if decorating:
                    decorating = False
                    parts.append("EMC")
                if " " in tag:
                    drawn = self._in_two(fragment, tag, marked)
                    parts.append("q 1 0 0 1 %.3f %.3f cm %s Q" % (x, y, drawn))
                    marked += 2
                else:
                    parts.append("/%s <</MCID %d>> BDC q 1 0 0 1 %.3f %.3f cm %s Q EMC" % (tag, marked, x, y, drawn))
                    marked += 1
            size += len(drawn)
            if size > _PIECE:
                packings.append(Packing(parts))
                parts.clear()
                size = 0
            self._painted += 1
            if self._painted % _TOLD_EVERY == 0:
                self.told(self._painted)
        parts.append("EMC Q" if decorating else "Q")
        return marked

    def _in_two(self, fragment: Fragment, tag: str, marked: int) -> str:
        """A fragment whose first mark is marked apart."""
        one, other = tag.split()
        first, rest = (self._marks(marks) for marks in (fragment.marks[:1], fragment.marks[1:]))
        self._cut = []  # already known from the whole
        return f"/{one} <</MCID {marked}>> BDC {first} EMC /{other} <</MCID {marked + 1}>> BDC {rest} EMC"

    def _fragment(self, fragment: Fragment) -> str:
        drawn = self._marks(fragment.marks)
        if self._cut:
            self.cut_in[id(fragment)] = self._cut
            self._cut = []
        return drawn

    def _marks(self, marks: Sequence[Mark]) -> str:
        parts: list[str] = []
        for mark in marks:
            self._mark(mark, parts)
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
            self._cut.append(text)

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
