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

    from journeymap.draw.marks import Box, Image, Line, Segment

_SPECIAL = re.compile('[<>&"]|[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
"""Markup, and characters that XML cannot hold."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


def escape(text: str) -> str:
    """Text for an attribute or an element; characters that XML cannot hold are left out."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found.group(), ""), text) if _SPECIAL.search(text) else text


def box(mark: Box) -> str:
    """A box without its texts."""
    look = style(mark.fill, mark.stroke, mark.stroke_width, mark.dash)
    if mark.dash and mark.radius:
        # The very path of the other painters, so that its dashes fall where theirs do.
        shape = data(rounded_box(mark.x, mark.y, mark.width, mark.height, mark.radius))
        return f'<path d="{shape}"{look}/>'
    radius = min(mark.radius, mark.width / 2, mark.height / 2)
    rounded = ' rx="%.2f"' % radius if radius > 0 else ""
    place = 'x="%.2f" y="%.2f" width="%.2f" height="%.2f"' % (mark.x, mark.y, mark.width, mark.height)
    return f"<rect {place}{rounded}{look}/>"


def line(mark: Line) -> str:
    """The line and its arrow head. Its ends are flat: a head may follow."""
    look = style(None, mark.stroke, mark.stroke_width, mark.dash)
    cap = "" if mark.dash else ' stroke-linecap="butt"'
    drawn = f'<path d="{data(polyline(mark))}"{look}{cap}/>'
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


def data(segments: Iterable[Segment]) -> str:
    """Segments as an SVG path."""
    parts: list[str] = []
    for one in segments:
        if isinstance(one, Curve):
            parts.append("C%.2f %.2f %.2f %.2f %.2f %.2f" % (one.x1, one.y1, one.x2, one.y2, one.x, one.y))
        elif isinstance(one, To):
            parts.append("L%.2f %.2f" % (one.x, one.y))
        elif isinstance(one, Move):
            parts.append("M%.2f %.2f" % (one.x, one.y))
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
