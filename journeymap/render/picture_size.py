"""How many pixels a picture has, and where one too large for a file is cut into several."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil, isfinite
from typing import TYPE_CHECKING, NamedTuple

from journeymap.render.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.layout.pages import Page
    from journeymap.render.options import ExportOptions

_MOST_FILES = 1_000
PX_PER_INCH = 96.0
_LESS = "use a lower --dpi, --page or --stages, cut it into several files with --tile"
"""What to do about a picture that is too large."""


class Size(NamedTuple):
    """Pixels."""

    width: int
    height: int


class Limit(NamedTuple):
    """What a format has room for: pixels across or down, and in all; `title` names it."""

    title: str
    side: int
    pixels: int


def size_of(page: Page, dpi: float) -> Size:
    """The page in pixels. Errors: ExportError where `dpi` is no positive number."""
    if not isfinite(dpi) or dpi <= 0:
        raise ExportError(f"A picture cannot have {dpi} pixels per inch; use a number above 0, such as 96 or 300")
    scale = dpi / PX_PER_INCH
    return Size(max(1, round(page.width * scale)), max(1, round(page.height * scale)))


def checked(size: Size, limit: Limit) -> Size:
    """The size. Errors: ExportError where a format has no room for it."""
    if size.width * size.height > limit.pixels or max(size) > limit.side:
        sides = f"{limit.side:,} pixels across or down" if max(size) > limit.side else ""
        most = sides or f"{limit.pixels // 1_000_000:,} million of them"
        raise ExportError(
            f"A picture of {size.width:,} × {size.height:,} pixels is too large for {limit.title}, which holds {most}"
            f" at most; {_LESS}, or export PDF or SVG, which have no pixels"
        )
    return size


def resolution(options: ExportOptions, page: Page) -> float:
    """Pixels per inch that the options ask for: by the width in pixels, else by the scale, else as they say."""
    if options.width is not None:
        return PX_PER_INCH * options.width / page.width
    return options.dpi if options.scale is None else PX_PER_INCH * options.scale


def cut(page: Page, dpi: float, most: int | None) -> Iterator[tuple[str, Page]]:
    """Pages that lie beside and below each other without a gap, none with more than `most` pixels across or down, and
    what tells each apart, "-r1-c2" for the second of the first row; "" and the page itself where it is small enough.

    Errors: ExportError where there would be more than a thousand.
    """
    size = size_of(page, dpi)
    if most is None or max(size) <= most:
        yield "", page
        return
    rows, columns = _shares(size.height, most), _shares(size.width, most)
    if len(rows) * len(columns) > _MOST_FILES:
        raise ExportError(
            f"Cut into files of {most:,} pixels a picture of {size.width:,} × {size.height:,} pixels would become"
            f" {len(rows) * len(columns):,} files; use a larger --tile, or a lower --dpi"
        )
    scale = dpi / PX_PER_INCH
    for row, (top, height) in enumerate(rows, 1):
        for column, (left, width) in enumerate(columns, 1):
            yield (
                f"-r{row}-c{column}",
                replace(
                    page,
                    width=width / scale,
                    height=height / scale,
                    dx=page.dx - left / scale,
                    dy=page.dy - top / scale,
                ),
            )


def _shares(length: int, most: int) -> list[tuple[int, int]]:
    """Beginnings and lengths of parts of as equal a length as whole pixels can have."""
    count = ceil(length / most)
    ends = [length * number // count for number in range(count + 1)]
    return [(first, end - first) for first, end in pairwise(ends)]
