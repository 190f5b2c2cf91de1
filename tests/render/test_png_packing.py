"""What is packed in pieces unpacks to what it was."""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.render.png_packing import Piece, joined_checksum, pack


def packed(rows: bytes, stride: int) -> list[Piece]:
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = pack(pool, bytearray(rows), stride, len(rows) // stride)
        return [piece for job in jobs for piece in job.result()]


def unpacked(pieces: list[Piece]) -> bytes:
    return zlib.decompress(b"".join(piece.packed for piece in pieces) + b"\x03\x00", -15)


def checksum(pieces: list[Piece]) -> int:
    joined = 1
    for piece in pieces:
        joined = joined_checksum(joined, piece.checksum, piece.length)
    return joined


@given(st.lists(st.sampled_from([b"abc", b"xyz", b"\0\0\0"]), min_size=1, max_size=40), st.sampled_from([1, 70_000]))
@settings(max_examples=40, deadline=None)
def test_rows_come_back_as_they_were_however_they_recur(rows: list[bytes], times: int) -> None:
    stride = 3 * times
    data = b"".join(row * times for row in rows)
    pieces = packed(data, stride)
    assert unpacked(pieces) == data
    assert checksum(pieces) == zlib.adler32(data)


def test_wide_rows_that_recur_are_packed_once() -> None:
    row, other = bytes(range(250)) * 1000, bytes(250) * 1000
    pieces = packed(row * 400 + other * 400, len(row))
    assert unpacked(pieces) == row * 400 + other * 400
    assert len(pieces) == 800
    assert len({id(piece) for piece in pieces}) <= 200


@given(st.binary(max_size=2000), st.binary(max_size=2000))
@settings(max_examples=100, deadline=None)
def test_checksums_are_joined_as_if_all_had_been_summed_at_once(first: bytes, second: bytes) -> None:
    assert joined_checksum(zlib.adler32(first), zlib.adler32(second), len(second)) == zlib.adler32(first + second)


@pytest.mark.parametrize("first", [b"\xff" * 300_000, b""], ids=["long", "empty"])
def test_checksums_of_long_pieces_are_joined(first: bytes) -> None:
    second = bytes(range(256)) * 3000
    assert joined_checksum(zlib.adler32(first), zlib.adler32(second), len(second)) == zlib.adler32(first + second)
