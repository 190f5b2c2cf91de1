"""What a picture has to cut, in full: a further stop for each long text, as large as it fits the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.wrap import Style
from journeymap.layout.scene import Placed, Scene
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.type_sizes import HEADING, LEAST
from journeymap.layout.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from journeymap.draw.marks import Text, TextBlock
    from journeymap.layout.slides.setting import Setting

_STAYS = frozenset({"header", "title", "pill"})
_SIZES = (28.0, 22.0, 18.0, 15.0, LEAST)
_PAD, _BAR = 20.0, 4.0


class InFull(NamedTuple):
    """A text that was cut, the thing it is of, and the picture that shows all of it."""

    thing: str
    field: str
    scene: Scene


def in_full(setting: Setting, scene: Scene, things: Collection[str], heading: str) -> Iterator[InFull]:
    """The texts of these things that the scene had to cut, each below `heading` under the scene's own title; a text
    beyond all measure ends with an ellipsis even there."""
    stays = tuple(one for one in scene.placed if one.role in _STAYS)
    told: set[tuple[str | None, str]] = set()
    for placed in scene.placed:
        if placed.thing in things:
            for text in texts_of(placed.fragment):
                if text.block.cut and text.field and (placed.thing, text.field) not in told:
                    told.add((placed.thing, text.field))
                    shown = _shown(setting, placed, text, heading)
                    made = Scene(
                        scene.title, scene.width, scene.height, scene.background, (*stays, shown), (), (), ()
                    )  # fmt: skip
                    yield InFull(placed.thing or "", text.field, made)


def _shown(setting: Setting, placed: Placed, text: Text, heading: str) -> Placed:
    body, theme = setting.frame.body, setting.theme
    title = Said(heading, HEADING, theme.ink_soft, 2)
    fragment = None
    for size in _SIZES:
        said = Said(text.block.source, _style(text.block, size), theme.ink, None, 10.0, field=text.field)
        fragment = written([title, said], body.width, _PAD, theme.quiet_ground, left=_PAD + _BAR)
        if fragment.height <= body.height:
            break
    else:
        lines = int((body.height - 2 * _PAD - 64.0) // (LEAST * 1.4))
        said = Said(text.block.source, _style(text.block, LEAST), theme.ink, max(1, lines), 10.0, field=text.field)
        fragment = written([title, said], body.width, _PAD, theme.quiet_ground, left=_PAD + _BAR)
    return Placed(fragment, body.x, body.y, placed.role, placed.thing, placed.lane)


def _style(block: TextBlock, size: float) -> Style:
    return Style(size, italic=block.italic, lead=1.35)
