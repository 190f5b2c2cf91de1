"""The rows of a stage's slides: its cards, its curve and what the visible lanes hold, column by column."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from journeymap.flow.standing import says_something
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.stage_cells import Cell, card, likeness, note, response, signal
from journeymap.layout.slides.type_sizes import SMALL_BOLD
from journeymap.model.journey import NOTE_LANES
from journeymap.model.vocabulary import LANE_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.slides.setting import Setting
    from journeymap.layout.slides.type_sizes import Tier
    from journeymap.model.find import Column
    from journeymap.model.journey import Lane, Note, Touchpoint

Kind = Literal["cards", "curve", "cells", "line"]


_ABOVE = 74.0
"""Px that the headings of a slide's columns and the room around a row take at the most."""
_LINE = 34.0
"""Px that the line of a blueprint takes with the room around it."""


class Row(NamedTuple):
    """A row with its name: what stands across all its columns, and below that the cells of each column. The curve
    and the lines of a blueprint have none."""

    name: str
    lane: str | None
    kind: Kind
    wide: tuple[Cell, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()
    dash: tuple[float, ...] = ()


class Grid(NamedTuple):
    """The columns of a stage's slides, px: names run from `names` to `left`, columns of `width` from there; a
    card keeps half of `gutter` to either side of its column."""

    names: float
    left: float
    width: float
    gutter: float
    right: float

    @property
    def card(self) -> float:
        return self.width - self.gutter

    def x(self, column: int) -> float:
        """Where the cards of a column start."""
        return self.left + column * self.width


def rows(
    setting: Setting, stage: StageSpan, columns: Sequence[Column], first: bool, grid: Grid, tier: Tier
) -> list[Row]:
    """The rows of some neighbouring columns of a stage in the user's order, the cards first. What stands under the
    whole stage is told with its first columns."""
    above = (_substages(setting, stage, columns, grid), _cards(setting, stage, columns, grid, tier))
    made = [row for row in above if row is not None]
    for lane in setting.journey.lanes:
        if not lane.hidden:
            row = _lane(setting, stage, columns, first, grid, tier, lane)
            made += [row] if row is not None else []
    made += _responses(setting, columns, grid, tier)
    return list(_without_loose_ends(made))


def _without_loose_ends(made: list[Row]) -> Iterator[Row]:
    """The rows without those lines of a blueprint that have nothing below them to part from what is above."""
    for number, row in enumerate(made):
        if row.kind != "line" or any(below.kind != "line" for below in made[number + 1 :]):
            yield row


def _substages(setting: Setting, stage: StageSpan, columns: Sequence[Column], grid: Grid) -> Row | None:
    if not any(column.substage for column in columns):
        return None
    theme = setting.theme
    ground = theme.tint(stage.colour, 0.22 if theme.dark else 0.14)
    ink = theme.readable(stage.colour, ground)
    cells: list[tuple[Cell, ...]] = []
    for part, together in groupby(columns, key=lambda column: column.substage):
        count = len(list(together))
        if part is not None:
            width = count * grid.width - grid.gutter
            said = [Said(part.title, SMALL_BOLD, ink, 1, field="title")]
            bar = written(said, width, 5.0, ground, radius=6.0, least=28.0, left=12.0)
            cells.append((Cell(bar, "substage", part.id),))
        cells += [()] * (count - (part is not None))
    return Row("", None, "cells", (), tuple(cells))


def _cards(setting: Setting, stage: StageSpan, columns: Sequence[Column], grid: Grid, tier: Tier) -> Row | None:
    """The cards, all as high as the highest."""
    if not columns:
        return None

    shown = [touchpoint for column in columns for touchpoint in column.touchpoints]
    like = likeness(shown, grid.card, stage.at_risk, tier, setting.theme)

    def drawn(one: Touchpoint) -> Cell:
        at_risk = one.id in stage.at_risk
        return Cell(card(one, stage.colour, grid.card, at_risk, tier, setting.theme, like), "touchpoint", one.id)

    cells = tuple(tuple(map(drawn, column.touchpoints)) for column in columns)
    lane = next((lane for lane in setting.journey.lanes if lane.kind == "touchpoints"), None)
    name = lane.title if lane is not None and lane.title.strip() else LANE_TITLES["touchpoints"]
    return Row(name, lane.id if lane else None, "cards", (), cells)


def _lane(
    setting: Setting, stage: StageSpan, columns: Sequence[Column], first: bool, grid: Grid, tier: Tier, lane: Lane
) -> Row | None:
    match lane.kind:
        case "experience":
            felt = any(t.feelings for column in columns for t in column.touchpoints)
            return Row(lane.title, lane.id, "curve") if felt else None
        case "interaction" | "visibility":
            return Row(lane.title, lane.id, "line", dash=(10.0, 4.0) if lane.kind == "interaction" else (3.0, 4.0))
        case "signals":
            signals, most = setting.index.signals, _most(setting)

            def warnings(at: str, width: float) -> tuple[Cell, ...]:
                return tuple(
                    Cell(signal(one, width, most, tier, setting.theme), "signal", one.id) for one in signals.get(at, ())
                )

            wide = warnings(stage.stage.id, _across(grid)) if first else ()
            cells = tuple(
                tuple(cell for t in column.touchpoints for cell in warnings(t.id, grid.card)) for column in columns
            )
        case kind if kind in NOTE_LANES:
            places = setting.index.notes_in.get(lane.id, {})
            under = places.get(stage.stage.id, ()) if first else ()
            wide = tuple(_note(setting, one, lane, _across(grid), tier) for one in under)
            below = [[one for t in column.touchpoints for one in places.get(t.id, ())] for column in columns]
            cells = tuple(tuple(_note(setting, one, lane, grid.card, tier) for one in there) for there in below)
        case _:  # owners and channels stand on the cards, metrics in the corner
            return None
    return Row(lane.title, lane.id, "cells", wide, cells) if wide or any(cells) else None


def _most(setting: Setting) -> float:
    """Px that one thing of a cell may be high, so that it stands on a slide, below the lines of a blueprint."""
    lines = sum(lane.kind in ("interaction", "visibility") and not lane.hidden for lane in setting.journey.lanes)
    return setting.frame.body.height - _ABOVE - lines * _LINE


def _across(grid: Grid) -> float:
    return grid.right - grid.left


def _note(setting: Setting, one: Note, lane: Lane, width: float, tier: Tier) -> Cell:
    personas = setting.journey.personas
    persona = next((p.name for p in personas if p.id == one.persona), "") if len(personas) > 1 else ""
    picture = setting.index.images.get(one.image or "")
    role = "image" if picture is not None else "note"
    return Cell(note(one, lane.kind, width, _most(setting), persona, picture, tier, setting.theme), role, one.id)


def _responses(setting: Setting, columns: Sequence[Column], grid: Grid, tier: Tier) -> list[Row]:
    """What the team answers at these touchpoints, across all columns."""
    wide = tuple(
        Cell(response(one, touchpoint.title, _across(grid), tier, setting.theme), "response", one.id)
        for column in columns
        for touchpoint in column.touchpoints
        for one in setting.index.responses.get(touchpoint.id, ())
        if says_something(one)
    )
    return [Row("We respond", None, "cells", wide, ((),) * len(columns))] if wide else []
