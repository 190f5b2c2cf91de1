"""Fonts inside a PDF: embedded, cut down, and never where their licence forbids it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import reading_pdf
from cid_fonts import build_cid_font
from fontTools.ttLib import TTFont
from made_fonts import build_font, save_fonts
from parity import missing_in_pdf, runs
from scenes_of_marks import column, page, text

from journeymap.draw import system_fonts
from journeymap.draw.fonts import face
from journeymap.render.pdf import write_pdf
from journeymap.render.pdf_fonts import Font

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HAN = "客户体验"


def test_fonts_are_embedded_cut_down_and_tell_their_text(poppler: Callable[..., str]) -> None:
    words = column("Kick-off", "मीटिंग", "اجتماع")
    table = poppler("pdffonts", write_pdf([page(*words, text("Bold", y=200, bold=True))])).splitlines()[2:]
    assert len(table) == 4
    for row in table:
        name, *_, embedded, subset, tells, _number, _generation = row.split()
        assert name[6] == "+"
        assert (embedded, subset, tells) == ("yes", "yes", "yes")


def test_a_subset_holds_the_glyphs_shown_and_no_others() -> None:
    data = write_pdf([page(text("aab"))])
    (content,) = reading_pdf.fonts(data).values()
    assert TTFont(BytesIO(content))["maxp"].numGlyphs == 3  # with glyph 0
    assert len(data) < 6_000
    assert len(face("LiberationSans").path.read_bytes()) > 100_000


def test_letters_and_their_marks_become_one_glyph() -> None:
    font = Font("NotoSansArabic-Regular", "F1")
    assert not font.by_glyph
    data = write_pdf([page(text("تقرير"))])
    (content,) = reading_pdf.fonts(data).values()
    made = TTFont(BytesIO(content))
    composites = [name for name in made.getGlyphOrder() if made["glyf"][name].isComposite()]
    assert composites
    assert plain_codes(reading_pdf.text(data)) == []


def plain_codes(told: str) -> list[str]:
    """Characters that a reader makes up for codes it has no text for."""
    return [character for character in told if ord(character) < 0x20 and character != "\n"]


@pytest.mark.parametrize("kind", ["truetype", "names", "cids"])
def test_every_kind_of_font_shows_and_tells_its_text(font_folder: Path, kind: str) -> None:
    name = "NotoSansSC-Regular"
    characters = "样" + HAN
    made = build_cid_font(name, characters) if kind == "cids" else build_font(name, characters, cff=kind == "names")
    save_fonts(font_folder / f"{name}.otf", made)
    shown = page(text("客验客", size=40))
    data = write_pdf([shown])
    assert {one.run.font for one in runs(shown)} == {name}
    assert reading_pdf.text(data) == "客验客"
    assert missing_in_pdf(shown, data) == []
    picture = reading_pdf.rendered(data)
    dark = [x for x in range(picture.width) if picture.getpixel((x, 35)) == (15, 23, 42)]
    assert dark[0] == pytest.approx(10 + 4, abs=2.5)  # rectangles of 0.1 … 0.9 em, 1 em apart
    assert dark[-1] == pytest.approx(10 + 80 + 36, abs=2.5)
    assert not {10 + 39, 10 + 79} & set(dark)


def test_a_glyph_that_shows_two_texts_tells_both(font_folder: Path) -> None:
    made = build_font("NotoSansSC-Regular", HAN, cff=True)
    for table in made["cmap"].tables:
        table.cmap[ord("體")] = "g4F53"  # as 体
    save_fonts(font_folder / "NotoSansSC-Regular.otf", made)
    told = reading_pdf.text(write_pdf([page(text("体"), text("體", y=80), text("体", y=150))]))
    assert sorted(told.replace("\n", "")) == ["体", "体", "體"]


def test_a_font_that_forbids_embedding_stays_out_but_its_text_is_found(font_folder: Path) -> None:
    name = "NotoSansSC-Regular"
    forbidden = build_font(name, HAN)
    forbidden["OS/2"].fsType = 0x0002
    save_fonts(font_folder / "forbidden.ttf", forbidden)
    shown = page(text("客户", size=40))
    assert not face(name).embeddable
    data = write_pdf([shown])
    assert reading_pdf.text(data) == "客户"
    assert missing_in_pdf(shown, data) == []
    picture = reading_pdf.rendered(data)
    assert picture.getpixel((30, 35)) == (15, 23, 42)  # drawn
    assert picture.getpixel((50, 35)) == (255, 255, 255)
    (content,) = reading_pdf.fonts(data).values()
    made = TTFont(BytesIO(content))
    assert all(made["glyf"][glyph].numberOfContours == 0 for glyph in made.getGlyphOrder()[1:])
    assert made["head"].unitsPerEm == face("LiberationSans").upem


def test_codes_are_one_for_each_glyph_and_text() -> None:
    font = Font("LiberationSans", "F1")
    codes = [font.code(36, "A"), font.code(36, "А"), font.code(37, "B")]
    assert len(set(codes)) == 3
    assert font.code(36, "A") == codes[0]
    assert font.any_code(36) not in codes


def test_system_fonts_for_chinese_stay_small() -> None:
    name = "NotoSansCJKjp-Regular"
    if name not in {one.name for one in system_fonts.all_faces()}:
        pytest.skip(f"{name} is not installed")
    shown = page(text("初回ログイン完了", size=20))
    data = write_pdf([shown])
    assert reading_pdf.text(data) == "初回ログイン完了"
    assert missing_in_pdf(shown, data) == []
    assert len(data) < 12_000
