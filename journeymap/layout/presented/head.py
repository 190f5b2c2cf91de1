"""What stands above a projected slide: its title and what is said below it, as texts that can be typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Text
from journeymap.draw.wrap import Style, paragraph
from journeymap.lanes.words import joined
from journeymap.layout.scene import Placed
from journeymap.layout.slides.frames import SUBTITLE, fitting_title
from journeymap.model.vocabulary import STATE_LABELS, TEAM_LABELS, day_range

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.layout.slide import Area, Slide
    from journeymap.model.journey import Journey, Stage


def map_head(journey: Journey, slide: Slide, theme: Theme) -> Placed:
    """The first picture's: the map's own title, and whom it is about."""
    about = joined(journey.segment, journey.span, STATE_LABELS[journey.state])
    return _head(slide, theme, journey.title, slide.title, about, None, ("title", "segment span"))


def stage_head(stage: Stage, slide: Slide, counted: str, theme: Theme) -> Placed:
    """A stage's: what it is called, when it is, what for and whose."""
    assert slide.frame is not None  # every composition gives it
    owner = f"owner: {stage.owner}" if stage.owner else ""
    team = TEAM_LABELS[stage.team] if stage.team else ""
    about = joined(day_range(stage.start_day, stage.end_day), stage.goal, owner, team)
    return _head(slide, theme, stage.title, stage.title, about, stage.id, ("title", "goal owner"), counted)


def slide_head(slide: Slide, theme: Theme) -> Placed:
    """Any other's, in the words of its slide, which stand in no field."""
    return _head(slide, theme, slide.title, slide.title, slide.subtitle, None, ("", ""))


def _head(
    slide: Slide, theme: Theme, typed: str, title: str, about: str, thing: str | None, fields: tuple[str, str],
    counted: str = "",
) -> Placed:  # fmt: skip
    """`typed` is the field's own text: an empty one has a place, too."""
    assert slide.frame is not None  # every composition gives it
    frame = slide.frame
    width = slide.title_width or frame.title.width
    words = typed if fields[0] else title
    size = fitting_title(words or title, width, frame.title.height, counted)[1]
    above = _line(joined(words, counted, by=" "), Style(size, bold=True), width, frame.title, theme.ink, fields[0])
    below = _line(about, SUBTITLE, width, frame.subtitle, theme.ink_faint, fields[1])
    drop = frame.subtitle.y - frame.title.y
    below = Text(below.x, below.y + drop, below.block, below.colour, "start", below.field)
    role = "header" if thing is None else "title"
    height = drop + frame.subtitle.height
    return Placed(Fragment(width, height, (above, below)), frame.title.x, frame.title.y, role, thing)


def _line(words: str, style: Style, width: float, area: Area, colour: str, field: str) -> Text:
    block = paragraph(" ".join(words.split()), style, width, max_lines=1)
    return Text(0.0, max(0.0, (area.height - block.height) / 2), block, colour, "start", field)
