"""Pictures from outside: what is accepted, what becomes of it, what is refused."""

from __future__ import annotations

import base64
import io
import random
import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageCms

from journeymap.editor.pictures import LONGEST_SIDE, picture_from
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Picture

RED, BLUE = (220, 30, 30), (20, 40, 200)


def file_of(image: Image.Image, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def halves(width: int = 80, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def photo(width: int, height: int) -> Image.Image:
    """Something without two pixels alike, as cameras make it."""
    rng = random.Random(7)
    small = Image.new("RGB", (24, 24))
    small.putdata([tuple(rng.randrange(256) for _ in range(3)) for _ in range(24 * 24)])
    smooth = small.resize((width, height), Image.Resampling.BICUBIC)
    return Image.blend(smooth, Image.effect_noise((width, height), 40).convert("RGB"), 0.12)


def pixels(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(picture.data)))


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def near(found: Any, wanted: tuple[int, int, int], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found[:3], wanted, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_usual_formats_come_in_as_png_or_jpeg(kind: str) -> None:
    picture = picture_from(file_of(halves(), kind))
    assert (picture.kind, picture.width, picture.height) == ("jpeg" if kind == "JPEG" else "png", 80, 40)
    shown = pixels(picture).convert("RGB")
    assert near(pixel(shown, 10, 20), RED)
    assert near(pixel(shown, 70, 20), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "PA", "RGBA", "CMYK", "I;16", "I", "F", "YCbCr"])
def test_every_kind_of_pixels_is_drawn(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK", "I;16", "I", "F", "YCbCr") else "PNG"
    kind, image = ("PNG", halves().convert("P").convert("PA")) if mode == "PA" else (kind, None)
    if image is None:
        grey = Image.new("L", (80, 40), 250)
        image = grey.convert("I").point(lambda v: v * 256).convert("I;16") if mode == "I;16" else grey.convert(mode)
    if mode == "PA":
        image = image.convert("RGBA")
    shown = pixels(picture_from(file_of(image, kind))).convert("RGB")
    assert shown.size == (80, 40)
    if mode != "PA":
        assert min(pixel(shown, 5, 5)) > 230


def test_large_pictures_are_scaled_down_and_keep_their_shape() -> None:
    picture = picture_from(file_of(halves(4000, 1000), "PNG"))
    assert (picture.width, picture.height) == (LONGEST_SIDE, 400)
    assert picture_from(file_of(photo(2400, 3200), "JPEG")).height == LONGEST_SIDE
    assert picture_from(file_of(halves(40, 20), "PNG")).width == 40


def test_photos_become_jpeg_and_drawings_stay_png() -> None:
    assert picture_from(file_of(photo(1200, 900), "PNG")).kind == "jpeg"
    assert picture_from(file_of(photo(1200, 900), "WEBP")).kind == "jpeg"
    assert picture_from(file_of(halves(1200, 900), "PNG")).kind == "png"
    assert picture_from(file_of(photo(60, 40), "PNG")).kind == "png"


def test_what_shows_through_stays_so_and_only_that_is_kept() -> None:
    image = halves().convert("RGBA")
    image.putpixel((0, 0), (0, 0, 0, 0))
    shown = pixels(picture_from(file_of(image, "PNG")))
    assert shown.mode == "RGBA"
    assert pixel(shown, 0, 0)[3] == 0
    assert pixels(picture_from(file_of(halves().convert("RGBA"), "PNG"))).mode == "RGB"
    see_through = Image.new("P", (20, 20), 0)
    see_through.putpalette([*RED, *BLUE])
    see_through.putpixel((3, 3), 1)
    assert pixels(picture_from(file_of(see_through, "GIF", transparency=0))).mode == "RGBA"


def test_the_first_picture_of_a_moving_one_is_taken() -> None:
    frames = [Image.new("RGB", (20, 20), RED), Image.new("RGB", (20, 20), BLUE)]
    moving = file_of(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert near(pixels(picture_from(moving)).convert("RGB").getpixel((5, 5)), RED)


def test_a_photo_is_turned_as_the_camera_was_held_and_loses_its_notes() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera stood on its right side
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825)[1] = "N"  # where it was taken
    data = file_of(halves(800, 400), "JPEG", exif=exif, comment=b"Secret words")
    assert b"Secret camera" in data
    picture = picture_from(data)
    assert (picture.width, picture.height) == (400, 800)
    kept = base64.b64decode(picture.data)
    assert b"Secret" not in kept
    assert b"Exif" not in kept
    assert near(pixels(picture).getpixel((200, 100)), RED)
    assert near(pixels(picture).getpixel((200, 700)), BLUE)


def test_texts_in_a_png_are_left_behind() -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Secret name")
    assert b"Secret" not in base64.b64decode(picture_from(file_of(halves(), "PNG", pnginfo=info)).data)


def test_broken_camera_notes_do_not_harm_a_good_picture() -> None:
    data = file_of(halves(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7fgarbage")
    assert picture_from(data).width == 80


def test_colours_of_another_profile_become_those_of_screens() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    assert picture_from(file_of(halves(), "PNG", icc_profile=profile.tobytes())).width == 80
    assert picture_from(file_of(halves(), "PNG", icc_profile=b"no profile")).width == 80
    same = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    shown = pixels(picture_from(file_of(halves(), "PNG", icc_profile=same)))
    assert near(pixel(shown, 10, 10), RED)
    assert "icc_profile" not in shown.info


def vast_png(width: int, height: int) -> bytes:
    """The head of a PNG that claims to be vast, with next to nothing in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def vast_gif(width: int, height: int) -> bytes:
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", width, height, 0, 0, 0)
        + b"\x2c"
        + struct.pack("<HHHHB", 0, 0, width, height, 0)
        + b"\x02\x02\x44\x01\x00\x3b"
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (vast_png(8000, 5001), r"8,000 × 5,001 pixels, more than 40 million; make it smaller first"),
        (vast_png(60_000, 60_000), r"more than 40 million"),
        (vast_gif(65_000, 2_000), r"more than 40 million"),
        (vast_png(100, 100), "damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG drawing.*save it as PNG first"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><!-- x --><svg/>", "SVG drawing"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC format; save it as PNG or JPEG"),
        (b"no picture at all", "no format that is known here"),
        (b"", "no format that is known here"),
        (file_of(halves(400, 400), "JPEG")[:900], "damaged"),
        (file_of(halves(400, 400), "PNG")[:120], "damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(JourneyError, match=sentence):
        picture_from(data, "shot.png")


def test_a_refusal_names_the_file() -> None:
    with pytest.raises(JourneyError, match=r"“holiday\.svg” is an SVG drawing"):
        picture_from(b"<svg/>", "holiday.svg")


def test_too_many_bytes_are_not_even_looked_at() -> None:
    with pytest.raises(JourneyError, match="100 MB"):
        picture_from(bytes(100_000_001))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_broken_files_give_a_picture_or_a_sentence(kind: str) -> None:
    good = file_of(halves(64, 48), kind)
    rng = random.Random(kind)
    for _ in range(120):
        data = bytearray(good)
        for _ in range(rng.randint(1, 6)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        if rng.random() < 0.3:
            del data[rng.randrange(len(data)) :]
        try:
            picture = picture_from(bytes(data))
        except JourneyError as error:
            assert len(str(error)) < 200  # noqa: PT017  # most are refused, some are still good
        else:
            assert max(picture.width, picture.height) <= LONGEST_SIDE
