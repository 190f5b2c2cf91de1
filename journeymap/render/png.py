"""PNG: a page painted with Qt in tiles, while what was painted before is packed by the other processors.

Qt's own writer packs on one processor, and nothing wider than it can paint. Here a band of whole rows is painted tile
by tile; threads pack it while the next is painted.
"""

from __future__ import annotations

import os
import struct
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from math import ceil, isfinite
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QGuiApplication

from journeymap.model.undisturbed import undisturbed
from journeymap.render.errors import ExportError
from journeymap.render.png_bands import bands
from journeymap.render.png_packing import joined_checksum, pack
from journeymap.render.png_tiles import Area, Tile

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from journeymap.layout.pages import Page
    from journeymap.render.png_packing import Piece

_WIDEST, _HIGHEST = 8_192, 2_048
"""Of a tile. Qt's painter counts in 16 bits."""
_TILE_PIXELS = 1_000_000
"""What fits into the processor's cache is painted faster."""
_BAND_BYTES = 128_000_000
"""Two bands are held at a time, one being painted and one being packed."""
_FEWEST_BANDS, _LEAST_BYTES = 4, 16_000_000
"""A picture is painted in several bands, so that there is something to pack from early on, but in none too small."""
_MOST_PIXELS = 1_500_000_000


class Size(NamedTuple):
    width: int
    height: int


def write_png(
    page: Page,
    *,
    dpi: float = 96.0,
    transparent: bool = False,
    progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    """The page as a PNG of `dpi` pixels per inch (96: one a px). Works in any thread; without a display too.

    `progress` is told the share done and may raise to stop. Errors: ExportError where there would be more than
    1.5 thousand million pixels, or `dpi` is no positive number.
    """
    if not isfinite(dpi) or dpi <= 0:
        raise ExportError(f"A picture cannot have {dpi} pixels per inch; use a number above 0, such as 96 or 300")
    scale = dpi / 96.0
    size = Size(max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    if size.width * size.height > _MOST_PIXELS:
        raise ExportError(
            f"A picture of {size.width:,} × {size.height:,} pixels is too large for PNG; use a lower --dpi, --page or"
            " --stages, or PDF or SVG, which have no pixels"
        )
    _application()
    with undisturbed():
        packed, checksum = _pixels(page, scale, size, transparent, progress)
    header = struct.pack(">IIBBBBB", *size, 8, 6 if transparent else 2, 0, 0, 0)
    per_metre = round(dpi / 0.0254)
    # A zlib header, the pieces, an empty last block, and the checksum of everything.
    stream = b"".join((b"\x78\x9c", *packed, b"\x03\x00", struct.pack(">I", checksum)))
    chunks = (
        _chunk(b"IHDR", header),
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        *(_chunk(b"IDAT", stream[at : at + 2**30]) for at in range(0, len(stream), 2**30)),
        _chunk(b"IEND", b""),
    )
    progress(1.0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _pixels(
    page: Page, scale: float, size: Size, transparent: bool, progress: Callable[[float], None]
) -> tuple[list[bytes], int]:
    """The pieces of the picture in its order, and their checksum."""
    packed: list[bytes] = []
    checksum = 1
    stride = 1 + size.width * (4 if transparent else 3)
    highest = max(
        1, min(_HIGHEST, _BAND_BYTES // stride, max(_LEAST_BYTES // stride, ceil(size.height / _FEWEST_BANDS)))
    )
    cut = bands(page, scale, size.height, highest)
    highest = max(height for _, height in cut)
    across = ceil(size.width / min(_WIDEST, max(1_024, _TILE_PIXELS // highest)))
    widest = ceil(size.width / across)
    tile = Tile(page, scale, widest, highest, transparent)
    buffers = [bytearray(stride * highest) for _ in cut[:2]]
    under_way: list[list[Future[list[Piece]]]] = []
    done = 0

    def collect() -> None:
        nonlocal checksum
        for job in under_way.pop(0):
            for piece in job.result():
                packed.append(piece.packed)
                checksum = joined_checksum(checksum, piece.checksum, piece.length)

    with ThreadPoolExecutor(max_workers=max(1, (os.cpu_count() or 2) - 1)) as pool:
        for number, (top, height) in enumerate(cut):
            if len(under_way) == len(buffers):
                collect()
            rows = buffers[number % len(buffers)]
            for left in range(0, size.width, widest):
                progress(done / (size.width * size.height))
                area = Area(left, top, min(widest, size.width - left), height)
                tile.paint(area)
                tile.copy(area, rows, stride)
                done += area.width * area.height
            under_way.append(pack(pool, rows, stride, height))
        while under_way:
            collect()
    return packed, checksum


_kept_application: QGuiApplication | None = None


def _application() -> None:
    """Fonts need a QGuiApplication. A program without windows gets one that needs no display: where a display is
    named but cannot be reached, Qt would end the program."""
    global _kept_application
    if QGuiApplication.instance() is not None:
        return
    wanted = os.environ.get("QT_QPA_PLATFORM")
    if wanted is None and sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        _kept_application = QGuiApplication(sys.argv[:1])
    finally:
        if wanted is None:
            os.environ.pop("QT_QPA_PLATFORM", None)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
