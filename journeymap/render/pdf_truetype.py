"""Composite glyphs for a TrueType font inside a PDF: letters with their marks in one glyph.

A reader of a PDF knows one text per glyph, and guesses badly where marks are glyphs beside their letter. So a letter
with marks that the font keeps apart becomes one glyph made of both, at layout's places. Tables and flags are
OpenType's (https://learn.microsoft.com/typography/opentype/spec/glyf).
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from struct import pack, unpack_from
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIRST_COMPOSITE = 0x10000
"""Composites are numbered from here on, above all glyph ids, until the font is made."""
_HEADER = 10
"""Bytes that tell a glyph's number of contours and its bounds."""
_WORDS_AND_OFFSETS = 0x0003
_MORE_COMPONENTS = 0x0020
_DEEPEST = 16
"""As deep may the components of our components be nested; readers take more than the few that fonts use."""


class Part(NamedTuple):
    """A glyph of the font and where it stands, in font units, y up."""

    glyph: int
    dx: int
    dy: int


class Composite(NamedTuple):
    parts: tuple[Part, ...]
    advance: int


def with_composites(tables: Mapping[str, bytes], composites: Sequence[Composite]) -> bytes:
    """A font file of `tables` (glyf, loca, head, hhea, hmtx, maxp) with more glyphs behind its own, in the order of
    `composites`. Empty glyphs among the parts are left out."""
    loca = _offsets(tables)
    count = len(loca) - 1
    glyphs = [tables["glyf"][start:end] for start, end in pairwise(loca)]
    metrics = _metrics(tables, count)
    for composite in composites:
        glyph, left = _glyph(composite.parts, glyphs)
        glyphs.append(glyph)
        metrics.append((composite.advance, left))
    padded = [glyph + bytes(-len(glyph) % 4) for glyph in glyphs]
    total = len(glyphs)
    head, hhea, maxp = (bytearray(tables[tag]) for tag in ("head", "hhea", "maxp"))
    head[50:52] = pack(">h", 1)  # long offsets
    hhea[34:36] = pack(">H", total)
    maxp[4:6] = pack(">H", total)
    points = max((len(composite.parts) for composite in composites), default=0)
    for at in (10, 12):  # points and contours of a composite: as many as of that many glyphs
        most = unpack_from(">H", maxp, at)[0], unpack_from(">H", maxp, at - 4)[0]
        maxp[at : at + 2] = pack(">H", min(0xFFFF, max(most) * max(points, 1)))
    maxp[28:30] = pack(">H", max(points, unpack_from(">H", maxp, 28)[0]))
    maxp[30:32] = pack(">H", min(_DEEPEST, unpack_from(">H", maxp, 30)[0] + 1))
    return font_file(
        {
            "glyf": b"".join(padded),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": b"".join(pack(">Hh", *metric) for metric in metrics),
            "loca": b"".join(pack(">I", at) for at in accumulate(map(len, padded), initial=0)),
            "maxp": bytes(maxp),
        }
    )


def _offsets(tables: Mapping[str, bytes]) -> tuple[int, ...]:
    loca = tables["loca"]
    if unpack_from(">h", tables["head"], 50)[0]:
        return unpack_from(f">{len(loca) // 4}I", loca)
    return tuple(2 * half for half in unpack_from(f">{len(loca) // 2}H", loca))


def _metrics(tables: Mapping[str, bytes], count: int) -> list[tuple[int, int]]:
    """Advance and left bearing of each glyph; those without an advance of their own have the last one's."""
    (broad,) = unpack_from(">H", tables["hhea"], 34)
    hmtx = tables["hmtx"]
    metrics: list[tuple[int, int]] = [unpack_from(">Hh", hmtx, 4 * number) for number in range(broad)]
    for number in range(count - broad):
        metrics.append((metrics[broad - 1][0], unpack_from(">h", hmtx, 4 * broad + 2 * number)[0]))
    return metrics


def _glyph(parts: Sequence[Part], glyphs: Sequence[bytes]) -> tuple[bytes, int]:
    """The composite's data and its left edge."""
    inked = [part for part in parts if len(glyphs[part.glyph]) > _HEADER]
    if not inked:
        return b"", 0
    bounds = [unpack_from(">hhhh", glyphs[part.glyph], 2) for part in inked]
    left = min(part.dx + bound[0] for part, bound in zip(inked, bounds, strict=True))
    bottom = min(part.dy + bound[1] for part, bound in zip(inked, bounds, strict=True))
    right = max(part.dx + bound[2] for part, bound in zip(inked, bounds, strict=True))
    top = max(part.dy + bound[3] for part, bound in zip(inked, bounds, strict=True))
    data = [pack(">hhhhh", -1, left, bottom, right, top)]
    for part in inked:
        more = _MORE_COMPONENTS if part is not inked[-1] else 0
        data.append(pack(">HHhh", _WORDS_AND_OFFSETS | more, part.glyph, part.dx, part.dy))
    return b"".join(data), left


def font_file(tables: Mapping[str, bytes]) -> bytes:
    """Tables as a TrueType file. Checksums are real, but for the whole file's, which no reader of PDFs asks for."""
    count = len(tables)
    power = count.bit_length() - 1
    data = [pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * (count - (1 << power)))]
    at = 12 + 16 * count
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        checksum = sum(unpack_from(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        data.append(pack(">4sIII", tag.encode("ascii"), checksum, at, len(table)))
        at += len(padded)
    data += [table + bytes(-len(table) % 4) for _, table in sorted(tables.items())]
    return b"".join(data)
