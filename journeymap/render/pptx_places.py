"""Which of a template's layouts a slide takes, and where that layout has its title, the line below it and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree

from journeymap.layout.slide import Area
from journeymap.render.pptx_master import COVER, MAP
from journeymap.render.pptx_names import EMU, NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

TITLES = ("title", "ctrTitle")
_FOOT = ("dt", "ftr", "sldNum")
_COVER_NAMES = ("title slide", "titelfolie", "titre", "portada", "diapositiva titolo", "cover", "deckblatt")
_BARE_NAMES = ("title only", "nur titel", "titre seul", "solo el título", "solo título", "solo titolo", "alleen titel")
_MASTERS = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
"""By kind of placeholder the one of the master that it takes its place from."""
_TITLE_EM = 44.0 / 0.75
"""A title's type where a template does not say: 44 pt, in px."""


class Place(NamedTuple):
    """A placeholder of a layout: what a slide refers to it by, and its area in px, where the template says it."""

    kind: str
    idx: int
    area: Area | None


class Places(NamedTuple):
    """What a slide can fill of a layout; `em` is px per em of the title's type."""

    layout: SlideLayout
    title: Place | None
    subtitle: Place | None
    footer: Place | None
    number: Place | None
    em: float


def layouts(deck: Presentation) -> list[SlideLayout]:
    """The layouts of all masters."""
    return [layout for master in deck.slide_masters for layout in master.slide_layouts]


def cover_layout(deck: Presentation) -> SlideLayout:
    """The layout for the first slide: ours, the template's title slide by kind or name, else that of the others.
    It must have a place for the title."""
    every = [one for one in layouts(deck) if any(kind in TITLES for kind, *_ in _held(one))]
    return (
        _named(every, (COVER.lower(),))
        or _of_kind(every, "title")
        or _named(every, _COVER_NAMES)
        or next((one for one in every if any(kind == "ctrTitle" for kind, *_ in _held(one))), None)
        or map_layout(deck)
    )


def map_layout(deck: Presentation) -> SlideLayout:
    """The layout for all other slides: ours, one with a title and nothing else by kind or name; else the one that has
    a title and the least besides, a blank one, any."""
    every = layouts(deck)
    titled = [one for one in every if any(kind in TITLES for kind, *_ in _held(one))]
    return (
        _named(every, (MAP.lower(),))
        or _of_kind(every, "titleOnly")
        or _named(every, _BARE_NAMES)
        or min(titled, key=lambda one: (_is_cover(one), len(_content(one))), default=None)
        or _of_kind(every, "blank")
        or every[0]
    )


def content_area(deck: Presentation) -> Area | None:
    """Where the template's designer has a slide's content, if there is a layout for one piece of it."""
    layout = _of_kind(layouts(deck), "obj")
    if layout is None or len(pieces := _content(layout)) != 1:
        return None
    return _area(layout, *pieces[0])


def places(layout: SlideLayout) -> Places:
    """What of the layout a slide fills."""
    held = _held(layout)
    title = next((Place(kind, idx, _area(layout, kind, idx)) for kind, idx in held if kind in TITLES), None)
    subtitle = next(
        (Place(kind, idx, _area(layout, kind, idx)) for kind, idx in held if _is_subtitle(layout, kind, idx)), None
    )
    foot = {kind: Place(kind, idx, _area(layout, kind, idx)) for kind, idx in held if kind in _FOOT}
    return Places(layout, title, subtitle, foot.get("ftr"), foot.get("sldNum"), _title_em(layout))


def _is_subtitle(layout: SlideLayout, kind: str, idx: int) -> bool:
    return kind == "subTitle" or (kind == "body" and idx == 13 and layout.name == MAP)


def _is_cover(layout: SlideLayout) -> bool:
    return any(kind in ("ctrTitle", "subTitle") for kind, *_ in _held(layout))


def _held(layout: SlideLayout) -> list[tuple[str, int]]:
    """Kind and number of each placeholder."""
    return [(place.get("type", "obj"), int(place.get("idx", "0"))) for place in found(layout.element, ".//p:nvPr/p:ph")]


def _content(layout: SlideLayout) -> list[tuple[str, int]]:
    return [(kind, idx) for kind, idx in _held(layout) if kind not in (*TITLES, *_FOOT)]


def _of_kind(every: Iterable[SlideLayout], kind: str) -> SlideLayout | None:
    return next((one for one in every if one.element.get("type") == kind), None)


def _named(every: Iterable[SlideLayout], names: tuple[str, ...]) -> SlideLayout | None:
    listed = list(every)
    return next((one for name in names for one in listed if one.name.strip().lower() == name), None)


def _area(layout: SlideLayout, kind: str, idx: int) -> Area | None:
    """Where a placeholder is, from the layout or else from its master, px."""
    own = _shape(layout.element, kind, idx)
    inherited = _shape(layout.slide_master.element, _MASTERS.get(kind, kind))
    for shape in (own, inherited):
        if shape is not None and (where := found(shape, "p:spPr/a:xfrm")):
            x, y = (int(where[0].find("a:off", NAMES).get(key)) for key in "xy")
            width, height = (int(where[0].find("a:ext", NAMES).get(key)) for key in ("cx", "cy"))
            return Area(x / EMU, y / EMU, width / EMU, height / EMU)
    return None


def _shape(root: _Element, kind: str, idx: int | None = None) -> _Element | None:
    for shape in found(root, ".//p:sp[p:nvSpPr/p:nvPr/p:ph]"):
        (place,) = found(shape, "p:nvSpPr/p:nvPr/p:ph")
        if place.get("type", "obj") == kind and (idx is None or int(place.get("idx", "0")) == idx):
            return shape
    return None


def _title_em(layout: SlideLayout) -> float:
    """The title's type in px per em: the layout's, its master's, or that of the master's titles."""
    master = layout.slide_master.element
    wheres = (
        next((shape for kind in TITLES if (shape := _shape(layout.element, kind)) is not None), None),
        _shape(master, "title"),
        next(iter(found(master, "p:txStyles/p:titleStyle")), None),
    )
    for where in wheres:
        if where is not None and (sizes := found(where, ".//a:lvl1pPr/a:defRPr[@sz]")):
            return int(sizes[0].get("sz", "0")) / 75
    return _TITLE_EM


def found(where: _Element, path: str) -> list[_Element]:
    """What a path of the names in `NAMES` leads to."""
    return cast("list[_Element]", etree._Element.xpath(where, path, namespaces=NAMES))
