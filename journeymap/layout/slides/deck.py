"""From a journey to the slides of a deck: which there are, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.edges import edges
from journeymap.lanes.experience import personas_felt
from journeymap.lanes.plan import Memory
from journeymap.layout.grid import plan
from journeymap.layout.narrow import narrow
from journeymap.layout.slides import experience, metrics, milestones, overview, ranked, stage, title
from journeymap.layout.slides import problems as problem_tables
from journeymap.layout.slides.frames import FRAMES
from journeymap.layout.slides.setting import Setting
from journeymap.model.find import index
from journeymap.model.grouping import grouped
from journeymap.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.flow.problems import Problem
    from journeymap.layout.slide import Frame, Slide, SlideKind
    from journeymap.model.journey import Journey

KINDS: tuple[SlideKind, ...] = (
    "title",
    "overview",
    "stage",
    "milestones",
    "experience",
    "opportunities",
    "metrics",
    "problems",
)
"""All kinds of slides in the order of a deck."""

_COMPOSED: dict[SlideKind, Callable[[Setting], Iterable[Slide]]] = {
    "title": title.slides,
    "overview": overview.slides,
    "stage": stage.slides,
    "milestones": milestones.slides,
    "experience": experience.slides,
    "opportunities": ranked.slides,
    "metrics": metrics.slides,
}


def deck(
    journey: Journey,
    theme: Theme,
    shape: str | Frame = "16:9",
    kinds: Collection[SlideKind] | None = None,
    stages: Collection[str] | None = None,
    problems: Sequence[Problem] = (),
) -> tuple[Slide, ...]:
    """The slides of a journey, in the deck's order.

    `shape` is one of `frames.FRAMES` or the frame of a template, `kinds` those wanted (None: all), `stages` the ids
    of the only stages (None: all), `problems` what `flow.check` found. What the map doesn't have makes no slide; its
    title always makes one. Errors: KeyError for an unknown shape.
    """
    frame = FRAMES[shape] if isinstance(shape, str) else shape
    with undisturbed():
        part = narrow(journey, theme, stages=stages)
        scheme = plan(part, theme, Memory())
        felt = personas_felt(scheme)
        setting = Setting(
            part,
            index(part),
            theme,
            scheme,
            frame,
            tuple(persona for persona in part.personas if persona.id in felt),
            {stage.id: number for number, stage in enumerate(journey.stages, 1)},
            grouped((edge.source, edge) for edge in edges(part)),
        )
        made: list[Slide] = []
        for kind in KINDS:
            if kinds is None or kind in kinds:
                if kind == "problems":
                    made += problem_tables.slides(setting, _within(part, problems))
                elif kind in _COMPOSED:
                    made += _COMPOSED[kind](setting)
    return tuple(made)


def _within(part: Journey, problems: Sequence[Problem]) -> list[Problem]:
    """Those of the problems that concern the whole map or what is left of it."""
    things = index(part).things
    return [one for one in problems if one.target is None or one.target in things]
