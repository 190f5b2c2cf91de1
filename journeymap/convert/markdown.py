"""Markdown (CommonMark with tables): the whole map to read, in wikis and code hosts.

People's texts come out as they are: whatever in them means something to Markdown or HTML is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.convert.blocks import Grid, Heading, Items, Paragraph
from journeymap.convert.report import report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.convert.blocks import Block
    from journeymap.model.journey import Journey

_INLINE = re.compile(r"[\\`*_\[\]<>|~&$]")
_LINE_START = re.compile(r"^(?:([#+=-])|(\d+)([.)]))")


def write_markdown(journey: Journey) -> bytes:
    """The text, UTF-8."""
    return write_blocks(report(journey))


def write_blocks(blocks: Iterable[Block]) -> bytes:
    """A text of these blocks, UTF-8."""
    parts = [_block(block) for block in blocks]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {inline(block.text).replace('#', chr(92) + '#')}"
        case Paragraph():
            label = labelled(block.label)
            return label + lines(block.text, "\\\n", started=bool(label))
        case Items():
            return "\n".join(f"- {_item(item.label, item.text, item.url)}" for item in block.items)
        case Grid():
            return _table(block)


def labelled(label: str) -> str:
    """What stands in bold before a text."""
    if not label.strip():
        return ""
    colon = "" if label.rstrip()[-1] in '.!?:;…”"' else ":"
    return f"**{inline(label)}{colon}** "


def _item(label: str, text: str, url: str) -> str:
    if url:
        # In < >, an address may hold anything but these signs and a line's end.
        address = url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
        return f"[{inline(label)}](<{address}>)"
    told = labelled(label)
    return (told + lines(text, "\\\n  ", started=bool(told))).rstrip()


def _table(grid: Grid) -> str:
    rows = [
        *([f"*{inline(grid.caption)}*\n"] if grid.caption.strip() else []),
        _row([inline(heading) for heading in grid.headings]),
        _row(["---:" if at in grid.numbers else "---" for at in range(len(grid.headings))]),
    ]
    rows += [_row([_cell(cell) for cell in row]) for row in grid.rows]
    return "\n".join(rows)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return "<br>".join(inline(line) for line in text.split("\n") if line.strip())


def inline(text: str) -> str:
    """A text on one line, within a line."""
    return _INLINE.sub(r"\\\g<0>", " ".join(text.split()))


def lines(text: str, line_end: str, *, started: bool = False) -> str:
    """A text that reads as it is, from the start of a line on (unless something stands there). Its lines stand apart
    by `line_end`; blank ones, which would end a paragraph or a list, are left out."""
    found = [inline(line) for line in text.split("\n") if line.strip()]
    return line_end.join(line if started and not at else _start(line) for at, line in enumerate(found))


def _start(line: str) -> str:
    """A line whose first signs begin no list, heading or rule."""
    return _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
