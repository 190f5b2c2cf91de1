"""The sections of a deck, as PowerPoint lists them: ours by what they are about, theirs as they are."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from lxml import etree

from journeymap.render.pptx_names import P14, P
from journeymap.render.pptx_places import found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.layout.slide import SlideKind

TITLES: Final[dict[str, str]] = {
    "title": "The journey",
    "overview": "The journey",
    "stage": "Stage by stage",
    "milestones": "Milestones and experience",
    "experience": "Milestones and experience",
    "opportunities": "What to do",
    "metrics": "Figures",
    "problems": "Problems found",
    "close": "What happens next",
}
_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def set_sections(main: etree._Element, slides: Sequence[tuple[int, SlideKind | None]]) -> None:
    """Writes the sections of the deck. `slides` are the ids of all in their order, with the kind of those that were
    made now. A deck that has sections keeps them, and what is new joins the slide before it."""
    before = _sections(main)
    if before:
        grouped = _joined(before, [one for one, _ in slides])
    else:
        named = [(one, "" if kind is None else TITLES[kind]) for one, kind in slides]
        grouped = [
            (name, "", [one for one, _ in group]) for name, group in groupby(_filled(named), lambda pair: pair[1])
        ]
    for old in found(main, f'p:extLst/p:ext[@uri="{_URI}"]'):
        old.getparent().remove(old)
    lists = found(main, "p:extLst")
    holder = lists[0] if lists else etree.SubElement(main, f"{{{P}}}extLst")
    holder.append(etree.fromstring(_xml(grouped)))


def _filled(named: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Slides of people's own are in the section of the one before."""
    result: list[tuple[int, str]] = []
    for one, name in named:
        result.append((one, name or (result[-1][1] if result else TITLES["title"])))
    return result


def _sections(main: etree._Element) -> list[tuple[str, str, list[int]]]:
    return [
        (
            section.get("name", ""),
            section.get("id", ""),
            [int(one.get("id", "0")) for one in found(section, "p14:sldIdLst/p14:sldId")],
        )
        for section in found(main, "p:extLst/p:ext/p14:sectionLst/p14:section")
    ]


def _joined(before: list[tuple[str, str, list[int]]], slides: Sequence[int]) -> list[tuple[str, str, list[int]]]:
    where = {one: number for number, (_, _, held) in enumerate(before) for one in held}
    result: list[tuple[str, str, list[int]]] = [(name, guid, []) for name, guid, _ in before]
    here = 0
    for one in slides:
        here = where.get(one, here)
        result[here][2].append(one)
    return result


def _xml(sections: Sequence[tuple[str, str, list[int]]]) -> str:
    rows = []
    for number, (name, guid, held) in enumerate(sections):
        own = guid or f"{{{str(uuid5(NAMESPACE_URL, f'journeymap {number} {name}')).upper()}}}"
        ids = "".join(f'<p14:sldId id="{one}"/>' for one in held)
        rows.append(
            f"<p14:section name={quoteattr(name)} id={quoteattr(own)}><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>"
        )
    return (
        f'<p:ext xmlns:p="{P}" uri="{_URI}"><p14:sectionLst xmlns:p14="{P14}">{"".join(rows)}</p14:sectionLst></p:ext>'
    )
