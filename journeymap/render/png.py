"""PNG: a page painted with Qt in tiles, which are packed by all processors.

Qt's own writer packs on one processor, and nothing wider than it can paint. Here rows of a few tiles side by side are
packed in threads (zlib lets go of the interpreter) into pieces of a deflate stream that refer to nothing outside
themselves and so can be joined, whatever their order in time.
"""

from __future__ import annotations

import os
import struct
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from math import ceil, isfinite
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from journeymap.model.undisturbed import undisturbed
from journeymap.render.errors import ExportError
from journeymap.render.qt import paint_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.layout.pages import Page

_WIDEST, _HIGHEST = 4_096, 16_384
"""Of a tile. Qt's painter counts in 16 bits; besides, what fits into the processor's cache is painted faster."""
_TILE_PIXELS = 4_000_000
"""16 MB: more than 32 the C library asks anew from the system each time, which takes as long as painting it."""
_MARGIN = 64
"""Pixels left of each tile, painted but not used: Qt sets a letter that begins outside a picture a pixel off."""
_ABREAST = 10
"""So many tiles side by side are held and packed at a time."""
_MOST_PIXELS = 1_500_000_000
_LEVEL, _QUICK_LEVEL = 6, 3
"""Of deflate; the quick one is for pictures so wide that they are packed row by row."""
_MODULUS = 65_521
"""Of the Adler-32 checksum, RFC 1950."""


class Size(NamedTuple):
    width: int
    height: int


class Area(NamedTuple):
    """A rectangle of the picture, pixels."""

    left: int
    top: int
    width: int
    height: int


class Piece(NamedTuple):
    """Some rows of a strip: deflated, the Adler-32 checksum of what was deflated, and how many bytes that were."""

    packed: bytes
    checksum: int
    length: int


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
    one_strip = size.width <= _WIDEST * _ABREAST
    done = 0
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        for top, height in _bands(size):
            strips: list[list[Piece]] = []
            for start in range(0, size.width, _WIDEST * _ABREAST):
                images = []
                for left in range(start, min(size.width, start + _WIDEST * _ABREAST), _WIDEST):
                    progress(done / (size.width * size.height))
                    area = Area(left, top, min(_WIDEST, size.width - left), height)
                    images.append(_painted(page, scale, area, transparent))
                    done += area.width * area.height
                strips.append(_packed_strip(pool, images, one_strip, leftmost=start == 0))
            for row in zip(*strips, strict=True):
                for piece in row:
                    packed.append(piece.packed)
                    checksum = joined_checksum(checksum, piece.checksum, piece.length)
    return packed, checksum


def _bands(size: Size) -> list[tuple[int, int]]:
    """Top and height of the bands the picture is painted in, about equally high."""
    highest = max(1, min(_HIGHEST, _TILE_PIXELS // min(size.width, _WIDEST)))
    height = ceil(size.height / ceil(size.height / highest))
    return [(top, min(height, size.height - top)) for top in range(0, size.height, height)]


def _packed_strip(pool: ThreadPoolExecutor, images: list[QImage], whole: bool, *, leftmost: bool) -> list[Piece]:
    """Images side by side, in pieces of one row; of many rows where the strip is the `whole` breadth of the picture."""
    height = images[0].height()
    share = ceil(height / (os.cpu_count() or 2))
    jobs = [
        pool.submit(_packed_rows, images, range(top, min(top + share, height)), whole, leftmost)
        for top in range(0, height, share)
    ]
    return [piece for job in jobs for piece in job.result()]


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


def _painted(page: Page, scale: float, area: Area, transparent: bool) -> QImage:
    """A piece of the page, with a margin on its left, as pixels in the bytes that PNG wants."""
    kind = QImage.Format.Format_ARGB32_Premultiplied if transparent else QImage.Format.Format_RGB32
    image = QImage(_MARGIN + area.width, area.height, kind)
    if image.isNull():
        raise ExportError("There is not enough memory for the picture; use a lower --dpi, or PDF or SVG")
    image.fill(QColor(0, 0, 0, 0) if transparent else QColor(page.scene.background))
    painter = QPainter(image)
    painter.translate(_MARGIN - area.left, -area.top)
    painter.scale(scale, scale)
    painter.translate(page.dx, page.dy)
    painter.scale(page.scale, page.scale)
    across = scale * page.scale
    left, top = ((area.left - _MARGIN) / scale - page.dx) / page.scale, (area.top / scale - page.dy) / page.scale
    # A picture on paper is read closer than a screen: nothing of it is left out, however small.
    exposed = QRectF(left, top, image.width() / across, area.height / across)
    paint_scene(painter, page.scene, exposed, max(across, 1.0))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_RGBA8888 if transparent else QImage.Format.Format_RGB888)


def _packed_rows(images: list[QImage], rows: range, whole: bool, leftmost: bool) -> list[Piece]:
    """Some rows of images side by side. In the leftmost strip each begins with its filter's number (0: pixels as they
    are; flat colours pack well enough)."""
    depth = images[0].depth() // 8
    sources = [(memoryview(i.constBits())[_MARGIN * depth :], i.bytesPerLine()) for i in images]
    used = [(i.width() - _MARGIN) * depth for i in images]
    start = [b"\0"] if leftmost else []
    packer = zlib.compressobj(_LEVEL if whole else _QUICK_LEVEL, zlib.DEFLATED, -15)
    pieces: list[Piece] = []
    before = b""
    for rows_of_piece in [rows] if whole else [(row,) for row in rows]:
        parts: list[bytes | memoryview] = []
        for row in rows_of_piece:
            parts += start
            parts += [
                pixels[row * stride : row * stride + length]
                for (pixels, stride), length in zip(sources, used, strict=True)
            ]
        data = b"".join(parts)
        if data == before:  # between lanes nothing changes from row to row
            pieces.append(pieces[-1])
            continue
        before = data
        # A full flush: what follows does not refer to what came before.
        packed = packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
        pieces.append(Piece(packed, zlib.adler32(data), len(data)))
    return pieces


def joined_checksum(first: int, second: int, length: int) -> int:
    """The Adler-32 checksum of two byte strings one behind the other from those of each; `length` is the second's.

    By RFC 1950 the low half is a = 1 + Σ bytes, the high half b = Σ of all a so far: behind the first string each of
    the second's `length` sums begins at a₁ instead of 1.
    """
    a1, b1 = first & 0xFFFF, first >> 16
    a2, b2 = second & 0xFFFF, second >> 16
    return (b1 + b2 + length * (a1 - 1)) % _MODULUS << 16 | (a1 + a2 - 1) % _MODULUS


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
