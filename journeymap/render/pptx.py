"""PPTX: the slides of a map as a deck that people go on working in, of our own looks or of theirs.

`layout.slides` has composed the slides, `pptx_shapes` turns drawings into shapes; here they become a package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.undisturbed import undisturbed
from journeymap.render.pptx_template import WHAT
from journeymap.render.pptx_theme import names, scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.layout.slide import Slide
    from journeymap.model.journey import Journey
    from journeymap.render.pptx_package import Deck
    from journeymap.render.pptx_theme import Scheme


DECK = "The deck"
"""What the one that the slides go into is called when something is wrong with it."""


class Dress(NamedTuple):
    """What a deck's shapes wear: by colour (`#rrggbb`) the element that names it by the deck's scheme, the font, and
    what sizes of type are multiplied by to stay within their boxes in it; `soft` is the element of the quieter ink."""

    colours: Mapping[str, str]
    font: str
    shrink: float
    soft: str


def write_deck(
    slides: Sequence[Slide],
    journey: Journey,
    look: Theme,
    template: bytes | None = None,
    previous: bytes | None = None,
    progress: Callable[[float], None] = lambda _: None,
    *,
    withheld: bool = False,
) -> bytes:
    """The slides as a .pptx; the same slides give the same bytes.

    `template` is a .potx or .pptx that lends its master, layouts, fonts and colours but none of its slides;
    `previous` a deck in which our slides of before are replaced in place, while all others stay as they are. A deck
    keeps its own looks: with `previous`, `template` has no say. The slides must have been composed for the frame
    (`pptx_template.frame_of`) and in the colours (`pptx_template.dressed`) of whichever is given. Where something of
    the map is `withheld` from whoever sees the deck, its properties tell only what this map says. `progress` is told
    the share done, 0…1, and may raise to stop.

    Errors: ExportError for a template or deck that cannot be used; ValueError for slides of another size than its.
    """
    from journeymap.render.pptx_filling import fill
    from journeymap.render.pptx_package import write

    with undisturbed():  # many thousands of strings are made and none of them in circles
        deck, dress = _opened(slides, look, template, previous)
        what = WHAT if previous is None else DECK
        fill(deck, slides, journey, dress, what, previous=previous is not None, withheld=withheld, progress=progress)
        progress(0.9)
        made = write(deck)
    progress(1.0)
    return made


def _opened(slides: Sequence[Slide], look: Theme, template: bytes | None, previous: bytes | None) -> tuple[Deck, Dress]:
    from journeymap.render.pptx_fonts import shrink
    from journeymap.render.pptx_package import drop_macros, open_deck, refuse_macros, telling_damage
    from journeymap.render.pptx_scheme import body_font, scheme_of

    if previous is not None:
        deck = open_deck(previous, DECK)
        refuse_macros(deck)
    elif template is not None:
        deck = open_deck(template, WHAT)
        drop_macros(deck)
    else:
        return _own(slides, look)
    held = deck.main_document_part.presentation
    with telling_damage(WHAT if previous is None else DECK):
        return deck, _dress(scheme_of(held), look, shrink(body_font(held)))


def _own(slides: Sequence[Slide], look: Theme) -> tuple[Deck, Dress]:
    from journeymap.layout.slides.frames import FRAMES, opening
    from journeymap.render.pptx_base import base_deck
    from journeymap.render.pptx_package import open_deck

    frame = next((one.frame for one in slides if one.frame is not None and one.kind != "title"), None)
    if frame is None:
        width = slides[0].width if slides else 0.0
        frame = min(FRAMES.values(), key=lambda one: abs(one.width - width))
    colours = scheme(look, dict.fromkeys(one.accent for one in slides if one.accent))
    data = base_deck(frame, opening(frame), colours.elements(), colours.dark, slides[0].footer if slides else "")
    return open_deck(data, DECK), _dress(colours, look, 1.0)


def _dress(held: Scheme, look: Theme, shrink: float) -> Dress:
    colours = names(held, look)
    soft = colours.get(look.ink_soft, f'<a:srgbClr val="{look.ink_soft[1:].upper()}"/>')
    return Dress(colours, "+mn-lt", shrink, soft)
