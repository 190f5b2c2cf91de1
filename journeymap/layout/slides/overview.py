"""The picture of the whole map on a slide, and, where its small print could not be read there, the same in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.layout.build import build
from journeymap.layout.grid import COLUMN, MARGIN, names_width
from journeymap.layout.narrow import narrow
from journeymap.layout.scene import Placed
from journeymap.layout.slides.scaling import Scaling
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.speaking import labelled, plain, section
from journeymap.layout.texts import blocks
from journeymap.model.vocabulary import STATE_LABELS, day_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.scene import Scene
    from journeymap.layout.slide import Area, Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Journey, Stage

READS = 6.0
"""Pt: smaller text than this is not read on a slide, only recognised."""
_POINT = 0.75
_LEAST_WRITTEN = 1.0 / _POINT
"""Px: programs for slides write nothing below 1 pt."""
_LARGEST = 1.35
"""No map is drawn larger than this: small maps keep their calm."""
_MOST_PARTS = 6
_LOWER_IN_PARTS = 1.2
"""A part of a map may be lower than the whole, but not by more than this."""


def slides(setting: Setting) -> Iterator[Slide]:
    """The map as it is; then, if its text is too small there and stages fit slides on which it isn't, those."""
    journey = setting.journey
    if not journey.stages and not journey.milestones:
        return
    whole = _Fitted(build(journey, setting.theme), setting.frame.body)
    about = in_numbers(journey)
    parts = [] if whole.points >= READS else _parts(setting, whole)
    instead = (
        "The next slides show the same map in parts." if parts else "The slides of its stages are in a size that reads."
    )
    size = f"The smallest text is {whole.points:.1f} pt here: too small to be read from a seat."
    notes = [
        *([size, instead] if whole.points < READS else []),
        *section("Stages without touchpoints", stages_without_touchpoints(setting)),
    ]
    yield slide(setting, "overview", "overview", "The journey at a glance", about, whole.placed(), notes=notes)
    for number, (stages, fitted) in enumerate(parts, 2):
        names = stages[0].title if len(stages) == 1 else f"{stages[0].title} to {stages[-1].title}"
        title = f"The journey: {names}" if names.strip() else "The journey"
        yield slide(
            setting, "overview", f"overview/{number}", title, f"part {number - 1} of {len(parts)}", fitted.placed()
        )  # fmt: skip


def in_numbers(journey: Journey) -> str:
    """How much there is, and whether it is the present: "5 stages, 15 touchpoints, current state"."""
    stages, touchpoints = _number(len(journey.stages), "stage"), _number(len(journey.touchpoints), "touchpoint")
    return f"{stages}, {touchpoints}, {STATE_LABELS[journey.state]}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def stages_without_touchpoints(setting: Setting) -> list[str]:
    """The stages that may have no slide of their own, in words."""
    stages = [span.stage for span in setting.plan.stages if not any(one.column.touchpoints for one in span.columns)]
    return [
        labelled(one.title or "Stage", day_range(one.start_day, one.end_day), one.goal, one.owner) or plain(one.title)
        for one in stages
    ]


class _Fitted:
    """A scene without its head, whose words the other slides say, and without its margins, since a slide has its own,
    as large as it fits an area."""

    def __init__(self, scene: Scene, area: Area) -> None:
        self.scene = scene
        self.area = area
        self.top = next((row.y for row in scene.rows if row.key != "header"), 0.0) - 6.0
        self.width = scene.width - 2 * MARGIN
        self.height = max((row.y + row.height for row in scene.rows), default=scene.height) - self.top
        self.scale = min(area.width / self.width, area.height / self.height, _LARGEST)
        sizes = [block.size for block in blocks(scene) if block.source.strip()]
        self.points = min(sizes, default=99.0) * self.scale * _POINT

    def placed(self) -> tuple[Placed, ...]:
        """What is drawn, in px of the slide, in the middle of the area."""
        s = self.scale
        scaled = Scaling(s, _LEAST_WRITTEN)
        left = self.area.x + (self.area.width - self.width * s) / 2 - MARGIN * s
        top = self.area.y + (self.area.height - self.height * s) / 2 - self.top * s
        return tuple(
            [
                Placed(scaled(fragment), left + x * s, top + y * s, role, thing, lane)
                for fragment, x, y, role, thing, lane in self.scene.placed
                if role != "header"
            ]
        )


def _parts(setting: Setting, whole: _Fitted) -> list[tuple[Sequence[Stage], _Fitted]]:
    """As few parts of neighbouring stages as have text that reads; none where that would take too many, or where
    one stage alone is too large."""
    stages = setting.journey.stages
    needed = READS / whole.points * whole.scale
    widest = setting.frame.body.width / needed - names_width(setting.journey)
    counts = [len(span.columns) for span in setting.plan.stages]
    if max(counts, default=0) * COLUMN > widest or whole.height * needed > setting.frame.body.height * _LOWER_IN_PARTS:
        return []
    parts: list[tuple[Sequence[Stage], _Fitted]] = []
    first = 0
    while first < len(stages):
        last = first + 1
        while last < len(stages) and sum(counts[first : last + 1]) * COLUMN <= widest:
            last += 1
        for end in range(last, first, -1):
            chosen = stages[first:end]
            part = narrow(setting.journey, setting.theme, stages=[stage.id for stage in chosen])
            fitted = _Fitted(build(part, setting.theme), setting.frame.body)
            if fitted.points >= READS:
                break
        else:
            return []
        parts.append((chosen, fitted))
        first = end
        if len(parts) > _MOST_PARTS:
            return []
    return parts if len(parts) > 1 else []
