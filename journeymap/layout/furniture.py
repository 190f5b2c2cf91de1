"""What stands around the content of a printed page: the map's title, what the page is about, its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Line, Text
from journeymap.draw.wrap import Style, at_right, paragraph
from journeymap.layout.pages import Window
from journeymap.layout.paper import MM
from journeymap.layout.scene import Placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.draw.marks import Mark
    from journeymap.draw.theme import Theme
    from journeymap.layout.paper import Paper

SIDE = 10 * MM
"""Px of paper left and right of the content; `HEAD` and `FOOT` are those above and below."""
HEAD = 16 * MM
FOOT = 15 * MM
_TITLE = Style(12, bold=True)
_TEXT = Style(11)
_LINE = 15.0


def furniture(
    sheet: Paper, theme: Theme, title: str, about: Sequence[str], number: int, count: int, onward: str = ""
) -> Window:
    """Title and subject above, where it goes on and "page x of y" below, px of the page."""
    across = sheet.width - 2 * SIDE
    top = HEAD - 9.0 - _LINE
    bottom = sheet.height - FOOT + 10.0
    subject = " · ".join(filter(None, (" ".join(one.split()) for one in about)))
    marks: list[Mark] = []
    name = paragraph(" ".join(title.split()), _TITLE, across * 0.55, max_lines=1)
    marks.append(Text(0.0, top, name, theme.ink_soft))
    if subject:
        align = at_right(subject)
        block = paragraph(subject, _TEXT, across * 0.42, align=align, max_lines=1)
        marks.append(Text(across * 0.58, top, block, theme.ink_faint, align))
    marks.append(Line(((0.0, HEAD - 5.0), (across, HEAD - 5.0)), theme.rule, 0.75))
    if onward:
        marks.append(
            Text(0.0, bottom, paragraph(f"Continues {onward}", _TEXT, across * 0.7, max_lines=1), theme.ink_faint)
        )
    page = paragraph(f"Page {number} of {count}", _TEXT, across * 0.28, align="end", max_lines=1)
    marks.append(Text(across * 0.72, bottom, page, theme.ink_faint, "end"))
    fragment = Fragment(across, sheet.height, tuple(marks))
    return Window((Placed(fragment, SIDE, 0.0, "furniture"),), furniture=True)
