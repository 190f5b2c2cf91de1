from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.editor.folding import folded, initials


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Kick-off  CALL", "kick off call"),
        ("Übergabe", "ubergabe"),
        ("e\u0301quipe", "equipe"),
        ("Straße", "strasse"),
        ("Gdańsk–Łódź", "gdansk lodz"),
        ("ﬁrst", "first"),
        ("  …  ", ""),
        ("データ移行", "テータ移行"),
        ("हिन्दी", "हिनदी"),
    ],
)
def test_case_accents_and_punctuation_do_not_count(text: str, plain: str) -> None:
    assert folded(text) == folded(plain) == plain


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_a_text_folds_to_the_same_however_its_letters_are_put_together(text: str) -> None:
    once = folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text)) == once
    assert folded(once) == once


def test_initials() -> None:
    assert initials(folded("Quarterly business review")) == "qbr"
    assert initials("") == ""
