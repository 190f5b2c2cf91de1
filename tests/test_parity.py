"""Screen and every export look the same: places and pictures of all examples, read back by independent readers."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path as File
from typing import TYPE_CHECKING

import parity
import pytest
import reading_pdf
from comparing_pictures import apart
from PIL import Image

from journeymap.draw.marks import Box, Path, Text
from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.build import build
from journeymap.layout.pages import Page, pages
from journeymap.render.pdf import write_pdf
from journeymap.render.png import write_png
from journeymap.render.svg import write_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeymap.draw.marks import Mark
    from journeymap.layout.scene import Scene

EXAMPLES = sorted((File(__file__).parents[1] / "examples").glob("*.journey"))
LARGE = {"hardware-rollout"}
"""Maps whose pictures are compared once only, to keep the tests quick."""
MOST = 0.002
"""Share of pixels that may differ: a tenth of the 2 % that are promised, many times what was seen."""
WORST = 0.04
"""Share of any square of 32 × 32 pixels that may differ: a missing icon or a word out of place is more."""


def page_of(file: File, name: str = "light") -> Page:
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
def example(request: pytest.FixtureRequest) -> File:
    file: File = request.param
    return file


def test_letters_in_the_pdf_stand_where_layout_put_them(example: File) -> None:
    page = page_of(example)
    assert parity.missing_in_pdf(page, write_pdf((page,))) == []


def test_outlines_in_the_svg_stand_where_layout_put_them(example: File) -> None:
    page = page_of(example)
    assert parity.missing_in_svg(page, write_svg(page)) == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_pdf_looks_like_the_png(example: File, name: str) -> None:
    if name == "dark" and example.stem in LARGE:
        pytest.skip("one look is enough for the largest map")
    page = page_of(example, name)
    agree(picture_of_png(page), reading_pdf.rendered(write_pdf((page,)), annotated=False))


def test_the_svg_looks_like_the_png(example: File, tmp_path: File) -> None:
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


def without(scene: Scene, role: str, thing: str) -> Scene:
    placed = tuple(one for one in scene.placed if (one.role, one.thing) != (role, thing))
    assert len(placed) < len(scene.placed)
    return replace(scene, placed=placed)


def changed(scene: Scene, role: str, change: Callable[[tuple[Mark, ...]], Iterable[Mark]]) -> Scene:
    """The scene with other marks in the first fragment of a role."""
    at = next(number for number, one in enumerate(scene.placed) if one.role == role)
    one = scene.placed[at]
    marks = tuple(change(one.fragment.marks))
    assert marks != one.fragment.marks
    other = one._replace(fragment=replace(one.fragment, marks=marks))
    return replace(scene, placed=(*scene.placed[:at], other, *scene.placed[at + 1 :]))


def filled(mark: Mark, colour: str) -> Mark:
    return replace(mark, fill=colour) if isinstance(mark, Box) else mark


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The mark with its texts moved."""
    match mark:
        case Text(x=x, y=y):
            return replace(mark, x=x + dx, y=y + dy)
        case Box(texts=texts):
            return replace(mark, texts=tuple(replace(text, x=text.x + dx, y=text.y + dy) for text in texts))
    return mark


WRONG: dict[str, Callable[[Scene], Scene]] = {
    "a title two pixels aside": lambda scene: changed(scene, "header", lambda marks: [moved(m, 2, 0) for m in marks]),
    "texts of a card two pixels down": lambda scene: changed(
        scene, "touchpoint", lambda marks: [moved(m, 0, 2) for m in marks]
    ),
    "a text is missing": lambda scene: changed(scene, "stage", lambda marks: marks[:-1]),
    "a card is missing": lambda scene: without(scene, "touchpoint", "open-questions"),
    "a face is missing": lambda scene: without(scene, "feeling", "month-report"),
    "an icon is missing": lambda scene: changed(
        scene, "touchpoint", lambda marks: [mark for mark in marks if not isinstance(mark, Path)]
    ),
    "a card is a shade darker": lambda scene: changed(
        scene, "touchpoint", lambda marks: [filled(mark, "#f8fafc") for mark in marks]
    ),
    "the ground is a shade darker": lambda scene: replace(scene, background="#f4f6f8"),
    "a card has lost its outline": lambda scene: changed(
        scene, "touchpoint", lambda marks: [replace(m, stroke=None) if isinstance(m, Box) else m for m in marks]
    ),
}
"""What a broken painter would do, done to what it is given."""


def plain_page() -> Page:
    return page_of(next(file for file in EXAMPLES if file.stem == "small-and-plain"))


@pytest.mark.parametrize("damage", WRONG.values(), ids=WRONG.keys())
def test_the_comparison_of_pictures_sees_what_is_wrong(damage: Callable[[Scene], Scene]) -> None:
    page = plain_page()
    wrong = replace(page, scene=damage(page.scene))
    with pytest.raises(AssertionError, match="worst"):
        agree(picture_of_png(page), reading_pdf.rendered(write_pdf((wrong,)), annotated=False))


@pytest.mark.parametrize(("dx", "dy"), [(0.8, 0.0), (0.0, -0.8)])
def test_the_comparison_of_places_sees_what_is_wrong(dx: float, dy: float) -> None:
    page = plain_page()
    scene = changed(page.scene, "lane-name", lambda marks: [moved(mark, dx, dy) for mark in marks])
    wrong = replace(page, scene=scene)
    assert parity.missing_in_pdf(page, write_pdf((wrong,))) != []
    assert parity.missing_in_svg(page, write_svg(wrong)) != []
    assert parity.missing_in_pdf(page, write_pdf((replace(page, scene=without(page.scene, "stage", "welcome")),))) != []
