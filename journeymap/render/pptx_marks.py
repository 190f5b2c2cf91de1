"""How a slide of ours is known again in a deck that people have worked on since: by tags, which PowerPoint keeps for
programs like this one; by the slide's name; or by the line in its notes, which every program keeps.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr, unescape

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from journeymap.render.pptx_names import HEAD, ROOT
from journeymap.render.pptx_notes import key_in
from journeymap.render.pptx_places import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.opc.package import Part

    from journeymap.render.pptx_package import Deck

TAGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"
TAGS_KIND = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
_NAME = "journeymap:"
_NAMED = re.compile(rb'<p:cSld\b[^>]*?\bname="([^"]*)"')
_KEY, _MAP, _NOTES = "JOURNEYMAP_SLIDE", "JOURNEYMAP_MAP", "JOURNEYMAP_NOTES"


class Mark(NamedTuple):
    """What a slide of ours says of itself: its key, the title of its map, the digest of the notes it was given; the
    latter two are "" where only its name was kept."""

    key: str
    title: str = ""
    notes: str = ""


class Marked(NamedTuple):
    """A slide of ours in a deck: its relationship from the main part, and its part."""

    rel_id: str
    part: Part
    mark: Mark


def tags_xml(mark: Mark) -> bytes:
    """The part in which a slide says what it is."""
    tags = zip((_KEY, _MAP, _NOTES), mark, strict=True)
    rows = "".join(f'<p:tag name="{name}" val={quoteattr(value)}/>' for name, value in tags)
    return f"{HEAD}<p:tagLst {ROOT}>{rows}</p:tagLst>".encode()


def name_of(key: str) -> str:
    """The name of a slide of ours."""
    return f"{_NAME}{key}"


def marked(deck: Deck) -> list[Marked]:
    """The slides of ours in the deck, in its order. Of two with the same mark the second is a copy that somebody made
    to work on, and theirs."""
    known: dict[tuple[str, str], Marked] = {}
    for rel_id, part in slides(deck):
        if (mark := _mark(part)) is not None:
            known.setdefault((mark.title, mark.key), Marked(rel_id, part, mark))
    return list(known.values())


def slides(deck: Deck) -> Iterator[tuple[str, Part]]:
    """All slides in their order, with their relationships from the main part."""
    main = deck.main_document_part
    for one in found(main._element, "p:sldIdLst/p:sldId/@r:id"):
        rel_id = str(one)
        if rel_id in main.rels:
            yield rel_id, main.related_part(rel_id)


def _mark(part: Part) -> Mark | None:
    for rel in part.rels.values():
        if rel.reltype == TAGS and not rel.is_external:
            root = etree.fromstring(rel.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            held = {tag.get("name", "").upper(): tag.get("val", "") for tag in found(root, "p:tag")}
            if held.get(_KEY):
                return Mark(held[_KEY], held.get(_MAP, ""), held.get(_NOTES, ""))
    if named := _NAMED.search(part.blob[:4_000]):
        name = unescape(named[1].decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"})
        if name.startswith(_NAME):
            return Mark(name.removeprefix(_NAME))
    for rel in part.rels.values():
        if rel.reltype == RT.NOTES_SLIDE and (key := key_in(rel.target_part.blob)):
            return Mark(key)
    return None
