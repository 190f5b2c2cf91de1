"""The experience over the whole journey, a slide a persona: its curve, with what was said where it is lowest and
highest and at the moments of truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.lanes.notes import quoted
from journeymap.layout.scene import Placed
from journeymap.layout.slide import Area
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.callouts import MARGIN, Callout, between, called_out
from journeymap.layout.slides.curve import Point, face_of, ground, height_of, line
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.speaking import labelled, plain, section
from journeymap.layout.slides.stage_bar import stage_bar
from journeymap.layout.slides.type_sizes import SMALL
from journeymap.model.find import touchpoints_in_order
from journeymap.model.vocabulary import FEELING_LABELS, feeling_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Persona, Touchpoint

_NAMES = 92.0
_STRIP = 28.0
_LEAST_CURVE = 96.0
"""Px that the curve is high at least, if there is any way."""
_BOTH = ": the low and the high"
_LARGEST_FACE, _LEAST_FACE = 12.0, 5.0


def slides(setting: Setting) -> Iterator[Slide]:
    """A slide for each persona that anybody felt something as."""
    for rank, persona in enumerate(setting.felt):
        yield _slide(setting, persona, rank)


def _slide(setting: Setting, persona: Persona, rank: int) -> Slide:
    body = setting.frame.body
    touchpoints = touchpoints_in_order(setting.journey)
    step = (body.width - _NAMES) / len(touchpoints)
    values = {t.id: f.value for t in touchpoints for f in t.feelings if f.persona == persona.id}
    points = [
        Point((number + 0.5) * step, values[t.id], t.id) for number, t in enumerate(touchpoints) if t.id in values
    ]
    by_id = {t.id: t for t in touchpoints}
    quotes = _quotes(setting, persona)
    ends = {min(point.value for point in points), max(point.value for point in points)}
    callouts = [_callout(by_id[point.touchpoint], point, ends, quotes, body.x + _NAMES) for point in points]
    whole = Area(body.x + _NAMES, body.y, body.width - _NAMES, body.height - _STRIP)
    area = between(callouts, whole)
    for fewer in ([one for one in callouts if not one.above], []):
        if area.height < _LEAST_CURVE:  # on a small screen the curve matters more than what is said of it
            callouts = fewer
            area = between(callouts, whole)
    around, told = called_out(setting, callouts, area)
    told_of = {one.touchpoint for one in told}
    more = [
        labelled(by_id[key].title or "Touchpoint", *said)
        for key, said in quotes.items()
        if key in by_id and (key not in told_of or len(said) > 1)
    ]
    low, high = min(points, key=lambda p: p.value), max(points, key=lambda p: p.value)
    name = plain(persona.name)
    title = _title(by_id[low.touchpoint], by_id[high.touchpoint], low.value, high.value)
    about = name if len(setting.journey.personas) > 1 else f"{name}: {len(points)} touchpoints felt" if name else ""
    placed = [
        *_backdrop(setting, touchpoints, step, area, body),
        *_curve(setting, points, rank, step, area, told_of),
        *around,
    ]
    return slide(
        setting, "experience", f"experience/{persona.id}", title, about, placed,
        notes=section("More of what was said", more), shorter=(title.removesuffix(_BOTH), "How it feels"),
    )  # fmt: skip


def _title(low: Touchpoint, high: Touchpoint, least: int, most: int) -> str:
    down, up = plain(low.title), plain(high.title)
    if least < 0 < most and down and up:
        return f"From “{down}” to “{up}”{_BOTH}"
    if least < 0 and down:
        return f"“{down}” is the low point"
    return f"“{up}” is the high point" if most > 0 and up else "How it feels"


def _quotes(setting: Setting, persona: Persona) -> dict[str, list[str]]:
    """What was said at each touchpoint, by this persona or by nobody in particular."""
    found: dict[str, list[str]] = {}
    for lane in setting.journey.lanes:
        if lane.kind == "says" and not lane.hidden:
            for at, notes in setting.index.notes_in.get(lane.id, {}).items():
                said = [quoted(n.text) for n in notes if n.text.strip() and n.persona in (None, persona.id)]
                if said:
                    found.setdefault(at, []).extend(said)
    return found


def _callout(
    touchpoint: Touchpoint, point: Point, ends: Collection[int], quotes: dict[str, list[str]], left: float
) -> Callout:
    """What may be said of a point, and how much it matters that it is: moments of truth most, then the ends of the
    scale, `ends`, then whatever was said."""
    said = quotes.get(point.touchpoint, [])
    extreme = len(ends) > 1 and point.value in ends
    weight = 4 * touchpoint.moment_of_truth + 3 * extreme * (1 + bool(said)) + 2 * bool(said) + abs(point.value) / 4
    feeling = feeling_text(point.value)
    if touchpoint.moment_of_truth:
        feeling = f"moment of truth · {feeling}"
    quote = said[0] if said else ""
    return Callout(point.touchpoint, left + point.x, point.value, weight, touchpoint.title, quote, feeling)


def _backdrop(
    setting: Setting, touchpoints: Sequence[Touchpoint], step: float, area: Area, body: Area
) -> Iterator[Placed]:
    """The stages as tints behind the curve and as bars below everything, and the words of the scale."""
    theme = setting.theme
    counts = {span.stage.id: 0 for span in setting.plan.stages}
    for touchpoint in touchpoints:
        counts[touchpoint.stage] += 1
    x = area.x
    for span in setting.plan.stages:
        width = counts[span.stage.id] * step - 3.0
        if width > 0.5:
            tint = written((), width, 0.0, theme.tint(span.colour), radius=6.0, least=area.height)
            yield Placed(tint, x, area.y, "band")
            bar = stage_bar(setting, span, width, _STRIP)
            yield Placed(bar, x, body.y + body.height - _STRIP, "stage", span.stage.id)
        x += counts[span.stage.id] * step
    for value in (2, 0, -2):
        word = written([Said(FEELING_LABELS[value], SMALL, theme.ink_faint, 1)], _NAMES - 10.0)
        yield Placed(word, body.x, area.y + height_of(value, area.height, MARGIN) - word.height / 2, "axis")


def _curve(
    setting: Setting, points: list[Point], rank: int, step: float, area: Area, told_of: set[str]
) -> Iterator[Placed]:
    theme = setting.theme
    yield Placed(ground(area.width, area.height, MARGIN, theme), area.x, area.y, "curve")
    if drawn := line(points, rank, area.width, area.height, MARGIN, False, theme):
        yield Placed(drawn, area.x, area.y, "curve")
    usual = min(_LARGEST_FACE, step * 0.45)
    for point in points:
        radius = max(usual, _LEAST_FACE + 3.0) if point.touchpoint in told_of else usual
        if radius >= _LEAST_FACE:
            y = area.y + height_of(point.value, area.height, MARGIN)
            yield Placed(
                face_of(point.value, radius, theme), area.x + point.x - radius, y - radius, "feeling", point.touchpoint
            )  # fmt: skip
