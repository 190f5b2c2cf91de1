"""The summary of a session as it is read in the program: figures in tiles, tables with room, in the window's
colours."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.convert.summary import Part, Summary
    from journeymap.ui.chrome import Chrome


def page(told: Summary, colours: Chrome) -> str:
    """As HTML of what a text browser understands; all that people wrote is escaped."""
    return "".join(_page(told, colours))


def _page(told: Summary, colours: Chrome) -> Iterator[str]:
    yield f"<body style='color: {colours.ink}'><h1 style='font-size: 20pt'>{escape(told.title)}</h1>"
    yield f"<p style='color: {colours.soft}'>{escape(told.scope)}</p>"
    if told.people:
        yield f"<p><b>Who took part:</b> {escape(', '.join(told.people))}</p>"
    if told.figures:
        tiles = "".join(
            f"<td bgcolor='{colours.desk}'><span style='font-size: 18pt; font-weight: bold'>{escape(figure)}</span><br>"
            f"<span style='color: {colours.soft}'>{escape(words)}</span></td>"
            for figure, words in told.figures
        )
        yield f"<table cellpadding='9' cellspacing='6'><tr>{tiles}</tr></table>"
    else:
        yield f"<p>{escape(told.counts)}</p>"
    for part in told.parts:
        yield f"<h2 style='font-size: 14pt; margin-top: 18px'>{escape(part.title)}</h2>"
        yield from _table(part, colours)
    yield "</body>"


def _table(part: Part, colours: Chrome) -> Iterator[str]:
    used = part.used
    whole = sum(part.shares[number] for number in used)
    yield "<table width='100%' cellpadding='7' cellspacing='0' style='border-collapse: collapse'>"
    yield "<thead><tr>"
    for number in used:
        align = "right" if number in part.numbers else "left"
        yield (
            f"<th width='{round(100 * part.shares[number] / whole)}%' align='{align}' bgcolor='{colours.desk}'"
            f" style='color: {colours.soft}'>{escape(part.headings[number])}</th>"
        )
    yield "</tr></thead>"
    for row in part.rows:
        yield "<tr>"
        for number in used:
            align = "right" if number in part.numbers else "left"
            words = escape(row[number]).replace("\n", "<br>")
            shown = f"<b>{words}</b>" if number == part.leading else words
            yield f"<td align='{align}' style='border-bottom: 1px solid {colours.line}'>{shown}</td>"
        yield "</tr>"
    yield "</table>"
