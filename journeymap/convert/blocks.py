"""A text in headings, paragraphs, lists and tables, before it is Markdown or a web page."""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """A heading; 1 is the whole text's, 2 a part's."""

    level: int
    text: str
    anchor: str = ""
    """What a link leads here by."""


class Paragraph(NamedTuple):
    """Some lines of text; `label` stands before them in bold."""

    text: str
    label: str = ""


class Item(NamedTuple):
    """A line of a list: a label in bold, a text, and where a link leads."""

    text: str
    label: str = ""
    url: str = ""


class Items(NamedTuple):
    """A list without numbers."""

    items: tuple[Item, ...]


class Grid(NamedTuple):
    """A table; `caption` says what it shows, `numbers` which columns hold figures."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


Block = Heading | Paragraph | Items | Grid
