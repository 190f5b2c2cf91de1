"""Drawings as browsers and drawing programs show them, held against our own picture."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from comparing_pictures import apart
from PIL import Image

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.build import build
from journeymap.layout.pages import pages
from journeymap.render.png import write_png
from journeymap.render.svg import write_svg

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = pathlib.Path(__file__).parents[2] / "examples"
pytestmark = [pytest.mark.long, pytest.mark.usefixtures("qapp")]


def by_chromium(svg: pathlib.Path, png: pathlib.Path, size: tuple[int, int]) -> None:
    """In a frame without margins, as a page of its own would be scrolled."""
    frame = svg.with_suffix(".html")
    frame.write_text(f'<body style="margin:0"><img style="display:block" src="{svg.name}">', encoding="utf-8")
    subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            f"--user-data-dir={svg.parent / 'profile'}", "--hide-scrollbars", "--force-device-scale-factor=1",
            f"--window-size={size[0]},{size[1]}", f"--screenshot={png}", frame.as_uri(),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def by_inkscape(svg: pathlib.Path, png: pathlib.Path, _: tuple[int, int]) -> None:
    subprocess.run(
        ["inkscape", "--export-type=png", "--export-dpi=96", f"--export-filename={png}", str(svg)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


READERS = {"chromium": by_chromium, "inkscape": by_inkscape}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("stem", ["saas-onboarding-to-advocacy", "multilingual"])
@pytest.mark.parametrize("page_name", ["fit", "a4"])
def test_every_reader_shows_what_the_png_shows(name: str, stem: str, page_name: str, tmp_path: pathlib.Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    read: Callable[[pathlib.Path, pathlib.Path, tuple[int, int]], None] = READERS[name]
    journey = open_journey(EXAMPLES / f"{stem}.journey").journey
    (page,) = pages(build(journey, theme("light")), page_name)
    (tmp_path / "ours.png").write_bytes(write_png(page))
    (tmp_path / "map.svg").write_bytes(write_svg(page))
    ours = Image.open(tmp_path / "ours.png").convert("RGB")
    read(tmp_path / "map.svg", tmp_path / "theirs.png", ours.size)
    theirs = Image.open(tmp_path / "theirs.png").convert("RGB")
    assert abs(theirs.width - ours.width) <= 1
    assert abs(theirs.height - ours.height) <= 1
    room = (0, 0, min(theirs.width, ours.width), min(theirs.height, ours.height))
    found = apart(theirs.crop(room), ours.crop(room))
    assert found.whole < 0.002, found
    assert found.worst < 0.1, found
