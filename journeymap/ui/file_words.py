"""What a file says that nobody draws, as plain text for a look before it is exported."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 20_000
"""Characters that are shown."""
_ROWS, _CELL = 12, 28
_SILENT = frozenset({"style", "script", "svg", "title", "head"})
_BREAKS = frozenset({"p", "h1", "h2", "h3", "h4", "tr", "li", "section", "figure", "dt", "dd", "caption", "table"})


def told(ending: str, data: bytes) -> str:
    """The words of a file whose name ends like that."""
    if ending == "xlsx":
        text = _of_workbook(data)
    else:
        text = data.decode("utf-8-sig")
        if ending == "html":
            text = _of_page(text)
    return text if len(text) <= MOST else f"{text[:MOST]}\n…"


def _of_workbook(data: bytes) -> str:
    """The sheets, each with its first rows."""
    from journeymap.convert.workbook import read_workbook

    parts: list[str] = []
    for sheet in read_workbook(data):
        shown = [_row(cells) for _, cells in sheet.rows[:_ROWS]]
        more = len(sheet.rows) - len(shown)
        parts.append("\n".join((f"▦ {sheet.name}", *shown, *([f"… {more:,} more rows"] if more > 0 else []))))
    return "\n\n".join(parts)


def _row(cells: Mapping[int, object]) -> str:
    last = max(cells, default=-1)
    texts = (" ".join(str(cells.get(column, "")).split()) for column in range(min(last + 1, 12)))
    return " │ ".join(text if len(text) <= _CELL else f"{text[: _CELL - 1]}…" for text in texts)


def _of_page(text: str) -> str:
    """What a browser would show of a page, without its looks."""
    reader = _Words()
    reader.feed(text)
    lines = (" ".join(line.split()) for line in "".join(reader.said).splitlines())
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self.said.append("\n" if tag in _BREAKS or tag == "br" else " " if tag in ("td", "th") else "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        self.said.append("\n" if tag in _BREAKS else "")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)
