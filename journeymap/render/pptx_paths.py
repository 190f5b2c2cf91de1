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
        if type(one) is Curve:
            xs += (one.x1, one.x2, one.x)
            ys += (one.y1, one.y2, one.y)
        elif type(one) is To or type(one) is Move:
            xs.append(one.x)
            ys.append(one.y)
    if not xs:
        return Freeform(0.0, 0.0, 0.0, 0.0, "")
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top
    # All points at once, in the order of the steps; to the nearest EMU, none of them being negative.
    points = iter(
        [
            f'<a:pt x="{int((x - left) * EMU + 0.5)}" y="{int((y - top) * EMU + 0.5)}"/>'
            for x, y in zip(xs, ys, strict=True)
        ]
    )
    steps: list[str] = []
    for one in segments:
        if type(one) is Curve:
            steps.append(f"<a:cubicBezTo>{next(points)}{next(points)}{next(points)}</a:cubicBezTo>")
        elif type(one) is To:
            steps.append(f"<a:lnTo>{next(points)}</a:lnTo>")
        elif type(one) is Move:
            steps.append(f"<a:moveTo>{next(points)}</a:moveTo>")
        else:
            steps.append("<a:close/>")
    fill = "" if filled else ' fill="none"'
    size = f'w="{max(round(width * EMU), 1)}" h="{max(round(height * EMU), 1)}"'
    return Freeform(
        left,
        top,
        width,
        height,
        f"<a:custGeom><a:avLst/><a:pathLst><a:path {size}{fill}>{''.join(steps)}</a:path></a:pathLst></a:custGeom>",
    )
