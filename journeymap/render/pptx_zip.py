"""A zip whose large members are packed by all processors (zlib lets go of the interpreter), the same bytes everywhere:
members in the order given, all of the first day that a zip can tell.
"""

from __future__ import annotations

import os
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PIECE: Final = 2_000_000
"""Bytes that are packed at a time. Pieces refer to nothing outside themselves, so they can be made side by side."""
_LEVEL, _QUICK_LEVEL = 6, 2
"""Of deflate; the quick one is for members of several pieces."""
_VERSION: Final = 20
_UNICODE: Final = 0x800
_FIRST_DAY: Final = 0x21
"""1 January 1980, midnight, as MS-DOS wrote it."""
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")


class Member(NamedTuple):
    """A file in the zip; `packed` is False for what packing would make no smaller."""

    name: str
    content: bytes
    packed: bool = True


def zipped(members: Iterable[Member]) -> bytes:
    """The zip with those members (APPNOTE 6.3, without the extensions for more than 4 GB)."""
    out: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        begun = [(member, _begun(member, pool)) for member in members]
        for member, parts in begun:
            data = b"".join([part() for part in parts])
            name = member.name.encode()
            about = (
                _VERSION, 0 if member.name.isascii() else _UNICODE, 8 * member.packed, 0, _FIRST_DAY,
                zlib.crc32(member.content), len(data), len(member.content),
            )  # fmt: skip
            header = _LOCAL.pack(b"PK\3\4", *about, len(name), 0)
            listed.append(_CENTRAL.pack(b"PK\1\2", _VERSION, *about, len(name), 0, 0, 0, 0, 0, at) + name)
            out += [header, name, data]
            at += len(header) + len(name) + len(data)
    size = sum(map(len, listed))
    return b"".join([*out, *listed, _END.pack(b"PK\5\6", 0, 0, len(listed), len(listed), size, at, 0)])


def _begun(member: Member, pool: ThreadPoolExecutor) -> list[Callable[[], bytes]]:
    """What yields the member's data, piece by piece; large ones are under way."""
    content = member.content
    if not member.packed:
        return [lambda: content]
    if len(content) <= _PIECE:
        return [lambda: _deflated(content, 0, _LEVEL)]
    starts = range(0, len(content), _PIECE)
    return [pool.submit(_deflated, content, start, _QUICK_LEVEL).result for start in starts]


def _deflated(content: bytes, start: int, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    end = start + _PIECE
    with memoryview(content)[start:end] as piece:
        packed = packer.compress(piece)
    return packed + packer.flush(zlib.Z_FINISH if end >= len(content) else zlib.Z_FULL_FLUSH)
