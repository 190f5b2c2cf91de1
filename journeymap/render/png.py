"""PNG: a page painted with Qt in tiles and packed while the next tiles are painted.

Qt's own writer packs on one processor after everything is painted; here bands of rows are packed in threads
(zlib lets go of the interpreter) as independent deflate blocks, which the format joins into one stream.
"""

from __future__ import annotations

import os
import struct
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from journeymap.render.errors import ExportError
from journeymap.render.qt import paint_scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from journeymap.layout.pages import Page

_WIDEST_TILE = 8_192
"""Qt's painter counts in 16 bits: a wider picture is painted in tiles."""
_BAND_BYTES = 100_000_000
"""As many rows are painted at a time: few enough for memory, enough not to paint a card again in every band."""
_PIECE_BYTES = 6_000_000
"""As much is packed at a time: large enough to pack well, small enough for every processor to have some."""
_MOST_PIXELS = 1_500_000_000
_LEVEL = 5


def write_png(
    page: Page,
    *,
    dpi: float = 96.0,
    transparent: bool = False,
    progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    """The page as a PNG of `dpi` pixels per inch (96: one a px). Works in any thread; without a display too.

    `progress` is told the share done and may raise to stop. Errors: ExportError where there would be more than
    1.5 thousand million pixels.
    """
    scale = dpi / 96.0
    width, height = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    if width * height > _MOST_PIXELS:
        raise ExportError(
            f"A picture of {width:,} × {height:,} pixels is too large for PNG; use a lower --dpi, --page or --stages,"
            " or PDF or SVG, which have no pixels"
        )
    _application()
    channels = 4 if transparent else 3
    rows = max(16, min(height, _BAND_BYTES // (width * channels + 1)))
    packed: list[bytes] = []
    checksum = 1
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        waiting: list[Future[bytes]] = []
        for top in range(0, height, rows):
            lines = list(_scanlines(page, scale, width, top, min(rows, height - top), transparent))
            band = memoryview(b"".join(lines))
            checksum = zlib.adler32(band, checksum)
            packed += [done.result() for done in waiting]
            last = top + rows >= height
            pieces = range(0, len(band), _PIECE_BYTES)
            waiting = [pool.submit(_deflated, band[at : at + _PIECE_BYTES], last and at == pieces[-1]) for at in pieces]
            progress(min(1.0, (top + rows) / height) * 0.9)
        packed += [done.result() for done in waiting]
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if transparent else 2, 0, 0, 0)
    per_metre = round(dpi / 0.0254)
    stream = b"".join((b"\x78\x9c", *packed, struct.pack(">I", checksum)))
    progress(1.0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"IDAT", stream),
            _chunk(b"IEND", b""),
        )
    )


def _application() -> None:
    """Fonts need a QGuiApplication; a program without a window gets one without a display."""
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        global _kept_application
        _kept_application = QGuiApplication(sys.argv[:1])


_kept_application: QGuiApplication | None = None


def _scanlines(
    page: Page, scale: float, width: int, top: int, rows: int, transparent: bool
) -> Iterator[bytes | memoryview]:
    """The rows of a band, each behind its filter byte (0: as it is; flat colours pack well enough)."""
    tiles = [
        _tile(page, scale, left, top, min(_WIDEST_TILE, width - left), rows, transparent)
        for left in range(0, width, _WIDEST_TILE)
    ]
    for row in range(rows):
        yield b"\0"
        for data, stride, used in tiles:
            yield data[row * stride : row * stride + used]


def _tile(
    page: Page, scale: float, left: int, top: int, width: int, height: int, transparent: bool
) -> tuple[memoryview, int, int]:
    """A piece of the page as pixels: the bytes, the bytes from row to row, and how many of them count."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent if transparent else QColor(page.scene.background))
    painter = QPainter(image)
    painter.translate(-left, -top)
    painter.scale(scale, scale)
    painter.translate(page.dx, page.dy)
    painter.scale(page.scale, page.scale)
    across = scale * page.scale
    corner = QPointF((left / scale - page.dx) / page.scale, (top / scale - page.dy) / page.scale)
    paint_scene(painter, page.scene, QRectF(corner.x(), corner.y(), width / across, height / across), across)
    painter.end()
    kind = QImage.Format.Format_RGBA8888 if transparent else QImage.Format.Format_RGB888
    pixels = image.convertToFormat(kind)
    return memoryview(bytes(pixels.constBits())), pixels.bytesPerLine(), width * (4 if transparent else 3)


def _deflated(data: memoryview, last: bool) -> bytes:
    """A piece of a raw deflate stream that others may stand before and, unless it is the last, behind."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
