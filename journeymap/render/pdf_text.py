"""Text blocks as PDF operators: exactly layout's glyphs at layout's places, and what they say for those who search,
copy or listen. Blocks and runs recur all over a map, so each is translated once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.outlines import outline
from journeymap.render.pdf_clusters import clusters
from journeymap.render.pdf_fonts import Font
from journeymap.render.pdf_objects import utf16
from journeymap.render.pdf_shapes import segments
from journeymap.render.pdf_truetype import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import GlyphRun, TextBlock, TextLine
    from journeymap.render.pdf_clusters import Cluster

_SLACK = 1.0
"""A glyph may stand this many 1/1000 em off before a number puts it right …"""
_END = 0.05
"""… but not the end of a run, for what is off there would add up along the line."""


class Picture(NamedTuple):
    """What shows a cluster: one code, if there is one, from the pen's place at glyph `at` on, `width` 1/1000 em
    wide."""

    code: int | None
    at: int
    width: int


class Shown(NamedTuple):
    """A run's operators: the inside of a TJ array, or (`array` false) whole operators that begin and end outside of
    one. Either way the pen ends at the run's advance. `font` chooses its font and size."""

    font: str
    operators: str
    array: bool


class Texts:
    """The fonts of a document and all it has said so far. `heard` where it is also read out: then lines end in the
    spaces that nobody sees, without which the last word of one and the first of the next would be one."""

    def __init__(self, heard: bool = False) -> None:
        self.heard = heard
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
        at = 0
        for line in block.lines:
            if not line.runs:
                continue
            spaced = False
            if self.heard:
                at = max(at, block.source.find(line.text, at)) + len(line.text)
                spaced = not block.source[at : at + 1].strip()
            first = line.runs[0][0]
            inside.append(f"{first - left:.3f} {top - line.y:.3f} Td {self._line(line, spaced)}")
            left, top = first, line.y
            outside += self._outlines(line)
        return " ".join(inside), " ".join(outside)

    def _line(self, line: TextLine, spaced: bool) -> str:
        parts: list[str] = []
        inside = False
        font = ""
        pen = line.runs[0][0]
        for x, run in line.runs:
            shown = self._runs.get(id(run))
            if shown is None:
                shown = self._runs[id(run)] = self._run(run)
            if shown.font != font:
                font = shown.font
                parts.append(f"] TJ {font}" if inside else font)
                inside = False
            if shown.array != inside:
                inside = not inside
                parts.append("[" if inside else "] TJ")
            gap = (x - pen) * 1000 / run.size
            if gap > _END or gap < -_END:
                parts.append(f"{-gap:.1f}" if inside else f"[{-gap:.1f}] TJ")
            parts.append(shown.operators)
            pen = x + run.advance
        if spaced and inside and not line.runs[-1][1].rtl:
            parts.append(self._font(line.runs[-1][1].font).space)
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
        chosen = f"/{font.name} {run.size:.3f} Tf"
        count = len(run.text)
        if (
            len(run.glyphs) == count == len(set(run.clusters))
            and run.text.isascii()
            and not run.rtl
            and not any(run.ys)
        ):
            plain = self._plain_run(run, font)
            if plain is not None:
                return Shown(chosen, plain, True)
        return Shown(chosen, *self._any_run(run, font))

    def _plain_run(self, run: GlyphRun, font: Font) -> str | None:
        """A run of one glyph a character, which most runs are; None where it turns out to be another."""
        per_px = 1000 / run.size
        known = font.plain
        written = "<"
        pen = 0.0
        for glyph, x, character in zip(run.glyphs, run.xs, run.text, strict=True):
            coded = known.get((glyph, character))
            if coded is None:
                code = font.code(glyph, character)
                if code is None:
                    return None
                coded = known[glyph, character] = f"{code:04X}", font.width(glyph)
            gap = x * per_px - pen
            if gap > _SLACK or gap < -_SLACK:
                gap = round(gap, 1)
                written += ">%.1f<" % -gap
                pen += gap
            written += coded[0]
            pen += coded[1]
        gap = run.advance * per_px - pen
        return written + (">%.1f" % -gap if gap > _END or gap < -_END else ">")

    def _any_run(self, run: GlyphRun, font: Font) -> tuple[str, bool]:
        """A run's operators, and whether they are the inside of an array."""
        per_px = 1000 / run.size
        parts: list[str] = []
        codes: list[str] = []
        pen = 0.0
        array = True

        def move(to: float, slack: float = _SLACK) -> None:
            """Brings the pen to `to`, 1/1000 em from the run's origin."""
            nonlocal pen
            gap = round(to - pen, 1)
            if abs(gap) > slack:
                close()
                parts.append(f"{-gap}")
                pen += gap

        def close() -> None:
            if codes:
                parts.append(f"<{''.join(codes)}>")
                codes.clear()

        for cluster in clusters(run, joined=not font.by_glyph):
            picture = _picture(font, run, cluster)
            if picture.code is not None:
                move(run.xs[picture.at] * per_px)
                codes.append(f"{picture.code:04X}")
                pen += picture.width
                continue
            close()
            parts.append(f"] TJ /Span <</ActualText <FEFF{utf16(cluster.text)}>>> BDC [")
            for at in range(cluster.start, cluster.end):
                rise = -run.ys[at]
                if rise:
                    parts.append(f"] TJ {rise:.3f} Ts [")
                move(run.xs[at] * per_px)
                parts.append(f"<{font.any_code(run.glyphs[at]):04X}>")
                pen += font.width(run.glyphs[at])
                if rise:
                    parts.append("] TJ 0 Ts [")
            parts.append("] TJ EMC [")
            array = False
        move(run.advance * per_px, _END)
        close()
        if array:
            return "".join(parts), True
        return f"[{''.join(parts)}] TJ".replace("[] TJ ", ""), False

    def _outlines(self, line: TextLine) -> Iterator[str]:
        for x, run in line.runs:
            if self._font(run.font).shapes:
                continue
            for glyph, dx, dy in zip(run.glyphs, run.xs, run.ys, strict=True):
                if shape := outline(run.font, glyph):
                    yield segments(shape, run.size, x + dx, line.y + dy) + " f"


def _picture(font: Font, run: GlyphRun, cluster: Cluster) -> Picture:
    start, end, text = cluster
    if end == start + 1 and not run.ys[start]:
        glyph = run.glyphs[start]
        return Picture(font.code(glyph, text), start, font.width(glyph))
    glyphs = run.glyphs[start:end]
    advances = [font.advance(glyph) for glyph in glyphs]
    # Marks may stand left of their letter, and before it: the pen starts where the first broad glyph does.
    first = next((number for number, advance in enumerate(advances) if advance), 0)
    units = font.face.upem / run.size
    origin = run.xs[start + first]
    parts = tuple(
        Part(glyph, round((run.xs[at] - origin) * units), round(-run.ys[at] * units))
        for at, glyph in enumerate(glyphs, start)
    )
    advance = sum(advances)
    return Picture(font.code_of_many(parts, advance, text), start + first, font.thousandths(advance))
