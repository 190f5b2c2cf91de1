"""A stage of the overview: its name, when it is and what for, its touchpoints by title, and how much was noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Box, Fragment
from journeymap.layout.presented.overview_titles import LINE, titles, wanted
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.speaking import plain
from journeymap.layout.slides.type_sizes import ROW_NAME, SMALL, SMALL_BOLD
from journeymap.layout.texts import texts_of
from journeymap.model.vocabulary import day_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.theme import Theme
    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.slides.setting import Setting

_PAD = 10.0
_LEAST_CURVE, _MOST_CURVE, _CURVE_SHARE = 56.0, 200.0, 0.4
_ABOUT_FROM, _COUNTS_FROM = 250.0, 210.0
"""Px below the names from which on there is room for when and what for, and for what was noted."""


class Parts(NamedTuple):
    """How the stages of one row are divided, px below its top: the names, what each is about, the curve, the titles,
    the counts and the end."""

    head: float
    about: float
    curve: float
    curve_height: float
    titles: float
    counts: float
    end: float


class Panel(NamedTuple):
    """A stage drawn, where it stands across the row, and its touchpoints that found no room, by name."""

    placed: tuple[Placed, ...]
    x: float
    width: float
    left_out: tuple[str, ...]


def head(setting: Setting, span: StageSpan, width: float, most: float, named: bool) -> Fragment:
    """The stage's name on its colour, no higher than `most` px, or its number where a line is not enough for that."""
    ink = setting.theme.ink_on(span.colour)
    number, title = str(setting.numbers[span.stage.id]), plain(span.stage.title)
    style = ROW_NAME if width > 150.0 else SMALL_BOLD
    lines = max(1, min(3, int((most - 8.0) // (style.size * style.lead))))

    def drawn(words: str, left: float) -> Fragment:
        said = Said(words, style, ink, lines)
        return written([said], width, 4.0, span.colour, radius=6.0, least=26.0, left=left)

    made = drawn(title, _PAD) if named and title else drawn(number, 5.0)
    return drawn(number, 5.0) if lines == 1 and any(text.block.cut for text in texts_of(made)) else made


def divided(setting: Setting, row: Sequence[StageSpan], widths: Sequence[float], height: float, names: float) -> Parts:
    """How a row `height` px high is divided, whose names take that much: what the titles leave is the curve's."""
    theme, left = setting.theme, height - names
    abouts = [_about(span, width - 2 * _PAD, theme).height for span, width in zip(row, widths, strict=True)]
    about = max(abouts) + 4.0 if left >= _ABOUT_FROM else 0.0
    counted = max(len(_counted(setting, span)) for span in row) if left >= _COUNTS_FROM else 0
    counts = counted * LINE + 8.0 if counted else 0.0
    curve = 0.0
    if any(t.feelings for span in row for t in span.touchpoints()):
        room = left - about - counts
        named = max(wanted(setting, span, width - 2 * _PAD, room) for span, width in zip(row, widths, strict=True))
        curve = min(_MOST_CURVE, max(_LEAST_CURVE, room * _CURVE_SHARE, room - named - 16.0))
        curve = curve if curve <= room - 8.0 else 0.0
    at = names + about + (6.0 if about or curve else 0.0)
    return Parts(names, names + 6.0, at, curve, at + curve + 8.0, height - counts, height)


def panel(setting: Setting, span: StageSpan, name: Fragment, place: tuple[float, float, float], parts: Parts) -> Panel:
    """The stage at `place` (x, y, width)."""
    x, y, width = place
    theme, stage = setting.theme, span.stage
    ground = written((), width, 0.0, theme.tint(span.colour), radius=6.0, least=parts.end)
    bar = Box(0.0, 0.0, width, parts.head, span.colour, radius=6.0)
    headed = Fragment(width, parts.head, (bar, *name.marks))
    placed = [Placed(ground, x, y, "band", stage.id), Placed(headed, x, y, "stage", stage.id)]
    inner = width - 2 * _PAD
    about = _about(span, inner, theme)
    if 0.0 < about.height <= parts.curve - parts.about:
        placed.append(Placed(about, x + _PAD, y + parts.about, "goal", stage.id))
    shown, left_out = titles(setting, span, (x + _PAD, y + parts.titles, inner), parts.counts - parts.titles)
    placed += shown
    if parts.counts < parts.end:
        said = [Said(words, SMALL, theme.ink_soft, 1) for words in _counted(setting, span)]
        if said:
            placed.append(Placed(written(said, inner), x + _PAD, y + parts.counts, "counts", stage.id))
    return Panel(tuple(placed), x, width, left_out)


def _about(span: StageSpan, width: float, theme: Theme) -> Fragment:
    """When the stage is and what for."""
    stage = span.stage
    days, goal = day_range(stage.start_day, stage.end_day), plain(stage.goal)
    return written([Said(days, SMALL, theme.ink_soft, 2), Said(goal, SMALL, theme.ink_soft, 4)], width)


def _counted(setting: Setting, span: StageSpan) -> list[str]:
    """How many pain points and opportunities the shown lanes have there."""
    places = {span.stage.id, *(t.id for t in span.touchpoints())}
    found: list[str] = []
    for kind, noun, plural in (
        ("pains", "pain point", "pain points"),
        ("opportunities", "opportunity", "opportunities"),
    ):
        lanes = [lane.id for lane in setting.journey.lanes if lane.kind == kind and not lane.hidden]
        notes = (setting.index.notes_in.get(lane, {}) for lane in lanes)
        count = sum(len(there) for one in notes for at, there in one.items() if at in places)
        found += [f"{count:,} {noun if count == 1 else plural}"] if count else []
    return found
