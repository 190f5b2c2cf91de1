"""From a journey to a scene: the one function that says where everything stands.

Rows from top to bottom: head, milestones, stages, sub-stages, the visible lanes in the user's order, foot.
Fragments whose inputs did not change since the previous scene are taken over as they are.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Text
from journeymap.draw.wrap import paragraph
from journeymap.flow.edges import edges
from journeymap.lanes import experience, footer, frame, header, milestones, stages, styles
from journeymap.lanes.kinds import LANES
from journeymap.lanes.plan import LANE_PAD, Memory, Strip
from journeymap.layout.grid import MARGIN, plan
from journeymap.layout.routing import cards, route
from journeymap.layout.scene import Placed, Row, Scene, Span
from journeymap.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import Chunk, ColumnSpan, Plan
    from journeymap.model.journey import Journey, Lane

_ROW_GAP = 6.0
_HEAD = 1900.0
_WIDEST_HEAD = 3200.0
"""Up to here head and foot span the map, px; those of a wider one stay together at its start, `_HEAD` wide."""


def build(journey: Journey, theme: Theme, previous: Scene | None = None) -> Scene:
    """The scene of a journey in a theme. `previous` only saves work: the result is the same without it."""
    with undisturbed():
        return _build(journey, theme, Memory(previous.memory if previous is not None else None))


def _build(journey: Journey, theme: Theme, memory: Memory) -> Scene:
    scheme = plan(journey, theme, memory)
    width = scheme.right + MARGIN
    page = _Page(scheme)
    page.y = MARGIN - 6.0
    _head(page)
    if journey.milestones:
        _milestones(page)
    if journey.stages:
        _stages(page)
    if journey.substages:
        _substages(page)
    for lane in journey.lanes:
        if not lane.hidden:
            _lane(page, lane)
    _foot(page)
    memory.tidy(len(page.placed))
    return Scene(
        title=journey.title,
        width=width,
        height=page.y + MARGIN - 12.0,
        background=theme.ground,
        placed=tuple(page.placed),
        rows=tuple(page.rows),
        columns=tuple(chain.from_iterable([memory.gathered(_columns, s.stage.id, s.columns) for s in scheme.stages])),
        stages=tuple([Span(span.stage.id, span.x, span.width) for span in scheme.stages]),
        memory=memory,
    )


def _columns(_: Memory, columns: tuple[ColumnSpan, ...]) -> tuple[Span, ...]:
    return tuple([Span(c.column.touchpoints[0].id if c.column.touchpoints else "", c.x, c.width) for c in columns])


class _Page:
    """The scene while it grows downwards: `y` is where the next row starts."""

    def __init__(self, scheme: Plan) -> None:
        self.plan = scheme
        self.y = 0.0
        self.placed: list[Placed] = []
        self.rows: list[Row] = []

    def put(self, fragment: Fragment, x: float, y: float, role: str, thing: str | None, lane: str | None) -> None:
        self.placed.append(Placed(fragment, x, y, role, thing, lane))

    def put_all(self, chunks: tuple[Chunk, ...], lane: str | None) -> None:
        for number, chunk in enumerate(chunks):
            self.placed += self.plan.draw.gathered(_placed, (lane, number), chunk, self.y, lane)

    def end_row(self, key: str, height: float) -> None:
        self.rows.append(Row(key, self.y, height))
        self.y += height + _ROW_GAP


def _placed(_: Memory, chunk: Chunk, top: float, lane: str | None) -> tuple[Placed, ...]:
    """A chunk in the scene; the same objects as before where nothing moved."""
    return tuple([Placed(f, x, y + top, role, thing, lane) for f, x, y, role, thing in chunk])


def _head(page: _Page) -> None:
    journey, scheme = page.plan.journey, page.plan
    pictures = {picture.sha256: picture for picture in journey.images}
    personas = tuple([(p, pictures.get(p.image) if p.image else None) for p in journey.personas])
    felt = experience.personas_felt(scheme)
    width = _head_width(scheme)
    fragment = scheme.draw(
        header.draw, "header", journey.title, header.subtitle(journey), personas, journey.success, felt, width,
        scheme.theme,
    )  # fmt: skip
    page.put(fragment, MARGIN, page.y, "header", None, None)
    page.end_row("header", fragment.height)
    page.y += 8.0


def _head_width(scheme: Plan) -> float:
    width = scheme.right - MARGIN
    return width if width <= _WIDEST_HEAD else _HEAD


def _milestones(page: _Page) -> None:
    strip = milestones.place(page.plan)
    name = page.plan.draw(row_name, "milestones", "Milestones", page.plan.left - MARGIN, page.plan.theme)
    page.put(name, MARGIN, page.y + milestones.AXIS - name.height / 2, "lane-name", None, None)
    page.put_all(strip.chunks, None)
    page.end_row("milestones", strip.height)


def row_name(title: str, width: float, theme: Theme) -> Fragment:
    """The name of a row that is no lane of the user's."""
    block = paragraph(title, styles.LANE_NAME, width - 24.0)
    return Fragment(width, block.height, (Text(12.0, 0.0, block, theme.ink_soft),))


def _stages(page: _Page) -> None:
    scheme = page.plan
    height = max(stages.chevron_height(span.stage, span.width) for span in scheme.stages)
    for span in scheme.stages:
        key = span.stage.id
        fragment = scheme.draw(stages.chevron, key, span.stage, span.width, height, span.colour, scheme.theme)
        page.put(fragment, span.x, page.y, "stage", key, None)
    page.end_row("stages", height)


def _substages(page: _Page) -> None:
    """A bar over the columns of each sub-stage; a stage without any leaves its part of the row open."""
    scheme = page.plan
    bars: dict[str, tuple[float, float, str]] = {}
    for span in scheme.columns:
        if (part := span.column.substage) is not None:
            x, _, _ = bars.get(part.id, (span.x, 0.0, ""))
            bars[part.id] = (x, span.x + span.width - x, scheme.stages[span.stage].colour)
    titles = {part.id: part for part in scheme.journey.substages}
    height = max(stages.substage_height(titles[key], width - 6.0) for key, (_, width, _) in bars.items())
    for key, (x, width, colour) in bars.items():
        fragment = scheme.draw(stages.substage, key, titles[key].title, width - 6.0, height, colour, scheme.theme)
        page.put(fragment, x + 3.0, page.y, "substage", key, None)
    page.end_row("substages", height)


def _lane(page: _Page, lane: Lane) -> None:
    scheme = page.plan
    strip = LANES[lane.kind](lane, scheme)
    if lane.kind == "touchpoints":
        strip = _with_flow(scheme, strip)
    name = scheme.draw(frame.name, lane.id, lane, scheme.left - MARGIN, scheme.theme)
    height = max(strip.height, name.height)
    if lane.kind not in frame.BOUNDARIES:
        tints = tuple([(s.x - MARGIN, s.width, s.colour) for s in scheme.stages])
        ground = scheme.draw(frame.panel, lane.id, height, scheme.right - MARGIN, tints, scheme.theme)
        page.put(ground, MARGIN, page.y, "lane", lane.id, lane.id)
    page.put(name, MARGIN, page.y, "lane-name", lane.id, lane.id)
    page.put_all(strip.chunks, lane.id)
    page.end_row(lane.id, height)


def _with_flow(scheme: Plan, strip: Strip) -> Strip:
    spots = cards(scheme, strip.chunks)
    channel, connectors = route(scheme, spots, edges(scheme.journey), strip.height - LANE_PAD)
    return Strip(strip.height + channel, (connectors, *strip.chunks))


def _foot(page: _Page) -> None:
    scheme = page.plan
    shown = frozenset(lane.kind for lane in scheme.journey.lanes if not lane.hidden)
    ways = edges(scheme.journey) if "touchpoints" in shown else ()
    legend = footer.entries(scheme, ways, shown)
    text = footer.remarks(scheme, shown)
    width = _head_width(scheme)
    page.y += 4.0
    fragment = scheme.draw(footer.draw, "footer", legend, text, width, scheme.theme)
    page.put(fragment, MARGIN, page.y, "footer", None, None)
    page.end_row("footer", fragment.height)
