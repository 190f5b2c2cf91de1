"""The bytes of a document: objects packed together into object streams, each beside the others, and the table that
says where each is (PDF 1.7, 7.5.7 and 7.5.8). pydyf packs all of them one after the other, which takes a large map
longer than painting it."""

from __future__ import annotations

import zlib
from itertools import accumulate
from threading import Thread
from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOGETHER = 4_000
"""Objects in a stream."""
_LEVEL = 6
"""Names and numbers hardly become smaller for more trouble."""


class _Pack(Thread):
    """An object stream on its way to being packed: zlib lets go of the interpreter."""

    def __init__(self, objects: Sequence[pydyf.Object]) -> None:
        super().__init__(daemon=True)
        self.objects = objects
        data = [one.data for one in objects]
        places = accumulate((len(one) + 1 for one in data), initial=0)
        numbers = " ".join(f"{one.number} {place}" for one, place in zip(objects, places, strict=False))
        self._first = len(numbers) + 1
        self._content = b"\n".join([numbers.encode("ascii"), *data])
        self._packed = b""
        self.start()

    def run(self) -> None:
        self._packed = zlib.compress(self._content, _LEVEL)

    def stream(self) -> pydyf.Stream:
        self.join()
        about = {"Type": "/ObjStm", "N": len(self.objects), "First": self._first, "Filter": "/FlateDecode"}
        return pydyf.Stream([self._packed], about)


def file_of(pdf: pydyf.PDF) -> bytes:
    """The document as a PDF 1.7 file."""
    pdf.add_object(pdf.info)
    loose = [one for one in pdf.objects[1:] if one.compressible]
    packs = [_Pack(loose[at : at + _TOGETHER]) for at in range(0, len(loose), _TOGETHER)]
    parts = [b"%PDF-1.7\n%\xf0\x9f\x97\xba\n"]
    at = len(parts[0])
    where: dict[int, tuple[int, int, int]] = {0: (0, 0, 65_535)}

    def put(one: pydyf.Object) -> None:
        nonlocal at
        where[one.number] = (1, at, 0)
        parts.append(one.indirect + b"\n")
        at += len(parts[-1])

    for one in pdf.objects[1:]:
        if not one.compressible:
            put(one)
    for pack in packs:
        stream = pack.stream()
        pdf.add_object(stream)
        put(stream)
        where.update({one.number: (2, stream.number, place) for place, one in enumerate(pack.objects)})
    table = len(pdf.objects)
    where[table] = (1, at, 0)
    rows = b"".join(_row(where[number]) for number in range(table + 1))
    about = {"Type": "/XRef", "W": "[1 4 2]", "Size": table + 1, "Root": pdf.catalog.reference}
    about |= {"Info": pdf.info.reference, "Filter": "/FlateDecode"}
    last = pydyf.Stream([zlib.compress(rows)], about)
    pdf.add_object(last)
    parts += [last.indirect, b"\nstartxref\n%d\n%%%%EOF\n" % at]
    return b"".join(parts)


def _row(place: tuple[int, int, int]) -> bytes:
    kind, first, second = place
    return kind.to_bytes(1, "big") + first.to_bytes(4, "big") + second.to_bytes(2, "big")
