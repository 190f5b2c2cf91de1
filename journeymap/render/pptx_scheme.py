"""The colours and fonts that a deck has already: read from the theme of its master."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from journeymap.draw.theme import contrast
from journeymap.render.pptx_package import DAMAGE
from journeymap.render.pptx_places import found
from journeymap.render.pptx_theme import ACCENTS, Scheme

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.presentation import Presentation
    from pptx.slide import SlideMaster

_USUAL = {
    "dk1": "#000000", "lt1": "#ffffff", "dk2": "#44546a", "lt2": "#e7e6e6", "accent1": "#4472c4", "accent2": "#ed7d31",
    "accent3": "#a5a5a5", "accent4": "#ffc000", "accent5": "#5b9bd5", "accent6": "#70ad47", "hlink": "#0563c1",
    "folHlink": "#954f72",
}  # fmt: skip
"""What a theme that lacks a colour is taken to have."""
_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def scheme_of(deck: Presentation) -> Scheme:
    """The deck's colours, as its first master shows them."""
    master = deck.slide_masters[0]
    held = _theme(master)
    stored = _USUAL | _colours(held)
    named = [] if held is None else found(held, ".//a:clrScheme/@name")
    chosen = next(iter(found(master.element, "p:clrMap")), None)

    def colour(name: str) -> str:
        usual = _MAP.get(name, name)
        return stored.get(usual if chosen is None else chosen.get(name, usual), stored[usual])

    ground, ink = colour("bg1"), colour("tx1")
    accents = tuple(colour(name) for name in ACCENTS)
    dark = contrast(ground, "#ffffff") > contrast(ground, "#000000")
    return Scheme(
        ground,
        ink,
        colour("bg2"),
        colour("tx2"),
        accents,
        colour("hlink"),
        colour("folHlink"),
        dark,
        *map(str, named[:1]),
    )


def body_font(deck: Presentation) -> str:
    """The family that the deck's texts are in; "" where it doesn't say."""
    held = _theme(deck.slide_masters[0])
    latin = [] if held is None else found(held, ".//a:fontScheme/a:minorFont/a:latin")
    return str(latin[0].get("typeface", "")) if latin else ""


def _theme(master: SlideMaster) -> _Element | None:
    try:
        part = master.part.part_related_by(RT.THEME)
        return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    except DAMAGE:  # a deck without a theme shows the usual colours
        return None


def _colours(held: _Element | None) -> dict[str, str]:
    values: dict[str, str] = {}
    for slot in [] if held is None else found(held, ".//a:clrScheme/*"):
        for colour in found(slot, "a:srgbClr|a:sysClr"):
            value = f"#{(colour.get('val') if colour.tag.endswith('srgbClr') else colour.get('lastClr')) or ''}".lower()
            if len(value) == 7 and not set(value[1:]) - set("0123456789abcdef"):
                values[etree.QName(slot).localname] = value
    return values
