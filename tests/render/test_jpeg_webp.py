"""JPEGs and WebPs as Pillow reads them."""

from __future__ import annotations

from io import BytesIO

import pytest
from painted import most_apart
from PIL import Image as Pillow
from PIL import ImageChops, ImageStat
from scenes_of_marks import INK, page, text

from journeymap.draw.marks import Box
from journeymap.render.errors import ExportError
from journeymap.render.jpeg_webp import write_jpeg, write_webp
from journeymap.render.png import write_png

pytestmark = pytest.mark.usefixtures("qapp")
SOME = (Box(20, 20, 200, 100, "#e0e8ff", INK, 2.0, radius=12, texts=(text("Kick-off", 40, 40, 20),)),)
TITLE = "Übergabe <1> & キックオフ"


def opened(data: bytes) -> Pillow.Image:
    shown = Pillow.open(BytesIO(data))
    shown.load()
    return shown


@pytest.mark.parametrize("dpi", [96.0, 150.0])
def test_a_jpeg_looks_like_the_png(dpi: float) -> None:
    there, wanted = opened(write_jpeg(page(*SOME), dpi=dpi)), opened(write_png(page(*SOME), dpi=dpi))
    assert (there.format, there.mode, there.size) == ("JPEG", "RGB", wanted.size)
    assert there.info["dpi"] == (dpi, dpi)
    assert max(ImageStat.Stat(ImageChops.difference(there, wanted)).mean) < 0.6
    assert most_apart(there, wanted) <= 48


def test_a_webp_is_the_png_unless_something_may_be_lost() -> None:
    for clear in (False, True):
        wanted = opened(write_png(page(*SOME), dpi=150, transparent=clear))
        exact = opened(write_webp(page(*SOME), dpi=150, transparent=clear))
        assert (exact.format, exact.mode) == ("WEBP", "RGBA" if clear else "RGB")
        # What cannot be seen at all may have any colour.
        assert most_apart(seen(exact), seen(wanted)) == 0
        lossy = opened(write_webp(page(*SOME), dpi=150, transparent=clear, quality=80))
        assert most_apart(seen(lossy), seen(wanted)) > 0
        assert max(ImageStat.Stat(ImageChops.difference(seen(lossy), seen(wanted))).mean) < 1


def seen(shown: Pillow.Image) -> Pillow.Image:
    flat = Pillow.new("RGBA", shown.size, "#ffffff")
    flat.alpha_composite(shown.convert("RGBA"))
    return flat.convert("RGB")


def test_less_quality_makes_a_smaller_file() -> None:
    for write in (write_jpeg, write_webp):
        sizes = [len(write(page(*SOME), dpi=192, quality=quality)) for quality in (20, 60, 95)]
        assert sizes == sorted(sizes)


def test_they_say_their_colours_their_title_and_their_resolution() -> None:
    for data in (write_jpeg(page(*SOME, title=TITLE), dpi=150), write_webp(page(*SOME, title=TITLE), dpi=150)):
        shown = opened(data)
        assert b"acsp" in shown.info["icc_profile"]
        assert "Übergabe &lt;1&gt; &amp; キックオフ".encode() in shown.info["xmp"]
        assert shown.format == "JPEG" or shown.getexif()[282] == 150
    assert "xmp" not in opened(write_jpeg(page(*SOME, title=""))).info


def test_the_same_twice_gives_the_same_bytes() -> None:
    for write in (write_jpeg, write_webp):
        assert write(page(*SOME)) == write(page(*SOME))


def test_a_picture_of_many_tiles_has_no_seams() -> None:
    words = tuple(text(f"at {x} wmwmwm", x, 5, 13) for x in range(0, 9_000, 150))
    wide = page(*words, width=9_000, height=2_400)
    assert most_apart(opened(write_webp(wide)), opened(write_png(wide))) == 0


@pytest.mark.parametrize(
    ("width", "height", "said"),
    [(16_500, 20, "16,383 pixels across or down"), (10_000, 9_000, "60 million")],
)
def test_what_a_webp_has_no_room_for_is_refused(width: int, height: int, said: str) -> None:
    with pytest.raises(ExportError, match=f"too large for WebP, which holds {said}.*--tile"):
        write_webp(page(width=width, height=height))


def test_what_a_jpeg_has_no_room_for_is_refused() -> None:
    with pytest.raises(ExportError, match=r"too large for JPEG, which holds 65,500 pixels across or down"):
        write_jpeg(page(width=66_000, height=20))


def test_progress_goes_from_nothing_to_all_and_may_stop_it() -> None:
    for write in (write_jpeg, write_webp):
        told: list[float] = []
        write(page(*SOME, width=5_000, height=3_000), progress=told.append)
        assert told == sorted(told)
        assert (told[0], told[-1]) == (0.0, 1.0)

        def stop(share: float) -> None:
            if share > 0.5:
                raise StopIteration

        with pytest.raises(StopIteration):
            write(page(*SOME), progress=stop)
