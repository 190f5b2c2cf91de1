"""Fragments made larger or smaller as a whole: so the map's own drawing stands on a slide as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from journeymap.draw.marks import (
    Box,
    Close,
    Curve,
    Fragment,
    GlyphRun,
    Image,
    Line,
    Mark,
    Move,
    Path,
    Segment,
    Text,
    TextBlock,
    TextLine,
    To,
)


@dataclass(frozen=True, slots=True)
class Scaling:
    """Scales by one factor, each run of glyphs and each fragment once. `least` is the type size (px, after scaling)
    below which texts are left out, since no program writes them."""

    factor: float
    least: float = 0.0
    _runs: dict[int, tuple[GlyphRun, GlyphRun]] = field(default_factory=dict)
    _paths: dict[int, tuple[Path, Path]] = field(default_factory=dict)
    _fragments: dict[int, tuple[Fragment, Fragment]] = field(default_factory=dict)

    def __call__(self, fragment: Fragment) -> Fragment:
        """The fragment in the new size; the same object for the same fragment."""
        known = self._fragments.get(id(fragment))
        if known is None:
            s = self.factor
            marks = tuple([scaled for mark in fragment.marks if (scaled := self._mark(mark)) is not None])
            made = Fragment(fragment.width * s, fragment.height * s, marks, fragment.bleed * s)
            known = self._fragments[id(fragment)] = (fragment, made)  # the original is kept: its id must stay its own
        return known[1]

    def _mark(self, mark: Mark) -> Mark | None:
        s = self.factor
        match mark:
            case Box(x, y, width, height, fill, stroke, stroke_width, radius, dash, texts):
                inside = tuple([scaled for text in texts if (scaled := self._text(text)) is not None])
                return Box(
                    x * s, y * s, width * s, height * s, fill, stroke, stroke_width * s, radius * s, self._dash(dash),
                    inside,
                )  # fmt: skip
            case Text():
                return self._text(mark)
            case Line():
                return Line(
                    tuple([(x * s, y * s) for x, y in mark.points]), mark.stroke, mark.stroke_width * s,
                    self._dash(mark.dash), mark.corner * s, mark.head * s, mark.source, mark.target,
                )  # fmt: skip
            case Path():
                return self._path(mark)
            case Image(x, y, width, height):
                return Image(x * s, y * s, width * s, height * s, mark.sha256, mark.data, mark.alt)
            case _:
                assert_never(mark)

    def _path(self, path: Path) -> Path:
        """Signs recur: the same object for the same path, so that painters know it, too."""
        known = self._paths.get(id(path))
        if known is None:
            s = self.factor
            made = Path(
                tuple([_segment(one, s) for one in path.segments]), path.fill, path.stroke, path.stroke_width * s,
                self._dash(path.dash),
            )  # fmt: skip
            known = self._paths[id(path)] = (path, made)
        return known[1]

    def _dash(self, dash: tuple[float, ...]) -> tuple[float, ...]:
        return tuple([length * self.factor for length in dash])

    def _text(self, text: Text) -> Text | None:
        s = self.factor
        if text.block.size * s < self.least:
            return None
        return Text(text.x * s, text.y * s, self._block(text.block), text.colour, text.align, text.field)

    def _block(self, block: TextBlock) -> TextBlock:
        s = self.factor
        lines = tuple(
            [
                TextLine(
                    tuple([(x * s, self._run(run)) for x, run in line.runs]), line.x * s, line.y * s, line.width * s,
                    line.text,
                )
                for line in block.lines
            ]
        )  # fmt: skip
        return TextBlock(
            block.source, lines, block.width * s, block.height * s, block.size * s, block.bold, block.italic, block.cut
        )

    def _run(self, run: GlyphRun) -> GlyphRun:
        known = self._runs.get(id(run))
        if known is None:
            s = self.factor
            made = GlyphRun(
                run.font, run.size * s, run.glyphs, tuple([x * s for x in run.xs]), tuple([y * s for y in run.ys]),
                run.advance * s, run.text, run.clusters, run.rtl,
            )  # fmt: skip
            known = self._runs[id(run)] = (run, made)
        return known[1]


def _segment(segment: Segment, s: float) -> Segment:
    match segment:
        case Move(x, y):
            return Move(x * s, y * s)
        case To(x, y):
            return To(x * s, y * s)
        case Curve(x1, y1, x2, y2, x, y):
            return Curve(x1 * s, y1 * s, x2 * s, y2 * s, x * s, y * s)
        case Close():
            return segment
        case _:
            assert_never(segment)
