"""What a column and a sheet of a workbook are; `convert.sheets` has all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal[
    "text", "day", "count", "number", "date", "words", "choice", "name", "place", "feelings", "links", "picture"
]


class Column(NamedTuple):
    """`field` is that of the record; `kind` says how a cell tells its value:

    text · day, count and number (numbers) · date · words (yes or no) · choice (one of `values`, by its label) ·
    name (what the field refers to, by its name; its id stands in a column behind) · place (the stage or touchpoint of
    such a reference to either, by `into`) · feelings (stands for a column a persona) · links (one a line) ·
    picture (its hash). `width` is in characters, `about` explains the column to whoever fills it in.
    """

    heading: str
    field: str
    kind: Kind = "text"
    width: float = 20
    about: str = ""
    values: Mapping[Any, str] = {}
    into: tuple[str, ...] = ()


class Sheet(NamedTuple):
    """A sheet with a record a row; `field` is the journey's."""

    title: str
    field: str
    columns: tuple[Column, ...]

    @property
    def told(self) -> frozenset[str]:
        """The fields that its columns tell of; all others are kept aside."""
        return frozenset({"id", *(column.field for column in self.columns)})


YES, NO = "Yes", "No"
ID = "Id"
NAME_THEN = "Name when exported"


def id_heading(column: Column) -> str:
    """What the column is called that keeps the id of what a name means."""
    return "Place id" if column.kind == "place" else f"{column.heading} id"
