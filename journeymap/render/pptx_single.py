"""Single marks as shapes: a box with its texts, a text box, a freeform, a line, a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.render.pptx_columns import Room, sides
from journeymap.render.pptx_lines import connector, free_line, where
from journeymap.render.pptx_naming import DECORATIVE
from journeymap.render.pptx_text import body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.marks import Box, Image, Line, Path
    from journeymap.render.pptx_columns import Column
    from journeymap.render.pptx_ink import Ink
    from journeymap.render.pptx_lines import Drawn, Glue

_WHOLE = 100_000
_OFF_CORNER = 0.29289
"""1 − √½"""
_NO_TEXT = '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p><a:endParaRPr sz="1000"/></a:p></p:txBody>'


class About(NamedTuple):
    """What is said of a shape: its id and name, what it shows in words, whether that is nothing, and the element that
    leads on from it when it is clicked. Name and words are escaped already."""

    id: int
    name: str
    told: str = ""
    silent: bool = False
    link: str = ""

    def xml(self) -> str:
        said = f' descr="{self.told}"' if self.told else ""
        inside = self.link + (DECORATIVE if self.silent else "")
        if not inside:
            return f'<p:cNvPr id="{self.id}" name="{self.name}"{said}/>'
        return f'<p:cNvPr id="{self.id}" name="{self.name}"{said}>{inside}</p:cNvPr>'


def box(ink: Ink, mark: Box, said: str, dx: float, dy: float, about: About) -> str:
    """A box that is seen; `said` is its text (see `inside`)."""
    place = where(mark.x + dx, mark.y + dy, mark.width, mark.height)
    look = f"{_outline(mark)}{ink.fill(mark.fill)}{ink.line(mark.stroke, mark.stroke_width, mark.dash)}"
    return _shape(about, f"{place}{look}", said)


def inside(ink: Ink, mark: Box, texts: Sequence[Column]) -> str:
    """The text of a box that is seen, wherever it stands."""
    if not texts:
        return _NO_TEXT
    # A rounded box keeps its text out of the corners: its insets begin where the arc crosses the diagonal.
    free = _OFF_CORNER * min(mark.radius, mark.width / 2, mark.height / 2)
    return body(ink, Room(mark.x + free, mark.y + free, mark.width - 2 * free, mark.height - 2 * free), texts)


def text_box(ink: Ink, texts: Sequence[Column], dx: float, dy: float, about: About, room: Box | None = None) -> str:
    """Texts without anything around them, in a box at least as large as `room`."""
    left, right = sides(texts)
    top = min([one.text.y for one in texts])
    bottom = max([one.text.y + one.text.block.height for one in texts])
    if room is not None:
        left, right = min(left, room.x), max(right, room.x + room.width)
        top, bottom = min(top, room.y), max(bottom, room.y + room.height)
    said = body(ink, Room(left, top, right - left, bottom - top), texts)
    look = f'{where(left + dx, top + dy, right - left, bottom - top)}<a:prstGeom prst="rect"/><a:noFill/>'
    return (
        f'<p:sp><p:nvSpPr>{about.xml()}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{look}</p:spPr>{said}</p:sp>'
    )


def path(ink: Ink, mark: Path, dx: float, dy: float, about: About) -> str:
    """A freeform."""
    shape = ink.freeform(mark)
    place = where(shape.x + dx, shape.y + dy, shape.width, shape.height)
    look = f"{ink.fill(mark.fill)}{ink.line(mark.stroke, mark.stroke_width, mark.dash)}"
    return _shape(about, f"{place}{shape.geometry}{look}", "")


def line(ink: Ink, mark: Line, about: About, start: Glue, end: Glue) -> str:
    """A line, in px of the slide. One that is held by other shapes is a connector; where programs that route their
    connectors themselves would draw it elsewhere, they get a line that only looks like it."""
    if not (start.xml or end.xml):
        if len(mark.points) > 2:
            return _free(ink, mark, about)
        return _connector(about, connector(ink, mark), start, end)
    drawn = connector(ink, mark)
    whole = _connector(about, drawn, start, end)
    if drawn.sure and start.near and end.near:
        return whole
    return (
        f'<mc:AlternateContent><mc:Choice Requires="a16">{whole}</mc:Choice>'
        f"<mc:Fallback>{_free(ink, mark, about)}</mc:Fallback></mc:AlternateContent>"
    )


def _connector(about: About, drawn: Drawn, start: Glue, end: Glue) -> str:
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{about.xml()}<p:cNvCxnSpPr>{start.xml}{end.xml}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{drawn.placed}{drawn.look}</p:spPr></p:cxnSp>"
    )


def _free(ink: Ink, mark: Line, about: About) -> str:
    drawn = free_line(ink, mark)
    return _shape(about, f"{drawn.placed}<a:noFill/>{drawn.look}", "")


def picture(mark: Image, rel_id: str, dx: float, dy: float, about: About) -> str:
    """A picture stretched over its place."""
    return (
        f"<p:pic><p:nvPicPr>{about.xml()}<p:cNvPicPr/><p:nvPr/></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{rel_id}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{where(mark.x + dx, mark.y + dy, mark.width, mark.height)}"
        '<a:prstGeom prst="rect"/></p:spPr></p:pic>'
    )


def _shape(about: About, properties: str, inside: str) -> str:
    return f"<p:sp><p:nvSpPr>{about.xml()}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{properties}</p:spPr>{inside}</p:sp>"


def _outline(mark: Box) -> str:
    """The shape of a box; a corner's radius is told as a share of the shorter side."""
    shorter = min(mark.width, mark.height)
    if mark.radius <= 0 or shorter <= 0:
        return '<a:prstGeom prst="rect"/>'
    share = min(mark.radius / shorter, 0.5)
    if share >= 0.5 and mark.width == mark.height:
        return '<a:prstGeom prst="ellipse"/>'
    value = round(share * _WHOLE)
    return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {value}"/></a:avLst></a:prstGeom>'
