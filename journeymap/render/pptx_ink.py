"""What the shapes of a slide are drawn with: fills, strokes and type as DrawingML, each way of them written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.render.pptx_names import emu
from journeymap.render.pptx_paths import freeform
from journeymap.render.pptx_scripts import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.draw.marks import Path
    from journeymap.render.pptx_paths import Freeform

_LEAST_TYPE, _LARGEST_TYPE = 100, 400_000
"""Hundredths of a point between which type is written."""
_POINTS = 75
"""Hundredths of a point to a px."""


def hundredths(px: float) -> int:
    """A length of type in hundredths of a point."""
    return round(px * _POINTS)


class Ink:
    """Colours and fonts of one deck. `colours` names what has a name in the deck's scheme by the whole element; sizes
    of type are multiplied by `shrink`."""

    def __init__(self, colours: Mapping[str, str], font: str, shrink: float) -> None:
        self._colours = colours
        self._latin = escape(font)
        self._shrink = shrink
        self._fills: dict[str, str] = {}
        self._freeforms: dict[int, Freeform] = {}
        self._looks: dict[tuple[object, ...], str] = {}

    def fill(self, colour: str | None) -> str:
        """A solid fill, or none."""
        if colour is None:
            return "<a:noFill/>"
        known = self._fills.get(colour)
        if known is None:
            named = self._colours.get(colour) or f'<a:srgbClr val="{colour[1:].upper()}"/>'
            known = self._fills[colour] = f"<a:solidFill>{named}</a:solidFill>"
        return known

    def freeform(self, mark: Path) -> Freeform:
        """The geometry of a path, worked out once for each: signs and faces recur. Paths are known by their identity,
        so they must stay while the slide is drawn."""
        known = self._freeforms.get(id(mark))
        if known is None:
            known = self._freeforms[id(mark)] = freeform(mark.segments, filled=mark.fill is not None)
        return known

    def line(
        self, colour: str | None, width: float, dash: tuple[float, ...], *, flat: bool = False, end: str = ""
    ) -> str:
        """A stroke `width` px wide, round at joins and, unless `flat` or dashed, at its ends; `end` is what is at its
        head."""
        if colour is None:
            return "<a:ln><a:noFill/></a:ln>"
        look = (colour, width, dash, flat, end)
        known = self._looks.get(look)
        if known is None:
            cap = "flat" if flat or dash else "rnd"
            known = self._looks[look] = (
                f'<a:ln w="{emu(width)}" cap="{cap}">{self.fill(colour)}{_dashes(dash, width)}<a:round/>{end}</a:ln>'
            )
        return known

    def type(self, tag: str, size: float, bold: bool, italic: bool, colour: str, faces: tuple[str, str, str]) -> str:
        """What a run looks like, as the element `tag` (`a:rPr`, `a:endParaRPr`); `size` is px per em."""
        look = (tag, size, bold, italic, colour, faces)
        known = self._looks.get(look)
        if known is None:
            points = min(max(hundredths(size * self._shrink), _LEAST_TYPE), _LARGEST_TYPE)
            language, east, other = faces
            spoken = f' lang="{language}"' if language else ""
            heavy = ' b="1"' if bold else ""
            slanted = ' i="1"' if italic else ""
            known = self._looks[look] = (
                f'<{tag}{spoken} sz="{points}"{heavy}{slanted} kern="0">{self.fill(colour)}'
                f'<a:latin typeface="{self._latin}"/>'
                f'{f"""<a:ea typeface="{east}"/>""" if east else ""}'
                f'{f"""<a:cs typeface="{other}"/>""" if other else ""}</{tag}>'
            )
        return known


def _dashes(dash: tuple[float, ...], width: float) -> str:
    """Dashes and gaps, which a slide measures in widths of the line (1,000ths of a percent)."""
    if not dash or width <= 0:
        return ""
    pairs = zip(dash[::2], dash[1::2] or dash[::2], strict=False)
    steps = "".join(
        f'<a:ds d="{round(on / width * 100_000)}" sp="{round(off / width * 100_000)}"/>' for on, off in pairs
    )
    return f"<a:custDash>{steps}</a:custDash>"
