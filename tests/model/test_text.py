from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.model.text import clean, shortened


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("", ""),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\r\r\nb", "a\n\nb"),
        ("nul\x00 bell\x07 esc\x1b del\x7f csi\x9b", "nul bell esc del csi"),
        ("lone \ud83d surrogate \udc00", "lone  surrogate "),
        ("not characters \ufffe\uffff", "not characters "),
        ("👩🏽\u200d💻 \u200fعربي\u00a0", "👩🏽\u200d💻 \u200fعربي\u00a0"),
    ],
)
def test_what_cannot_be_written_or_drawn_is_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_stays_and_fits_into_any_file(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert not set(cleaned) & {chr(n) for n in range(32)} - {"\t", "\n"}


def test_long_text_is_shortened_for_a_sentence() -> None:
    assert shortened("two\n  lines\x00") == "two lines"
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 59 + "…"
    assert len(shortened("x " * 10_000_000)) <= 60
    assert shortened(" " * 1000 + "x") == "…"
    assert shortened("abcdef", 3) == "ab…"
