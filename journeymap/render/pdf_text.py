"""Text blocks as PDF operators: exactly layout's glyphs at layout's places, and what they say for those who search,
copy or listen. Blocks and runs recur all over a map, so each is translated once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.outlines import outline
from journeymap.render.pdf_fonts import Font, utf16
from journeymap.render.pdf_shapes import segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import GlyphRun, TextBlock, TextLine

_SLACK = 0.1
"""Deviations from the font's own widths below this many 1/1000 em are not worth a number."""


class Cluster(NamedTuple):
    """Glyphs `start` to `end` of a run, which together show `text`."""

    start: int
    end: int
    text: str


class Shown(NamedTuple):
    """A run's operators: the inside of a TJ array, or (`array` false) whole operators that begin and end outside of
    one. Either way the pen ends at the run's advance."""

    operators: str
    array: bool


class Texts:
    """The fonts of a document and all it has said so far."""

    def __init__(self) -> None:
        self.fonts: dict[str, Font] = {}
        self._runs: dict[int, Shown] = {}
        self._blocks: dict[int, tuple[str, str]] = {}

    def block(self, block: TextBlock) -> tuple[str, str]:
        """Operators within a text object whose origin is the block's top left corner, y up; and those outside of
        it, for glyphs drawn as shapes, y down. The block is kept alive by its scene."""
        key = id(block)
        known = self._blocks.get(key)
        if known is None:
            known = self._blocks[key] = self._block(block)
        return known

    def _block(self, block: TextBlock) -> tuple[str, str]:
        inside: list[str] = []
        outside: list[str] = []
        left = top = 0.0
        for line in block.lines:
            if not line.runs:
                continue
            first = line.runs[0][0]
            inside.append(f"{first - left:.3f} {top - line.y:.3f} Td {self._line(line)}")
            left, top = first, line.y
            outside += self._outlines(line)
        return " ".join(inside), " ".join(outside)

    def _line(self, line: TextLine) -> str:
        parts: list[str] = []
        inside = False
        chosen: tuple[str, float] | None = None
        pen = line.runs[0][0]
        for x, run in line.runs:
            if chosen != (run.font, run.size):
                if inside:
                    parts.append("] TJ")
                    inside = False
                chosen = (run.font, run.size)
                parts.append(f"/{self._font(run.font).name} {run.size:g} Tf")
            shown = self._runs.get(id(run))
            if shown is None:
                shown = self._runs[id(run)] = self._run(run)
            if shown.array and not inside:
                parts.append("[")
            elif not shown.array and inside:
                parts.append("] TJ")
            inside = shown.array
            gap = (x - pen) * 1000 / run.size
            if abs(gap) > _SLACK:
                parts.append(f"{-gap:.1f}" if inside else f"[{-gap:.1f}] TJ")
            parts.append(shown.operators)
            pen = x + run.advance
        if inside:
            parts.append("] TJ")
        return " ".join(parts)

    def _font(self, name: str) -> Font:
        font = self.fonts.get(name)
        if font is None:
            font = self.fonts[name] = Font(name, f"F{len(self.fonts) + 1}")
        return font

    def _run(self, run: GlyphRun) -> Shown:
        font = self._font(run.font)
        per_px = 1000 / run.size
        parts: list[str] = []
        codes: list[str] = []
        pen = rise = 0.0
        array = True

        def close() -> None:
            if codes:
                parts.append(f"<{''.join(codes)}>")
                codes.clear()

        def leave() -> None:
            """Ends the array, for operators that must not stand in one."""
            nonlocal array
            close()
            array = False
            parts.append("] TJ ")

        for start, end, text in clusters(run):
            code = font.code(run.glyphs[start], text) if end == start + 1 else None
            spoken = code is None
            if spoken:
                leave()
                parts.append(f"/Span <</ActualText <FEFF{utf16(text)}>>> BDC [")
            for at in range(start, end):
                glyph = run.glyphs[at]
                if run.ys[at] != rise:
                    leave()
                    rise = run.ys[at]
                    parts.append(f"{-rise:.3f} Ts [")
                gap = run.xs[at] * per_px - pen
                if abs(gap) > _SLACK:
                    close()
                    parts.append(f"{-gap:.1f}")
                    pen += gap
                codes.append(f"{font.any_code(glyph) if code is None else code:04X}")
                pen += font.width(glyph)
            if spoken:
                leave()
                parts.append("EMC [")
        if rise:
            leave()
            parts.append("0 Ts [")
        close()
        gap = run.advance * per_px - pen
        if abs(gap) > _SLACK:
            parts.append(f"{-gap:.1f}")
        if array:
            return Shown("".join(parts), True)
        return Shown(f"[{''.join(parts)}] TJ".replace("[] TJ ", ""), False)

    def _outlines(self, line: TextLine) -> Iterator[str]:
        for x, run in line.runs:
            if self._font(run.font).shapes:
                continue
            for glyph, dx, dy in zip(run.glyphs, run.xs, run.ys, strict=True):
                if shape := outline(run.font, glyph):
                    yield segments(shape, run.size, x + dx, line.y + dy) + " f"


def clusters(run: GlyphRun) -> Iterator[Cluster]:
    """The run's clusters from left to right, with what each one shows; together all of the run's text."""
    count = len(run.glyphs)
    if not count:
        return  # nothing but characters that are not to be seen
    starts = sorted(set(run.clusters))
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    at = 0
    while at < count:
        first = run.clusters[at]
        end = at + 1
        while end < count and run.clusters[end] == first:
            end += 1
        text = run.text[0 if first == starts[0] else first : ends[first]]
        yield Cluster(at, end, text)
        at = end

