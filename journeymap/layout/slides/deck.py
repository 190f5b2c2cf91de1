"""From a journey to the slides of a deck: which there are, in their order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from journeymap.flow.edges import edges
from journeymap.lanes.experience import personas_felt
from journeymap.lanes.plan import Memory
from journeymap.layout.grid import plan
from journeymap.layout.narrow import narrow
from journeymap.layout.slides import close, experience, metrics, milestones, overview, ranked, stage, title
from journeymap.layout.slides import problems as problem_tables
from journeymap.layout.slides.frames import FRAMES
from journeymap.layout.slides.setting import Setting
from journeymap.model.find import index
from journeymap.model.grouping import grouped
from journeymap.model.undisturbed import undisturbed
from journeymap.model.walk import walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.flow.problems import Problem
    from journeymap.layout.slide import Frame, Slide, SlideKind
    from journeymap.model.journey import Journey, Step

KINDS: tuple[SlideKind, ...] = (
    "title",
    "overview",
    "stage",
    "milestones",
    "experience",
    "opportunities",
    "metrics",
    "problems",
    "close",
)
"""All kinds of slides in the order of a deck that nobody has arranged."""


def deck(
    journey: Journey,
    theme: Theme,
    shape: str | Frame = "16:9",
    kinds: Collection[SlideKind] | None = None,
    stages: Collection[str] | None = None,
    problems: Sequence[Problem] = (),
) -> tuple[Slide, ...]:
    """The slides of a journey, in the order in which it is presented, without the steps that are hidden there.

    `shape` is one of `frames.FRAMES` or the frame of a template, `kinds` those wanted (None: all), `stages` the ids
    of the only stages (None: all), `problems` what `flow.check` found. What the map doesn't have makes no slide.
    Errors: KeyError for an unknown shape.
    """
    frame = FRAMES[shape] if isinstance(shape, str) else shape
    with undisturbed():
        part = narrow(journey, theme, stages=stages)
        things = index(part).things
        found = [one for one in problems if one.target is None or one.target in things]
        setting = setting_of(part, journey, theme, frame)
        made: list[Slide] = []
        for step in walk(part):
            if not step.hidden and (kinds is None or step.kind in kinds):
                made += slides_of(setting, step, found)
    return tuple(made)


def slides_of(setting: Setting, step: Step, found: Sequence[Problem] = ()) -> tuple[Slide, ...]:
    """The slides of one step alone, as they stand in the deck."""
    return tuple(one_by_one(setting, step, found))


def one_by_one(setting: Setting, step: Step, found: Sequence[Problem] = ()) -> Iterator[Slide]:
    """The same as they are asked for."""
    return _with_notes(_composed(setting, step, found), step)


def sheets_of(setting: Setting, step: Step) -> list[stage.Sheet]:
    """The slides of a stage's step, each still to be made."""
    sheets = stage.sheets(setting, setting.spans[step.target or ""])
    if step.notes.strip() and sheets:
        make = sheets[0].make
        sheets[0] = sheets[0]._replace(make=lambda: next(_with_notes((make(),), step)))
    return sheets


def setting_of(part: Journey, whole: Journey, theme: Theme, frame: Frame, memory: Memory | None = None) -> Setting:
    """What the steps of a journey are composed from; `part` is what of the `whole` is told. `memory` knows what was
    gathered for the journey before an edit."""
    scheme = plan(part, theme, memory or Memory())
    felt = personas_felt(scheme)
    return Setting(
        journey=part,
        index=index(part),
        theme=theme,
        plan=scheme,
        frame=frame,
        felt=tuple(persona for persona in part.personas if persona.id in felt),
        numbers={one.id: number for number, one in enumerate(whole.stages, 1)},
        leading=grouped((edge.source, edge) for edge in edges(part)),
        spans={span.stage.id: span for span in scheme.stages},
    )


def _composed(setting: Setting, step: Step, found: Sequence[Problem]) -> Iterable[Slide]:
    match step.kind:
        case "title":
            return title.slides(setting)
        case "overview":
            return overview.slides(setting)
        case "stage":
            return stage.slides(setting, setting.spans[step.target or ""])
        case "milestones":
            return milestones.slides(setting)
        case "experience":
            return experience.slides(setting)
        case "opportunities":
            return ranked.slides(setting)
        case "metrics":
            return metrics.slides(setting)
        case "problems":
            return problem_tables.slides(setting, found)
        case "close":
            return close.slides(setting)
        case _:
            assert_never(step.kind)


def _with_notes(slides: Iterable[Slide], step: Step) -> Iterator[Slide]:
    """The slides of a step, the first with what whoever presents wants to say, before all else."""
    own = step.notes.strip()
    for number, one in enumerate(slides):
        if own and number == 0:
            yield replace(one, notes=f"{own}\n\n{one.notes}".strip())
        else:
            yield one
