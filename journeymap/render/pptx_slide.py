"""One slide as the XML of a deck: title, the line below it, foot and number in the layout's own places, the drawing
between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.slide import Area
from journeymap.render.pptx_direction import direction, without_isolates
from journeymap.render.pptx_master import COVER, MAP, NUMBER_WIDTH, SPARE, SUBTITLE_PX, TITLE_PX, points
from journeymap.render.pptx_names import GROUP, HEAD, NUMBER_FIELD, SLIDE_ROOT, emu
from journeymap.render.pptx_scripts import escape

if TYPE_CHECKING:
    from journeymap.layout.slide import Slide
    from journeymap.render.pptx_places import Place, Places
    from journeymap.render.pptx_refresh import Kept

FIRST_SHAPE = 10
"""The id of the drawing's first shape; those below are the title's, the foot's …"""
_INSETS = 2 * 9.6, 2 * 4.8
"""What a text box of PowerPoint's own keeps free at both sides, and above and below, px."""
LEAST_SHARE = 0.6
"""To what share of the layout's type all titles of a deck are brought for the sake of the longest."""
_SIZES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
_SMALL = '<a:rPr sz="1000"/>'


class Round(NamedTuple):
    """What is round a slide's drawing: `name` is what the deck calls it, `tags` the relationship of what it says of
    itself to us, `ground` the colour of its background, "" for the layout's, `title_em` the title's type, px per em,
    0 for the layout's, `soft` the colour of quieter texts, `kept` what people chose for it."""

    number: int
    name: str
    tags: str
    ground: str
    title_em: float
    soft: str
    kept: Kept


def slide_xml(slide: Slide, here: Places, drawn: str, round_it: Round) -> bytes:
    """The slide's part; `drawn` are its shapes."""
    name, tags, ground, kept = round_it.name, round_it.tags, round_it.ground, round_it.kept
    title = _title(slide, here, round_it.title_em)
    background = ""
    if ground:
        background = f"<p:bg><p:bgPr><a:solidFill>{ground}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
    show = ' show="0"' if kept.hidden else ""
    before = (
        f"{HEAD}<p:sld {SLIDE_ROOT}{show}><p:cSld name={quoteattr(name)}>{background}<p:spTree>{GROUP}"
        f"{title}{_subtitle(slide, here, round_it.soft)}"
    )
    after = (
        f"{_footer(slide, here)}{_number(slide, here, round_it.number)}"
        f'</p:spTree><p:custDataLst><p:tags r:id="{tags}"/></p:custDataLst>{kept.extra}</p:cSld>'
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{kept.transition}</p:sld>"
    )
    return b"".join((before.encode(), drawn.encode(), after.encode()))  # what is drawn may have 40 MB


def _title(slide: Slide, here: Places, size: float) -> str:
    """The title is one wherever it stands: programs list it in the outline and read it first."""
    kind = "title" if here.title is None else here.title.kind
    area = None if here.title is None else here.title.area
    frame = slide.frame
    where = ""
    if frame is not None and (area is None or (_is_ours(here) and slide.title_width)):
        width = slide.title_width + SPARE if _is_ours(here) else frame.title.width
        if area is None or abs(width - area.width) > 1:
            where = _where(frame.title._replace(width=width))
    run = f' sz="{points(size)}"' if size else ""
    said = _paragraph(slide.title, run, align=_right(here))
    return _shape(2, "Title", f'type="{kind}"', where, said)


def _right(here: Places) -> str:
    """How a text from the right is aligned: in our own layouts like the map's, in others as they have it."""
    return "r" if _is_ours(here) else ""


def _is_ours(here: Places) -> bool:
    return here.layout.name in (COVER, MAP)


def title_em(slide: Slide, here: Places, share: float) -> float:
    """The title's own type, px per em, 0 for the layout's. `share` of the layout's is what all titles of the deck
    have where they fit."""
    if _is_ours(here) and slide.title_size:
        return 0.0 if abs(slide.title_size - here.em) < 0.01 else slide.title_size
    if here.title is None or here.title.area is None:
        return slide.title_size or TITLE_PX
    least = min(share, fitting(slide.title, here))
    return 0.0 if least == 1.0 else here.em * least


def fitting(title: str, here: Places) -> float:
    """The share of the layout's type at which a title fits its place without breaking a word."""
    if here.title is None or here.title.area is None:
        return 1.0
    wide, high = here.title.area.width - _INSETS[0], here.title.area.height - _INSETS[1]
    for share in _SIZES:
        style = Style(here.em * share, bold=True)
        fits = paragraph(title, style, max(wide, 1.0)).height <= high
        if fits and all(paragraph(word, style).width <= wide for word in title.split()):
            return share
    return _SIZES[-1]


def _subtitle(slide: Slide, here: Places, soft: str) -> str:
    if not slide.subtitle:
        return ""
    if here.subtitle is not None:
        return _shape(3, "Subtitle", _refers(here.subtitle), "", _paragraph(slide.subtitle, align=_right(here)))
    if slide.frame is None:
        return ""
    run = f' sz="{points(SUBTITLE_PX)}"'
    return _box(
        3, "Subtitle", slide.frame.subtitle, _paragraph(slide.subtitle, run, f"<a:solidFill>{soft}</a:solidFill>")
    )


def _footer(slide: Slide, here: Places) -> str:
    if not slide.footer or here.footer is None:
        return ""
    if _is_ours(here) or here.footer.area is None:
        return _shape(4, "Footer", _refers(here.footer), "", _paragraph(slide.footer))
    where = _where(here.footer.area)  # without it LibreOffice takes a type of its own
    return _shape(4, "Footer", _refers(here.footer), where, _paragraph(slide.footer, ' sz="1000"'))


def _number(slide: Slide, here: Places, number: int) -> str:
    field = f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr/><a:t>{number}</a:t></a:fld></a:p>'
    if here.number is not None:
        return _shape(5, "Slide number", _refers(here.number), "", field)
    if slide.frame is None:
        return ""
    footer = slide.frame.footer
    right = slide.frame.body.x + slide.frame.body.width
    area = Area(right - NUMBER_WIDTH, footer.y, NUMBER_WIDTH, footer.height)
    return _box(5, "Slide number", area, field.replace("<a:p>", '<a:p><a:pPr algn="r"/>').replace("<a:rPr/>", _SMALL))


def _refers(place: Place) -> str:
    return f'type="{place.kind}" idx="{place.idx}"' + ("" if place.kind == "subTitle" else ' sz="quarter"')


def _where(area: Area) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(area.x)}" y="{emu(area.y)}"/>'
        f'<a:ext cx="{emu(area.width)}" cy="{emu(area.height)}"/></a:xfrm>'
    )


def _shape(shape: int, name: str, place: str, where: str, said: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {place}/></p:nvPr></p:nvSpPr><p:spPr>{where}</p:spPr>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody></p:sp>"
    )


def _box(shape: int, name: str, area: Area, said: str) -> str:
    """A text box, for what a template has no place for."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape}" name="{name}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_where(area)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{said}</p:txBody></p:sp>"
    )


def _paragraph(text: str, run: str = "", inside: str = "", align: str = "") -> str:
    """A paragraph, with the direction that its text has; `align` is where one from the right stands. Line feeds break
    its lines."""
    lines = (
        f"<a:r><a:rPr{run}>{inside}</a:rPr><a:t>{escape(line)}</a:t></a:r>"
        for line in without_isolates(text).split("\n")
    )
    return f"<a:p>{direction(text, align)}{'<a:br/>'.join(lines)}</a:p>"
