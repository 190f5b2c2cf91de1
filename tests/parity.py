"""Where glyphs stand: by the marks of a page, and as an independent reader finds them in its PDF and its SVG.

All places are pens on baselines, in px from the top left corner of the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize
from xml.etree import ElementTree

import reading_pdf

from journeymap.draw.bidi import mirrored
from journeymap.draw.marks import Box, Text
from journeymap.draw.outlines import outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journeymap.draw.marks import GlyphRun
    from journeymap.layout.pages import Page

WITHIN = 0.5
"""px that a place in a file may be off."""
_MOVED = re.compile(r"(translate|scale)\(([^)]*)\)")
_STARTS = re.compile(r"M(-?[\d.]+) (-?[\d.]+)")
_TURNED = str.maketrans("“”‘’", "”“’‘")
"""Quotation marks that pdfium turns round in right-to-left text, though Unicode does not."""
_AT_LINE_END = {"-": "\x02"}
"""What pdfium takes for a word broken apart."""
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"


class Place(NamedTuple):
    text: str
    x: float
    y: float


class Run(NamedTuple):
    """A run of glyphs and the place of its origin."""

    run: GlyphRun
    x: float
    y: float


def runs(page: Page) -> Iterator[Run]:
    """Every run of glyphs that the page shows."""
    for placed in page.scene.placed:
        for mark in placed.fragment.marks:
            texts = mark.texts if isinstance(mark, Box) else (mark,) if isinstance(mark, Text) else ()
            for text in texts:
                for line in text.block.lines:
                    for x, run in line.runs:
                        left, base = placed.x + text.x + x, placed.y + text.y + line.y
                        yield Run(run, left * page.scale + page.dx, base * page.scale + page.dy)


def glyphs(page: Page) -> Iterator[Place]:
    """Every glyph that is to be seen, with the text of its cluster."""
    for run, left, base in runs(page):
        starts = sorted(set(run.clusters))
        ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=False))
        for glyph, x, y, cluster in zip(run.glyphs, run.xs, run.ys, run.clusters, strict=True):
            if outline(run.font, glyph):
                words = run.text[cluster : ends[cluster]]
                yield Place(words, left + x * page.scale, base + y * page.scale)


def missing_in_pdf(page: Page, data: bytes, number: int = 0) -> list[Place]:
    """Letters that the PDF's page does not have in their places. A letter of several glyphs may stand at any of
    theirs; marks stand with their letters."""
    found = _Places(Place(normalize("NFKC", char)[0], x, y) for char, x, y in reading_pdf.origins(data, number))
    wanted: dict[tuple[int, int], list[Place]] = {}
    for serial, one in enumerate(runs(page)):
        for place, cluster in _letters(one, page.scale):
            wanted.setdefault((serial, cluster), []).append(place)
    return [places[0] for places in wanted.values() if not any(_shows(found, place) for place in places)]


def _letters(one: Run, scale: float) -> Iterator[tuple[Place, int]]:
    run = one.run
    for x, y, cluster in zip(run.xs, run.ys, run.clusters, strict=True):
        letter = run.text[cluster]
        if category(letter)[0] not in "MZC":
            yield Place(letter, one.x + x * scale, one.y + y * scale), cluster


def _shows(found: _Places, place: Place) -> bool:
    letters = {
        _AT_LINE_END.get(place.text, place.text),
        place.text,
        mirrored(place.text),
        place.text.translate(_TURNED),
        normalize("NFKC", place.text)[0],
    }
    return any(found.near(Place(letter, place.x, place.y)) for letter in letters)


def missing_in_svg(page: Page, data: bytes) -> list[Place]:
    """Glyphs that do not begin in their places in an SVG of outlines."""
    found = _Places(Place("", x, y) for x, y in outlines_in_svg(data))
    return [place for place in glyphs(page) if not found.near(Place("", place.x, place.y))]


def outlines_in_svg(data: bytes) -> Iterator[tuple[float, float]]:
    """Where each glyph's outline begins."""
    for element, scale, dx, dy in _elements(data):
        if element.tag == f"{_SVG}path" and element.get("id", "").startswith("w"):
            for start in _STARTS.finditer(element.get("d", "")):
                yield float(start[1]) * scale + dx, float(start[2]) * scale + dy


def live_text_in_svg(data: bytes) -> Iterator[Place]:
    """Each piece of live text; where it runs right to left its place is its right end."""
    for element, scale, dx, dy in _elements(data):
        if element.tag == f"{_SVG}text":
            for piece in element:
                x, y = float(piece.get("x", "nan")), float(element.get("y", "nan"))
                yield Place(piece.text or "", x * scale + dx, y * scale + dy)


def _elements(data: bytes) -> Iterator[tuple[ElementTree.Element, float, float, float]]:
    """Every element that is drawn, as often as it is, with the scale and the shift of its coordinates."""
    root = ElementTree.fromstring(data)
    named = {name: element for element in root.iter() if (name := element.get("id"))}

    def walk(
        element: ElementTree.Element, scale: float, dx: float, dy: float
    ) -> Iterator[tuple[ElementTree.Element, float, float, float]]:
        for kind, numbers in _MOVED.findall(element.get("transform", "")):
            values = [float(value) for value in numbers.split()]
            if kind == "translate":
                dx, dy = dx + values[0] * scale, dy + values[1] * scale
            else:
                scale *= values[0]
        yield element, scale, dx, dy
        if element.tag == f"{_SVG}use":
            x, y = float(element.get("x", 0)), float(element.get("y", 0))
            yield from walk(named[element.get(_HREF, "")[1:]], scale, dx + x * scale, dy + y * scale)
        for child in element:
            if child.tag != f"{_SVG}defs":
                yield from walk(child, scale, dx, dy)

    return walk(root, 1.0, 0.0, 0.0)


class _Places:
    """Places, quickly found by where they are."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_pixel: dict[tuple[str, int, int], list[Place]] = {}
        for place in places:
            self._by_pixel.setdefault((place.text, int(place.x), int(place.y)), []).append(place)

    def near(self, wanted: Place) -> bool:
        """Whether the same text stands within `WITHIN` px of a place."""
        return any(
            abs(place.x - wanted.x) <= WITHIN and abs(place.y - wanted.y) <= WITHIN
            for px in (int(wanted.x) - 1, int(wanted.x), int(wanted.x) + 1)
            for py in (int(wanted.y) - 1, int(wanted.y), int(wanted.y) + 1)
            for place in self._by_pixel.get((wanted.text, px, py), ())
        )
