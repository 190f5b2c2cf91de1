"""Slides into a package: each with its drawing, pictures, notes and the mark by which it is known again; in place of
those of before, where there are any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from journeymap.render import pptx_marks, pptx_refresh, pptx_sections
from journeymap.render.pptx_foot import tell_foot
from journeymap.render.pptx_names import EMU, P, R
from journeymap.render.pptx_one import Filling
from journeymap.render.pptx_package import telling_damage
from journeymap.render.pptx_places import found
from journeymap.render.pptx_properties import tell
from journeymap.render.pptx_slide import LEAST_SHARE, fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pptx.opc.package import Part

    from journeymap.layout.slide import Slide, SlideKind
    from journeymap.model.journey import Journey
    from journeymap.render.pptx import Dress
    from journeymap.render.pptx_package import Deck

_FIRST_ID = 256
"""The least that a slide's id may be."""
_REL = f"{{{R}}}id"


def fill(
    deck: Deck,
    slides: Sequence[Slide],
    journey: Journey,
    dress: Dress,
    what: str,
    *,
    previous: bool,
    withheld: bool,
    progress: Callable[[float], None],
) -> None:
    """Puts the slides into the deck: in place of those of before where it is a `previous` one; else it is only a
    template, whose slides go. `what` it is called when something is wrong with it; where something of the map is
    `withheld`, nothing that it said of itself before stays. Errors as in `pptx.write_deck`."""
    with telling_damage(what):
        main = deck.main
        there = list(pptx_marks.slides(deck))
        if not previous:
            pptx_refresh.replace(deck, dict.fromkeys((part for _, part in there), None))
            there = []
        before = pptx_refresh.earlier(deck, journey.title) if previous else {}
        filling = Filling(deck, journey, dress, before)
        _list(deck, [(rel_id, None) for rel_id, _ in there])
    _check(deck, slides)
    wanted = {slide.key: slide for slide in slides}
    shares = [fitting(slide.title, filling.map) for slide in wanted.values()]
    filling.title_share = min((share for share in shares if share >= LEAST_SHARE), default=1.0)
    keys = {one.rel_id: key for key, one in before.items()}
    listed = pptx_refresh.order([keys.get(rel_id, rel_id) for rel_id, _ in there], list(wanted))

    made: dict[str, Part] = {}
    for number, key in enumerate((key for key in listed if key in wanted or key not in before), 1):
        if key in wanted:
            made[key] = filling.slide(wanted[key], number)
            progress(0.9 * len(made) / len(wanted))
    with telling_damage(what):
        pptx_refresh.replace(deck, {one.part: made.get(key) for key, one in before.items()})
    rows: list[tuple[str, SlideKind | None]] = []
    for key in listed:
        if key in made:
            known = before[key].rel_id if key in before else main.relate_to(made[key], RT.SLIDE)
            rows.append((known, wanted[key].kind))
        elif key not in before:
            rows.append((key, None))
    _list(deck, rows)
    if previous:
        tell_foot(deck, next((slide.footer for slide in slides), ""))
    tell(deck, journey, previous=previous and not withheld)


def _check(deck: Deck, slides: Sequence[Slide]) -> None:
    if len({slide.key for slide in slides}) < len(slides):
        raise ValueError("two slides have the same key")
    held = deck.main_document_part.presentation
    width, height = (held.slide_width or 0) / EMU, (held.slide_height or 0) / EMU
    for slide in slides:
        if abs(slide.width - width) > 1 or abs(slide.height - height) > 1:
            size = f"{slide.width:.0f} × {slide.height:.0f} px"
            raise ValueError(f"{slide.key} was composed for {size}, the deck has {width:.0f} × {height:.0f}")


def _list(deck: Deck, rows: Sequence[tuple[str, SlideKind | None]]) -> None:
    """Writes the list of slides, each by its relationship, and the sections; a slide that was there keeps its id."""
    main = deck.main._element
    ids = {one.get(_REL): int(one.get("id", "0")) for one in found(main, "p:sldIdLst/p:sldId")}
    free = max([_FIRST_ID - 1, *ids.values()])
    holder = main.get_or_add_sldIdLst()
    for one in list(holder):
        holder.remove(one)
    listed: list[tuple[int, SlideKind | None]] = []
    for rel_id, kind in rows:
        if rel_id not in ids:
            free += 1
            ids[rel_id] = free
        etree.SubElement(holder, f"{{{P}}}sldId", {"id": str(ids[rel_id]), _REL: rel_id})
        listed.append((ids[rel_id], kind))
    pptx_sections.set_sections(main, listed)
