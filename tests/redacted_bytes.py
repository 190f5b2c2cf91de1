"""What a file says in all its bytes: as they stand, and unpacked wherever something is packed."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASCII = re.compile(rb"[A-Za-z0-9+/=\s]{40,}")


def spoken(data: bytes) -> Iterator[bytes]:
    """The bytes, and those of everything packed in them, in small letters and without marks between letters."""
    for part in unpacked(data):
        yield part.lower()
        text = part.decode("utf-16-be", "ignore")
        yield text.lower().encode()
    if data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        yield "\n".join(page.get_textpage().get_text_bounded() for page in document).lower().encode()
        yield repr([document.get_metadata_dict(), [line.get_title() for line in document.get_toc()]]).lower().encode()


def unpacked(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes themselves and, as far in as it goes, members of zips, streams of PDFs, chunks of PNGs, base64."""
    yield data
    if depth > 3:
        return
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.filename.encode()
                yield member.comment + member.extra
                yield from unpacked(archive.read(member), depth + 1)
            yield archive.comment
    elif data.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
            yield from unpacked(_inflated(stream), depth + 1)
        yield from _pdf_strings(data)
    elif data.startswith(b"\x89PNG"):
        yield b"".join(re.findall(rb"(?:tEXt|iTXt|zTXt|eXIf)(.*?)IDAT", data, re.DOTALL))
    elif data.lstrip().startswith(b"<"):
        yield _joined_text(data)
        for packed in re.findall(rb"base64,([A-Za-z0-9+/=]+)", data):
            yield from unpacked(base64.b64decode(packed), depth + 1)


def _joined_text(data: bytes) -> bytes:
    """The text of a markup without its tags: a word may be split over several."""
    try:
        return "".join(ElementTree.fromstring(data).itertext()).encode()
    except ElementTree.ParseError:
        return re.sub(rb"<[^>]*>", b"", data)


def _pdf_strings(data: bytes) -> Iterator[bytes]:
    """Strings of a PDF written in hexadecimal, as bytes."""
    for digits in re.findall(rb"<([0-9A-Fa-f\s]{8,})>", data):
        even = re.sub(rb"\s", b"", digits)
        yield bytes.fromhex(even[: len(even) // 2 * 2].decode()).removeprefix(b"\xfe\xff")


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream
