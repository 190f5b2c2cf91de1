"""PNG: a page painted with Qt in tiles, while what was painted before is packed by the other processors.

Qt's own writer packs on one processor, and nothing wider than it can paint. Here a band of whole rows is painted tile
by tile; threads pack it while the next is painted.
"""

from __future__ import annotations

import os
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from journeymap.model.undisturbed import undisturbed
from journeymap.render.picture_size import PX_PER_INCH, Limit, checked, size_of
from journeymap.render.png_packing import joined_checksum, pack
from journeymap.render.png_painting import Painting
from journeymap.render.qt_application import needs_application

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from journeymap.layout.pages import Page
    from journeymap.render.picture_size import Size
    from journeymap.render.png_packing import Piece
    from journeymap.render.png_tiles import Area, Tile

_BAND_BYTES = 128_000_000
"""Two bands are held at a time, one being painted and one being packed."""
_FEWEST_BANDS, _LEAST_BYTES = 4, 16_000_000
"""A picture is painted in several bands, so that there is something to pack from early on, but in none too small."""
_LIMIT = Limit("PNG", 2**31 - 1, 1_500_000_000)


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
    size = checked(size_of(page, dpi), _LIMIT)
    scale = dpi / PX_PER_INCH
    needs_application()
    with undisturbed():
        packed, checksum = _pixels(page, scale, size, transparent, progress)
    header = struct.pack(">IIBBBBB", *size, 8, 6 if transparent else 2, 0, 0, 0)
    per_metre = round(dpi / 0.0254)
    # A zlib header, the pieces, an empty last block, and the checksum of everything.
    stream = b"".join((b"\x78\x9c", *packed, b"\x03\x00", struct.pack(">I", checksum)))
    chunks = (
        _chunk(b"IHDR", header),
        _chunk(b"sRGB", b"\0"),
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        *_title(page.scene.title),
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
    highest = min(_BAND_BYTES // stride, max(_LEAST_BYTES // stride, ceil(size.height / _FEWEST_BANDS)))
    painting = Painting(page, scale, size, transparent, highest)
    buffers = [bytearray(stride * painting.highest) for _ in painting.bands[:2]]
    under_way: list[list[Future[list[Piece]]]] = []

    def collect() -> None:
        nonlocal checksum
        for job in under_way.pop(0):
            for piece in job.result():
                packed.append(piece.packed)
                checksum = joined_checksum(checksum, piece.checksum, piece.length)

    with ThreadPoolExecutor(max_workers=max(1, (os.cpu_count() or 2) - 1)) as pool:
        for number, band in enumerate(painting.bands):
            if len(under_way) == len(buffers):
                collect()
            rows = buffers[number % len(buffers)]
            painting.paint(band, partial(_put, rows, stride), progress)
            under_way.append(pack(pool, rows, stride, band.height))
        while under_way:
            collect()
    return packed, checksum


def _put(rows: bytearray, stride: int, tile: Tile, area: Area) -> None:
    tile.copy(area, rows, stride)


def _title(title: str) -> list[bytes]:
    """What the picture is called, where it is called anything (PNG 11.3.3.4: UTF-8 needs iTXt)."""
    words = " ".join(title.replace("\0", " ").split())
    return [_chunk(b"iTXt", b"Title\0\0\0\0\0" + words.encode("utf-8", "ignore"))] if words else []


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
