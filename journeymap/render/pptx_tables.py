"""Tables as tables: rows and columns that people can sort, widen and write in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from journeymap.render.pptx_names import emu
from journeymap.render.pptx_scripts import escape
from journeymap.render.pptx_single import About
from journeymap.render.pptx_text import cell_body

if TYPE_CHECKING:
    from journeymap.draw.marks import Box
    from journeymap.layout.slide import Table
    from journeymap.render.pptx_ink import Ink

_KIND = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_LINES = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))


def graphic_frame(ink: Ink, table: Table, shape: int, number: int) -> str:
    """The table, whose first row is told as its header."""
    if not table.rows or not table.rows[0]:
        return ""
    first, last = table.rows[0][0], table.rows[-1][-1]
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in _widths(table.rows[0]))
    rows = "".join(
        f'<a:tr h="{emu(row[0].height)}">{"".join(_cell(ink, box) for box in row)}</a:tr>' for row in table.rows
    )
    about = About(shape, f"Table {number}" if number > 1 else "Table", escape(" ".join(table.alt.split())))
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{about.xml()}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        "</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>"
        f'<p:xfrm><a:off x="{emu(first.x)}" y="{emu(first.y)}"/>'
        f'<a:ext cx="{emu(last.x + last.width - first.x)}" cy="{emu(last.y + last.height - first.y)}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{_KIND}"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}'
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _widths(row: tuple[Box, ...]) -> list[int]:
    """The columns' widths, which together are exactly the table's."""
    edges = [emu(box.x) for box in row] + [emu(row[-1].x + row[-1].width)]
    return [right - left for left, right in pairwise(edges)]


def _cell(ink: Ink, box: Box) -> str:
    said, margins = cell_body(ink, box)
    rule = f'<a:lnB w="{emu(box.stroke_width)}">{ink.fill(box.stroke)}</a:lnB>'
    return f"<a:tc>{said}<a:tcPr{margins}>{_NO_LINES}{rule}{ink.fill(box.fill)}</a:tcPr></a:tc>"
