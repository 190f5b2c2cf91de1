"""A slide as another program shows it, beside our own picture of it."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path as File

import pytest
from comparing_pictures import apart
from PIL import Image as Pillow

from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.pages import pages
from journeymap.layout.slides.deck import deck
from journeymap.layout.slides.picture import scene
from journeymap.render.pdf import write_pdf
from journeymap.render.pptx import write_deck

EXAMPLES = File(__file__).parents[2] / "examples"
DPI = 144
DRAWING = (0.03, 0.17, 0.97, 0.91)
"""The part of a slide between its title and its foot: shares of its width and height."""


def picture(pdf: bytes, folder: File, name: str) -> Pillow.Image:
    """The drawing on the first page of a PDF."""
    file = folder / f"{name}.pdf"
    file.write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", str(file), str(folder / name)], check=True, timeout=60
    )
    whole = Pillow.open(BytesIO((folder / f"{name}.png").read_bytes())).convert("RGB").resize((1920, 1080))
    left, top, right, bottom = DRAWING
    return whole.crop((round(left * 1920), round(top * 1080), round(right * 1920), round(bottom * 1080)))


@pytest.mark.long
@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")), reason="LibreOffice or poppler is not here"
)
@pytest.mark.parametrize("kind", ["overview", "stage"])
def test_a_slide_looks_in_libreoffice_as_it_does_here(kind: str, tmp_path: File) -> None:
    journey = open_journey(EXAMPLES / "saas-onboarding-to-advocacy.journey").journey
    look = theme("light")
    one = next(slide for slide in deck(journey, look) if slide.kind == kind)
    file = tmp_path / "deck.pptx"
    file.write_bytes(write_deck([one], journey, look))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    theirs = picture((tmp_path / "deck.pdf").read_bytes(), tmp_path, "theirs")
    ours = picture(write_pdf(pages(scene(one, 1, 1, look))), tmp_path, "ours")
    found = apart(ours, theirs)
    # Letters that are half a pixel off count; a line that breaks elsewhere, or a connector astray, fills a square.
    assert found.whole < 0.012, found
    assert found.worst < 0.3, found
