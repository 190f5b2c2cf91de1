"""Screen and every export look the same: places and pictures of all examples, read back by independent readers."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import parity
import pytest
import reading_pdf
from comparing_pictures import apart
from PIL import Image, ImageDraw

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.build import build
from journeymap.layout.pages import Page, pages
from journeymap.render.pdf import write_pdf
from journeymap.render.png import write_png
from journeymap.render.svg import write_svg

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.journey"))
LARGE = {"hardware-rollout"}
"""Maps whose pictures are compared once only, to keep the tests quick."""
MOST = 0.002
"""Share of pixels that may differ: a tenth of the 2 % that are promised, many times what was seen."""
WORST = 0.10
"""Share of any square of 32 × 32 pixels that may differ: a missing icon or a word out of place is more."""


def page_of(file: Path, name: str = "light") -> Page:
    scene = build(open_journey(file).journey, theme(name))
    return pages(scene)[0]


def picture_of_png(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(write_png(page))).convert("RGB")


def agree(one: Image.Image, other: Image.Image) -> None:
    """Both cut to the same size: painters round a fraction of a pixel at the edges in their own ways."""
    assert abs(one.width - other.width) <= 1
    assert abs(one.height - other.height) <= 1
    box = (0, 0, min(one.width, other.width), min(one.height, other.height))
    found = apart(one.crop(box), other.crop(box))
    assert found.whole < MOST, found
    assert found.worst < WORST, found


@pytest.fixture(params=EXAMPLES, ids=lambda file: file.stem)
def example(request: pytest.FixtureRequest) -> Path:
    file: Path = request.param
    return file


def test_letters_in_the_pdf_stand_where_layout_put_them(example: Path) -> None:
    page = page_of(example)
    assert parity.missing_in_pdf(page, write_pdf((page,))) == []


def test_outlines_in_the_svg_stand_where_layout_put_them(example: Path) -> None:
    page = page_of(example)
    assert parity.missing_in_svg(page, write_svg(page)) == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_pdf_looks_like_the_png(example: Path, name: str) -> None:
    if name == "dark" and example.stem in LARGE:
        pytest.skip("one look is enough for the largest map")
    page = page_of(example, name)
    agree(picture_of_png(page), reading_pdf.rendered(write_pdf((page,)), annotated=False))


def test_the_svg_looks_like_the_png(example: Path, tmp_path: Path) -> None:
    converter = shutil.which("rsvg-convert")
    if converter is None:
        pytest.skip("rsvg-convert is not installed")
    if example.stem in LARGE:
        pytest.skip("the reader is slow with the largest map")
    page = page_of(example)
    (tmp_path / "map.svg").write_bytes(write_svg(page))
    subprocess.run([converter, "-o", tmp_path / "map.png", tmp_path / "map.svg"], check=True)
    agree(picture_of_png(page), Image.open(tmp_path / "map.png").convert("RGB"))


@pytest.mark.parametrize("page_name", ["a4", "a3", "letter", "slide"])
def test_a_map_scaled_onto_a_page_is_the_same_too(page_name: str) -> None:
    journey = open_journey(next(file for file in EXAMPLES if file.stem == "small-and-plain")).journey
    page = pages(build(journey, theme("light")), page_name)[0]
    data = write_pdf((page,))
    assert parity.missing_in_pdf(page, data) == []
    assert parity.missing_in_svg(page, write_svg(page)) == []
    agree(picture_of_png(page), reading_pdf.rendered(data, annotated=False))


def damaged(picture: Image.Image, damage: str) -> Image.Image:
    """The picture with one thing wrong: what a broken painter would do."""
    worse = picture.copy()
    match damage:
        case "a word two pixels aside":
            word = picture.crop((40, 20, 340, 60))
            worse.paste("#f8fafc", (40, 20, 343, 60))
            worse.paste(word, (42, 20))
        case "a card is missing":
            worse.paste("#f8fafc", (190, 200, 320, 300))
        case "a colour is another":
            ImageDraw.Draw(worse).rectangle((200, 150, 240, 160), fill="#7a2f8a")
    return worse


@pytest.mark.parametrize("damage", ["a word two pixels aside", "a card is missing", "a colour is another"])
def test_the_comparison_sees_what_is_wrong(damage: str) -> None:
    picture = picture_of_png(page_of(next(file for file in EXAMPLES if file.stem == "small-and-plain")))
    agree(picture, picture)
    with pytest.raises(AssertionError):
        agree(picture, damaged(picture, damage))
