"""Hand-outs: for each owner a calm page with what they are responsible for, going on on a second one where need be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Fragment, Line, Text
from journeymap.draw.wrap import Style, paragraph
from journeymap.flow.standing import at_risk, late_milestones
from journeymap.layout import handout_blocks as blocks
from journeymap.layout.handout_duties import chosen_owners, duties, owners, stage_title
from journeymap.layout.pages import Page, Window
from journeymap.layout.paper import MM, paper
from journeymap.layout.scene import Placed, Scene
from journeymap.layout.trimmed import lines, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.layout.handout_blocks import Look
    from journeymap.layout.handout_duties import Duties
    from journeymap.layout.paper import Paper
    from journeymap.model.journey import Journey

__all__ = ["Block", "handouts", "owners", "paged"]

_SIDE = 20 * MM
_TOP, _FOOT = 18 * MM, 18 * MM
_SCALES = (1.0, 0.94, 0.88)
_INF = float("inf")
_SMALL = Style(11)
_RUNNING = Style(12, bold=True)


class Block(NamedTuple):
    """A fragment with the space above it; `leads` if it must not stand last on a page."""

    fragment: Fragment
    above: float
    role: str
    thing: str | None = None
    leads: bool = False


def handouts(
    journey: Journey, theme: Theme, sheet: str = "a4 portrait", wanted: Sequence[str] | None = None
) -> tuple[Page, ...]:
    """The hand-outs of the owners that are wanted (None: all of them), one after the other. A page's title is the
    owner's name. Errors: HandoutError, PaperError."""
    on = paper(sheet)
    found: list[Page] = []
    risky, late = at_risk(journey), late_milestones(journey)
    for owner in chosen_owners(journey, None if wanted is None else tuple(wanted)):
        held = duties(journey, owner)
        scale, sheets = _sheets(journey, held, theme, on, risky, late)
        scene = Scene(f"{owner} – {journey.title}", on.width, on.height, theme.panel, (), (), (), ())
        for number, placed in enumerate(sheets, 1):
            window = Window(tuple(placed), scale, _SIDE, _TOP)
            about = _furniture(journey, owner, number, len(sheets), theme, on)
            found.append(Page(scene, on.width, on.height, windows=(window, about), title=owner))
    return tuple(found)


def _sheets(
    journey: Journey, held: Duties, theme: Theme, on: Paper, risky: frozenset[str], late: frozenset[str]
) -> tuple[float, list[list[Placed]]]:
    """The pages of one owner and their scale: a little smaller where that makes them one."""
    width, height = max(on.width - 2 * _SIDE, 260.0), on.height - _TOP - _FOOT
    made: list[tuple[float, list[list[Placed]]]] = []
    for scale in _SCALES:
        look = blocks.Look(width / scale, theme)
        made.append((scale, paged(list(_blocks(journey, held, look, risky, late)), height / scale)))
        if len(made[-1][1]) == 1:
            return made[-1]
    return made[0]


def _blocks(journey: Journey, held: Duties, look: Look, risky: frozenset[str], late: frozenset[str]) -> Iterator[Block]:
    theme = look.theme
    colours = {stage.id: theme.stage_colour(stage.colour, number) for number, stage in enumerate(journey.stages)}
    yield Block(blocks.hero(journey, held, look), 0.0, "title")
    mine = {stage.id for stage in held.stages}
    if held.stages:
        yield Block(blocks.heading("Stages", look), 22.0, "heading", leads=True)
        for stage in held.stages:
            line = blocks.stage_line(stage, colours[stage.id], look, owned=True)
            yield Block(line, 12.0, "subheading", stage.id)
    if held.touchpoints:
        yield Block(blocks.heading("Touchpoints", look), 26.0, "heading", leads=True)
    for stage, touchpoints in held.touchpoints:
        line = blocks.stage_line(stage, colours[stage.id], look, owned=False)
        yield Block(line, 14.0, "subheading", leads=True)
        for one in touchpoints:
            drawn = blocks.touchpoint_line(one, colours[stage.id], look, at_risk=one.id in risky)
            yield Block(drawn, 9.0, "touchpoint", one.id)
    if held.milestones:
        yield Block(blocks.heading("Milestones due", look), 26.0, "heading", leads=True)
    for milestone in held.milestones:
        where = stage_title(journey, milestone)
        drawn = blocks.milestone_line(milestone, where, look, late=milestone.id in late)
        yield Block(drawn, 10.0, "milestone", milestone.id)
    for title, notes, good in (
        ("Pain points", held.pains, False),
        ("Opportunities", held.opportunities, True),
    ):
        if notes:
            yield Block(blocks.heading(title, look), 26.0, "heading", leads=True)
        for note in notes:
            yield Block(blocks.note_line(note, look, good=good), 10.0, "note", note.thing.id)
    if held.signals:
        yield Block(blocks.heading("Early warnings", look), 26.0, "heading", leads=True)
    for signal in held.signals:
        yield Block(blocks.signal_line(signal, look), 10.0, "signal", signal.thing.id)
    if held.metrics and mine:
        yield Block(blocks.heading("What your stages are judged by", look), 26.0, "heading", leads=True)
        for stage, metric in held.metrics:
            yield Block(blocks.metric_line(stage, metric, look), 10.0, "metric", metric.id)


def paged(found: list[Block], room: float) -> list[list[Placed]]:
    """The blocks on as few pages as they need, headings with what they lead to; what is higher than a page is cut
    between its lines."""
    pages: list[list[Placed]] = [[]]
    y = 0.0
    for number, block in enumerate(found):
        above = block.above if pages[-1] else 0.0
        if pages[-1] and y + above + _needed(found, number) > room:
            pages.append([])
            y = above = 0.0
        y += above
        fragment = block.fragment
        if y + fragment.height <= room:
            pages[-1].append(Placed(fragment, 0.0, y, block.role, block.thing))
            y += fragment.height
            continue
        start = shown = 0.0
        while True:
            last = y + fragment.height - start <= room
            limit = room - y + start
            end = _INF if last else max((bottom for _, bottom in lines(fragment) if bottom <= limit), default=limit)
            pages[-1].append(Placed(_stretch(fragment, shown, end), 0.0, y - start, block.role, block.thing))
            if last:
                break
            shown = end
            start = min([limit, *(top for top, bottom in lines(fragment) if bottom > end)])
            pages.append([])
            y = 0.0
        y += fragment.height - start
    return pages


def _stretch(fragment: Fragment, after: float, until: float) -> Fragment:
    """Some lines of a fragment; what is no text stands with the first."""
    cut = trimmed(fragment, after if after > 0 else -_INF, until)
    marks = cut.marks if after <= 0 else tuple([mark for mark in cut.marks if isinstance(mark, Text)])
    return Fragment(cut.width, cut.height, marks, cut.bleed)


def _needed(found: list[Block], number: int) -> float:
    """The height of a block, with those that it leads to."""
    block = found[number]
    height = block.fragment.height
    while block.leads and number + 1 < len(found):
        number += 1
        block = found[number]
        height += block.above + min(block.fragment.height, 120.0)
    return height


def _furniture(journey: Journey, owner: str, number: int, count: int, theme: Theme, on: Paper) -> Window:
    """The map's name and the page's number below; on later pages the owner's name above."""
    width = max(on.width - 2 * _SIDE, 260.0)
    y = on.height - _FOOT + 14.0
    marks: list[Line | Text] = [Line(((0.0, y - 7.0), (width, y - 7.0)), theme.rule, 0.75)]
    title = paragraph(" ".join(journey.title.split()), _SMALL, width * 0.6, max_lines=1)
    marks.append(Text(0.0, y, title, theme.ink_faint))
    page = paragraph(f"Page {number} of {count}", _SMALL, width * 0.35, align="end", max_lines=1)
    marks.append(Text(width * 0.65, y, page, theme.ink_faint, "end"))
    if number > 1:
        name = paragraph(owner, _RUNNING, width, max_lines=1)
        marks.append(Text(0.0, _TOP - 30.0, name, theme.ink_faint))
    return Window((Placed(Fragment(width, on.height, tuple(marks)), _SIDE, 0.0, "furniture"),), furniture=True)
