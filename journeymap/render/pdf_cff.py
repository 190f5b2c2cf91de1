"""The character ids of a CFF font inside a PDF.

A subset numbers its glyphs anew, in an order that is only known once all of a document is drawn. A font whose glyphs
are named by character ids (CIDs) tells which CID each of its glyphs has in a table of its own, the charset; written
anew it lets the document use the face's own glyph numbers. Structures are those of Adobe's Technical Note #5176.
"""

from __future__ import annotations

from struct import pack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHARSET = 15
_ROS = (12, 30)
"""The operator that a font with CIDs begins its dictionary with: registry, ordering, supplement."""
_LONG = 29
"""Starts a number of four bytes, which is how offsets are written that are filled in late."""


def has_cids(font: bytes) -> bool:
    """Whether the font's glyphs are named by CIDs (else they have names, and a PDF counts them)."""
    return any(operator == _ROS for operator, _ in _operators(font))


def with_cids(font: bytes, cids: Sequence[int]) -> bytes:
    """A font with CIDs whose glyphs have these, glyph 0 (whose CID is 0) left out.

    Errors: ValueError where the font keeps its charset's place in a way that cannot be written over.
    """
    for operator, operand in _operators(font):
        if operator == (_CHARSET,):
            if font[operand] != _LONG:
                break
            charset = b"\0" + b"".join(pack(">H", cid) for cid in cids)
            return font[: operand + 1] + pack(">i", len(font)) + font[operand + 5 :] + charset
    raise ValueError("the font's charset cannot be replaced")


def _operators(font: bytes) -> Iterator[tuple[tuple[int, ...], int]]:
    """The operators of the font's top dictionary, each with the place of its last operand."""
    names_end = _index_end(font, font[2])
    size = font[names_end + 2]
    data = names_end + 3 + 2 * size  # of the only dictionary
    at, end = data, data + int.from_bytes(font[data - size : data], "big") - 1
    operand = at
    while at < end:
        first = font[at]
        if first <= 21:
            length = 2 if first == 12 else 1
            yield tuple(font[at : at + length]), operand
        else:
            operand = at
            length = _length_of_number(font, at)
        at += length


def _index_end(font: bytes, at: int) -> int:
    """Where the INDEX structure that starts at `at` ends."""
    count = int.from_bytes(font[at : at + 2], "big")
    if not count:
        return at + 2
    size = font[at + 2]
    last = at + 3 + count * size
    return last + size + int.from_bytes(font[last : last + size], "big") - 1


def _length_of_number(font: bytes, at: int) -> int:
    first = font[at]
    if first == 30:  # decimal digits, two a byte, up to one that is 15
        end = at + 1
        while font[end] & 0x0F != 0x0F:
            end += 1
        return end + 1 - at
    return 3 if first == 28 else 5 if first == _LONG else 1 if first <= 246 else 2
