"""Pictures in a PDF look as Pillow draws them, whatever their packing; broken ones leave a frame."""

from __future__ import annotations

import hashlib
import re
import zlib
from io import BytesIO
from struct import pack

import pytest
import reading_pdf
from PIL import Image as Pillow
from scenes_of_marks import page

from journeymap.draw.marks import Image
from journeymap.render.pdf import write_pdf

SIZE = (24, 16)


def colours() -> Pillow.Image:
    """Broad patches, so that smoothing at their edges does not matter."""
    made = Pillow.new("RGB", SIZE, "#d03030")
    made.paste("#30a030", (12, 0, 24, 8))
    made.paste("#3030d0", (0, 8, 12, 16))
    made.paste("#f0e020", (12, 8, 24, 16))
    return made


def png(picture: Pillow.Image, **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", **how)
    return out.getvalue()


def jpeg(picture: Pillow.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


def mark(data: bytes, x: float = 10, y: float = 10, alt: str = "") -> Image:
    return Image(x, y, 240, 160, hashlib.sha256(data).hexdigest(), data, alt)


def patches(data: bytes) -> list[tuple[int, int, int]]:
    """The colours in the middles of the four patches, as the PDF shows them."""
    shown = reading_pdf.rendered(write_pdf([page(mark(data))]))
    return [shown.getpixel((10 + x, 10 + y)) for y in (40, 120) for x in (60, 180)]  # type: ignore[misc]  # in colour


def expected(picture: Pillow.Image) -> list[tuple[int, int, int]]:
    """The same on white, as Pillow draws it."""
    white = Pillow.new("RGBA", SIZE, "#ffffff")
    white.alpha_composite(picture.convert("RGBA"))
    flat = white.convert("RGB")
    return [flat.getpixel((x, y)) for y in (4, 12) for x in (6, 18)]  # type: ignore[misc]  # in colour


def see_through() -> Pillow.Image:
    made = colours().convert("RGBA")
    made.putalpha(Pillow.linear_gradient("L").resize(SIZE))
    return made


def with_clear_colour() -> bytes:
    return png(colours().convert("P", palette=Pillow.Palette.ADAPTIVE, colors=4), transparency=0)


def interlaced() -> bytes:
    """Adam7 by hand, for Pillow only reads it."""
    picture = colours()
    rows = b""
    for x0, y0, dx, dy in (
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ):
        for y in range(y0, SIZE[1], dy):
            rows += b"\0" + bytes(v for x in range(x0, SIZE[0], dx) for v in picture.getpixel((x, y)))  # type: ignore[union-attr]  # in colour
    return _chunks((b"IHDR", pack(">IIBBBBB", *SIZE, 8, 2, 0, 0, 1)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))


def deep() -> bytes:
    """Sixteen bits a channel."""
    rows = b"".join(
        b"\0" + b"".join(pack(">H", v * 257) for x in range(SIZE[0]) for v in colours().getpixel((x, y)))  # type: ignore[union-attr]  # in colour
        for y in range(SIZE[1])
    )
    return _chunks((b"IHDR", pack(">IIBBBBB", *SIZE, 16, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))


def _chunks(*chunks: tuple[bytes, bytes]) -> bytes:
    packed = b"".join(
        pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + packed


FILES = {
    "PNG colours": png(colours()),
    "PNG grey": png(colours().convert("L")),
    "PNG palette": png(colours().convert("P", palette=Pillow.Palette.ADAPTIVE, colors=4)),
    "PNG palette of two bits": png(colours().convert("P", palette=Pillow.Palette.ADAPTIVE, colors=4), bits=2),
    "PNG black and white": png(colours().convert("1", dither=Pillow.Dither.NONE)),
    "PNG of 16 bits": deep(),
    "PNG see-through": png(see_through()),
    "PNG grey see-through": png(see_through().convert("LA")),
    "PNG with a clear colour": with_clear_colour(),
    "PNG interlaced": interlaced(),
    "JPEG colours": jpeg(colours()),
    "JPEG grey": jpeg(colours().convert("L")),
    "JPEG of four inks": jpeg(colours().convert("CMYK")),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_picture_looks_as_it_should(kind: str) -> None:
    data = FILES[kind]
    with Pillow.open(BytesIO(data)) as picture:
        wanted = expected(picture)
    for shown, meant in zip(patches(data), wanted, strict=True):
        assert shown == pytest.approx(meant, abs=12)


def test_a_picture_fills_its_rectangle_and_no_more() -> None:
    shown = reading_pdf.rendered(write_pdf([page(mark(FILES["PNG colours"]))]))
    white = (255, 255, 255)
    assert [shown.getpixel(place) == white for place in ((8, 90), (12, 90), (247, 90), (252, 90))] == [1, 0, 0, 1]
    assert [shown.getpixel(place) == white for place in ((100, 8), (100, 12), (100, 167), (100, 172))] == [1, 0, 0, 1]


def test_the_same_picture_is_stored_once() -> None:
    noise = Pillow.effect_noise((200, 200), 90).convert("RGB")
    data = png(noise)
    twice = write_pdf([page(mark(data), mark(data, y=120))])
    assert len(twice) < 1.2 * len(data) + 3_000
    other = png(noise.transpose(Pillow.Transpose.ROTATE_90))
    both = write_pdf([page(mark(data), mark(other, y=120))])
    assert len(both) > 1.8 * len(data)


@pytest.mark.parametrize("kind", ["PNG colours", "PNG palette", "JPEG colours"])
def test_files_go_in_as_they_are(kind: str) -> None:
    data = FILES[kind]
    inner = data if kind.startswith("JPEG") else b"".join(re.findall(rb"IDAT(.*?)....IEND", data, re.DOTALL))[:-4]
    assert inner in write_pdf([page(mark(data))])


def test_its_description_goes_with_it() -> None:
    data = FILES["PNG colours"]
    assert reading_pdf.descriptions(write_pdf([page(mark(data, alt="Dana (left)"))])) == ["Dana (left)"]


def broken() -> dict[str, bytes]:
    whole, photo = FILES["PNG colours"], FILES["JPEG colours"]
    return {
        "nothing": b"",
        "no picture": b"GIF89a and more",
        "cut header": whole[:20],
        "no content": _chunks((b"IHDR", whole[16:29]), (b"IEND", b"")),
        "cut content": _chunks((b"IHDR", whole[16:29]), (b"IDAT", b"\x78\x9c\x00"), (b"IEND", b"")),
        "too little content": _chunks((b"IHDR", whole[16:29]), (b"IDAT", zlib.compress(b"\0" * 50)), (b"IEND", b"")),
        "palette without colours": _chunks((b"IHDR", pack(">IIBBBBB", 4, 4, 8, 3, 0, 0, 0)), (b"IDAT", b"x")),
        "colours there are not": _chunks((b"IHDR", pack(">IIBBBBB", 4, 4, 8, 5, 0, 0, 0)), (b"IDAT", b"x")),
        "see-through and cut": FILES["PNG see-through"][:-30],
        "photo without size": photo[:40],
    }


@pytest.mark.parametrize("kind", broken())
def test_a_broken_picture_leaves_a_crossed_frame(kind: str) -> None:
    shown = reading_pdf.rendered(write_pdf([page(mark(broken()[kind]))]))
    white = (255, 255, 255)
    assert shown.getpixel((10, 60)) != white
    assert shown.getpixel((130, 90)) != white  # where the cross's lines meet
    assert shown.getpixel((130, 40)) == white
