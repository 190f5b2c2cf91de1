"""A deck that was exported before: which of its slides are made anew, where new ones go, and how those that are gone
leave nothing behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TARGET_MODE as RTM
from pptx.opc.package import Part, XmlPart, _Relationship

from journeymap.render.errors import ExportError
from journeymap.render.pptx_marks import marked
from journeymap.render.pptx_names import R
from journeymap.render.pptx_package import reached
from journeymap.render.pptx_places import found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeymap.render.pptx_marks import Marked
    from journeymap.render.pptx_package import Deck


class Kept(NamedTuple):
    """What a slide of ours keeps from the deck it is made anew in: what people chose for it. `show` and the rest are
    XML, as they stand in the slide."""

    hidden: bool
    transition: str
    extra: str
    comments: tuple[tuple[str, Part], ...]


NOTHING_KEPT = Kept(False, "", "", ())


def earlier(deck: Deck, title: str) -> dict[str, Marked]:
    """By key the slides that this map has in the deck already. A deck may hold several maps: those of its title are
    meant; where there are none, the only other map's, which must have been renamed. Errors: ExportError where there
    are several others."""
    ours = marked(deck)
    titles = list(dict.fromkeys(one.mark.title for one in ours if one.mark.title))
    if title in titles or len(titles) < 2:
        wanted = {title if title in titles else "".join(titles[:1]), ""}
        return {one.mark.key: one for one in ours if one.mark.title in wanted}
    names = " and ".join(f"“{name}”" for name in titles[:2])
    raise ExportError(
        f"The deck has slides of {names}, but none of “{title}”; name the map as one of them or choose another deck"
    )


def order(there: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The slides of a deck in their new order. `there` are its slides, ours by their keys and theirs by other names;
    `wanted` our keys now. Ours and theirs keep their places; what is new follows the one that it follows in
    `wanted`."""
    keys = set(wanted)
    result = list(there)
    for number, key in enumerate(wanted):
        if key in result:
            continue
        before = next((one for one in reversed(wanted[:number]) if one in result), None)
        after = next((one for one in wanted[number + 1 :] if one in result and one in keys), None)
        if before is not None:
            result.insert(result.index(before) + 1, key)
        elif after is not None:
            result.insert(result.index(after), key)
        else:
            result.append(key)
    return result


def kept(part: Part) -> Kept:
    """What people chose for the slide."""
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    moves = [
        one
        for one in root
        if isinstance(one.tag, str) and etree.QName(one).localname in ("transition", "AlternateContent")
        if not found(one, ".//@r:*")
    ]
    extra = found(root, "p:cSld/p:extLst")
    comments = tuple(
        (rel.reltype, rel.target_part)
        for rel in part.rels.values()
        if not rel.is_external and rel.reltype.endswith("/comments")
    )
    return Kept(root.get("show") in ("0", "false"), "".join(map(_text, moves)), "".join(map(_text, extra)), comments)


def _text(element: etree._Element) -> str:
    return cast("str", etree.tostring(element, encoding="unicode", with_tail=False))


def replace(deck: Deck, anew: Mapping[Part, Part | None]) -> None:
    """Whatever leads to a slide leads to the one made anew; whatever leads to one that is gone (None) is taken out:
    links, lists, shows."""
    for part in list(reached(deck, anew)):
        lost = []
        for rel_id, rel in list(part.rels.items()):
            if rel.is_external or rel.target_part not in anew:
                continue
            instead = anew[rel.target_part]
            if instead is None:
                lost.append(rel_id)
            else:
                part.rels._rels[rel_id] = _Relationship(
                    part.partname.baseURI, rel_id, rel.reltype, RTM.INTERNAL, instead
                )
        if lost:
            _forget(deck, part, set(lost))


def _forget(deck: Deck, part: Part, lost: set[str]) -> None:
    """Takes out of a part the relationships and all that names them."""
    own = part._element if isinstance(part, XmlPart) else None
    root = own
    if root is None:
        root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for one in found(root, ".//*[@r:*]"):
        if any(one.get(f"{{{R}}}{name}") in lost for name in ("id", "link", "embed")):
            one.getparent().remove(one)
    if own is None:
        part.blob = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    deck.untouched.pop(part, None)
    for rel_id in lost:
        part.rels.pop(rel_id)
