"""The master and the layouts of our own deck: where title, line, foot and number stand, and in which type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.render.pptx_names import GROUP, HEAD, NUMBER_FIELD, ROOT, emu
from journeymap.render.pptx_scripts import escape

if TYPE_CHECKING:
    from journeymap.layout.slide import Area, Frame

TITLE_PX, SUBTITLE_PX, FOOT_PX = 32.0, 16.0, 13.5
"""Type of the slides' own places, px per em."""
COVER_TITLE_PX = 44.0
NUMBER_WIDTH = 80.0
SPARE = 8.0
"""Px by which places are wider than the lines measured for them, so that no program breaks those."""
COVER, MAP, CONTENT = "Journey title", "Journey", "Title and text"
"""What the layouts are called."""

Style = Literal["l", "ctr", "r"]


def master_xml(frame: Frame, dark: bool, footer: str) -> str:
    """Dark decks have their dark colour for text and swap it here, as PowerPoint's own dark styles do."""
    foot = escape(footer)
    ground, ink = ("dk", "lt") if dark else ("lt", "dk")
    places = (
        place(2, "Title", 'type="title"', spared(frame.title), bold_size=TITLE_PX, anchor="b"),
        place(3, "Text", 'type="body" idx="1"', frame.body, text="Text"),
        _footer(4, foot, frame),
        _number(5, frame),
    )
    bold = _type(TITLE_PX, "tx1", "mj", bold=True)
    title = f'<a:lvl1pPr algn="l" rtl="0"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc>{bold}'
    layouts = "".join(f'<p:sldLayoutId id="{2147483648 + n}" r:id="rId{n}"/>' for n in (1, 2, 3))
    return (
        f"{HEAD}<p:sldMaster {ROOT}><p:cSld><p:bg><p:bgPr>"
        '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"<p:spTree>{GROUP}{''.join(places)}</p:spTree></p:cSld>"
        f'<p:clrMap bg1="{ground}1" tx1="{ink}1" bg2="{ground}2" tx2="{ink}2"'
        + "".join(f' accent{n}="accent{n}"' for n in range(1, 7))
        + f' hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{title}</a:lvl1pPr></p:titleStyle>"
        f"<p:bodyStyle>{levels_xml(24.0, 'tx1', bullets=True)}</p:bodyStyle>"
        f"<p:otherStyle>{levels_xml(24.0, 'tx1')}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layouts_xml(frame: Frame, cover: Frame, footer: str) -> tuple[str, ...]:
    """The layouts of the first slide, of the others, and one for slides that people add."""
    foot = escape(footer)
    return (
        _layout(COVER, _cover_places(cover, foot), 'type="title"'),
        _layout(MAP, _map_places(frame, foot), 'userDrawn="1"'),
        _layout(CONTENT, _content_places(foot), 'type="obj"'),
    )


def _layout(name: str, places: str, about: str) -> str:
    return (
        f'{HEAD}<p:sldLayout {ROOT} preserve="1" {about}><p:cSld name="{name}"><p:spTree>{GROUP}{places}</p:spTree>'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _cover_places(cover: Frame, foot: str) -> str:
    return (
        place(2, "Title", 'type="ctrTitle"', spared(cover.title), bold_size=COVER_TITLE_PX, anchor="b")
        + place(3, "Subtitle", 'type="subTitle" idx="1"', spared(cover.subtitle), size=SUBTITLE_PX, text="Subtitle")
        + _footer(4, foot, cover)
        + _number(5, cover)
    )


def _map_places(frame: Frame, foot: str) -> str:
    return (
        place(2, "Title", 'type="title"')
        + place(
            3,
            "Subtitle",
            'type="body" sz="quarter" idx="13"',
            spared(frame.subtitle),
            size=SUBTITLE_PX,
            text="Subtitle",
        )
        + _footer(4, foot)
        + _number(5)
    )


def _content_places(foot: str) -> str:
    return place(2, "Title", 'type="title"') + place(3, "Text", 'idx="1"', text="Text") + _footer(4, foot) + _number(5)


def _footer(shape: int, foot: str, frame: Frame | None = None) -> str:
    area = None if frame is None else spared(frame.footer)
    return place(shape, "Footer", 'type="ftr" sz="quarter" idx="11"', area, size=FOOT_PX, text=foot, anchor="ctr")


def _number(shape: int, frame: Frame | None = None) -> str:
    area = None
    if frame is not None:
        area = frame.footer._replace(x=frame.width - frame.footer.x - NUMBER_WIDTH, width=NUMBER_WIDTH)
    about = 'type="sldNum" sz="quarter" idx="12"'
    return place(shape, "Slide number", about, area, size=FOOT_PX, text=number_field(), anchor="ctr", align="r")


def spared(area: Area) -> Area:
    """The area with something to spare at its right."""
    return area._replace(width=area.width + SPARE)


def number_field() -> str:
    """The number of the slide it stands on, which the program that shows the deck fills in."""
    return f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'


def place(
    shape: int,
    name: str,
    about: str,
    area: Area | None = None,
    *,
    size: float = 0.0,
    bold_size: float = 0.0,
    text: str = "Title",
    anchor: str = "t",
    align: Style = "l",
) -> str:
    """A place of a master or layout; without an area it is where the master has it."""
    where = ""
    if area is not None:
        where = (
            f'<a:xfrm><a:off x="{emu(area.x)}" y="{emu(area.y)}"/>'
            f'<a:ext cx="{emu(area.width)}" cy="{emu(area.height)}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        )
    style = ""
    if bold_size:
        style = f'<a:lvl1pPr algn="{align}" rtl="0">{_type(bold_size, "tx1", "mj", bold=True)}</a:lvl1pPr>'
    elif size:
        plain = (
            f'<a:lvl1pPr marL="0" indent="0" algn="{align}" rtl="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        )
        style = f"{plain}{_type(size, 'tx2')}</a:lvl1pPr>"
    said = text if text.startswith("<") else f"<a:r><a:rPr/><a:t>{text}</a:t></a:r>" if text else "<a:endParaRPr/>"
    body = f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {about}/></p:nvPr></p:nvSpPr><p:spPr>{where}</p:spPr><p:txBody>"
        f"{body if area is not None else '<a:bodyPr/>'}<a:lstStyle>{style if area is not None else ''}</a:lstStyle>"
        f"<a:p>{said}</a:p></p:txBody></p:sp>"
    )


def _type(px: float, ink: str, font: str = "mn", *, bold: bool = False) -> str:
    weight = ' b="1"' if bold else ""
    return (
        f'<a:defRPr sz="{points(px)}"{weight}><a:solidFill><a:schemeClr val="{ink}"/></a:solidFill>'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr>'
    )


def levels_xml(px: float, ink: str, *, bullets: bool = False) -> str:
    """The nine levels of a list, in type of so many px per em."""
    rows = []
    for level in range(1, 10):
        at = 228_600 * (2 * level - 1 if bullets else 0)
        indent = f' marL="{at}" indent="-228600"' if bullets else f' marL="{457_200 * (level - 1)}"'
        mark = '<a:spcBef><a:spcPts val="600"/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        size = max(px - 2.0 * (level - 1), 16.0) if bullets else px
        rows.append(
            f'<a:lvl{level}pPr{indent} algn="l" rtl="0">{mark if bullets else ""}{_type(size, ink)}</a:lvl{level}pPr>'
        )
    return "".join(rows)


def points(px: float) -> int:
    """A size of type as a deck has it: hundredths of a point."""
    return round(px * 75)
