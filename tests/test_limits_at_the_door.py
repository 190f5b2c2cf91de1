"""Every limit, at it and one past it: what is at it gets in, what is past it is refused in a sentence that says what is
wrong and what to do."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from base64 import b64encode
from contextlib import closing
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from journeymap.convert import workbook
from journeymap.convert.plain_tables import from_text
from journeymap.convert.tables import table_of
from journeymap.convert.workbook_xml import Book
from journeymap.convert.workbook_xml import parse as parse_xml
from journeymap.convert.zipped import Package
from journeymap.editor.lines import lines_of
from journeymap.editor.pictures import picture_from
from journeymap.files.errors import FileError
from journeymap.files.format import load
from journeymap.files.journal import About, Journal, read
from journeymap.files.limits import check_shape
from journeymap.files.salvage import salvage
from journeymap.model import limits
from journeymap.model.journey import Journey
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError
from journeymap.render import pptx_door
from journeymap.render.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER = b'{"format": "journeymap", "schema": {"major": 1, "minor": 2}, "title": "Map"'


def _file(size: int) -> None:
    load(HEADER + b"}" + b" " * (size - len(HEADER) - 1))


def _depth(depth: int) -> None:
    check_shape(b'{"x": ' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}")


def _records(count: int) -> None:
    check_shape(b"[" + b"{}," * (count - 2) + b"{}]")


def _values(count: int) -> None:
    check_shape(b"[" + b"0," * count + b"0]")


def _rescued(count: int) -> None:
    salvage(HEADER + b', "x": [' + b"[]," * (count - 4) + b"[]}")


def _text(length: int) -> None:
    parse({"title": "x" * length})


def _id(length: int) -> None:
    parse({"title": "", "stages": [{"id": "x" * length, "title": ""}]})


def _address(length: int) -> None:
    link = {"url": "https://" + "x" * (length - 8)}
    stages = [{"id": "s", "title": ""}]
    parse({"title": "", "stages": stages, "touchpoints": [{"id": "t", "stage": "s", "title": "", "links": [link]}]})


def _png(width: int, height: int) -> bytes:
    """The beginning of a picture of that size; nothing behind it is ever looked at."""
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0) + bytes(4)


def _pixels(count: int) -> None:
    content = _png(count, 1)
    sha256, data = hashlib.sha256(content).hexdigest(), b64encode(content).decode()
    parse({"title": "", "images": [{"sha256": sha256, "kind": "png", "width": count, "height": 1, "data": data}]})


def _picture_bytes(size: int) -> None:
    whole = BytesIO()
    raw = zlib.compress(b"\0\x80")
    for name, body in ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", raw), (b"IEND", b"")):
        whole.write(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)))
    content = b"\x89PNG\r\n\x1a\n" + whole.getvalue()
    picture_from(content + bytes(size - len(content)), "photo.png")


def _zip(members: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "")
        for number in range(members - 1):
            packed.writestr(f"{number}.xml", b"")
    return out.getvalue()


def _members(count: int) -> None:
    Package(_zip(count))


def _deck_members(count: int) -> None:
    pptx_door.check(_zip(count), "The template")


def _elements(count: int) -> None:
    parse_xml([b"<a>", b"<b/>" * (count - 1), b"</a>"], lambda *_: None)


def _deck(size: int) -> None:
    packed = _zip(1)
    pptx_door.check(bytes(size - len(packed)) + packed, "The template")


def _cells(count: int) -> None:
    reader = workbook._Reader(Book((), [], frozenset(), from_1904=False), [1_000])
    for _ in range(count - limits.CELLS + 1_000):
        reader.start("c", {})
        reader.start("v", {})
        reader.text("1")
        reader.end("v")
        reader.end("c")
        reader.column = 0


def _pasted_rows(count: int) -> None:
    table_of("a\tb\n" * count)


def _pasted_columns(count: int) -> None:
    row = "\t".join(["a"] * count)
    table_of(f"{row}\n{row}")


def _pasted_table(length: int) -> None:
    table_of("a\tb\n" + "x" * (length - 4))


def _pasted_lines(count: int) -> None:
    lines_of("a\n" * count)


def _pasted_text(length: int) -> None:
    lines_of("a" * length)


def _journal(size: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.journal"
        with closing(Journal(path.parent, About("", "", "Map"), Journey(title="Map"))) as made:
            made.path.rename(path)
        with path.open("r+b") as file:
            file.truncate(size)  # a hole takes no room; what stands behind the beginning is passed over
        assert read(path).damaged


DOORS: dict[str, tuple[Callable[[int], None], int, str]] = {
    "a file": (_file, limits.FILE_BYTES, "25 MB a journey may have; take some pictures out"),
    "depth": (_depth, limits.DEPTH, "more than 64 deep"),
    "records": (_records, limits.RECORDS, "far more than a journey can"),
    "values": (_values, limits.VALUES, "far more than a journey can"),
    "a broken file": (_rescued, limits.RESCUED_RECORDS, "far more than a journey can"),
    "a text": (_text, limits.TEXT, "title is longer than 10,000 characters; shorten it"),
    "an id": (_id, limits.ID, "id is longer than 100 characters; shorten it"),
    "a link": (_address, limits.ADDRESS, "url is longer than 2,000 characters; shorten it"),
    "pixels": (_pixels, limits.PIXELS, "more than 40 million; make the picture smaller first"),
    "a picture’s file": (_picture_bytes, limits.PICTURE_BYTES, "“photo.png” has 100 MB; save it smaller"),
    "parts of a workbook": (_members, limits.MEMBERS, "1,001 parts, more than the 1,000"),
    "parts of a deck": (_deck_members, limits.MEMBERS, "1,001 parts, more than 1,000; take slides out"),
    "cells": (_cells, limits.CELLS, "more than 1,000,000 filled cells"),
    "pasted rows": (_pasted_rows, limits.PASTED_ROWS, "2,001 rows .* paste at most 2,000"),
    "pasted columns": (_pasted_columns, limits.PASTED_COLUMNS, "41 columns; paste at most .*40 columns"),
    "a pasted table": (_pasted_table, limits.PASTED_TABLE, "5,000,001 characters; paste"),
    "pasted lines": (_pasted_lines, limits.PASTED_LINES, "2,001 lines; paste at most 2,000"),
    "pasted text": (_pasted_text, limits.PASTED_TEXT, "2,000,001 characters; paste"),
}
LONG = {
    "a journal": (_journal, limits.JOURNAL_BYTES, "larger than the program writes any"),
    "elements": (_elements, limits.ELEMENTS, "far more than a map can"),
    "a deck": (_deck, limits.DECK_BYTES, "has 200 MB, more than 200; take films out"),
}


def _at_and_past(door: Callable[[int], None], limit: int, why: str) -> None:
    door(limit)
    with pytest.raises((FileError, JourneyError, ExportError), match=why) as refused:
        door(limit + 1)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert len(sentence) < 250


@pytest.mark.parametrize("name", DOORS)
def test_what_is_at_a_limit_gets_in_and_what_is_past_it_does_not(name: str) -> None:
    _at_and_past(*DOORS[name])


@pytest.mark.long
@pytest.mark.parametrize("name", LONG)
def test_so_it_is_with_what_takes_longer(name: str) -> None:
    _at_and_past(*LONG[name])


def test_a_part_may_unpack_to_a_hundred_times_its_size_and_no_more() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a", bytes(1_000_000))
        packed.writestr("b", bytes(range(256)) * 40 + bytes(200_000 - 256 * 40))
    package = Package(out.getvalue())
    assert sum(map(len, package.chunks("b"))) == 200_000
    with pytest.raises(FileError, match="far more than a map can hold"):
        list(package.chunks("a"))


def test_of_a_table_as_many_rows_are_read_as_may_be_and_the_rest_is_told() -> None:
    def table(rows: int) -> bytes:
        return b"Stage,Touchpoint\n" + b"Buy,Demo\n" * (rows - 1)

    assert from_text(table(limits.ROWS), "Map").notes == ()
    assert "Only its first 20,000 rows are read" in from_text(table(limits.ROWS + 1), "Map").notes


def test_the_page_tells_every_limit() -> None:
    page = (Path(__file__).parent.parent / "docs" / "safety.md").read_text("utf-8").partition("### The limits")[2]
    values = {value for name, value in vars(limits).items() if name.isupper() and isinstance(value, int)}
    assert len(values) > 15
    for value in values:
        told = (f"{value:,}", f"{value // 1_000_000} MB" if value >= 1_000_000 else f"{value:,}", f"{value} ")
        assert any(form in page for form in told), value
