"""The experience curve across one row of the overview's stages; where touchpoints stand too close for a face each, a
stage has one for all it feels like on average."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.layout.scene import Placed
from journeymap.layout.slides.curve import Point, face_of, ground, height_of, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.presented.overview_panel import Panel
    from journeymap.layout.slides.setting import Setting

_FACE, _LEAST_FACE = 10.0, 5.5
_MARGIN = 13.0
"""Px that the curve keeps to its upper and lower edge."""


def curve(
    setting: Setting, row: Sequence[StageSpan], panels: Sequence[Panel], y: float, height: float
) -> Iterator[Placed]:
    """The curve of each persona over these stages at `y`, as high as said; nothing where there is no room."""
    if not height:
        return
    theme = setting.theme
    left, right = panels[0].x, panels[-1].x + panels[-1].width
    lane = next((one.id for one in setting.journey.lanes if one.kind == "experience"), None)
    yield Placed(ground(right - left, height, _MARGIN, theme), left, y, "curve", None, lane)
    faces: list[Placed] = []
    steps = (panel.width / max(1, _count(span)) for span, panel in zip(row, panels, strict=True))
    radius = min(_FACE, *(0.46 * step for step in steps if 0.46 * step >= _LEAST_FACE), _FACE)
    for rank, persona in enumerate(setting.felt):
        points: list[Point] = []
        for span, panel in zip(row, panels, strict=True):
            points += _points(span, persona.id, panel.x - left, panel.width)
        drawn = line(points, rank, right - left, height, _MARGIN, False, theme)
        if drawn is not None:
            yield Placed(drawn, left, y, "curve", None, lane)
        for point in points:
            face = face_of(point.value, radius, theme)
            at = y + height_of(point.value, height, _MARGIN) - radius
            faces.append(Placed(face, left + point.x - radius, at, "feeling", point.touchpoint, lane))
    yield from faces


def _count(span: StageSpan) -> int:
    return sum(len(one.column.touchpoints) for one in span.columns)


def _points(span: StageSpan, persona: str, x: float, width: float) -> Iterator[Point]:
    touchpoints = list(span.touchpoints())
    step = width / max(1, len(touchpoints))
    felt = [
        (number, one.id, feeling.value)
        for number, one in enumerate(touchpoints)
        for feeling in one.feelings
        if feeling.persona == persona
    ]
    if 0.46 * step >= _LEAST_FACE:
        yield from (Point(x + (number + 0.5) * step, value, key) for number, key, value in felt)
    elif felt:
        mean = sum(value for _, _, value in felt) / len(felt)
        yield Point(x + width / 2, round(mean), span.stage.id)
