"""Which glyphs of a run show which of its text, as a PDF has to tell it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from journeymap.draw.bidi_classes import mirrored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import GlyphRun

_UNSEEN = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Characters that only steer the order of others, which in a PDF is told by the places of the glyphs."""


class Cluster(NamedTuple):
    """Glyphs `start` to `end` of a run, which together show `text`."""

    start: int
    end: int
    text: str


def clusters(run: GlyphRun, *, joined: bool = True) -> Iterator[Cluster]:
    """The run's clusters from left to right, with what each one shows; together all of the run's text.

    Marks are `joined` to what they stand on in text from left to right. Readers turn the characters of right-to-left
    text round one by one, so that marks must keep codes of their own there, and brackets are told by their shapes.
    """
    count = len(run.glyphs)
    if not count:
        return  # nothing but characters that are not to be seen
    starts = sorted(set(run.clusters))
    if joined and not run.rtl and not run.text.isascii():
        starts = [start for start in starts if start == starts[0] or category(run.text[start])[0] != "M"]
    edges = [0, *starts[1:], len(run.text)]
    owners = [bisect_right(edges, cluster) - 1 for cluster in run.clusters]
    at = 0
    while at < count:
        owner = owners[at]
        end = at + 1
        while end < count and owners[end] == owner:
            end += 1
        text = run.text[edges[owner] : edges[owner + 1]]
        if not text.isascii():
            text = text.translate(_UNSEEN)
        if run.rtl and len(text) == 1:
            text = mirrored(text)
        yield Cluster(at, end, text)
        at = end
