"""Rows of a PNG deflated by all processors: zlib lets go of the interpreter, and what it makes can be joined.

Each piece of the deflate stream refers to nothing outside itself, so that pieces can be made in any order in time, and
one that recurs need not be made again.
"""

from __future__ import annotations

import os
import zlib
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_LEVEL, _QUICK_LEVEL = 6, 3
"""Of deflate; the quick one is for wide rows."""
_WIDE = 120_000
"""Bytes of a row from which on it is packed quickly. Deflate looks back 32,768 bytes, so that a row finds nothing in
the one above."""
_MODULUS = 65_521
"""Of the Adler-32 checksum, RFC 1950."""


class Piece(NamedTuple):
    """Some rows: deflated, the Adler-32 checksum of what was deflated, and how many bytes that were."""

    packed: bytes
    checksum: int
    length: int


def pack(pool: ThreadPoolExecutor, rows: bytearray, stride: int, count: int) -> list[Future[list[Piece]]]:
    """Begins to pack `count` rows of `stride` bytes each; they must stay as they are until all is done."""
    share = ceil(count / (os.cpu_count() or 2))  # few and large: each has to wait for the one that paints
    return [
        pool.submit(_packed, rows, stride, range(first, min(first + share, count))) for first in range(0, count, share)
    ]


def _packed(rows: bytearray, stride: int, numbers: range) -> list[Piece]:
    wide = stride > _WIDE
    packer = zlib.compressobj(_QUICK_LEVEL if wide else _LEVEL, zlib.DEFLATED, -15)
    pieces: list[Piece] = []
    with memoryview(rows) as view:
        for first, end, times in _stretches(rows, view, stride, numbers) if wide else [(*_ends(numbers), 1)]:
            data = view[first * stride : end * stride]
            # A full flush: what follows does not refer to what came before.
            packed = packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)
            pieces += [Piece(packed, zlib.adler32(data), len(data))] * times
            data.release()
    return pieces


def _ends(numbers: range) -> tuple[int, int]:
    return numbers.start, numbers.stop


def _stretches(rows: bytearray, view: memoryview, stride: int, numbers: range) -> list[tuple[int, int, int]]:
    """First row, end, and how often it comes: between lanes nothing changes from row to row."""
    found: list[tuple[int, int, int]] = []
    first = numbers.start
    row = first
    while row < numbers.stop:
        end = row + 1
        while end < numbers.stop and rows.startswith(view[row * stride : (row + 1) * stride], end * stride):
            end += 1
        if end > row + 1:
            if first < row:
                found.append((first, row, 1))
            found.append((row, row + 1, end - row))
            first = end
        row = end
    if first < numbers.stop:
        found.append((first, numbers.stop, 1))
    return found


def joined_checksum(first: int, second: int, length: int) -> int:
    """The Adler-32 checksum of two byte strings one behind the other from those of each; `length` is the second's.

    By RFC 1950 the low half is a = 1 + Σ bytes, the high half b = Σ of all a so far: behind the first string each of
    the second's `length` sums begins at a₁ instead of 1.
    """
    a1, b1 = first & 0xFFFF, first >> 16
    a2, b2 = second & 0xFFFF, second >> 16
    return (b1 + b2 + length * (a1 - 1)) % _MODULUS << 16 | (a1 + a2 - 1) % _MODULUS
