"""A summary of a session read back from its files by readers that are not ours: the tables of Markdown and slides, the
words of a PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
from markdown_it import MarkdownIt
from pptx import Presentation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

Tables = dict[str, list[list[str]]]
"""The rows below the head of each table, by the title above it; those of one that goes on stand together."""


def tables_of_markdown(path: Path) -> Tables:
    found: Tables = {}
    title, tokens = "", iter(MarkdownIt("commonmark").enable("table").parse(path.read_text("utf-8")))
    for token in tokens:
        if token.type == "heading_open":
            title = _words(next(tokens))
        elif token.type == "tbody_open":
            found.setdefault(title, []).extend(_rows(tokens))
    return found


def _rows(tokens: Iterator[Token]) -> Iterator[list[str]]:
    row: list[str] = []
    for token in tokens:
        if token.type == "tbody_close":
            return
        if token.type == "tr_open":
            row = []
        elif token.type == "td_open":
            row.append(_words(next(tokens)))
        elif token.type == "tr_close":
            yield row


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def tables_of_slides(path: Path) -> Tables:
    found: Tables = {}
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_table and slide.shapes.title is not None:
                title = re.sub(r" \(\d+ of \d+\)$", "", slide.shapes.title.text_frame.text)
                rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                found.setdefault(title, []).extend(rows[1:])
    return found


def words_of_pdf(path: Path) -> str:
    """All of it on one line."""
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
