"""What a deck says of itself: title, author, subject; and nothing of the template's slides that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from journeymap.lanes.words import joined
from journeymap.model.vocabulary import STATE_LABELS
from journeymap.render.pptx_direction import without_isolates
from journeymap.render.pptx_names import HEAD
from journeymap.render.pptx_scripts import escape

if TYPE_CHECKING:
    from journeymap.model.journey import Journey
    from journeymap.render.pptx_package import Deck


def tell(deck: Deck, journey: Journey, *, previous: bool) -> None:
    """Writes the deck's properties. One that the map only joins keeps its title and author; what lists the titles of
    slides is made anew in any case. No moment is told, so that the same map gives the same bytes."""
    _set(deck, RT.EXTENDED_PROPERTIES, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, _app())
    if not previous:
        _set(deck, RT.CORE_PROPERTIES, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, _core(journey))


def _set(deck: Deck, relation: str, name: str, kind: str, content: str) -> None:
    for rel_id in [key for key, rel in deck.rels.items() if rel.reltype == relation]:
        deck.drop_rel(rel_id)
    deck.relate_to(Part(PackURI(name), kind, deck, content.encode()), relation)


def _app() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{HEAD}<Properties xmlns="{space}"><Application>journeymap</Application></Properties>'


def _core(journey: Journey) -> str:
    told = {
        "dc:title": journey.title,
        "dc:subject": joined(journey.segment, journey.span, STATE_LABELS[journey.state]),
        "dc:creator": journey.owner,
        "cp:lastModifiedBy": journey.owner,
    }
    rows = "".join(f"<{name}>{escape(without_isolates(value))}</{name}>" for name, value in told.items() if value)
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/">{rows}</cp:coreProperties>'
    )
