"""The slides of a step as pictures for a screen: below the row of stages, with a title that can be typed, and without
the footer and the number that a printed deck needs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Fragment
from journeymap.layout.presented.head import map_head, slide_head, stage_head
from journeymap.layout.presented.overview import overview
from journeymap.layout.presented.pills import pills
from journeymap.layout.scene import Placed, Scene
from journeymap.layout.slides.deck import one_by_one, sheets_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeymap.flow.problems import Problem
    from journeymap.layout.slide import Slide, Table
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Step


class Picture(NamedTuple):
    """A slide and how it looks on the screen."""

    slide: Slide
    scene: Scene


class Sheet(NamedTuple):
    """A picture to be: the touchpoints that stand on it, None where nobody knows beforehand, and what makes it."""

    touchpoints: frozenset[str] | None
    make: Callable[[], Picture]


def sheets(setting: Setting, step: Step, found: Sequence[Problem] = ()) -> Iterator[Sheet]:
    """The pictures of a step, as many as its slides, each still to be made; `found` is what the checks found."""
    if step.kind == "stage":
        made = sheets_of(setting, step)
        for number, one in enumerate(made, 1):
            counted = f"({number} of {len(made)})" if len(made) > 1 else ""
            yield Sheet(one.touchpoints, partial(_picture, setting, step, one.make, number, counted))
        return
    slides = overview(setting) if step.kind == "overview" else one_by_one(setting, step, found)
    for number, slide in enumerate(slides, 1):
        picture = Picture(slide, _scene(setting, step, slide, number, ""))
        yield Sheet(None, partial(_same, picture))


def _picture(setting: Setting, step: Step, make: Callable[[], Slide], number: int, counted: str) -> Picture:
    slide = make()
    return Picture(slide, _scene(setting, step, slide, number, counted))


def _same(picture: Picture) -> Picture:
    return picture


def _scene(setting: Setting, step: Step, slide: Slide, number: int, counted: str) -> Scene:
    theme = setting.theme
    row: tuple[Placed, ...] = ()
    if step.kind == "title" and number == 1:
        head = map_head(setting.journey, slide, theme)
    else:
        head = _head(setting, step, slide, counted)
        coloured = [(one, setting.spans[one.id].colour) for one in setting.journey.stages]
        row = tuple(pills(coloured, step.target, setting.frame, theme))
    tables = [one for table in slide.tables for one in _rows(table)]
    placed = (head, *row, *slide.placed, *tables)
    return Scene(slide.title, slide.width, slide.height, slide.background, placed, (), (), ())


def _rows(table: Table) -> Iterator[Placed]:
    """A table row by row, each as what shows the thing that it is about."""
    for number, cells in enumerate(table.rows):
        thing = table.things[number - 1] if number and table.things else None
        x, y = cells[0].x, cells[0].y
        boxes = tuple(
            replace(
                cell,
                x=cell.x - x,
                y=cell.y - y,
                texts=tuple(replace(text, x=text.x - x, y=text.y - y) for text in cell.texts),
            )
            for cell in cells
        )
        width, height = cells[-1].x + cells[-1].width - x, cells[0].height
        yield Placed(Fragment(width, height, boxes), x, y, "table", thing)


def _head(setting: Setting, step: Step, slide: Slide, counted: str) -> Placed:
    if step.kind == "stage":
        return stage_head(setting.spans[step.target or ""].stage, slide, counted, setting.theme)
    return slide_head(slide, setting.theme)
