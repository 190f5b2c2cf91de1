"""One slide after the other as parts of a package: the slide, its mark, its notes, its pictures and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from journeymap.render import pptx_marks, pptx_notes
from journeymap.render.pptx_marks import Mark
from journeymap.render.pptx_master import COVER, MAP
from journeymap.render.pptx_names import P, R
from journeymap.render.pptx_package import reached
from journeymap.render.pptx_places import cover_layout, found, map_layout, places
from journeymap.render.pptx_refresh import NOTHING_KEPT, kept
from journeymap.render.pptx_shapes import links_of, shapes
from journeymap.render.pptx_slide import FIRST_SHAPE, Round, slide_xml, title_em

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from journeymap.draw.marks import Image
    from journeymap.layout.slide import Slide
    from journeymap.model.journey import Journey
    from journeymap.render.pptx import Dress
    from journeymap.render.pptx_marks import Marked
    from journeymap.render.pptx_package import Deck

COVER_KEY = "title"
"""The key of the slide that takes the title slide's layout."""


class Filling:
    """Makes the parts of slides. `own` is true of decks with our layouts; the names of all parts are free that only
    slides from `before` lead to, which are by their keys; `title_share` of the layout's type is what all titles have.
    """

    def __init__(self, deck: Deck, journey: Journey, dress: Dress, before: Mapping[str, Marked]) -> None:
        held = deck.main_document_part.presentation
        self.cover, self.map = places(cover_layout(held)), places(map_layout(held))
        self.own = self.cover.layout.name == COVER and self.map.layout.name == MAP
        self.title_share = 1.0
        self._deck = deck
        self._title = journey.title
        self._dress = dress
        self._links = links_of(journey)
        self._notes_master = _master_of_notes(deck)
        gone = [one.part for one in before.values()]
        self._taken = _names(deck, gone) | {part.partname.lower() for part in gone}
        self._before = before
        self._kept = {key: kept(one.part) for key, one in before.items()}
        self._theirs = {key: _theirs(one) for key, one in before.items()}
        self._pictures: dict[str, Part] = {}

    def slide(self, slide: Slide, number: int) -> Part:
        """The part of a slide. Where it was in the deck before, it keeps what people chose and wrote for it."""
        before = self._before.get(slide.key)
        choice = self._kept.get(slide.key, NOTHING_KEPT)
        theirs = self._theirs.get(slide.key, ())
        name = before.part.partname if before else self._free("/ppt/slides/slide%d.xml")
        part = Part(name, CT.PML_SLIDE, self._deck)
        here = self.cover if slide.key == COVER_KEY else self.map
        part.relate_to(here.layout.part, RT.SLIDE_LAYOUT)
        mark = Mark(slide.key, self._title, pptx_notes.digest(slide.notes))
        tags = self._part("/ppt/tags/tag%d.xml", pptx_marks.TAGS_KIND, pptx_marks.tags_xml(mark))
        drawn = shapes(
            slide,
            self._dress.colours,
            self._dress.font,
            self._dress.shrink,
            FIRST_SHAPE,
            lambda image: part.relate_to(self._picture(image), RT.IMAGE),
            lambda url: part.relate_to(url, RT.HYPERLINK, is_external=True),
            self._links,
        )
        part.blob = slide_xml(
            slide,
            here,
            drawn,
            Round(
                number=number,
                name=pptx_marks.name_of(slide.key),
                tags=part.relate_to(tags, pptx_marks.TAGS),
                ground=self._ground(slide),
                title_em=title_em(slide, here, self.title_share if here is self.map else 1.0),
                soft=self._dress.soft,
                kept=choice,
            ),
        )
        for kind, comments in choice.comments:
            part.relate_to(comments, kind)
        self._write_notes(part, pptx_notes.notes_xml(slide.key, slide.notes, theirs, number))
        return part

    def _ground(self, slide: Slide) -> str:
        """The slide's own background, "" where the layout's is right."""
        plain = '<a:schemeClr val="bg1"/>'
        colour = self._dress.colours.get(slide.background, f'<a:srgbClr val="{slide.background[1:].upper()}"/>')
        return "" if not self.own or colour == plain else colour

    def _picture(self, image: Image) -> Part:
        known = self._pictures.get(image.sha256)
        if known is None:
            png = image.data.startswith(b"\x89PNG")
            name = f"/ppt/media/picture%d.{'png' if png else 'jpeg'}"
            known = self._pictures[image.sha256] = self._part(name, CT.PNG if png else CT.JPEG, image.data)
        return known

    def _write_notes(self, part: Part, notes: bytes) -> None:
        made = self._part("/ppt/notesSlides/notesSlide%d.xml", CT.PML_NOTES_SLIDE, notes)
        made.relate_to(self._notes_master, RT.NOTES_MASTER)
        made.relate_to(part, RT.SLIDE)
        part.relate_to(made, RT.NOTES_SLIDE)

    def _part(self, pattern: str, kind: str, content: bytes) -> Part:
        return Part(self._free(pattern), kind, self._deck, content)

    def _free(self, pattern: str) -> PackURI:
        number = 1
        while (name := pattern % number).lower() in self._taken:
            number += 1
        self._taken.add(name.lower())
        return PackURI(name)


def _names(deck: Deck, without: Collection[Part]) -> set[str]:
    return {part.partname.lower() for part in reached(deck, without)}


def _master_of_notes(deck: Deck) -> Part:
    """The deck's master for notes, made where it has none; the main part lists it after the masters of slides."""
    main = deck.main
    master = main.notes_master_part
    if not found(main._element, "p:notesMasterIdLst"):
        listed = etree.Element(f"{{{P}}}notesMasterIdLst")
        rel_id = main.relate_to(master, RT.NOTES_MASTER)
        etree.SubElement(listed, f"{{{P}}}notesMasterId", {f"{{{R}}}id": rel_id})
        found(main._element, "p:sldMasterIdLst")[0].addnext(listed)
    return master


def _theirs(before: Marked) -> list[str]:
    for rel in before.part.rels.values():
        if rel.reltype == RT.NOTES_SLIDE:
            return pptx_notes.theirs(rel.target_part.blob, before.mark.notes)
    return []
