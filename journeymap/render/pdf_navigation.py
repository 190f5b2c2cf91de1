"""Ways through a PDF: bookmarks for stages and touchpoints, links of touchpoints, whole texts behind cut ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from journeymap.render.pdf_objects import Written, added, string

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pydyf

    from journeymap.layout.pages import Clip, Page, Window
    from journeymap.layout.scene import Placed
    from journeymap.model.journey import Journey, Touchpoint

_PT = 0.75
_LOCKED = 128 + 512
"""An annotation that a reader shows but does not change; without the bit that would print it."""
_SAFE = "!#$%&'()*+,-./:;=?@[]_~"
"""Characters that mean something in a URL, and stay."""


class Bookmark(NamedTuple):
    """A line of the outline; `level` is at most one more than that of the line before, the first one's 0. It leads
    to (x, y) px on the page of that number, counted from 0."""

    title: str
    level: int
    page: int
    x: float
    y: float


class Area(NamedTuple):
    """A rectangle on a page (counted from 0), px from its top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


class Link(NamedTuple):
    """`thing` is the id of what leads there."""

    url: str
    area: Area
    thing: str = ""


def bookmarks(pages: Sequence[Page], journey: Journey) -> Iterator[Bookmark]:
    """The stages that are on the pages, and below each one its touchpoints, in the journey's order."""
    places: dict[str | None, Area] = {}
    for placed, area in _areas(pages, "stage", "touchpoint"):
        places.setdefault(placed.thing, area)  # a stage that goes on on the next page begins on this one
    cards: dict[str, list[Touchpoint]] = {}
    for touchpoint in journey.touchpoints:
        cards.setdefault(touchpoint.stage, []).append(touchpoint)
    for stage in journey.stages:
        here = places.get(stage.id)
        if here is None:
            continue
        yield Bookmark(stage.title, 0, here.page, here.x, here.y)
        for touchpoint in cards.get(stage.id, ()):
            if (there := places.get(touchpoint.id)) is not None:
                yield Bookmark(touchpoint.title, 1, there.page, there.x, there.y)


def links(pages: Sequence[Page], journey: Journey) -> Iterator[Link]:
    """Each card leads where its touchpoint's first link does."""
    urls = {touchpoint.id: touchpoint.links[0].url for touchpoint in journey.touchpoints if touchpoint.links}
    if urls:
        for placed, area in _areas(pages, "touchpoint"):
            if placed.thing in urls:
                yield Link(urls[placed.thing], area, placed.thing)


def _areas(pages: Sequence[Page], *roles: str) -> Iterator[tuple[Placed, Area]]:
    for number, page in enumerate(pages):
        for window in page.shown():
            if window.furniture:
                continue
            for placed in window.placed:
                if placed.role in roles:
                    fragment = placed.fragment
                    area = area_in(window, number, placed.x, placed.y, fragment.width, fragment.height)
                    if window.clip is None or _middle_in(area, window.clip):
                        yield placed, area


def _middle_in(area: Area, clip: Clip) -> bool:
    x, y = area.x + area.width / 2, area.y + area.height / 2
    return clip.x <= x <= clip.x + clip.width and clip.y <= y <= clip.y + clip.height


def area_in(window: Window, number: int, x: float, y: float, width: float, height: float) -> Area:
    """A rectangle of what a window of page `number` shows as one of the page."""
    scale = window.scale
    return Area(number, x * scale + window.dx, y * scale + window.dy, width * scale, height * scale)


def link(wanted: Link, page: Page, key: int | None = None) -> str:
    """A link as an annotation of its page; `key` is its number in the tree of parents of a tagged document."""
    where = f"<</Type /Annot /Subtype /Link /Border [0 0 0] /Rect {_rectangle(wanted.area, page)}"
    if key is not None:
        where += f" /F 4 /StructParent {key} /Contents {string(wanted.url)}"
    return f"{where} /A <</S /URI /URI {string(_ascii(wanted.url))}>>>>"


def note(text: str, area: Area, page: Page, nothing: bytes) -> str:
    """A text that a reader shows beside an area; neither drawn (`nothing` refers to an empty form) nor printed."""
    where = f"<</Type /Annot /Subtype /Square /F {_LOCKED} /Rect {_rectangle(area, page)}"
    return f"{where} /Border [0 0 0] /AP <</N {nothing.decode('ascii')}>> /Contents {string(text)}>>"


def _rectangle(area: Area, page: Page) -> str:
    top = page.height - area.y
    sides = (area.x, top - area.height, area.x + area.width, top)
    return "[" + " ".join(f"{side * _PT:.2f}" for side in sides) + "]"


def _ascii(url: str) -> str:
    if url.isascii():
        return url
    from urllib.parse import quote

    return quote(url, safe=_SAFE)


def page_labels(labels: Sequence[str]) -> str:
    """What pages are called; those without a label by their number."""
    told = (
        f"{at} <</P {string(label)}>>" if label else f"{at} <</S /D /St {at + 1}>>" for at, label in enumerate(labels)
    )
    return f"<</Nums [{' '.join(told)}]>>"


def write_outline(pdf: pydyf.PDF, wanted: Sequence[Bookmark], pages: Sequence[Page]) -> bytes:
    """Puts the outline into a document that has these pages; the reference to it. Upper levels are closed."""
    root = len(pdf.objects)
    children: dict[int, list[int]] = {-1: []}
    parents: list[int] = []
    above: list[int] = []
    for number, bookmark in enumerate(wanted):
        del above[bookmark.level :]
        parent = above[-1] if above else -1
        parents.append(parent)
        children.setdefault(parent, []).append(number)
        above.append(number)
    ends = f"/First {root + 1} 0 R /Last {root + 1 + children[-1][-1]} 0 R"
    added(pdf, Written(f"<</Type /Outlines {ends} /Count {len(children[-1])}>>"))
    beside = {}
    for family in children.values():
        for before, after in pairwise(family):
            beside[before, "Next"] = after
            beside[after, "Prev"] = before
    targets = [reference.decode("ascii") for reference in pdf.page_references]
    for number, bookmark in enumerate(wanted):
        page = pages[bookmark.page]
        entry = f"<</Title {string(bookmark.title)} /Parent {root + 1 + parents[number]} 0 R"
        for way in ("Prev", "Next"):
            if (other := beside.get((number, way))) is not None:
                entry += f" /{way} {root + 1 + other} 0 R"
        if own := children.get(number):
            entry += f" /First {root + 1 + own[0]} 0 R /Last {root + 1 + own[-1]} 0 R /Count -{len(own)}"
        left, top = bookmark.x * _PT, (page.height - bookmark.y) * _PT
        added(pdf, Written(f"{entry} /Dest [{targets[bookmark.page]} /XYZ {left:.0f} {top:.0f} null]>>"))
    return f"{root} 0 R".encode("ascii")
