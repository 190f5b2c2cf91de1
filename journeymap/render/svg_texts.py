"""Texts in SVG: outlines of words, or live text in the reader's fonts.

Outlines look the same where our fonts are missing. A word that recurs is drawn once and used wherever it stands.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from journeymap.draw.fonts import family_for_live_text
from journeymap.render.svg_outlines import FINE, Letters
from journeymap.render.svg_shapes import Numbers, escape

if TYPE_CHECKING:
    from journeymap.draw.marks import GlyphRun, Text, TextBlock

_REGULAR = 400


class Outlined:
    """Texts of one document as uses of outlined words."""

    def __init__(self) -> None:
        self.definitions: list[str] = []
        """The words, in pieces."""
        self._uses: dict[int, str] = {}
        self._letters: dict[tuple[str, float], Letters] = {}
        self._fine = _Fine()

    def text(self, text: Text) -> str:
        """The words of a text in their places. They share one scale, so that whole numbers tell places."""
        x, y, block = text.x, text.y, text.block
        uses, fine = self._uses, self._fine
        drawn = f'<g fill="{text.colour}" transform="scale(.01)">{_whole(block) if block.cut else ""}'
        for line in block.lines:
            base = f'" y="{fine[y + line.y]}"/>'
            for dx, run in line.runs:
                if use := uses.get(id(run)) or self._define(run):
                    drawn = f"{drawn}{use}{fine[x + dx]}{base}"
        return f"{drawn}</g>"

    def _define(self, run: GlyphRun) -> str:
        """The beginning of a use of the run's outlines, which are drawn now; empty for a run that shows nothing."""
        letters = self._letters.get((run.font, run.size))
        if letters is None:
            letters = self._letters[run.font, run.size] = Letters(run.font, run.size)
        drawn = list(map(letters.__getitem__, zip(run.glyphs, run.xs, run.ys, strict=True)))
        if not any(drawn):
            return ""
        name = f"w{len(self._uses)}"
        self.definitions.append(f'<path id="{name}" d="')
        self.definitions += drawn
        self.definitions.append('"/>')
        use = self._uses[id(run)] = f'<use xlink:href="#{name}" x="'
        return use


class _Fine(dict[float, str]):
    """Lengths in px as text in hundredths of a px."""

    def __missing__(self, length: float) -> str:
        told = self[length] = f"{round(length * FINE)}"
        return told


class Live:
    """Texts of one document as text."""

    def __init__(self) -> None:
        self._numbers = Numbers()

    def text(self, text: Text) -> str:
        """The lines as text. What runs right to left has an element of its own, for a space at its end stands where
        the direction of the element says."""
        block = text.block
        x, numbers = text.x, self._numbers
        parts = [f'<g fill="{text.colour}">{_whole(block)}']
        for line in block.lines:
            start = f'<text y="{numbers[text.y + line.y]}" font-size="{block.size:g}" xml:space="preserve"'
            rtl: bool | None = None
            for dx, run in line.runs:
                if rtl is None or rtl or run.rtl:
                    before = "" if rtl is None else "</text>"
                    parts.append(f'{before}{start} direction="rtl">' if run.rtl else f"{before}{start}>")
                rtl = run.rtl
                edge = x + dx + run.advance if rtl else x + dx
                size = f' font-size="{run.size:g}"' if run.size != block.size else ""
                parts.append(f'<tspan x="{numbers[edge]}"{_look(run.font)}{size}>{escape(run.text)}</tspan>')
            if rtl is not None:
                parts.append("</text>")
        parts.append("</g>")
        return "".join(parts)


def _whole(block: TextBlock) -> str:
    """What a text that was cut short says as a whole."""
    return f"<title>{escape(block.source)}</title>" if block.cut else ""


@lru_cache(maxsize=256)
def _look(font: str) -> str:
    families, weight, style = family_for_live_text(font)
    heavy = f' font-weight="{weight}"' if weight != _REGULAR else ""
    slanted = f' font-style="{style}"' if style != "normal" else ""
    return f' font-family="{escape(families)}"{heavy}{slanted}'
