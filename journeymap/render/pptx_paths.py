"""Paths as freeforms: curves stay curves, with points that can be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Curve, Move, To
from journeymap.render.pptx_names import EMU

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.marks import Segment


class Freeform(NamedTuple):
    """The bounds of a path, px, and its geometry."""

    x: float
    y: float
    width: float
    height: float
    geometry: str


def freeform(segments: Sequence[Segment], *, filled: bool) -> Freeform:
    """The path in coordinates of its own; one that is not `filled` is a line, even where it ends at its start."""
    xs: list[float] = []
    ys: list[float] = []
    for one in segments:
        if isinstance(one, Curve):
            xs += (one.x1, one.x2, one.x)
            ys += (one.y1, one.y2, one.y)
        elif isinstance(one, Move | To):
            xs.append(one.x)
            ys.append(one.y)
    if not xs:
        return Freeform(0.0, 0.0, 0.0, 0.0, "")
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top

    def at(x: float, y: float) -> str:
        return f'<a:pt x="{round((x - left) * EMU)}" y="{round((y - top) * EMU)}"/>'

    steps: list[str] = []
    for one in segments:
        if isinstance(one, Curve):
            steps.append(f"<a:cubicBezTo>{at(one.x1, one.y1)}{at(one.x2, one.y2)}{at(one.x, one.y)}</a:cubicBezTo>")
        elif isinstance(one, To):
            steps.append(f"<a:lnTo>{at(one.x, one.y)}</a:lnTo>")
        elif isinstance(one, Move):
            steps.append(f"<a:moveTo>{at(one.x, one.y)}</a:moveTo>")
        else:
            steps.append("<a:close/>")
    fill = "" if filled else ' fill="none"'
    size = f'w="{max(round(width * EMU), 1)}" h="{max(round(height * EMU), 1)}"'
    return Freeform(
        left,
        top,
        width,
        height,
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst><a:path {size}{fill}>{''.join(steps)}</a:path></a:pathLst></a:custGeom>",
    )
