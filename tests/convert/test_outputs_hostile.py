"""A map full of hostile texts leaves as every output; readers that are not ours open each, and nothing in it acts,
loads or counts as anything but text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hostile_map import MARK, Canary, canary, hostile_journey
from lxml import etree, html

from journeymap.convert.outputs import OUTPUTS, files, means
from journeymap.convert.summary import summary
from journeymap.convert.summary_files import ENDINGS, write
from journeymap.draw.theme import theme
from journeymap.render.options import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from journeymap.model.journey import Journey

ADDRESS = re.compile(r"^(https?:|mailto:|data:image/(png|jpeg);base64,|#)")
"""What may stand where an address is expected."""


@pytest.fixture(scope="module")
def bird(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canary]:
    yield from canary(tmp_path_factory.mktemp("canary"))


@pytest.fixture(scope="module")
def hostile(bird: Canary) -> Journey:
    return hostile_journey(bird.addresses)


def _pdf(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    assert len(document) >= 1
    assert MARK in "".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
    for word in (b"/JavaScript", b"/JS", b"/Launch", b"/GoToR", b"/SubmitForm", b"/EmbeddedFile", b"/OpenAction"):
        assert not re.search(rb"(?<!\\)%b\b(?![^(]*\))" % re.escape(word), _outside_streams(data)), word
    for address in re.findall(rb"/URI \(([^)]*)", data):
        assert ADDRESS.match(address.decode("latin-1"))


def _outside_streams(data: bytes) -> bytes:
    return re.sub(rb"stream\r?\n.*?endstream", b"", data, flags=re.DOTALL)


def _svg(data: bytes) -> None:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    _nothing_acts(root)
    assert MARK in "".join(root.itertext()) or root.findall(".//{*}path")


def _html(data: bytes) -> None:
    _nothing_acts(html.document_fromstring(data.decode()))


def _nothing_acts(root: etree._Element) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname.lower()
        assert name not in ("script", "object", "iframe", "embed", "link", "base", "foreignobject", "form", "animate")
        for key, value in element.attrib.items():
            key = re.split("[:}]", key)[-1].lower()
            assert not key.startswith("on"), (name, key)
            if key in ("href", "src", "background", "action", "data", "poster", "srcset"):
                assert ADDRESS.match(value), (name, key, value[:80])
            if key == "style":
                assert "url(" not in value.lower()
        if name == "style":
            assert not re.search(r"url\(\s*[^d#\s'\"]|@import", element.text or "")


def _xlsx(data: bytes) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    texts = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or sheet.title == "Overview", cell.value
                texts += MARK in str(cell.value)
                if cell.hyperlink is not None and cell.hyperlink.target:
                    assert ADDRESS.match(cell.hyperlink.target)
    assert texts > 50
    _no_way_out(data)


def _pptx(data: bytes) -> None:
    import pptx

    deck = pptx.Presentation(io.BytesIO(data))
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert any(MARK in one for one in said)
    _no_way_out(data)


def _no_way_out(data: bytes) -> None:
    """Whatever a package is joined to outside itself is a link that somebody must click."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            assert ".." not in name
            content = packed.read(name)
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
                for relation in root.iter("{*}Relationship"):
                    if relation.get("TargetMode") == "External":
                        assert relation.get("Type", "").endswith("/hyperlink")
                        assert ADDRESS.match(relation.get("Target", ""))


def _csv(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    for row in rows[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell[:40]
            assert not re.match(r"-(?![\d.,]+$)", cell), cell[:40]
    assert any(MARK in cell for row in rows for cell in row)


def _md(data: bytes) -> None:
    from markdown_it import MarkdownIt

    page = MarkdownIt("commonmark").enable("table").render(data.decode())
    assert MARK in page
    _nothing_acts(html.document_fromstring(page))
    assert "<img" not in page.replace('<img src="data:', "")


def _mermaid(data: bytes) -> None:
    for line in data.decode().splitlines():
        assert not line.lstrip().startswith(("click ", "%%{", "style ", "<"))
        assert "javascript:" not in line.split("#")[0] or ":" in line


_OF_AN_EVENT = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "DESCRIPTION", "TRANSP", "CLASS", "CATEGORIES"}


def _ics(data: bytes) -> None:
    import icalendar

    calendar = icalendar.Calendar.from_ical(data)
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VALARM", "VTIMEZONE"}
    for event in calendar.walk("VEVENT"):
        assert set(event.keys()) <= _OF_AN_EVENT


def _picture(data: bytes) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert image.width > 100


READERS: dict[str, Callable[[bytes], None]] = {
    "pdf": _pdf, "pptx": _pptx, "svg": _svg, "xlsx": _xlsx, "csv": _csv, "html": _html, "md": _md, "mmd": _mermaid,
    "ics": _ics, "png": _picture, "jpg": _picture, "webp": _picture,
}  # fmt: skip
"""By the ending of the files: every output has one."""


def ways(key: str) -> Iterator[ExportOptions]:
    plain = ExportOptions(key, dpi=48.0)
    if means(key, "start"):
        plain = replace(plain, start=date(2026, 12, 1))
    yield plain
    if means(key, "live_text"):
        yield replace(plain, live_text=True)


@pytest.mark.parametrize("key", OUTPUTS)
def test_hostile_texts_are_nothing_but_text_in_it(key: str, hostile: Journey, bird: Canary, tmp_path: Path) -> None:
    del tmp_path
    for options in ways(key):
        made = [file.data for file in files(hostile, options)]
        assert made
        for data in made:
            READERS[OUTPUTS[key].ending](data)
    assert bird.sung() == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_so_they_are_in_the_summary_of_a_session(ending: str, hostile: Journey, bird: Canary) -> None:
    assert hostile.workshops
    before = hostile.model_copy(update={"touchpoints": hostile.touchpoints[:1], "parked": (), "notes": ()})
    for held in hostile.workshops:
        READERS[ending](write(summary(before, hostile, held), ending, theme("light")))
    assert bird.sung() == []
