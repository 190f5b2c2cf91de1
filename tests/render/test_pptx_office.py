"""Decks in LibreOffice: opened, turned into pages, saved again. Slow, and skipped where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from made_templates import bare, corporate, dark_wide
from reading_pptx import check_package, titles

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.slides.deck import deck
from journeymap.render.pptx import write_deck
from journeymap.render.pptx_template import dressed, frame_of

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.model.journey import Journey

pytestmark = pytest.mark.long
LOOK = theme("light")
TEMPLATES = {"none": b"", "corporate": corporate(), "dark": dark_wide(), "bare": bare()}


@pytest.fixture(scope="module")
def journey() -> Journey:
    return open_journey("examples/saas-onboarding-to-advocacy.journey").journey


def _office(data: bytes, wanted: str, folder: Path) -> bytes:
    """The deck as LibreOffice makes another file of it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice (LibreOffice) is not installed")
    (folder / "deck.pptx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    (folder / "made").mkdir()
    command = [program, profile, "--headless", "--convert-to", wanted, "--outdir", str(folder / "made")]
    subprocess.run([*command, str(folder / "deck.pptx")], check=True, capture_output=True, timeout=300)
    return (folder / "made" / f"deck.{wanted}").read_bytes()


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_slide_is_a_page_with_its_title_once(journey: Journey, name: str, tmp_path: Path) -> None:
    template = TEMPLATES[name]
    look = dressed(LOOK, template) if template else LOOK
    slides = deck(journey, look, frame_of(template) if template else "16:9")
    written = write_deck(slides, journey, look, template or None)
    pages = pypdfium2.PdfDocument(_office(written, "pdf", tmp_path))
    assert len(pages) == len(slides)
    for number, slide in enumerate(slides):
        said = " ".join(pages[number].get_textpage().get_text_range().split())
        assert said.count(slide.title) >= 1, said[:200]
        assert str(number + 1) in said
        width, height = pages[number].get_size()
        assert (width, height) == pytest.approx((slide.width * 0.75, slide.height * 0.75), abs=1)


def test_a_deck_that_was_saved_there_is_refreshed(journey: Journey, tmp_path: Path) -> None:
    first = write_deck(deck(journey, LOOK), journey, LOOK)
    saved = _office(first, "pptx", tmp_path)
    assert len(titles(saved)) == len(titles(first))
    look = dressed(LOOK, saved)
    again = write_deck(deck(journey, look, frame_of(saved)), journey, look, previous=saved)
    check_package(again)
    assert titles(again)[0] == titles(first)[0]
    assert len(set(titles(again))) == len(titles(again)), titles(again)
