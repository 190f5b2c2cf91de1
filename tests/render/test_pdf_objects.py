"""Strings and streams as PDF spells them."""

from __future__ import annotations

import zlib

import pydyf
import pytest

from journeymap.render.pdf_objects import Written, added, packed, string, utf16


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kick-off", "(Kick-off)"),
        ("(a) \\ b", "(\\(a\\) \\\\ b)"),
        ("", "()"),
        ("é", "<FEFF00E9>"),
        ("a\nb", "<FEFF0061000A0062>"),
        ("🎉", "<FEFFD83CDF89>"),
        ("\ud83c", "<FEFFFFFD>"),
    ],
)
def test_strings_of_any_script(text: str, written: str) -> None:
    assert string(text) == written


def test_utf16_is_hexadecimal() -> None:
    assert utf16("Añ") == "004100F1"


def test_objects_are_numbered_as_they_are_added() -> None:
    pdf = pydyf.PDF()
    first, second = added(pdf, Written("<</A 1>>")), added(pdf, packed(b"content", Kind="/X"))
    assert int(second.split()[0]) == int(first.split()[0]) + 1
    stream = pdf.objects[-1]
    assert zlib.decompress(stream.stream[0]) == b"content"
    assert b"/Kind /X" in stream.data
    assert pdf.objects[-2].data == b"<</A 1>>"
