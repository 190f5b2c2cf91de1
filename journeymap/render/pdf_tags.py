"""What a tagged PDF says of its content: a tree of headings, paragraphs and figures in the order of reading, to which
each fragment on the pages belongs, or that it only decorates (PDF 1.7, 14.7 and 14.8)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Text
from journeymap.render.pdf_objects import Written, string

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pydyf

    from journeymap.draw.marks import Fragment
    from journeymap.layout.pages import Page

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
"""Languages that their letters give away, as far as a voice needs to know; those that share letters stay open."""


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document: what it is ("Sect", "H2", "P", "Figure" …), and in it, in reading order, other parts and
    marked content as (page, number). `alt` stands for what cannot be read out."""

    tag: str
    inside: list[Element | tuple[int, int]] = field(default_factory=list)
    alt: str = ""
    title: str = ""
    language: str = ""

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
        self._marked = 0

    def next_page(self) -> None:
        self.tags.append([])
        self._marked = 0

    def decoration(self) -> None:
        """The next fragment only decorates."""
        self.tags[-1].append(None)

    def mark(self, fragment: Fragment, *elements: Element) -> None:
        """The next fragment belongs to an element; or its first mark to one, and the others to the second."""
        self.tags[-1].append(" ".join([element.tag for element in elements]))
        for element in elements:
            element.inside.append((len(self.tags) - 1, self._marked))
            self._marked += 1
        if (language := language_of(fragment)) and not elements[-1].language:
            elements[-1].language = language

    def write(self, pdf: pydyf.PDF) -> None:
        """Puts the tree into a document that has its pages."""
        _Writer(pdf).write(self)


class _Writer:
    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.pages = [reference.decode("ascii") for reference in pdf.page_references]
        self.parents: list[list[int]] = []

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
        self.pdf.add_object(Written(f"<</Nums [{numbers}]>>"))
        tree.become(
            f"<</Type /StructTreeRoot /K {document} 0 R /ParentTree {len(self.pdf.objects) - 1} 0 R"
            f" /ParentTreeNextKey {len(self.parents)}>>"
        )
        self.pdf.catalog["StructTreeRoot"] = f"{root} 0 R"
        self.pdf.catalog["MarkInfo"] = "<</Marked true>>"

    def _element(self, element: Element, parent: int) -> int:
        """Writes an element and what is in it; its number."""
        own = len(self.pdf.objects)
        place = Written("null")
        self.pdf.add_object(place)
        first = next((one[0] for one in element.inside if type(one) is tuple), None)
        kids: list[str] = []
        for one in element.inside:
            if isinstance(one, Element):
                if one.inside:
                    kids.append(f"{self._element(one, own)} 0 R")
                continue
            page, number = one
            self.parents[page][number] = own
            if page == first:
                kids.append(str(number))
            else:
                kids.append(f"<</Type /MCR /Pg {self.pages[page]} /MCID {number}>>")
        written = f"<</S /{element.tag} /P {parent} 0 R"
        if first is not None:
            written += f" /Pg {self.pages[first]}"
        for key, value in (("T", element.title), ("Alt", element.alt), ("Lang", element.language)):
            if value:
                written += f" /{key} {string(value)}"
        place.become(f"{written} /K {kids[0] if len(kids) == 1 else '[' + ' '.join(kids) + ']'}>>")
        return own


def texts(fragment: Fragment) -> Iterator[str]:
    """What a fragment says, in painting order."""
    for mark in fragment.marks:
        if type(mark) is Box:
            yield from (text.block.source for text in mark.texts)
        elif type(mark) is Text:
            yield mark.block.source


def says_something(fragment: Fragment) -> bool:
    return any(map(str.strip, texts(fragment)))


def language_of(fragment: Fragment) -> str:
    """The language of a fragment whose letters give it away, as a BCP 47 tag; "" of any other."""
    for text in texts(fragment):
        if not text.isascii():
            for language, letters in _SCRIPTS:
                if letters.search(text):
                    return language
    return ""


def in_painting_order(pages: Sequence[Page]) -> Structure:
    """The structure of pages that were composed in the order of reading: a section a page, in which "title" is a
    first heading, "heading" a second and "subheading" a third, and whatever else says something a paragraph."""
    headings = {"title": "H1", "heading": "H2", "subheading": "H3"}
    made = Structure()
    for page in pages:
        made.next_page()
        section = made.root.part("Sect", title=page.title)
        for window in page.shown():
            for placed in window.placed:
                if window.furniture or not says_something(placed.fragment):
                    made.decoration()
                else:
                    made.mark(placed.fragment, section.part(headings.get(placed.role, "P")))
    return made
