"""Templates as companies have them: of other sizes, fonts, colours and names of layouts than our own deck."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches, Pt

if TYPE_CHECKING:
    from collections.abc import Callable

    from pptx.presentation import Presentation as Deck

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_GERMAN = ("Titelfolie", "Titel und Inhalt", "Abschnitt", "Zwei Inhalte", "Vergleich", "Nur Titel", "Leer")


def corporate() -> bytes:
    """A .potx of 4:3 in green and a serif font, with a logo on its master and two sample slides with notes, the
    second of which links to the first."""
    deck = Presentation()
    logo = deck.slide_master.shapes
    logo._spTree.append(_band(deck, 0.0, 0.03, "accent1"))
    for number in (1, 2):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Sample slide {number}"
        slide.notes_slide.notes_text_frame.text = "Confidential sample notes"
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    box.click_action.target_slide = deck.slides[0]
    colours = (
        "1b1b1b",
        "ffffff",
        "20403a",
        "e8efe9",
        "1e7d5a",
        "c0562a",
        "2d5f8a",
        "8a6d1d",
        "7a3b69",
        "4a5b2c",
        "1e7d5a",
        "7a3b69",
    )
    return _saved(deck, colours, "Georgia", lambda name, part: _as_template(name, part))


def dark_wide() -> bytes:
    """A .pptx of 10 × 5.625 in, dark, in a wide font; its layouts have German names and no kinds."""
    deck = Presentation()
    width, height = _size(deck)
    share_x, share_y = Inches(10) / width, Inches(5.625) / height
    deck.slide_width, deck.slide_height = Inches(10), Inches(5.625)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = (Emu(round(one * share_x)) for one in (shape.left, shape.width))
                shape.top, shape.height = (Emu(round(one * share_y)) for one in (shape.top, shape.height))
    for layout, name in zip(deck.slide_layouts, _GERMAN, strict=False):
        layout._element.cSld.set("name", name)
    for layout in deck.slide_layouts:
        layout._element.attrib.pop("type", None)
    for style in deck.slide_master._element.iter(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}titleStyle"
    ):
        for run in style.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr"):
            run.set("sz", str(Pt(26).centipoints))
    colours = (
        "101820",
        "f4f7fa",
        "1d2a38",
        "c9d6e2",
        "4fc3f7",
        "ffb74d",
        "81c784",
        "ba68c8",
        "e57373",
        "fff176",
        "4fc3f7",
        "ba68c8",
    )
    return _saved(deck, colours, "Verdana", _swapped)


def sideways(left: float, top: float, width: float, height: float) -> bytes:
    """A template whose titles stand elsewhere than on top: in that part of the slide (shares of its size)."""
    deck = Presentation()
    whole = _size(deck)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in list(holder.placeholders):
            kind = shape._element.ph.get("type")
            if kind == "title":
                shape.left, shape.top = Emu(round(left * whole[0])), Emu(round(top * whole[1]))
                shape.width, shape.height = Emu(round(width * whole[0])), Emu(round(height * whole[1]))
            elif kind is None and holder is not deck.slide_master:
                shape._element.getparent().remove(shape._element)
    return _saved(deck, (), "", lambda _, part: part)


def bare() -> bytes:
    """A template whose layouts have no placeholders at all, and whose master has none either."""
    deck = Presentation()
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in list(holder.placeholders):
            shape._element.getparent().remove(shape._element)
    return _saved(deck, (), "", lambda _, part: part)


def _band(deck: Deck, top: float, height: float, colour: str) -> object:
    slide_width, slide_height = _size(deck)
    return parse_xml(
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<p:nvSpPr><p:cNvPr id="99" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="{round(slide_height * top)}"/>'
        f'<a:ext cx="{slide_width}" cy="{round(slide_height * height)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )


def _size(deck: Deck) -> tuple[int, int]:
    assert deck.slide_width is not None
    assert deck.slide_height is not None
    return deck.slide_width, deck.slide_height


def _as_template(name: str, part: bytes) -> bytes:
    if name == "[Content_Types].xml":
        return part.replace(_MAIN.format("presentation").encode(), _MAIN.format("template").encode())
    return part


def _swapped(name: str, part: bytes) -> bytes:
    if name.startswith("ppt/slideMasters/slideMaster"):
        return part.replace(b'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', b'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')
    return part


def _saved(deck: Deck, colours: tuple[str, ...], font: str, changed: Callable[[str, bytes], bytes]) -> bytes:
    saved, out = BytesIO(), BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "ppt/theme/theme1.xml" and colours:
                part = _dressed(part.decode(), colours, font).encode()
            target.writestr(name, changed(name, part))
    return out.getvalue()


def _dressed(theme: str, colours: tuple[str, ...], font: str) -> str:
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    for name, colour in zip(names, colours, strict=True):
        theme = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', theme, flags=re.S
        )
    return re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*"', rf'\1{font}"', theme)
