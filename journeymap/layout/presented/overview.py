"""The whole journey on one screen, laid out anew so that it reads from the back: the stages in as many rows as their
names need, each with its touchpoints by title and its piece of the experience curve, and each a place to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.wrap import paragraph
from journeymap.layout.presented.overview_curve import curve
from journeymap.layout.presented.overview_panel import Panel, divided, head, panel
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.column_widths import raised
from journeymap.layout.slides.overview import in_numbers, stages_without_touchpoints
from journeymap.layout.slides.setting import slide
from journeymap.layout.slides.speaking import labelled, plain, section
from journeymap.layout.slides.type_sizes import SMALL, SMALL_BOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting

GAP = 10.0
"""Px between rows; between the stages of a row it is less."""
_BESIDE = 4.0
_PAD = 10.0
_LOWEST, _NARROWEST, _NAMED = 26.0, 34.0, 44.0
"""Px that a stage takes at least, where nothing but its number has room; and the height of a name on two lines."""
_WIDEST_NAME = 150.0
"""Px that a stage takes for its name at the most."""
_WIDER = 12.0
_TOLD_HEIGHT, _TOLD_WIDTH = 118.0, 116.0
"""Px from which on a stage has room for more than its name."""


def overview(setting: Setting) -> tuple[Slide, ...]:
    """The picture of all stages; none where there are none. What found no room on it is in the notes."""
    spans = setting.plan.stages
    if not spans:
        return ()
    rows, named = _rows(setting, spans)
    body = setting.frame.body
    height = (body.height - GAP * (len(rows) - 1)) / len(rows)
    placed: list[Placed] = []
    left_out: list[str] = []
    y = body.y
    for row in rows:
        widths = _widths(row, body.width, named)
        heads = [head(setting, span, width, height, named) for span, width in zip(row, widths, strict=True)]
        parts = divided(setting, row, widths, height, max(one.height for one in heads))
        x = body.x
        panels: list[Panel] = []
        for span, width, name in zip(row, widths, heads, strict=True):
            one = panel(setting, span, name, (x, y, width), parts)
            placed += one.placed
            panels.append(one)
            left_out.append(labelled(span.stage.title or f"Stage {setting.numbers[span.stage.id]}", *one.left_out))
            x += width + _BESIDE
        placed += curve(setting, row, panels, y + parts.curve, parts.curve_height)
        y += height + GAP
    shown = sum(map(len, rows))
    if shown < len(spans):
        more = written([Said(f"and {len(spans) - shown} more", SMALL, setting.theme.ink_faint)], body.width)
        placed.append(Placed(more, body.x, setting.frame.height - more.height, "heading"))
    notes = [
        *section("Also in these stages", left_out),
        *section("Stages without touchpoints", stages_without_touchpoints(setting)),
    ]
    return (
        slide(
            setting, "overview", "overview", "The journey at a glance", in_numbers(setting.journey), placed,
            notes=notes,
        ),
    )  # fmt: skip


def _rows(setting: Setting, spans: Sequence[StageSpan]) -> tuple[list[Sequence[StageSpan]], bool]:
    """The stages in as few rows as have room for their names, and whether they are named: of very many the numbers
    stand there, as many as there is room for."""
    body = setting.frame.body
    told, named, most = (max(1, int((body.height + GAP) // (least + GAP))) for least in (_TOLD_HEIGHT, _NAMED, _LOWEST))
    wanted: tuple[tuple[int, Callable[[StageSpan], float]], ...] = (
        (told, lambda span: max(_TOLD_WIDTH, _on_two_lines(span))),
        (named, _on_two_lines),
        (named, _longest_word),
        (most, lambda _: _NARROWEST),
    )
    for limit, need in wanted:
        for count in range(1, limit + 1):
            rows = list(_shared_out(spans, count))
            if max(sum(need(one) + _BESIDE for one in row) for row in rows) <= body.width + _BESIDE:
                return rows, need is not wanted[-1][1]
    across = max(1, int((body.width + _BESIDE) // (_NARROWEST + _BESIDE)))
    return list(_shared_out(spans[: across * most], most)), False


def _shared_out(spans: Sequence[StageSpan], count: int) -> Iterator[Sequence[StageSpan]]:
    """The stages in that many rows of about as many each."""
    share, over = divmod(len(spans), count)
    at = 0
    for number in range(count):
        size = share + (number < over)
        if size:
            yield spans[at : at + size]
        at += size


def _longest_word(span: StageSpan) -> float:
    """Px that the longest word of a stage's name takes."""
    words = sorted(span.stage.title.split(), key=len, reverse=True)[:4]
    widest = max((paragraph(word, SMALL_BOLD).width for word in words), default=0.0)
    return max(_NARROWEST, min(widest, _WIDEST_NAME) + 2 * _PAD + 0.2)


def _on_two_lines(span: StageSpan) -> float:
    """Px that a stage's name takes on two lines, as far as anybody grants it that."""
    title, width = plain(span.stage.title), _longest_word(span)
    while width < _WIDEST_NAME and len(paragraph(title, SMALL_BOLD, width - 2 * _PAD).lines) > 2:
        width += _WIDER
    return width


def _widths(row: Sequence[StageSpan], width: float, named: bool) -> list[float]:
    """The widths of a row's stages by how much happens in them, none narrower than it needs."""
    room = width - _BESIDE * (len(row) - 1)
    weights = [2.0 + min(len(span.columns), 12) for span in row]
    needs = [_NARROWEST] * len(row)
    if named:
        generous = [max(_TOLD_WIDTH, _on_two_lines(span)) for span in row]
        enough = [_on_two_lines(span) for span in row]
        least = [_longest_word(span) for span in row]
        needs = next((one for one in (generous, enough) if sum(one) <= room), least)
    return raised([room * one / sum(weights) for one in weights], needs)
