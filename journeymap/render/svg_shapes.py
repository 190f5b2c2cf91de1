"""Boxes, lines, paths and pictures as SVG elements, and the escaping that every text needs."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.draw.geometry import head, polyline, rounded_box
from journeymap.draw.marks import Curve, Move, To

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.marks import Box, Image, Line, Path, Segment

_SPECIAL = re.compile('[<>&"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
"""Markup, and characters that XML cannot hold."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


def escape(text: str) -> str:
    """Text for an attribute or an element; characters that XML cannot hold are left out. Its UTF-8 bytes stand for
    themselves as a character each, as `write_svg` wants it."""
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda found: _ENTITIES.get(found.group(), ""), text)
    return text if text.isascii() else text.encode("utf-8").decode("latin-1")


def box(mark: Box) -> str:
    """A box without its texts."""
    look = style(mark.fill, mark.stroke, mark.stroke_width, mark.dash)
    if mark.dash and mark.radius:
        # The very path of the other painters, so that its dashes fall where theirs do.
        shape = data(rounded_box(mark.x, mark.y, mark.width, mark.height, mark.radius), Numbers())
        return f'<path d="{shape}"{look}/>'
    radius = min(mark.radius, mark.width / 2, mark.height / 2)
    rounded = ' rx="%.2f"' % radius if radius > 0 else ""
    place = 'x="%.2f" y="%.2f" width="%.2f" height="%.2f"' % (mark.x, mark.y, mark.width, mark.height)
    return f"<rect {place}{rounded}{look}/>"


def path(mark: Path, numbers: Numbers) -> str:
    """A path, beginning with `<path `."""
    look = style(mark.fill, mark.stroke, mark.stroke_width, mark.dash)
    return f'<path d="{data(mark.segments, numbers)}"{look}/>'


def line(mark: Line) -> str:
    """The line and its arrow head. Its ends are flat: a head may follow."""
    look = style(None, mark.stroke, mark.stroke_width, mark.dash)
    cap = "" if mark.dash else ' stroke-linecap="butt"'
    drawn = f'<path d="{data(polyline(mark), Numbers())}"{look}{cap}/>'
    corners = head(mark)
    if corners is None:
        return drawn
    points = "%.2f,%.2f %.2f,%.2f %.2f,%.2f" % (*corners[0], *corners[1], *corners[2])
    return f'{drawn}<polygon points="{points}" fill="{mark.stroke}"/>'


@lru_cache(maxsize=4096)
def style(fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...]) -> str:
    """Attributes of a shape's fill and stroke."""
    filled = f' fill="{fill or "none"}"'
    if stroke is None:
        return filled
    dashes = f' stroke-dasharray="{" ".join(f"{one:g}" for one in dash)}" stroke-linecap="butt"' if dash else ""
    return f'{filled} stroke="{stroke}" stroke-width="{width:.2f}"{dashes}'


class Numbers(dict[float, str]):
    """Lengths in px, to a hundredth, as text; whole columns, rows and curves share them."""

    def __missing__(self, number: float) -> str:
        whole = int(number)
        told = self[number] = f"{whole}" if whole == number else f"{number:.2f}"
        return told


def data(segments: Iterable[Segment], numbers: Numbers) -> str:
    """Segments as an SVG path."""
    parts: list[str] = []
    n = numbers
    for one in segments:
        if type(one) is Curve:
            parts.append(f"C{n[one.x1]} {n[one.y1]} {n[one.x2]} {n[one.y2]} {n[one.x]} {n[one.y]}")
        elif type(one) is To:
            parts.append(f"L{n[one.x]} {n[one.y]}")
        elif type(one) is Move:
            parts.append(f"M{n[one.x]} {n[one.y]}")
        else:
            parts.append("Z")
    return "".join(parts)


def image(mark: Image) -> str:
    """A picture, carried inside the drawing, and its description."""
    kind = "png" if mark.data.startswith(b"\x89PNG") else "jpeg"
    content = b64encode(mark.data).decode("ascii")
    return (
        f'<image x="{mark.x:.2f}" y="{mark.y:.2f}" width="{mark.width:.2f}" height="{mark.height:.2f}"'
        f' preserveAspectRatio="none" xlink:href="data:image/{kind};base64,{content}">'
        f"<title>{escape(mark.alt)}</title></image>"
    )
