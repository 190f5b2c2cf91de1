"""The map itself on one screen: what would be too small to be read there is left out, the stages are named in a size
that reads, and each of them is a place to go to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.draw.marks import Box, Fragment, Text
from journeymap.draw.wrap import paragraph
from journeymap.layout.scene import Placed
from journeymap.layout.slides.deck import slides_of
from journeymap.layout.slides.type_sizes import LEAST, SMALL_BOLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import Mark, TextBlock
    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Step

_WORDS_ONLY = frozenset({"footer", "lane-name", "owner", "channel", "metric", "signal"})
"""What says nothing without its words."""
_PAD, _ABOVE = 6.0, 6.0


def overview(setting: Setting, step: Step) -> tuple[Slide, ...]:
    """The slide of the whole map, read from afar; the deck's further ones, of its parts, are what the stages' own
    stops show better."""
    return tuple(_readable(setting, slide) for slide in slides_of(setting, step)[:1])


def _readable(setting: Setting, slide: Slide) -> Slide:
    placed = [one for one in map(_large_enough, slide.placed) if one is not None]
    subtitle = slide.subtitle
    bands = [one for one in placed if one.role == "stage" and one.thing in setting.spans]
    if not any(_has_words(one) for one in bands):
        names = [_name(setting, one) for one in bands]
        fit = all(name.height <= one.fragment.height + 2.0 for name, one in zip(names, bands, strict=True))
        top = min((one.y for one in placed if one.role != "bar"), default=0.0)
        for name, band in zip(names, bands, strict=True):
            y = band.y + (band.fragment.height - name.height) / 2 if fit else top - name.height - _ABOVE
            placed.append(_named(setting, band, name, y, inside=fit))
            under = setting.frame.subtitle
            if y < under.y + under.height:
                subtitle = ""  # the names of the stages stand there
    return replace(slide, placed=tuple(placed), subtitle=subtitle)


def _large_enough(placed: Placed) -> Placed | None:
    """Without what is too small to be read; None where nothing that tells anything is left."""
    fragment = placed.fragment
    if all(size >= LEAST for size in _sizes(fragment)):
        return placed
    if placed.role in _WORDS_ONLY:
        return None
    marks = tuple(_without_small_print(fragment))
    return placed._replace(fragment=Fragment(fragment.width, fragment.height, marks, fragment.bleed))


def _sizes(fragment: Fragment) -> Iterator[float]:
    for mark in fragment.marks:
        if isinstance(mark, Text):
            yield mark.block.size
        elif isinstance(mark, Box):
            yield from (text.block.size for text in mark.texts)


def _has_words(placed: Placed) -> bool:
    return any(True for _ in _sizes(placed.fragment))


def _without_small_print(fragment: Fragment) -> Iterator[Mark]:
    for mark in fragment.marks:
        if isinstance(mark, Box):
            kept = tuple(text for text in mark.texts if text.block.size >= LEAST)
            yield mark if len(kept) == len(mark.texts) else replace(mark, texts=kept)
        elif not isinstance(mark, Text) or mark.block.size >= LEAST:
            yield mark


def _name(setting: Setting, band: Placed) -> TextBlock:
    """The stage's title, or its number where its band is too narrow for the words."""
    span = setting.spans[band.thing or ""]
    room = band.fragment.width - 2 * _PAD
    title = paragraph(" ".join(span.stage.title.split()), SMALL_BOLD, max(room, 1.0), max_lines=1)
    if title.cut or not title.lines:
        title = paragraph(str(setting.numbers[span.stage.id]), SMALL_BOLD, max_lines=1)
    return title


def _named(setting: Setting, band: Placed, name: TextBlock, y: float, *, inside: bool) -> Placed:
    theme, colour = setting.theme, setting.spans[band.thing or ""].colour
    ink = theme.ink_on(colour) if inside else theme.readable(colour, theme.panel)
    width = max((line.width for line in name.lines), default=0.0)
    x = band.x + (band.fragment.width - width) / 2
    return Placed(Fragment(width, name.height, (Text(0.0, 0.0, name, ink),)), x, y, "stage", band.thing)
