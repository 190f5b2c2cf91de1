"""From a value to what a cell shows, and from what somebody wrote into a cell to the value they mean."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from journeymap.convert.columns import NO, YES
from journeymap.convert.table_words import channel_in, day_in, feelings_in
from journeymap.model.text import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.convert.columns import Kind

Cell = str | float | date | bool | None
"""What stands in a cell; None where nothing does."""


class Fault(str):
    """What a spreadsheet puts into a cell that it could not compute: “#REF!”."""

    __slots__ = ()


class CellError(ValueError):
    """A cell that means nothing here; the message is a clause that follows what stands there."""


_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LINK = re.compile(r"(?:(?P<title>.*\S)\s+)?<?(?P<url>(?:https?://|mailto:)[^\s<>]+)>?")
_URL = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f\x7f-\x9f]+")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,\u202f\u00a0' ]\d{3})+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's dates, as far as they are counted right: from 1 March 1900 on."""
FIRST_DATE = date(1900, 3, 1)
"""Earlier dates are told as text."""


def shown(kind: Kind, value: Any, values: Mapping[str, str]) -> str | float | date | None:
    """What a cell shows of a value; None for nothing."""
    if value is None or value == "":
        return None
    match kind:
        case "choice":
            return values.get(value)
        case "words":
            return YES if value else NO
        case "links":
            return "\n".join(f"{one.title} <{one.url}>" if one.title else one.url for one in value) or None
        case "date":
            return value if value >= FIRST_DATE else str(value.isoformat())
        case _:
            return value  # type: ignore[no-any-return]  # a text or a number, by the column


def read_back(cell: str | float | date | None) -> str | float | date | None:
    """What is read where this was written: a number has 16 digits in a file, a text escapes of its own."""
    if isinstance(cell, int | float):
        return float(f"{cell:.16G}")
    if isinstance(cell, str) and "_x" in cell:
        escaped = re.sub("(_x[0-9a-fA-F]{4}_)", r"_x005F\1", cell)
        return unescaped(escaped)
    return cell


def unescaped(text: str) -> str:
    """A text of a workbook's file with its escapes `_x000D_` taken as the characters they stand for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def cell_of_id(key: str) -> str:
    """An id as a cell holds it: one that a workbook would take for an escape has its “_” written “%5F”."""
    return key.replace("_", "%5F") if "_x" in key else key


def id_of_cell(cell: Cell) -> str:
    """The id a cell holds, "" for none."""
    return text_of(cell).strip().replace("%5F", "_")


def understood(kind: Kind, cell: Cell, values: Mapping[str, str]) -> Any:
    """The value that somebody means by a cell; None for a blank one. Errors: CellError."""
    if cell is None or (isinstance(cell, str) and not cell.strip() and kind != "text"):
        return None
    if isinstance(cell, Fault):
        raise CellError("is an error of the spreadsheet")
    match kind:
        case "text" | "name" | "place" | "picture":
            return text_of(cell)
        case "day":
            return _day(cell)
        case "feelings":
            return _feeling(cell)
        case "count":
            return _count(cell)
        case "number":
            return _number(cell)
        case "date":
            return _date(cell)
        case "words":
            return _words(cell)
        case "choice":
            return _choice(cell, values)
        case "links":
            return _links(text_of(cell))


def text_of(cell: Cell) -> str:
    """What a cell says, as text: a number that is whole without a point, a date as 2026-11-30."""
    match cell:
        case None:
            return ""
        case str():
            return str(cell)
        case bool():
            return YES if cell else NO
        case float():
            return str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else repr(cell)
        case date():
            return cell.isoformat()


def quoted(cell: Cell) -> str:
    """A cell as a sentence quotes it."""
    return (
        f"“{shortened(text_of(cell), 40).replace('-', '−', 1) if _is_number(cell) else shortened(text_of(cell), 40)}”"
    )


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, float | int) and not isinstance(cell, bool)


def _day(cell: Cell) -> int:
    if isinstance(cell, float):
        day = int(cell) if cell == int(cell) and abs(cell) <= 36_500 else None
        if day is None:
            raise CellError("is no whole day from −36,500 to 36,500")
        return day
    found = day_in(text_of(cell))
    if found is None:
        raise CellError("is no day; write a number such as 14")
    return found


def _feeling(cell: Cell) -> int:
    number = cell if isinstance(cell, float) else _as_float(text_of(cell))
    if number is not None:
        if number not in (-2, -1, 0, 1, 2):
            raise CellError("is outside −2…2" if number == int(number) else "is no whole number from −2 to 2")
        return int(number)
    found = feelings_in([text_of(cell)])[0]
    if found is None:
        raise CellError("is no feeling; write a number from −2 to 2")
    return found


def _count(cell: Cell) -> int:
    number = _number(cell)
    if number != int(number) or abs(number) > 1e9:
        raise CellError("is no whole number")
    return int(number)


def _number(cell: Cell) -> float:
    number = cell if isinstance(cell, float) else _as_float(text_of(cell))
    if number is None:
        raise CellError("is no number")
    return float(number)


def _as_float(text: str) -> float | None:
    """The number a text means: "1,204", "−2", "12,5", "40 %"."""
    plainly = text.strip().replace("−", "-").removesuffix("%").strip()
    if _GROUPED.fullmatch(plainly):
        plainly = re.sub("[,\u202f\u00a0' ]", "", plainly)
    elif _DECIMAL_COMMA.fullmatch(plainly):
        plainly = plainly.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d{1,300}(\.\d{0,300})?|\.\d{1,300})([eE][+-]?\d{1,2})?", plainly):
        return None
    return float(plainly)


def _date(cell: Cell) -> date:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and 61 <= cell < 2_958_466:
        return EPOCH + timedelta(days=int(cell))
    text = text_of(cell).strip()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
        if found := _DAY_FIRST.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise CellError("is a day that no calendar has") from None
    raise CellError("is no date; write one such as 2026-11-30")


def _words(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    word = plain(text_of(cell))
    if word in ("yes", "y", "true", "x", "1", "✓", "✔", "ja", "wahr"):
        return True
    if word in ("no", "n", "false", "0", "-", "nein", "falsch"):
        return False
    raise CellError(f"is neither {YES} nor {NO}")


def _choice(cell: Cell, values: Mapping[str, str]) -> str:
    word = plain(text_of(cell))
    for value, label in values.items():
        if word in (plain(label), value.casefold()):
            return value
    if "in-app" in values and (channel := channel_in(word)) != "other":
        return channel
    labels = list(values.values())
    few = ", ".join(labels[:8]) + (f" and {len(labels) - 8} more" if len(labels) > 8 else "")
    raise CellError(f"is not known; it can be {few}")


def _links(text: str) -> list[dict[str, str]]:
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _LINK.fullmatch(line)
        if match is None:
            raise CellError("is no link; write a title and the address in < >, or the address alone")
        found.append({"url": match["url"], **({"title": match["title"]} if match["title"] else {})})
    return found
