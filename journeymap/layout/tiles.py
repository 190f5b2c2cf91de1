"""A poster in tiles: a map larger than the printer's paper, on sheets that overlap and say where they belong."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.marks import Fragment, Line, Text
from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.hit import Rect, within
from journeymap.layout.pages import MARGIN, Clip, Page, Window, scale_onto, unrolled
from journeymap.layout.paper import MM, Paper, PaperError
from journeymap.layout.scene import Placed

if TYPE_CHECKING:
    from journeymap.draw.marks import Mark
    from journeymap.draw.theme import Theme
    from journeymap.layout.scene import Scene

_EDGE = 10 * MM
"""Px that printers leave white, and in which crop marks and labels stand."""
_MARK = 18.0
_LABEL = Style(11)
MOST_TILES = 2_000


class Grid(NamedTuple):
    """How a poster is cut: its size in px and the scale of the map on it, the sheet as it lies, how much of it is
    printed on, and the tiles across and down."""

    width: float
    height: float
    scale: float
    sheet: Paper
    columns: int
    rows: int
    overlap: float

    @property
    def across(self) -> float:
        """Px of the poster on one sheet, overlap included; `down` likewise."""
        return self.sheet.width - 2 * _EDGE

    @property
    def down(self) -> float:
        return self.sheet.height - 2 * _EDGE


def grid(scene: Scene, sheet: Paper, target: Paper | None, scale: float | None, overlap: float) -> Grid:
    """How the map becomes a poster of `target` size, or of its own at `scale`, on sheets that lie or stand, whichever
    needs fewer; `overlap` in px. Errors: PaperError where that cannot be."""
    if scale is None:
        if target is None:
            raise PaperError("Tiles make a poster: say how large it shall be, as in “a1”, or at which scale.")
        scale = scale_onto(scene, *(unrolled(target, scene) if target.across else target[1:3]))
    # What the map leaves empty of the poster's size takes no sheets.
    width, height = scene.width * scale + 2 * MARGIN, scene.height * scale + 2 * MARGIN
    cuts = [_cut(width, height, scale, one, overlap) for one in (sheet, sheet.turned)]
    best = min(cuts, key=lambda one: one.columns * one.rows)
    if best.columns * best.rows > MOST_TILES:
        raise PaperError(f"That takes {best.columns * best.rows:,} sheets; take larger paper or a smaller poster.")
    return best


def _cut(width: float, height: float, scale: float, sheet: Paper, overlap: float) -> Grid:
    if sheet.across:
        raise PaperError("Tiles are printed on sheets, not on a roll; name the paper in the printer, as in “a4”.")
    counts = []
    for whole, side in ((width, sheet.width), (height, sheet.height)):
        step = side - 2 * _EDGE - overlap
        if step < overlap or step <= 0:
            raise PaperError(f"{sheet.title} is too small for tiles that overlap by {overlap / MM:.0f} mm.")
        counts.append(max(1, ceil((whole - overlap) / step - 1e-6)))
    return Grid(width, height, scale, sheet, counts[0], counts[1], overlap)


def tiles(
    scene: Scene,
    theme: Theme,
    sheet: Paper,
    *,
    target: Paper | None = None,
    scale: float | None = None,
    overlap: float = 10 * MM,
) -> tuple[Page, ...]:
    """The sheets of the poster, row by row. Errors: PaperError."""
    cut = grid(scene, sheet, target, scale, overlap)
    return tuple([_tile(scene, theme, cut, row, column) for row in range(cut.rows) for column in range(cut.columns)])


def _tile(scene: Scene, theme: Theme, cut: Grid, row: int, column: int) -> Page:
    left = column * (cut.across - cut.overlap)
    top = row * (cut.down - cut.overlap)
    width, height = min(cut.across, cut.width - left), min(cut.down, cut.height - top)
    clip = Clip(_EDGE, _EDGE, width, height)
    dx = _EDGE - left + (cut.width - scene.width * cut.scale) / 2
    dy = _EDGE - top + (cut.height - scene.height * cut.scale) / 2
    seen = Rect((_EDGE - dx) / cut.scale, (_EDGE - dy) / cut.scale, width / cut.scale, height / cut.scale)
    label = f"Row {row + 1}, column {column + 1}"
    windows = (
        Window(within(scene, seen), cut.scale, dx, dy, clip),
        Window((_marks(theme, cut, clip, row, column, f"{label} of {cut.rows} × {cut.columns}"),), furniture=True),
    )
    return Page(
        scene, cut.sheet.width, cut.sheet.height, cut.scale, 0.0, 0.0, windows, label, f"{row + 1}-{column + 1}"
    )


def _marks(theme: Theme, cut: Grid, clip: Clip, row: int, column: int, label: str) -> Placed:
    """Crop marks at the corners; ticks where the next sheet's edge comes to lie; the label."""
    ink = theme.ink_faint
    x0, y0, x1, y1 = clip.x, clip.y, clip.x + clip.width, clip.y + clip.height
    marks: list[Mark] = []
    gap = 4.0

    def upright(x: float, dash: tuple[float, ...] = ()) -> None:
        for start, end in ((y0 - gap - _MARK, y0 - gap), (y1 + gap, y1 + gap + _MARK)):
            marks.append(Line(((x, start), (x, end)), ink, 0.75, dash))

    def level(y: float, dash: tuple[float, ...] = ()) -> None:
        for start, end in ((x0 - gap - _MARK, x0 - gap), (x1 + gap, x1 + gap + _MARK)):
            marks.append(Line(((start, y), (end, y)), ink, 0.75, dash))

    upright(x0)
    upright(x1)
    level(y0)
    level(y1)
    if column + 1 < cut.columns:
        upright(x1 - cut.overlap, (3.0, 2.0))
    if row + 1 < cut.rows:
        level(y1 - cut.overlap, (3.0, 2.0))
    if cut.columns * cut.rows > 1:
        label = f"{label} · glue over the dashed ticks, {cut.overlap / MM:.0f} mm"
    block = paragraph(label, _LABEL, max(40.0, clip.width - 2 * (cut.overlap + 12.0)), max_lines=1)
    marks.append(Text(x0 + cut.overlap + 12.0, cut.sheet.height - _EDGE + 10.0, block, ink))
    return Placed(Fragment(cut.sheet.width, cut.sheet.height, tuple(marks)), 0.0, 0.0, "furniture")
