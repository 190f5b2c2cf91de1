"""What the first bytes and the hash of a picture tell; whether the rest of it can be drawn is for painters to see."""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from typing import Literal, NamedTuple

from journeymap.model import limits

MOST_PIXELS = limits.PIXELS
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# Start-of-frame markers, which carry the size: C0 to CF without the three that mean something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


class Header(NamedTuple):
    """A picture's kind and its size in pixels."""

    kind: Literal["png", "jpeg"]
    width: int
    height: int


def read_header(content: bytes) -> Header:
    """The kind and size of a PNG or JPEG file. Errors: ValueError with a clause that says what is wrong."""
    header = _png(content) or _jpeg(content)
    if header is None:
        raise ValueError("it is neither a PNG nor a JPEG picture; save it as one of these first")
    if header.width < 1 or header.height < 1:
        raise ValueError("its size is nothing; the picture is damaged")
    if header.width * header.height > MOST_PIXELS:
        raise ValueError(
            f"{header.width:,} × {header.height:,} pixels are more than {MOST_PIXELS // 1_000_000} million;"
            " make the picture smaller first"
        )
    return header


def check(data: str, sha256: str, told: Header) -> None:
    """Holds a picture's base64 `data` against its hash and what is told of it. Errors: ValueError with a clause."""
    try:
        content = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("its data is not base64; insert the picture again") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError("its data does not match its sha256; the picture was changed or damaged, insert it again")
    found = read_header(content)
    if found != told:
        raise ValueError(
            f"it is told to be a {told.kind} of {told.width} × {told.height} pixels,"
            f" but is a {found.kind} of {found.width} × {found.height}"
        )


def _png(content: bytes) -> Header | None:
    if not content.startswith(_PNG) or content[12:16] != b"IHDR" or len(content) < 33:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return Header("png", width, height)


def _jpeg(content: bytes) -> Header | None:
    if not content.startswith(_JPEG):
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # padding
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        elif marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return Header("jpeg", width, height)
        else:
            at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return None
