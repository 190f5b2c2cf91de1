"""The parts of a hand-out as fragments, all as wide as the page's text: the head with the owner's name, headings, and a
line for each thing with its day (or state) in a rail on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.icons import diamond, icon, star, triangle
from journeymap.draw.marks import Box, Fragment, Line, Path, Text
from journeymap.draw.wrap import Style, paragraph
from journeymap.lanes.metrics import figure, name_of
from journeymap.lanes.words import fitted, joined
from journeymap.model.vocabulary import (
    CHANNEL_LABELS,
    METRIC_UNITS,
    STATE_LABELS,
    day_range,
    day_text,
    initials,
    on_target,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.marks import Mark
    from journeymap.draw.theme import Theme
    from journeymap.layout.handout_duties import Duties, Placed
    from journeymap.model.journey import Journey, Metric, Milestone, Note, Signal, Stage, Touchpoint

RAIL = 88.0
"""Px for days and states."""
_SIGN = 22.0
_DISC = 52.0
_OVER = Style(12.5, bold=True)
_NAME = Style(27, bold=True, lead=1.2)
_BELOW = Style(12.5, lead=1.4)
_COUNT = Style(21, bold=True, lead=1.2)
_COUNTED = Style(11)
_HEADING = Style(16, bold=True)
_STAGE = Style(12.5, bold=True)
_TITLE = Style(13.5, bold=True, lead=1.3)
_TEXT = Style(12, lead=1.4)
_RAIL = Style(12)


class Look(NamedTuple):
    """The width of the text in px, and the colours."""

    width: float
    theme: Theme


def hero(journey: Journey, held: Duties, look: Look) -> Fragment:
    """Who it is for, which map it is from, and how much there is."""
    width, theme = look
    disc = theme.accent
    letters = paragraph(initials(held.owner), Style(18, bold=True), _DISC, align="middle", max_lines=1)
    inside = Text(0.0, (_DISC - letters.height) / 2, letters, theme.ink_on(disc), "middle")
    left = _DISC + 18.0
    room = width - left
    over = paragraph("What you are responsible for", _OVER, room)
    name = paragraph(held.owner, _NAME, room, max_lines=3)
    scope = joined(journey.title, journey.segment, journey.span, STATE_LABELS[journey.state])
    below = paragraph(scope, _BELOW, room, max_lines=4)
    y = over.height + 2.0
    texts = (
        Text(left, 0.0, over, theme.readable(theme.accent, theme.panel)),
        Text(left, y, name, theme.ink),
        Text(left, y + name.height + 3.0, below, theme.ink_soft),
    )
    round_ = Box(0.0, 2.0, _DISC, _DISC, disc, radius=_DISC / 2)
    sign = Text(0.0, 2.0 + inside.y, letters, theme.ink_on(disc), "middle")
    marks: list[Mark] = [texts[1], round_, sign, texts[0], texts[2]]
    y = max(_DISC + 2.0, y + name.height + 3.0 + below.height) + 22.0
    counts = _counts(held)
    cell = min(120.0, width / max(1, len(counts)))
    for number, (count, noun) in enumerate(counts):
        x = number * cell
        marks.append(Text(x, y, paragraph(str(count), _COUNT), theme.ink))
        marks.append(Text(x, y + 26.0, paragraph(noun, _COUNTED, cell - 8.0, max_lines=2), theme.ink_faint))
    y += 26.0 + 30.0
    return Fragment(width, y, tuple(marks))


def _counts(held: Duties) -> list[tuple[int, str]]:
    touchpoints = sum(len(own) for _, own in held.touchpoints)
    all_counts = (
        (len(held.stages), "stage"),
        (touchpoints, "touchpoint"),
        (len(held.milestones), "milestone"),
        (len(held.pains), "pain point"),
        (len(held.opportunities), "opportunity"),
        (len(held.signals), "early warning"),
    )
    return [(count, _plural(noun, count)) for count, noun in all_counts if count]


def _plural(noun: str, count: int) -> str:
    if count == 1:
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def heading(text: str, look: Look) -> Fragment:
    """A heading over a rule."""
    block = paragraph(text, _HEADING, look.width)
    rule = Line(((0.0, block.height + 5.0), (look.width, block.height + 5.0)), look.theme.rule, 1.0)
    return Fragment(look.width, block.height + 7.0, (Text(0.0, 0.0, block, look.theme.ink), rule))


def stage_line(stage: Stage, colour: str, look: Look, *, owned: bool) -> Fragment:
    """A stage's name in its colour with its days; with its goal where it is one's own."""
    width, theme = look
    ink = theme.readable(colour, theme.panel)
    title = paragraph(stage.title or "Stage", _STAGE, width * 0.6)
    days = paragraph(day_range(stage.start_day, stage.end_day), _TEXT, width * 0.35, align="end")
    marks: list[Mark] = [
        Text(14.0, 0.0, title, ink),
        Text(width * 0.65, 0.0, days, theme.ink_faint, "end"),
    ]
    height = max(title.height, days.height)
    if owned and stage.goal:
        goal = paragraph(stage.goal, _TEXT, width - 14.0)
        marks.append(Text(14.0, height + 1.0, goal, theme.ink_soft))
        height += goal.height + 1.0
    marks.insert(0, Box(0.0, 1.0, 5.0, height - 2.0, colour, radius=2.5))
    return Fragment(width, height, tuple(marks))


def touchpoint_line(touchpoint: Touchpoint, colour: str, look: Look, *, at_risk: bool) -> Fragment:
    """Day, channel and title; whether it is a moment of truth, or at risk."""
    width, theme = look
    ink = theme.readable(colour, theme.panel, 3.0)
    signs: list[Mark] = []
    if touchpoint.channel:
        signs.append(icon(touchpoint.channel, 15.0, ink, RAIL, 1.5))
    end = width
    if touchpoint.moment_of_truth:
        signs.append(Path(star(14.0, width - 14.0, 1.0), theme.star, theme.ink_faint, 0.6))
        end -= 20.0
    channel = fitted(CHANNEL_LABELS[touchpoint.channel], _TEXT, width * 0.22)
    end -= channel.width
    signs.append(Text(end, 1.0, channel, theme.ink_faint, "end"))
    notes = ["at risk: nobody has planned what to say"] if at_risk else []
    if touchpoint.moment_of_truth:
        notes.append("moment of truth")
    return _line(
        "" if touchpoint.day is None else day_text(touchpoint.day), touchpoint.title,
        [(joined(*notes), theme.bad if at_risk else theme.ink_faint)], signs, end - 10.0, look,
    )  # fmt: skip


def milestone_line(milestone: Milestone, stage: str, look: Look, *, late: bool) -> Fragment:
    """Day, title and what proves it."""
    theme = look.theme
    colour = theme.bad if late else theme.ink
    shape = diamond(RAIL + 7.5, 9.0, 6.5)
    sign = Path(shape, colour) if milestone.required else Path(shape, theme.panel, colour, 1.5)
    known = joined(stage, "" if milestone.required else "optional", "later than the customer named" if late else "")
    lines = [(milestone.criterion, theme.ink_soft), (known, theme.bad if late else theme.ink_faint)]
    due = "" if milestone.day is None else day_text(milestone.day)
    return _line(due, milestone.title, lines, [sign], look.width, look)


def note_line(placed: Placed[Note], look: Look, *, good: bool) -> Fragment:
    """Status, text, where it is, and how much it weighs."""
    theme, note = look.theme, placed.thing
    settled = note.status in ("done", "dropped")
    colour = theme.ink_faint if settled else theme.good if good else theme.bad
    dot = Box(RAIL + 3.0, 4.5, 9.0, 9.0, colour, radius=4.5)
    weight = joined(
        placed.at,
        f"impact {note.impact}" if note.impact else "",
        f"effort {note.effort}" if note.effort else "",
    )
    return _line(note.status or "", note.text, [(weight, theme.ink_faint)], [dot], look.width, look, bold=False)


def signal_line(placed: Placed[Signal], look: Look) -> Fragment:
    """Within how long, what is watched, from where on, and what to do then."""
    theme, signal = look.theme, placed.thing
    bell = icon("bell", 14.0, theme.warn, RAIL + 0.5, 2.0)
    lines = [
        (signal.threshold, theme.ink_soft),
        (f"→ {signal.response}" if signal.response else "", theme.ink_soft),
        (placed.at, theme.ink_faint),
    ]
    return _line(signal.within, signal.watched, lines, [bell], look.width, look)


def metric_line(stage: Stage, metric: Metric, look: Look) -> Fragment:
    """Current value, name and target."""
    theme = look.theme
    unit = metric.unit or METRIC_UNITS[metric.kind]
    met = on_target(metric)
    colour = theme.ink if met is None else theme.good if met else theme.bad
    signs: list[Mark] = [] if met is None else [Path(triangle(9.0, RAIL + 3.0, 4.5, met), fill=colour)]
    target = "" if metric.target is None else f"target {figure(metric.target, unit)}"
    short = "" if met is None else "on target" if met else "short of it"
    lines = [(joined(stage.title, target, short), theme.ink_faint)]
    return _line(figure(metric.current, unit), name_of(metric), lines, signs, look.width, look)


def _line(
    rail: str,
    title: str,
    lines: Sequence[tuple[str, str]],
    signs: Sequence[Mark],
    end: float,
    look: Look,
    *,
    bold: bool = True,
) -> Fragment:
    """A thing: `rail` on the left, `signs` in their places, `title` up to `end`, and (text, colour) lines below."""
    width, theme = look
    left = RAIL + _SIGN
    side = paragraph(rail, _RAIL, RAIL - 12.0, align="end")
    block = paragraph(title or "–", _TITLE if bold else Style(13, lead=1.35), max(60.0, end - left))
    marks: list[Mark] = [Text(left, 0.0, block, theme.ink), Text(0.0, 1.0, side, theme.ink_soft, "end"), *signs]
    y = block.height
    for text, colour in lines:
        if text:
            below = paragraph(text, _TEXT, width - left)
            marks.append(Text(left, y + 1.0, below, colour))
            y += below.height + 1.0
    return Fragment(width, max(y, side.height + 1.0), tuple(marks), 1.0)
