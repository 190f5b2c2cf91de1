"""Pictures inside a PDF. JPEGs and most PNGs go in as they are, for PDF knows their packing; PNGs that are see-through
or interlaced are unpacked by Pillow.
"""

from __future__ import annotations

import zlib
from struct import unpack_from
from typing import TYPE_CHECKING, NamedTuple

import pydyf

from journeymap.render.pdf_objects import added

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHANNELS = {0: 1, 2: 3, 3: 1}
"""Channels of PNG's colour types that have no transparency: grey, colours, colours from a palette."""
_GREY_OR_COLOURS = {1: "/DeviceGray", 3: "/DeviceRGB"}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_AT_ONCE = 1 << 20


class _Png(NamedTuple):
    width: int
    height: int
    depth: int
    colours: int
    interlaced: bool
    palette: bytes
    see_through: bool
    packed: bytes


def picture(pdf: pydyf.PDF, data: bytes) -> bytes | None:
    """Puts a PNG or JPEG file into the document as a picture one unit wide and high; the reference to it, None where
    the file is too damaged to be drawn."""
    return _png(pdf, data) if data.startswith(b"\x89PNG") else _jpeg(pdf, data) or _unpacked(pdf, data)


def _png(pdf: pydyf.PDF, data: bytes) -> bytes | None:
    png = _read_png(data)
    if png is None:
        return None
    if png.see_through or png.interlaced or png.colours not in _CHANNELS:
        return _unpacked(pdf, data)
    channels = _CHANNELS[png.colours]
    row = 1 + (png.width * channels * png.depth + 7) // 8
    if not _holds(png.packed, row * png.height):
        return None
    space = _GREY_OR_COLOURS[channels]
    if png.colours == 3:
        space = f"[/Indexed /DeviceRGB {len(png.palette) // 3 - 1} <{png.palette.hex()}>]"
    parameters = {"Predictor": 15, "Colors": channels, "BitsPerComponent": png.depth, "Columns": png.width}
    return _added(
        pdf,
        png.packed,
        png.width,
        png.height,
        ColorSpace=space,
        BitsPerComponent=png.depth,
        Filter="/FlateDecode",
        DecodeParms=pydyf.Dictionary(parameters),
    )


def _read_png(data: bytes) -> _Png | None:
    header, palette, see_through, content = b"", b"", False, []
    for kind, chunk in _chunks(data):
        match kind:
            case b"IHDR":
                header = chunk
            case b"PLTE":
                palette = chunk
            case b"tRNS":
                see_through = True
            case b"IDAT":
                content.append(chunk)
    if len(header) != 13 or not content or (header[9] == 3 and not palette):
        return None
    width, height, depth, colours = unpack_from(">IIBB", header)
    return _Png(width, height, depth, colours, header[12] != 0, palette, see_through, b"".join(content))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        length, kind = unpack_from(">I4s", data, at)
        yield kind, data[at + 8 : at + 8 + length]
        at += 12 + length


def _holds(content: bytes, size: int) -> bool:
    """Whether packed content unpacks to at least so many bytes. Unpacks in pieces, for pictures can be large."""
    unpacking = zlib.decompressobj()
    found = 0
    try:
        while content and found < size:
            found += len(unpacking.decompress(content, _AT_ONCE))
            content = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return found >= size


def _jpeg(pdf: pydyf.PDF, data: bytes) -> bytes | None:
    """The picture as it is, if it is of a kind that PDF knows and all readers show alike: eight bits, sequential or
    progressive, no inks."""
    for marker, segment in _segments(data):
        if marker in (0xC0, 0xC1, 0xC2) and len(segment) >= 6:
            depth, height, width, channels = unpack_from(">BHHB", segment)
            if depth != 8 or channels not in _GREY_OR_COLOURS:
                return None
            space = _GREY_OR_COLOURS[channels]
            return _added(pdf, data, width, height, ColorSpace=space, BitsPerComponent=8, Filter="/DCTDecode")
    return None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        else:
            (length,) = unpack_from(">H", data, at + 2)
            yield marker, data[at + 4 : at + 2 + length]
            at += 2 + length


def _unpacked(pdf: pydyf.PDF, data: bytes) -> bytes | None:
    """The picture drawn by Pillow: colours, and how opaque they are."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            drawn = image.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):  # all that Pillow says of bad files
        return None
    width, height = drawn.size
    look: dict[str, object] = {"BitsPerComponent": 8, "Filter": "/FlateDecode"}
    opacity = drawn.getchannel("A")
    mask = {}
    if opacity.getextrema() != (255, 255):
        packed_mask = zlib.compress(opacity.tobytes())
        mask = {"SMask": _added(pdf, packed_mask, width, height, ColorSpace="/DeviceGray", **look)}
    colours = zlib.compress(drawn.convert("RGB").tobytes())
    return _added(pdf, colours, width, height, ColorSpace="/DeviceRGB", **look, **mask)


def _added(pdf: pydyf.PDF, data: bytes, width: int, height: int, **extra: object) -> bytes:
    about = {"Type": "/XObject", "Subtype": "/Image", "Width": width, "Height": height, **extra}
    return added(pdf, pydyf.Stream([data], about))
