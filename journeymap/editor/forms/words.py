"""Days, dates and numbers as people write them: what is typed into a field becomes a value, and back.

What can be meant in two ways is refused with a sentence that says how to write it, never guessed at.
"""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from journeymap.editor.forms.parts import MIXED
from journeymap.flow.words import on

if TYPE_CHECKING:
    from journeymap.editor.forms.parts import Field

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SPAN = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7, "m": 30, "month": 30, "months": 30,
         "y": 365, "year": 365, "years": 365}  # fmt: skip
_MINUS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})

DAY_HELP = "A number of days, or “week 3”, “month 2”, “year 1”"
DATE_HELP = "2026-11-12 or 12 Nov 2026"


class EntryError(ValueError):
    """What was typed is no value of the field; the sentence says what to write instead."""


def read_day(text: str) -> int | None:
    """A day of the journey: "24", "day 24", "week 3" (day 21), "month 2" (day 60), "year 1" (day 365); None for
    nothing. Errors: EntryError."""
    plain = " ".join(text.translate(_MINUS).casefold().split())
    if not plain:
        return None
    found = re.fullmatch(r"(?:([a-z]+)\.? ?)?(-? ?\d{1,7})(?: ?([a-z]+))?", plain)
    word = found and (found[1] or found[3] or "day")
    if not found or (found[1] and found[3]) or word not in _SPAN:
        raise EntryError(f"“{_short(text)}” is no day. Write a number of days, “week 3” or “month 2”.")
    day = int(found[2].replace(" ", "")) * _SPAN[word]
    if abs(day) > 36_500:
        raise EntryError(f"Day {day:,} is more than a hundred years away. Write a smaller number.")
    return day


def read_date(text: str) -> date | None:
    """A date such as 2026-11-12, 12 Nov 2026, Nov 12, 2026 or 12.11.2026; None for nothing. With slashes only where
    one of the first two numbers cannot be a month. Errors: EntryError."""
    plain = " ".join(text.translate(_MINUS).casefold().replace(",", " ").split())
    if not plain:
        return None
    parts = _date_parts(plain)
    if parts is None:
        raise EntryError(f"“{_short(text)}” is no date. Write it as 2026-11-12 or 12 Nov 2026.")
    year, month, day = parts
    try:
        return date(year, month, day)
    except ValueError:
        raise EntryError(f"There is no {_short(text)}. Write a date such as 2026-11-12.") from None


def _date_parts(plain: str) -> tuple[int, int, int] | None:
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", plain):
        return int(found[3]), int(found[2]), int(found[1])
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", plain):
        one, two, year = int(found[1]), int(found[2]), int(found[3])
        if one <= 12 and two <= 12 and one != two:
            raise EntryError(
                f"“{plain}” can be read in two ways. Write it as {year}-{two:02}-{one:02} or with the month’s name."
            )
        return (year, two, one) if two <= 12 else (year, one, two)
    if found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)? ([a-z]+)\.? (\d{4})", plain):
        month = _month(found[2])
        return month and (int(found[3]), month, int(found[1]))
    if found := re.fullmatch(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})", plain):
        month = _month(found[1])
        return month and (int(found[3]), month, int(found[2]))
    return None


def _month(word: str) -> Any:
    """1…12, None where the word names no month."""
    for names in (_MONTH_NAMES, _LONG_NAMES):
        if word in names:
            return names.index(word) + 1
    return 9 if word == "sept" else None


def read_number(text: str, unit: str = "") -> float | None:
    """A number with a decimal point or comma, with or without its unit behind it; None for nothing. A single comma
    before three digits sets off thousands ("1,200"): hardly a figure of a stage has three decimals.

    Errors: EntryError."""
    plain = text.translate(_MINUS).strip()
    if unit and plain.casefold().endswith(unit.casefold()):
        plain = plain[: -len(unit)].strip()
    if not plain:
        return None
    digits = plain.replace(" ", "").replace("’", "").replace("'", "")
    for group, decimal in ((",", "."), (".", ",")):
        grouped = rf"[-+]?[1-9]\d{{0,2}}(\{group}\d{{3}})+(\{decimal}\d*)?"
        alone = rf"[-+]?\d*(\{decimal}\d*)?(e[-+]?\d{{1,3}})?"
        if re.fullmatch(f"{grouped}|{alone}", digits, re.IGNORECASE) and re.search(r"\d", digits.split("e")[0]):
            value = float(digits.replace(group, "").replace(decimal, "."))
            if math.isfinite(value):
                return value
    raise EntryError(f"“{_short(text)}” is no number. Write it like 3.5 or −12.")


_URL = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f\x7f-\x9f]+")
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")


def read_url(text: str) -> str:
    """An address that begins with http://, https:// or mailto:; the first is put before "www.". Errors: EntryError."""
    plain = text.strip()
    if plain.casefold().startswith("www."):
        plain = f"https://{plain}"
    if plain and not _URL.fullmatch(plain):
        raise EntryError("A link begins with https://, http:// or mailto: and holds no spaces.")
    if len(plain) > 2_000:
        raise EntryError("A link has at most 2,000 characters.")
    return plain


def read_colour(text: str) -> str | None:
    """A colour as #rrggbb; None for nothing. Errors: EntryError. (Names of colours are choices.)"""
    plain = text.strip()
    if not plain:
        return None
    found = _HEX.fullmatch(plain)
    if not found:
        raise EntryError(f"“{_short(text)}” is no colour. Choose one by its name or write #rrggbb.")
    return f"#{found[1].lower()}"


def show_day(day: int | None) -> str:
    return "" if day is None else f"{day}".replace("-", "−")


def show_date(when: date | None) -> str:
    return "" if when is None else on(when)


def show_number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}".replace("-", "−")


def shown(field: Field) -> str:
    """A field's value as it stands in its line."""
    match field.kind, field.value:
        case _, value if value is MIXED or value is None:
            return ""
        case "day", value:
            return show_day(value)
        case "date", value:
            return show_date(value)
        case "number", value:
            return show_number(value)
        case _:
            return str(field.value)


def read(field: Field, text: str) -> Any:
    """The value that a text means to a field. Errors: EntryError."""
    match field.kind:
        case "day":
            return read_day(text)
        case "date":
            return read_date(text)
        case "number":
            return read_number(text, field.unit)
        case "url":
            return read_url(text)
        case _:
            return text


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else f"{line[:29]}…"
