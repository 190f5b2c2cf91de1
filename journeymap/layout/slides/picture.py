"""A slide as a scene, for painters that know no placeholders: with its title, subtitle, tables, footer and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Text
from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.scene import Placed, Scene
from journeymap.layout.slides.frames import FRAMES, SUBTITLE
from journeymap.layout.slides.type_sizes import SMALL

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme
    from journeymap.draw.wrap import Align
    from journeymap.layout.slide import Area, Slide


def scene(slide: Slide, number: int, count: int, theme: Theme) -> Scene:
    """The whole slide as it looks in a deck of ours; `number` of `count`, from 1."""
    frame = slide.frame or FRAMES["16:9"]
    title = frame.title._replace(width=slide.title_width or frame.title.width)
    size = slide.title_size or 28.0
    number_area = frame.footer._replace(x=slide.width - frame.footer.x - 90.0, width=90.0)
    furniture = (
        _line(slide.title, Style(size, bold=True), title, theme.ink, "start", "title"),
        _line(slide.subtitle, SUBTITLE, frame.subtitle._replace(width=title.width), theme.ink_faint, "start", "title"),
        _line(slide.footer, SMALL, frame.footer, theme.ink_faint, "start", "footer"),
        _line(f"{number} / {count}", SMALL, number_area, theme.ink_faint, "end", "footer"),
    )
    tables = [
        Placed(
            Fragment(slide.width, slide.height, tuple(cell for row in table.rows for cell in row)), 0.0, 0.0, "table"
        )
        for table in slide.tables
    ]
    placed = (*furniture, *slide.placed, *tables)
    return Scene(slide.title, slide.width, slide.height, slide.background, placed, (), (), ())


def _line(text: str, style: Style, area: Area, colour: str, align: Align, role: str) -> Placed:
    block = paragraph(text, style, area.width, align=align, max_lines=1)
    top = max(0.0, (area.height - block.height) / 2)
    mark = Text(0.0, top, block, colour, align)
    return Placed(Fragment(area.width, max(area.height, block.height), (mark,)), area.x, area.y, role)
