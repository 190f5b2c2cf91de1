"""Font files cut down to the glyphs that a PDF shows, by HarfBuzz."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uharfbuzz as hb

from journeymap.render.pdf_cff import has_cids, with_cids
from journeymap.render.pdf_truetype import FIRST_COMPOSITE, Composite, Part, with_composites

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KEPT = ("glyf", "loca", "head", "hhea", "hmtx", "maxp")
"""Tables that a PDF's font needs: codes are told by the document, widths and names too."""
_ALWAYS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE


def truetype(face: hb.Face, glyphs: Iterable[int], composites: Sequence[Composite]) -> tuple[bytes, dict[int, int]]:
    """A font file with these glyphs of a face (and glyph 0) and with composites of its glyphs, and the new ids by
    the old ones; the n-th composite's old id is FIRST_COMPOSITE + n."""
    wanted = {part.glyph for composite in composites for part in composite.parts}.union(glyphs)
    cut, to_new = _subset(face, wanted, _ALWAYS)
    if not composites:
        return bytes(cut.blob.data), to_new
    tables = {tag: bytes(cut.reference_table(tag).data) for tag in _KEPT}
    count = int(cut.glyph_count)
    added = [
        Composite(tuple(Part(to_new[one.glyph], one.dx, one.dy) for one in composite.parts), composite.advance)
        for composite in composites
    ]
    to_new.update((FIRST_COMPOSITE + number, count + number) for number in range(len(composites)))
    return with_composites(tables, added), to_new


def cff(face: hb.Face, glyphs: Iterable[int]) -> bytes:
    """The CFF table with these glyphs of a face (and glyph 0), which a PDF finds by the face's own ids."""
    flags = _ALWAYS | hb.SubsetFlags.DESUBROUTINIZE
    wanted = {0, *glyphs}
    cut, to_new = _subset(face, wanted, flags | hb.SubsetFlags.CFF_IDENTITY_CHARSET)
    table = bytes(cut.reference_table("CFF ").data)
    if has_cids(table):
        return with_cids(table, sorted(to_new, key=to_new.__getitem__)[1:])
    cut, _ = _subset(face, wanted, flags | hb.SubsetFlags.RETAIN_GIDS)
    return bytes(cut.reference_table("CFF ").data)


def _subset(face: hb.Face, glyphs: Iterable[int], flags: hb.SubsetFlags) -> tuple[hb.Face, dict[int, int]]:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, *glyphs})
    wanted.flags = flags
    wanted.drop_table_tag_set.update(
        {int.from_bytes(tag.encode("latin-1"), "big") for tag in face.table_tags if tag not in (*_KEPT, "CFF ")}
    )
    plan = hb.SubsetPlan(face, wanted)
    return plan.execute(), dict(plan.old_to_new_glyph_mapping.items())
