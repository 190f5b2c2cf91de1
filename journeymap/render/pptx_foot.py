"""What our own masters and layouts say at the foot of slides that people add: told anew when a deck is refreshed, since
the map may say something else by now, or be for other eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.render.pptx_master import COVER, MAP
from journeymap.render.pptx_names import A, P

if TYPE_CHECKING:
    from typing import Any

    from journeymap.render.pptx_package import Deck


def tell_foot(deck: Deck, footer: str) -> None:
    """Puts the words into the footers of every master that is ours, and of its layouts. What people have written on
    slides of their own stays."""
    for master in deck.main.presentation.slide_masters:
        layouts = list(master.slide_layouts)
        if not any(layout.name in (COVER, MAP) for layout in layouts):
            continue
        for one in (master, *layouts):
            for words in _footers(one.element):
                if words.text != footer:
                    words.text = footer
                    deck.untouched.pop(one.part, None)


def _footers(element: Any) -> list[Any]:
    """The texts of an element's footers, each of which then stands in one run."""
    found = []
    for shape in element.iter(f"{{{P}}}sp"):
        if next((True for mark in shape.iter(f"{{{P}}}ph") if mark.get("type") == "ftr"), False):
            first, *more = list(shape.iter(f"{{{A}}}t")) or [None]
            if first is not None:
                first.text = "".join(words.text or "" for words in (first, *more))
                found.append(first)
            for words in more:
                words.text = ""
    return found
