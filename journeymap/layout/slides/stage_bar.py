"""A stage as a bar below a scale, with its name, or its number where the name finds no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.type_sizes import SMALL_BOLD
from journeymap.layout.texts import texts_of

if TYPE_CHECKING:
    from journeymap.draw.marks import Fragment
    from journeymap.lanes.plan import StageSpan
    from journeymap.layout.slides.setting import Setting

_PAD, _INDENT = 4.0, 10.0


def stage_bar(setting: Setting, span: StageSpan, width: float, height: float) -> Fragment:
    """The bar, `width` × `height` px, in the stage's colour."""
    ink, title = setting.theme.ink_on(span.colour), span.stage.title
    for words, left in ((title, _INDENT), (title, _PAD), (str(setting.numbers[span.stage.id]), _PAD)):
        said = Said(words, SMALL_BOLD, ink, 1)
        bar = written([said], width, _PAD, span.colour, radius=6.0, least=height, left=left)
        if not any(text.block.cut for text in texts_of(bar)):
            return bar
    return written((), width, 0.0, span.colour, radius=6.0, least=height)
