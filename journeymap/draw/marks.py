"""The drawing vocabulary that screen and every export share.

A mark is a frozen record with its full style; there is no graphics state. Units are px (1/96 in = 0.75 pt =
9,525 EMU), y points down, colours are opaque `#rrggbb`. Painters are one `match` over `Mark` that ends in
`assert_never`; they never wrap or measure text: a `TextBlock` carries glyphs already positioned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar, dataclass_transform

Point = tuple[float, float]
T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A slotted dataclass that the type checker holds frozen. Freezing it at run time too would make each record
    five times as slow to create (1.6 µs against 0.3), and a large map has half a million."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True)
def watched_record(cls: type[T]) -> type[T]:
    """A record that knows when it ends (8 bytes more), so that what painters made of it can end with it."""
    return dataclass(slots=True, unsafe_hash=True, weakref_slot=True)(cls)


@record
class GlyphRun:
    """Glyphs of one font, size and direction, in visual order from the left; shared wherever they recur.

    `font` names a face (`draw.fonts.face(font)`), `size` is px per em. `xs`/`ys` are the pen positions of the
    glyphs relative to the run's origin on the baseline, y down; `advance` is the run's whole width.
    `text` is what the run shows, in reading order; `clusters[i]` is the index in `text` of the first character
    that glyph i belongs to (descending when `rtl`). Several glyphs may share a cluster, and a cluster may
    cover several characters.
    """

    font: str
    size: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    advance: float
    text: str
    clusters: tuple[int, ...]
    rtl: bool = False


@record
class TextLine:
    """One line of a block: runs in visual order, each with its x from the block's left edge; `y` is the baseline
    below the block's top; `x` and `width` are the extent of the ink-bearing advances (trailing spaces cut)."""

    runs: tuple[tuple[float, GlyphRun], ...]
    x: float
    y: float
    width: float
    text: str


@record
class TextBlock:
    """A wrapped paragraph (or several, split by line feeds), measured once.

    `source` is the whole text as the user wrote it. When `cut` is true a stated maximum was reached, the last
    line ends in an ellipsis and `source` holds more than the lines show.
    """

    source: str
    lines: tuple[TextLine, ...]
    width: float
    height: float
    size: float
    bold: bool
    italic: bool
    cut: bool = False


@record
class Text:
    """A text block with its top left corner at (x, y), in one colour. `align` tells exporters that keep text
    editable how its lines were set; the positions in the block already obey it.

    `field` names what of the thing it stands for can be typed here: "title"; "goal owner" where the block shows
    several fields in that order, or between other words; "dana/name" for the field of another thing; "" where
    nothing can. A text with a field is there even while it has no lines, so that there is a place to type it.
    """

    x: float
    y: float
    block: TextBlock
    colour: str
    align: Literal["start", "middle", "end"] = "start"
    field: str = ""


@record
class Box:
    """A rectangle with optionally rounded corners that owns its texts (placed in the same coordinates as the
    box). `radius` applies to all corners; `dash` is on/off lengths in px."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    texts: tuple[Text, ...] = ()


@record
class Line:
    """A straight or polygonal line; `corner` rounds its inner vertices by that radius. Arrow heads are filled
    triangles of the line's colour, `head` px long, whose tip is the end point. `source` and `target` are the ids
    of the things it joins, when it joins any."""

    points: tuple[Point, ...]
    stroke: str
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    corner: float = 0.0
    head: float = 0.0
    source: str | None = None
    target: str | None = None


@record
class Move:
    x: float
    y: float


@record
class To:
    """A straight segment."""

    x: float
    y: float


@record
class Curve:
    """A cubic Bézier segment with control points 1 and 2."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@record
class Close:
    pass


Segment = Move | To | Curve | Close


@watched_record
class Path:
    """Lines and cubics; filled by the non-zero winding rule. Strokes have round joins and caps."""

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


@record
class Image:
    """A picture (PNG or JPEG bytes, named by their sha256) stretched over a rectangle; `alt` describes it."""

    x: float
    y: float
    width: float
    height: float
    sha256: str
    data: bytes
    alt: str = ""


Mark = Box | Text | Line | Path | Image


@watched_record
class Fragment:
    """Marks in local coordinates (origin top left) and the size they were drawn for. Nothing in `marks` leaves
    (0, 0, width, height) except by `bleed` px. Reused by identity wherever its inputs are unchanged."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    bleed: float = 0.0
