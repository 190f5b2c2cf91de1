"""Pictures of one colour."""

from __future__ import annotations

import base64
import hashlib
import struct
import zlib

from journeymap.model.journey import (
    Picture,
)


def picture(red: int, width: int = 4, height: int = 3) -> Picture:
    """A real PNG of one colour, (`red`, 80, 120)."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = (b"\0" + bytes((red, 80, 120)) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return Picture(
        sha256=hashlib.sha256(content).hexdigest(),
        kind="png",
        width=width,
        height=height,
        data=base64.b64encode(content).decode("ascii"),
    )
