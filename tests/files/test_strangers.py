from __future__ import annotations

import io
import zipfile

import pytest

from journeymap.files.strangers import what_it_is_instead


def archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("a.txt", "a")
    return content.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        (b"\0" * 5000, "nothing but zeros"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (archive(), "a ZIP archive or an Office file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x1f\x8b\x08\0", "compressed"),
        (b'<?xml version="1.0"?>', "HTML, XML or SVG"),
        (b"\n <!DOCTYPE html>", "HTML, XML or SVG"),
        ("{}".encode("utf-16"), "UTF-16"),
        ("{}".encode("utf-16-le"), "UTF-16"),
        ("{}".encode("utf-16-be"), "UTF-16"),
        ("{}".encode("utf-32"), "UTF-32"),
        (b"\0\1\0\0font", "not a text file"),
        (b"{\x01 \0 x", "not a text file"),
    ],
)
def test_names_what_the_file_is(data: bytes, words: str) -> None:
    sentence = what_it_is_instead(data)
    assert sentence is not None
    assert words in sentence


@pytest.mark.parametrize("data", [b"{}", b" \n{", b"[1]", b"hello", '{"ü": "😀"}'.encode()])
def test_leaves_text_to_the_decoder(data: bytes) -> None:
    assert what_it_is_instead(data) is None
