"""Where we are: the stages in a row at the upper edge, the present one lit, each a place to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Fragment, Text
from journeymap.draw.theme import blend
from journeymap.draw.wrap import paragraph
from journeymap.layout.presented.screen import pills_area
from journeymap.layout.scene import Placed
from journeymap.layout.slides.type_sizes import SMALL, SMALL_BOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.draw.theme import Theme
    from journeymap.layout.slide import Frame
    from journeymap.model.journey import Stage

_PAD, _APART = 11.0, 7.0
_LONGEST = 170.0
_LEAST = 30.0


def pills(stages: Sequence[tuple[Stage, str]], here: str | None, frame: Frame, theme: Theme) -> Iterator[Placed]:
    """Stages with their colours, `here` (an id) lit. Where they don't fit side by side all but that one stand there
    by their numbers, and of very many those around it."""
    area = pills_area(frame)
    named = [_fragment(stage.title or f"Stage {n}", stage.id == here, c, theme) for n, (stage, c) in _numbered(stages)]
    if _width(named) > area.width:
        named = [
            _fragment(stage.title or f"Stage {n}" if stage.id == here else str(n), stage.id == here, colour, theme)
            for n, (stage, colour) in _numbered(stages)
        ]
    place = next((number for number, (stage, _) in enumerate(stages) if stage.id == here), 0)
    first, last = 0, len(named)
    while _width(named[first:last]) > area.width and last - first > 1:
        if place - first > last - 1 - place:
            first += 1
        else:
            last -= 1
    x = area.x
    for (stage, _), fragment in zip(stages[first:last], named[first:last], strict=True):
        yield Placed(fragment, x, area.y, "pill", stage.id)
        x += fragment.width + _APART


def _numbered(stages: Sequence[tuple[Stage, str]]) -> Iterator[tuple[int, tuple[Stage, str]]]:
    yield from enumerate(stages, 1)


def _width(fragments: Sequence[Fragment]) -> float:
    return sum(one.width for one in fragments) + _APART * max(0, len(fragments) - 1)


def _fragment(words: str, lit: bool, colour: str, theme: Theme) -> Fragment:
    block = paragraph(" ".join(words.split()), SMALL_BOLD if lit else SMALL, _LONGEST, max_lines=1)
    ground = colour if lit else blend(theme.ink_faint, theme.panel, 0.14)
    ink = theme.ink_on(ground) if lit else theme.readable(theme.ink_soft, ground)
    ink_width = max((line.width for line in block.lines), default=0.0)
    width, height = max(_LEAST, ink_width + 2 * _PAD), 24.0
    start = block.lines[0].x if block.lines else 0.0  # right-to-left words stand at the right of their block
    text = Text((width - ink_width) / 2 - start, (height - block.height) / 2, block, ink)
    return Fragment(width, height, (Box(0.0, 0.0, width, height, ground, None, 1.0, height / 2, (), (text,)),))
