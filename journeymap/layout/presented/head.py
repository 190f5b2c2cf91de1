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
    from collections.abc import Sequence

    from journeymap.draw.theme import Theme
    from journeymap.layout.slide import Area, Slide
    from journeymap.model.journey import Journey, Stage


def map_head(journey: Journey, slide: Slide, theme: Theme) -> Placed:
    """The first picture's: the map's own title, and whom it is about."""
    about = (("segment", journey.segment), ("span", journey.span), ("", STATE_LABELS[journey.state]))
    return _head(slide, theme, journey.title, slide.title, *_whole(about, slide), None, "title")


def stage_head(stage: Stage, slide: Slide, counted: str, theme: Theme) -> Placed:
    """A stage's: what it is called, when it is, what for and whose."""
    assert slide.frame is not None  # every composition gives it
    owner = f"owner: {stage.owner}" if stage.owner else ""
    team = TEAM_LABELS[stage.team] if stage.team else ""
    about = (("", day_range(stage.start_day, stage.end_day)), ("goal", stage.goal), ("owner", owner), ("", team))
    return _head(slide, theme, stage.title, stage.title, *_whole(about, slide), stage.id, "title", counted)


def slide_head(slide: Slide, theme: Theme) -> Placed:
    """Any other's, in the words of its slide, which stand in no field."""
    return _head(slide, theme, slide.title, slide.title, slide.subtitle, "", None, "")


def _whole(about: Sequence[tuple[str, str]], slide: Slide) -> tuple[str, str]:
    """As many of these parts as fit the line, each with its field, and the fields; what is beyond is in the notes."""
    assert slide.frame is not None  # every composition gives it
    width = slide.title_width or slide.frame.title.width
    first = [at for at, (_, words) in enumerate(about) if words.strip()][:1]
    for end in range(len(about), 0, -1):
        words = joined(*(part for _, part in about[:end]))
        if paragraph(" ".join(words.split()), SUBTITLE).width <= width or first == [end - 1]:
            break
    return words, " ".join(field for field, _ in about[:end] if field)


def _head(
    slide: Slide, theme: Theme, typed: str, title: str, about: str, about_field: str, thing: str | None, field: str,
    counted: str = "",
) -> Placed:  # fmt: skip
    """`typed` is the field's own text: an empty one has a place, too."""
    assert slide.frame is not None  # every composition gives it
    frame = slide.frame
    width = slide.title_width or frame.title.width
    words = typed if field else title
    size = fitting_title(words or title, width, frame.title.height, counted)[1]
    above = _line(joined(words, counted, by=" "), Style(size, bold=True), width, frame.title, theme.ink, field)
    below = _line(about, SUBTITLE, width, frame.subtitle, theme.ink_faint, about_field)
    drop = frame.subtitle.y - frame.title.y
    below = Text(below.x, below.y + drop, below.block, below.colour, "start", below.field)
    role = "header" if thing is None else "title"
    height = drop + frame.subtitle.height
    return Placed(Fragment(width, height, (above, below)), frame.title.x, frame.title.y, role, thing)


def _line(words: str, style: Style, width: float, area: Area, colour: str, field: str) -> Text:
    block = paragraph(" ".join(words.split()), style, width, max_lines=1)
    return Text(0.0, max(0.0, (area.height - block.height) / 2), block, colour, "start", field)
