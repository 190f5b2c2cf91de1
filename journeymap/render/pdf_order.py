"""What is heard of pages that were composed in the order of reading: hand-outs, slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.render.pdf_tags import Structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.layout.pages import Page
    from journeymap.layout.scene import Placed
    from journeymap.render.pdf_tags import Element

_HEADINGS = {"heading": "H2", "subheading": "H3"}
_CELLS = {"cell": "TD", "cell-head": "TH"}


def in_painting_order(pages: Sequence[Page]) -> Structure:
    """A section a page: its first "title" is a heading of the first rank, "heading" and "subheading" are those below;
    cells stand in rows of tables; whatever else says something is a paragraph."""
    made = Structure()
    for page in pages:
        made.next_page()
        section = made.root.part("Sect", title=page.title)
        rows: dict[str, Element] = {}
        titled = False
        for window in page.shown():
            for placed in window.placed:
                if window.furniture or not (made.said(placed.fragment)[0] or placed.role in _CELLS):
                    made.decoration()
                    continue
                part = _part(section, placed, rows, titled)
                titled = titled or part.tag == "H1"
                made.mark(placed.fragment, part)
                if placed.thing is not None:
                    made.parts.setdefault(placed.thing, part)
    return made


def _part(section: Element, placed: Placed, rows: dict[str, Element], titled: bool) -> Element:
    if placed.role in _CELLS and placed.thing is not None:
        row = rows.get(placed.thing)
        if row is None:
            table = placed.thing.split("/")[0]
            if table not in rows:
                rows[table] = section.part("Table")
            row = rows[placed.thing] = rows[table].part("TR")
        return row.part(_CELLS[placed.role])
    if placed.role == "title" and not titled:
        return section.part("H1")
    return section.part(_HEADINGS.get(placed.role, "P"))
