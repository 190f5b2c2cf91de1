"""What a tagged PDF says of its content: a tree of headings, paragraphs and figures in the order of reading, to which
each fragment on the pages belongs, or that it only decorates (PDF 1.7, 14.7 and 14.8)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Box, Fragment, Text
from journeymap.render.pdf_objects import Written, string

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pydyf


_SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af",
    "zh": "\u4e00-\u9fff",
    "ar": "\u0600-\u06ff",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
    "el": "\u0370-\u03ff",
}
"""Languages that their letters give away, as far as a voice needs to know; those that share letters stay open."""


_RIGHT_TO_LEFT = ("ar", "he")


class Annotation(NamedTuple):
    """Something on a page that is no content of it: a link. `key` is its number in the tree of parents."""

    page: int
    reference: str
    key: int


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document: what it is ("Sect", "H2", "P", "Figure" …), and in it, in reading order, other parts and
    marked content as (page, number). `alt` stands for what cannot be read out."""

    tag: str
    inside: list[Element | Annotation | tuple[int, int]] = field(default_factory=list)
    alt: str = ""
    title: str = ""
    language: str = ""
    instead: str = ""
    """What is read out in place of its content, where that is drawn in another order than it is read."""
    box: tuple[float, float, float, float] | None = None
    """Where a figure is on its page, in points: left, bottom, right, top."""

    def part(self, tag: str, alt: str = "", title: str = "") -> Element:
        """A new part at its end."""
        made = Element(tag, [], alt, title)
        self.inside.append(made)
        return made


class Structure:
    """The tree, and for each fragment of each page its tag; None where it only decorates."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.tags: list[list[str | None]] = []
        self.parts: dict[str, Element] = {}
        """The parts that things of the map have, by id, for what else belongs to them."""
        self._keys = 0
        self._marked = 0
        self._said: dict[int, tuple[bool, str]] = {}
        self._kept: list[Fragment] = []

    def next_page(self) -> None:
        self.tags.append([])
        self._marked = 0

    def decoration(self) -> None:
        """The next fragment only decorates."""
        self.tags[-1].append(None)

    def mark(self, fragment: Fragment, element: Element) -> None:
        """The next fragment belongs to an element."""
        self.tags[-1].append(element.tag)
        element.inside.append((len(self.tags) - 1, self._marked))
        self._marked += 1
        language = self.said(fragment)[1]
        if language and not element.language:
            element.language = language
        if language in _RIGHT_TO_LEFT:
            element.instead = " ".join([element.instead, *texts(fragment)]).strip()

    def mark_apart(self, fragment: Fragment, first: Element, rest: Element) -> None:
        """The next fragment's first mark belongs to one element, and the others to another."""
        self.mark(Fragment(fragment.width, fragment.height, fragment.marks[:1]), first)
        self.mark(Fragment(fragment.width, fragment.height, fragment.marks[1:]), rest)
        self.tags[-1][-2:] = [f"{first.tag} {rest.tag}"]

    def next_key(self) -> int:
        """A number for an annotation; those of the pages come first."""
        self._keys += 1
        return len(self.tags) + self._keys - 1

    def link(self, thing: str, link: Annotation) -> None:
        """A link belongs to the part of a thing."""
        self.parts.get(thing, self.root).part("Link").inside.append(link)

    def said(self, fragment: Fragment) -> tuple[bool, str]:
        """Whether a fragment says something, and in which language if its letters give that away."""
        known = self._said.get(id(fragment))
        if known is None:
            known = self._said[id(fragment)] = _said(fragment)
            self._kept.append(fragment)
        return known

    def write(self, pdf: pydyf.PDF) -> None:
        """Puts the tree into a document that has its pages."""
        _Writer(pdf).write(self)


class _Writer:
    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.pages = [reference.decode("ascii") for reference in pdf.page_references]
        self.parents: list[list[int]] = []
        self.links: dict[int, int] = {}

    def write(self, structure: Structure) -> None:
        self.parents = [[0] * sum(1 + (" " in tag) for tag in tags if tag is not None) for tags in structure.tags]
        root = len(self.pdf.objects)
        tree = Written("null")  # its place; what it says follows from its children
        self.pdf.add_object(tree)
        document = self._element(structure.root, root)
        numbers = " ".join(
            f"{page} [{' '.join(['%d 0 R' % number for number in numbers])}]"
            for page, numbers in enumerate(self.parents)
        )
        numbers += "".join([f" {key} {self.links[key]} 0 R" for key in sorted(self.links)])
        self.pdf.add_object(Written(f"<</Nums [{numbers}]>>"))
        tree.become(
            f"<</Type /StructTreeRoot /K {document} 0 R /ParentTree {len(self.pdf.objects) - 1} 0 R"
            f" /ParentTreeNextKey {len(self.parents) + len(self.links)}>>"
        )
        self.pdf.catalog["StructTreeRoot"] = f"{root} 0 R"
        self.pdf.catalog["MarkInfo"] = "<</Marked true>>"

    def _element(self, element: Element, parent: int) -> int:
        """Writes an element and what is in it; its number."""
        objects = self.pdf.objects
        own = len(objects)
        inside = element.inside
        place = None
        if any(type(one) is Element for one in inside):
            place = Written("null")  # what it says follows from what is in it
            self.pdf.add_object(place)
        first = -1
        kids: list[str] = []
        for one in inside:
            if isinstance(one, Element):
                if one.inside:
                    kids.append(f"{self._element(one, own)} 0 R")
            elif isinstance(one, Annotation):
                self.links[one.key] = own
                kids.append(f"<</Type /OBJR /Pg {self.pages[one.page]} /Obj {one.reference}>>")
            else:
                page, number = one
                self.parents[page][number] = own
                if first in (-1, page):
                    first = page
                    kids.append(str(number))
                else:
                    kids.append(f"<</Type /MCR /Pg {self.pages[page]} /MCID {number}>>")
        written = f"<</S /{element.tag} /P {parent} 0 R /K {kids[0] if len(kids) == 1 else '[' + ' '.join(kids) + ']'}"
        if first >= 0:
            written += f" /Pg {self.pages[first]}"
        if element.title:
            written += f" /T {string(element.title)}"
        if element.alt:
            written += f" /Alt {string(element.alt)}"
        if element.box is not None:
            corners = " ".join([f"{corner:.1f}" for corner in element.box])
            written += f" /A <</O /Layout /Placement /Block /BBox [{corners}]>>"
        if element.instead:
            written += f" /ActualText {string(element.instead)}"
        if element.language:
            written += f" /Lang ({element.language})"
        if place is None:
            self.pdf.add_object(Written(written + ">>"))
        else:
            place.become(written + ">>")
        return own


def texts(fragment: Fragment) -> Iterator[str]:
    """What a fragment says, in painting order."""
    for mark in fragment.marks:
        if isinstance(mark, Box):
            yield from (text.block.source for text in mark.texts)
        elif isinstance(mark, Text):
            yield mark.block.source


def _said(fragment: Fragment) -> tuple[bool, str]:
    said = False
    for source in texts(fragment):
        said = said or not (not source or source.isspace())
        if not source.isascii():
            for language, letters in _SCRIPTS.items():
                if re.search(f"[{letters}]", source):  # compiled once, and only where letters are foreign
                    return True, language
    return said, ""
