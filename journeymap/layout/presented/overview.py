"""The map itself on one screen: what would be too small to be read there is left out, the stages are named in a size
that reads, and each of them is a place to go to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Fragment, Text
from journeymap.draw.wrap import paragraph
from journeymap.layout.slides.deck import slides_of
from journeymap.layout.slides.type_sizes import LEAST, SMALL_BOLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import Mark
    from journeymap.draw.theme import Theme
    from journeymap.layout.scene import Placed
    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Step

_LEAST_WIDTH = 30.0
_PAD = 6.0


def overview(setting: Setting, step: Step) -> tuple[Slide, ...]:
    """The slide of the whole map, read from afar; the deck's further ones, of its parts, are what the stages' own
    stops show better."""
    return tuple(_readable(setting, slide) for slide in slides_of(setting, step)[:1])


def _readable(setting: Setting, slide: Slide) -> Slide:
    return replace(slide, placed=tuple(_large_enough(setting, one) for one in slide.placed))


def _large_enough(setting: Setting, placed: Placed) -> Placed:
    fragment = placed.fragment
    if all(block_size >= LEAST for block_size in _sizes(fragment)):
        return placed
    marks = tuple(_without_small_print(fragment))
    if placed.role == "stage" and fragment.width >= _LEAST_WIDTH:
        marks = (*marks, *_name(setting, placed, setting.theme))
    return placed._replace(fragment=Fragment(fragment.width, fragment.height, marks, fragment.bleed))


def _sizes(fragment: Fragment) -> Iterator[float]:
    for mark in fragment.marks:
        if isinstance(mark, Text):
            yield mark.block.size
        elif isinstance(mark, Box):
            yield from (text.block.size for text in mark.texts)


def _without_small_print(fragment: Fragment) -> Iterator[Mark]:
    for mark in fragment.marks:
        if isinstance(mark, Box):
            kept = tuple(text for text in mark.texts if text.block.size >= LEAST)
            yield mark if len(kept) == len(mark.texts) else replace(mark, texts=kept)
        elif not isinstance(mark, Text) or mark.block.size >= LEAST:
            yield mark


def _name(setting: Setting, placed: Placed, theme: Theme) -> Iterator[Text]:
    """The stage's title, or its number where it is too narrow for words, in the middle of its band."""
    span = setting.spans.get(placed.thing or "")
    if span is None:
        return
    fragment = placed.fragment
    room = fragment.width - 2 * _PAD
    title = paragraph(" ".join(span.stage.title.split()), SMALL_BOLD, room, max_lines=1)
    if title.cut or not title.lines:
        title = paragraph(str(setting.numbers[span.stage.id]), SMALL_BOLD, room, max_lines=1)
    if title.height > fragment.height + 2.0 or not title.lines:
        return
    ground = next((mark.fill for mark in fragment.marks if isinstance(mark, Box) and mark.fill), theme.panel)
    width = max(line.width for line in title.lines)
    yield Text((fragment.width - width) / 2, (fragment.height - title.height) / 2, title, theme.ink_on(ground))
