"""The small parts of a workbook's XML: which sheets there are, the texts they share, which numbers are dates.

Everything goes through `parse`, which refuses what no spreadsheet writes and a hostile file may hold: a DOCTYPE and
entities, elements without end.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from journeymap.convert.cells import unescaped
from journeymap.files.errors import FileError
from journeymap.model import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeymap.convert.zipped import Package

MOST_ELEMENTS = limits.ELEMENTS
DAMAGED = "this workbook is damaged; open and save it in a spreadsheet program"
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The numbers of the formats for dates and times that need no definition."""


class SheetPart(NamedTuple):
    """A sheet's name and the part of the package it stands in."""

    name: str
    part: str


class Book(NamedTuple):
    """What the sheets need: themselves, the shared texts, the styles of dates, where dates begin."""

    sheets: tuple[SheetPart, ...]
    texts: list[str]
    date_styles: frozenset[int]
    from_1904: bool


def parse(
    chunks: Iterable[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Runs through XML. `start` and `end` are told the names of elements without their namespaces, `start` the
    attributes also. Errors: FileError."""
    parser = expat.ParserCreate("utf-8", " ")  # whatever encoding it declares: spreadsheets write no other
    parser.buffer_text = True
    names: dict[str, str] = {}
    count = 0

    def local(name: str) -> str:
        found = names.get(name)
        if found is None:
            found = names[name] = name.rpartition(" ")[2]
        return found

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise FileError("", "it holds far more than a map can, so it is not read")
        start(names.get(name) or local(name), attributes)

    def refused(*_: object) -> None:
        raise FileError("", "its XML declares a document type, which no spreadsheet program writes; it is not read")

    parser.StartElementHandler = started
    if end is not None:
        parser.EndElementHandler = lambda name: end(names.get(name) or local(name))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise FileError("", DAMAGED) from None


def whole(text: str | None, most: int = 2**31) -> int | None:
    """A whole number ≥ 0 as XML writes it; None for anything else."""
    return int(text) if text and len(text) < 11 and text.isascii() and text.isdigit() and int(text) <= most else None


def read_book(package: Package) -> Book:
    """What is told of the sheets outside them. Errors: FileError."""
    main = _main_part(package)
    folder = posixpath.dirname(main)
    targets = _relations(package, main)
    found: list[tuple[str, str]] = []
    from_1904 = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        if name == "sheet":
            key = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "id"), "")
            found.append((attributes.get("name", ""), key))
        elif name == "workbookPr":
            from_1904 = attributes.get("date1904") in ("1", "true")

    parse(package.chunks(main), start)
    sheets = tuple(
        SheetPart(name, posixpath.normpath(posixpath.join(folder, targets[key][1])).lstrip("/"))
        for name, key in found
        if key in targets and targets[key][0] == "worksheet"
    )
    others = {kind: posixpath.normpath(posixpath.join(folder, target)) for kind, target in targets.values()}
    texts = _texts(package, others.get("sharedStrings", "").lstrip("/"))
    return Book(sheets, texts, _date_styles(package, others.get("styles", "").lstrip("/")), from_1904)


def _main_part(package: Package) -> str:
    for kind, target in _relations(package, "").values():
        if kind == "officeDocument":
            return posixpath.normpath(target).lstrip("/")
    return "xl/workbook.xml"


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """What a part is joined to: the last word of the kind of relation, and the target as it is written, by id."""
    name = posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))

    if name in package:
        parse(package.chunks(name), start)
    return found


def _texts(package: Package, part: str) -> list[str]:
    """The texts that cells share; what says how they are spoken is left out."""
    found: list[str] = []
    pieces: list[str] = []
    reading = aside = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal reading, aside
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            aside = True
        elif name == "t":
            reading = not aside

    def end(name: str) -> None:
        nonlocal reading, aside
        if name == "si":
            found.append(unescaped("".join(pieces)))
        elif name == "rPh":
            aside = False
        elif name == "t":
            reading = False

    def text(piece: str) -> None:
        if reading:
            pieces.append(piece)

    if part and part in package:
        parse(package.chunks(part), start, end, text)
    return found


def _date_styles(package: Package, part: str) -> frozenset[int]:
    """The styles of cells whose number is a date."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if name == "numFmt":
            codes[whole(attributes.get("numFmtId")) or 0] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            styles.append(whole(attributes.get("numFmtId")) or 0)

    def end(name: str) -> None:
        nonlocal inside
        if name == "cellXfs":
            inside = False

    if part and part in package:
        parse(package.chunks(part), start, end)
    return frozenset(at for at, code in enumerate(styles) if code in _DATE_FORMATS or _dates(codes.get(code, "")))


def _dates(code: str) -> bool:
    """Whether a format shows days, months or years: what stands in quotes and brackets aside."""
    return bool(re.search("[dmy]", re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|general', "", code[:200].casefold())))
