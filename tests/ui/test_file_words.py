from __future__ import annotations

from canaries import secretive

from journeymap.convert.outputs import OUTPUTS, files
from journeymap.render.options import ExportOptions
from journeymap.ui.file_words import MOST, told


def test_a_page_is_told_without_its_markup() -> None:
    page = (
        "<!doctype html><html><head><title>No</title><style>p{}</style></head><body><h1>A &amp; B</h1>"
        "<table><tr><th>One</th><td>1 &lt; 2</td></tr></table><svg><text>drawn</text></svg><p>End<br>here</p></body>"
    )
    assert told("html", page.encode()) == "A & B\nOne 1 < 2\nEnd\nhere"


def test_a_workbook_is_told_sheet_by_sheet() -> None:
    (file,) = files(secretive(), ExportOptions("xlsx", redact=("internal",)))
    words = told("xlsx", file.data)
    assert words.startswith("▦ Map\nField │ Value")
    assert "▦ Touchpoints" in words
    assert "Import of data" in words


def test_long_texts_are_told_from_their_beginning() -> None:
    assert told("md", b"x" * MOST) == "x" * MOST
    long = told("md", b"x" * (MOST + 1))
    assert len(long) == MOST + 2
    assert long.endswith("\n…")


def test_every_text_can_be_told() -> None:
    for key, row in OUTPUTS.items():
        if row.pages is None:
            (file,) = files(secretive(), ExportOptions(key))
            assert "Onboarding" in told(row.ending, file.data)
