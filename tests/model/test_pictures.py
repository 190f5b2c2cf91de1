from __future__ import annotations

import base64
import hashlib
import io
import struct
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from strategies import picture

from journeymap.model.parse import parse
from journeymap.model.pictures import Header, read_header
from journeymap.model.refusal import JourneyError

PNG = base64.b64decode(picture(1, 7, 5).data)


def _jpeg(size: tuple[int, int], **options: Any) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, (200, 80, 120)).save(content, "JPEG", **options)
    return content.getvalue()


def test_the_size_is_read_from_the_first_bytes() -> None:
    assert read_header(PNG) == Header("png", 7, 5)
    assert read_header(_jpeg((31, 17))) == Header("jpeg", 31, 17)
    assert read_header(_jpeg((31, 17), progressive=True, comment=b"x" * 500)) == Header("jpeg", 31, 17)
    padded = _jpeg((31, 17)).replace(b"\xff\xd8\xff", b"\xff\xd8\xff\xff\xff\xff", 1)
    assert read_header(_jpeg((31, 17)).replace(b"\xff\xd8\xff", b"\xff\xd8\xff\xd0\xff", 1)) == Header("jpeg", 31, 17)
    assert read_header(padded) == Header("jpeg", 31, 17)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "neither a PNG nor a JPEG"),
        (b"GIF89a" + b"\0" * 50, "neither a PNG nor a JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither a PNG nor a JPEG"),
        (PNG[:20], "neither a PNG nor a JPEG"),
        (b"\xff\xd8\xff\xe0\x00\x00", "neither a PNG nor a JPEG"),
        (b"\xff\xd8" + b"\xff" * 100_000, "neither a PNG nor a JPEG"),
        (b"\xff\xd8\xff\xe0\x00\x00" * 20, "neither a PNG nor a JPEG"),
        (_jpeg((3, 3))[:100], "neither a PNG nor a JPEG"),
        (PNG[:16] + struct.pack(">II", 0, 5) + PNG[24:], "its size is nothing"),
        (
            PNG[:16] + struct.pack(">II", 100_000, 100_000) + PNG[24:],
            "100,000 × 100,000 pixels are more than 40 million",
        ),
    ],
)
def test_what_is_no_picture_or_too_large_is_told(content: bytes, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_header(content)


@given(st.binary(max_size=60), st.sampled_from((PNG, _jpeg((9, 9)))), st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_damaged_headers_never_crash(noise: bytes, content: bytes, at: int) -> None:
    try:
        header = read_header(content[:at] + noise + content[at + len(noise) :])
    except ValueError as error:
        assert str(error)  # noqa: PT017 - either outcome is fine, a crash is not
    else:
        assert header.width * header.height <= 40_000_000


def _refusal(**fields: Any) -> str:
    with pytest.raises(JourneyError) as caught:
        parse({"title": "x", "images": [picture(1, 7, 5).model_dump() | fields]})
    return str(caught.value)


def test_a_picture_is_what_it_says_it_is() -> None:
    parse({"title": "x", "images": [picture(1, 7, 5).model_dump()]})
    other = picture(2)
    name = f"image “{picture(1, 7, 5).sha256[:11]}…”"
    assert _refusal(data="no base64!") == f"{name}: its data is not base64; insert the picture again"
    assert _refusal(data="é") == f"{name}: its data is not base64; insert the picture again"
    assert "does not match its sha256" in _refusal(data=other.data)
    assert _refusal(width=8) == f"{name}: it is told to be a png of 8 × 5 pixels, but is a png of 7 × 5"
    assert "a jpeg of 7 × 5 pixels, but is a png" in _refusal(kind="jpeg")
    text = base64.b64encode(b"text").decode()
    assert "neither a PNG nor a JPEG" in _refusal(data=text, sha256=hashlib.sha256(b"text").hexdigest())
    assert _refusal(width=0) == f"{name}: width 0 is outside 1…40000000"
