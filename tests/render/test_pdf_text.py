"""Text in a PDF is found, copied and read in every script that the bundled fonts know, glyph for glyph."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
import reading_pdf
from hypothesis import given, settings
from hypothesis import strategies as st
from parity import missing_in_pdf
from scenes_of_marks import column, page, text

from journeymap.render.pdf import write_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = {
    "Latin": "Après l’accès: efficient, affluent, “naïve” – 24/7 (SSO) & co.",
    "marks apart": "Re\u0301union a\u0323\u0302 x\u0301y\u0308",
    "Greek": "Πρώτη αξία για τον πελάτη",
    "Cyrillic": "Первый результат, ёлка",
    "Arabic": "لم تكتمل البيانات",
    "Arabic with marks": "أول تقرير مباشر",
    "Hebrew": "להגיע לערך הראשון",
    "Devanagari": "पहली सफलता तक पहुँचना",
    "Thai": "เข้าสู่ระบบครั้งแรก",
}
BIDI_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def plain(told: str) -> str:
    """What a reader told, without what it adds to it: signs of direction, and spaces at ends."""
    return unicodedata.normalize("NFC", told.translate(BIDI_CONTROLS)).strip()


@pytest.mark.parametrize("script", LINES)
def test_a_line_comes_back_as_one_line(script: str) -> None:
    words = LINES[script]
    told = reading_pdf.text(write_pdf([page(text(words))]))
    assert plain(told) == unicodedata.normalize("NFC", words)


@pytest.mark.parametrize("script", LINES)
def test_poppler_reads_the_line_too(script: str, poppler: Callable[..., str]) -> None:
    words = LINES[script]
    assert plain(poppler("pdftotext", write_pdf([page(text(words))]))) == unicodedata.normalize("NFC", words)


@pytest.mark.parametrize("script", LINES)
def test_letters_stand_in_their_places(script: str) -> None:
    shown = page(text(LINES[script], size=24, bold=True), text(LINES[script], y=80, size=9), width=600)
    assert missing_in_pdf(shown, write_pdf([shown])) == []


def test_mixed_directions_keep_their_words() -> None:
    told = plain(reading_pdf.text(write_pdf([page(text("Office lead · مديرة المكتب · ראש צוות"))])))
    for word in ("Office", "lead", "مديرة", "المكتب", "ראש", "צוות"):
        assert word in told


def test_brackets_in_right_to_left_text_come_back_as_they_were() -> None:
    assert plain(reading_pdf.text(write_pdf([page(text("פגישה (ראשונה) היום"))]))) == "פגישה (ראשונה) היום"


def test_lines_of_a_paragraph_come_back_in_order() -> None:
    words = "We map the data for you, so that your team sees live numbers on the first day of the pilot."
    paragraph = text(words, width=180)
    lines = [line.text for line in paragraph.block.lines]
    assert len(lines) > 2
    assert reading_pdf.text(write_pdf([page(paragraph)])).split("\n") == lines


def test_signs_that_mean_something_to_pdf_are_only_text() -> None:
    nasty = "(a) \\b\\ <c> [d] {e} /F % endstream BT ET 1 0 0 rg"
    data = write_pdf([page(text(nasty), title=nasty)])
    assert reading_pdf.text(data) == nasty


def test_steering_characters_leave_no_trace() -> None:
    told = reading_pdf.text(write_pdf([page(*column("a\u200eb", "\u202eabc\u202c", "\u2068x\u2069 y"))]))
    assert not any(ord(character) in BIDI_CONTROLS for character in told)


LETTERS = "abcXYZäßçñ αβγώ абвё 0123456789.,:;!?()[]“”-–€" + "पहली सफल"


@settings(max_examples=40, deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=40))
def test_any_text_stands_in_its_place(words: str) -> None:
    shown = page(text(words, size=13), width=900)
    assert missing_in_pdf(shown, write_pdf([shown])) == []
