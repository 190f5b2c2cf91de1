"""Shapes of a slide read back from their XML by themselves, without what wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from journeymap.layout.scene import Placed
from journeymap.layout.slide import Slide
from journeymap.render.pptx_names import SLIDE_ROOT
from journeymap.render.pptx_shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from journeymap.draw.marks import Image, Mark
    from journeymap.layout.scene import Scene
    from journeymap.layout.slide import Table

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
EMU = 9525


def slide(*placed: Placed, tables: tuple[Table, ...] = ()) -> Slide:
    """A slide with nothing but these on it."""
    return Slide("overview", "overview", "Map", "", 1280.0, 720.0, "#ffffff", placed, tables)


def slide_of(scene: Scene) -> Slide:
    return slide(*scene.placed)


class Relations:
    """What was embedded and linked."""

    def __init__(self) -> None:
        self.pictures: list[Image] = []
        self.addresses: list[str] = []

    def embed(self, image: Image) -> str:
        self.pictures.append(image)
        return f"rId{100 + len(self.pictures)}"

    def link(self, address: str) -> str:
        self.addresses.append(address)
        return f"rId{200 + len(self.addresses)}"


def drawn(
    made: Slide,
    colours: Mapping[str, str] | None = None,
    font: str = "+mn-lt",
    shrink: float = 1.0,
    links: Mapping[str, str] | None = None,
    relations: Relations | None = None,
) -> Element:
    """The tree of a slide's shapes."""
    told = relations or Relations()
    xml = shapes(made, colours or {}, font, shrink, 10, told.embed, told.link, links or {})
    return ElementTree.fromstring(f"<p:spTree {SLIDE_ROOT}>{xml}</p:spTree>")


def marks(*shown: Mark, role: str = "note", thing: str | None = None, x: float = 0.0, y: float = 0.0) -> Element:
    """The shapes of a fragment with these marks."""
    from journeymap.draw.marks import Fragment

    return drawn(slide(Placed(Fragment(400.0, 300.0, shown), x, y, role, thing)))


def place(shape: Element) -> tuple[float, float, float, float]:
    """x, y, width and height of a shape, px."""
    off = next(shape.iter(f"{A}off"))
    ext = next(one for one in shape.iter(f"{A}ext") if one.get("cx"))
    return tuple(int(value or 0) / EMU for value in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))  # type: ignore[return-value]  # four of them


def about(shape: Element) -> Element:
    """What says a shape's id, name and description."""
    return next(shape.iter(f"{P}cNvPr"))


def lines(paragraph: Element) -> list[str]:
    """A paragraph's text between its breaks."""
    said = [""]
    for one in paragraph:
        if one.tag == f"{A}br":
            said.append("")
        said[-1] += one.findtext(f"{A}t") or ""
    return said


def said(shape: Element) -> list[str]:
    """The paragraphs of a shape; breaks in them are line feeds."""
    return ["\n".join(lines(one)) for one in shape.iter(f"{A}p")]


def boxes(tree: Element) -> Iterator[Element]:
    """Shapes with text in them, in groups too."""
    for shape in tree.iter(f"{P}sp"):
        if any(one.text for one in shape.iter(f"{A}t")):
            yield shape
