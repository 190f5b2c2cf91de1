"""What a map takes from somebody's own template before its slides are composed: where there is room, and in which
colours.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.draw.theme import blend, contrast, theme, themes
from journeymap.layout.slide import Area, Frame
from journeymap.layout.slides.frames import FRAMES
from journeymap.render.pptx_master import spared
from journeymap.render.pptx_names import EMU
from journeymap.render.pptx_theme import SCHEME

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from journeymap.draw.theme import Theme
    from journeymap.render.pptx_places import Places
    from journeymap.render.pptx_theme import Scheme

WHAT = "The template"
"""What it is called when something is wrong with it."""
_LINE = 28.0
"""How high the line below the title is, px."""
_GAP = 8.0
_INSET = 12.0
"""What PowerPoint's text boxes keep free at both sides and a little more, px."""
_MARGIN = 0.04
"""Of the slide's width, where a template has no place for a title."""
_FOOT = 0.06
"""Of the slide's height, where a template has no foot."""
_LEAST_BODY = 0.45
"""Of the slide's height: what a drawing needs at least."""


def frame_of(data: bytes) -> Frame:
    """Where the slides of a template, or of a deck to go into, have what. Errors: ExportError."""
    from journeymap.render.pptx_package import open_deck, telling_damage

    deck = open_deck(data, WHAT).main_document_part.presentation
    with telling_damage(WHAT):
        return _frame_of(deck)


def _frame_of(deck: Presentation) -> Frame:
    from journeymap.render.pptx_places import content_area, cover_layout, map_layout, places

    width, height = (deck.slide_width or 0) / EMU, (deck.slide_height or 0) / EMU
    here = places(map_layout(deck))
    if own := _our_own(here, width, height):
        return own
    frame = _frame(here, content_area(deck), width, height)
    cover = places(cover_layout(deck))
    return frame if cover.layout is here.layout else frame._replace(cover=_cover(cover, frame))


def dressed(look: Theme, data: bytes) -> Theme:
    """The theme in a template's colours: its accents are the stages', its ground and ink the map's; what is good or
    bad stays green or red. Errors: ExportError."""
    from journeymap.render.pptx_package import open_deck, telling_damage
    from journeymap.render.pptx_scheme import scheme_of

    deck = open_deck(data, WHAT).main_document_part.presentation
    with telling_damage(WHAT):
        held = scheme_of(deck)
    return in_colours(look, held)


def in_colours(look: Theme, held: Scheme) -> Theme:
    """The theme in a deck's colours; every text stays readable, whatever they are."""
    own = next((one for one in (look, *map(theme, themes())) if _grounds(one) == held[:4]), None)
    if own is not None:
        return own if held.name == SCHEME else replace(own, stages=_stages(own, held))
    base = look if look.dark == held.dark else theme("dark" if held.dark else "light")
    ground = held.bg1
    plain = replace(base, panel=ground, card=ground)
    ink = plain.readable(held.tx1, ground, 7.0)

    def shade(share: float) -> str:
        return blend(ink, ground, share)

    def spoken(colour: str) -> tuple[str, str]:
        pale = blend(colour, ground, 0.1)
        return plain.readable(plain.readable(colour, pale, 5.0), ground, 5.0), pale

    quiet = shade(0.05)
    good, bad, warn = (spoken(colour) for colour in (base.good, base.bad, base.warn))
    soft = held.tx2 if contrast(held.tx2, quiet) >= 5.5 else shade(0.8)
    return replace(
        plain,
        name=look.name,
        title=look.title,
        ground=shade(0.03),
        panel_line=shade(0.14),
        ink=ink,
        ink_soft=plain.readable(soft, quiet, 5.5),
        ink_faint=plain.readable(shade(0.7), quiet, 5.5),
        rule=shade(0.22),
        connector=plain.readable(shade(0.6), ground, 3.0),
        curve=ink,
        accent=plain.readable(held.accents[0], ground, 4.5),
        good=good[0],
        good_ground=good[1],
        bad=bad[0],
        bad_ground=bad[1],
        warn=warn[0],
        warn_ground=warn[1],
        quiet_ground=quiet,
        feelings=(
            plain.readable(base.feelings[0], ground, 3.0),
            plain.readable(base.feelings[1], ground, 3.0),
            plain.readable(base.feelings[2], ground, 3.0),
            plain.readable(base.feelings[3], ground, 3.0),
            plain.readable(base.feelings[4], ground, 3.0),
        ),
        curves=tuple(dict.fromkeys([ink, *(plain.readable(colour, ground, 3.0) for colour in held.accents)])),
        stages=_stages(look, held),
    )


def _grounds(look: Theme) -> tuple[str, str, str, str]:
    """What a deck in that theme has for grounds and inks."""
    return look.panel, look.ink, look.ground, look.ink_soft


def _stages(look: Theme, held: Scheme) -> dict[str, str]:
    return {name: held.accents[number % len(held.accents)] for number, name in enumerate(look.stages)}


def _our_own(here: Places, width: float, height: float) -> Frame | None:
    """The frame of a deck that was made with it, and whose layouts nobody has moved since."""
    if here.title is None or here.subtitle is None:
        return None
    made = (frame for frame in FRAMES.values() if abs(frame.width - width) < 1 and abs(frame.height - height) < 1)
    return next((frame for frame in made if _alike(spared(frame.title), here.title.area)), None)


def _alike(one: Area, other: Area | None) -> bool:
    return other is not None and all(abs(a - b) < 1 for a, b in zip(one, other, strict=True))


def _cover(here: Places, frame: Frame) -> Frame:
    """The frame of the title slide. Nothing is drawn on it: who knows what its ground is."""
    title = frame.title if here.title is None or here.title.area is None else here.title.area
    line = frame.subtitle if here.subtitle is None or here.subtitle.area is None else here.subtitle.area
    return frame._replace(title=title, subtitle=line, body=frame.body._replace(height=0.0))


def _frame(here: Places, content: Area | None, width: float, height: float) -> Frame:
    side = width * _MARGIN
    area = None if here.title is None else here.title.area
    title = area or Area(side, side * 0.7, width - 2 * side, height * 0.1)
    foot = [one.area for one in (here.footer, here.number) if one is not None and one.area is not None]
    foot_top = min((one.y for one in foot if one.y > height / 2), default=height * (1 - _FOOT))
    free = _free(title, content, Area(side, side, width - 2 * side, foot_top - _GAP - side), height)
    below = title.y + title.height
    beneath = here.subtitle.area if here.subtitle is not None else None
    line = beneath or Area(free.x, below if 0 <= free.y - below - _LINE < height / 4 else free.y, free.width, _LINE)
    start = max(free.y, line.y + line.height + _GAP) if line.y < free.y + free.height / 2 else free.y
    footer = None
    if here.footer is not None and (place := here.footer.area) is not None:
        footer = place._replace(x=place.x + _INSET, width=max(place.width - 2 * _INSET, 1.0))
    return Frame(
        width,
        height,
        title=title,
        subtitle=line,
        body=Area(free.x, start, free.width, max(free.y + free.height - start, 1.0)),
        footer=footer or Area(free.x, foot_top, free.width * 0.7, height - foot_top),
    )


def _free(title: Area, content: Area | None, inner: Area, height: float) -> Area:
    """What a drawing may take up: the designer's own place for content where it will do, else the largest rectangle
    within `inner` beside the title, above or below it."""
    right, bottom = inner.x + inner.width, inner.y + inner.height
    if content is not None:
        own = content._replace(height=min(content.y + content.height, bottom) - content.y)
        if own.height >= height * _LEAST_BODY and not _overlap(own, title):
            return own
    left = min(inner.x, title.x)
    after, below = title.x + title.width + _GAP, title.y + title.height + _GAP
    beside = (
        Area(left, below, right - left, bottom - below),
        Area(left, inner.y, right - left, title.y - _GAP - inner.y),
        Area(after, inner.y, right - after, inner.height),
        Area(inner.x, inner.y, title.x - _GAP - inner.x, inner.height),
    )
    best = max(beside, key=lambda one: max(one.width, 0.0) * max(one.height, 0.0))
    return best if best.width * best.height > inner.width * inner.height / 4 else inner


def _overlap(one: Area, other: Area) -> bool:
    across = one.x < other.x + other.width - 1 and other.x < one.x + one.width - 1
    return across and one.y < other.y + other.height - 1 and other.y < one.y + one.height - 1
