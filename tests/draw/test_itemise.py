"""Text is cut where the face, the script or the direction changes, and nowhere else."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from made_fonts import build_font, save_fonts

from journeymap.draw.itemise import itemise

SAMPLES = (
    "abc Zq 12 (x) رحلة العميل، מסע (כאן) ग्राहक क्षि การ客户のお고객🙂👩‍👩‍👧"
    "\u200d\u200b\u2067\u2069e\u0301“”…\u00a0\u3000"
)


def _cut(text: str, base: int | None = None) -> list[tuple[str, str, str, int]]:
    items = itemise(text, bold=False, italic=False, base=base)
    return [(text[item.start : item.end], item.font, item.script, item.level) for item in items]


def test_an_arabic_sentence_with_digits_and_latin() -> None:
    assert _cut("مع (2024) Apple Pay ثم") == [
        ("مع (", "NotoSansArabic-Regular", "Arab", 1),
        ("2024", "LiberationSans", "Arab", 2),
        (") ", "NotoSansArabic-Regular", "Arab", 1),
        ("Apple Pay", "LiberationSans", "Latn", 2),
        (" ", "LiberationSans", "Latn", 1),
        ("ثم", "NotoSansArabic-Regular", "Arab", 1),
    ]


def test_a_closing_bracket_looks_like_its_opening_one() -> None:
    assert [part for part in _cut("כאן (iPhone) עכשיו") if "(" in part[0] or ")" in part[0]] == [
        ("כאן (", "NotoSansHebrew-Regular", "Hebr", 1),
        (") עכשיו", "NotoSansHebrew-Regular", "Hebr", 1),
    ]


def test_leading_punctuation_goes_with_what_follows() -> None:
    assert _cut("(ग्राहक)") == [("(ग्राहक)", "NotoSansDevanagari-Regular", "Deva", 0)]


def test_chinese_kana_and_fullwidth_punctuation_are_one_item(font_folder: Path) -> None:
    save_fonts(font_folder / "NotoSansJP-Regular.ttf", build_font("NotoSansJP-Regular", "「顧客」のサポート、。“”"))
    assert _cut("「顧客」のサポート、“A1”。") == [
        ("「顧客」のサポート、“", "NotoSansJP-Regular", "Kana", 0),
        ("A1", "LiberationSans", "Latn", 0),
        ("”。", "NotoSansJP-Regular", "Kana", 0),
    ]


def test_what_no_face_draws_stands_alone(font_folder: Path) -> None:
    assert not any(font_folder.iterdir())
    items = itemise("ok 客户 ok", bold=True, italic=False)
    assert [(item.start, item.end, item.covered, item.font) for item in items] == [
        (0, 3, True, "LiberationSans-Bold"),
        (3, 4, False, "LiberationSans-Bold"),
        (4, 5, False, "LiberationSans-Bold"),
        (5, 8, True, "LiberationSans-Bold"),
    ]


def test_the_language_reaches_the_shaper() -> None:
    assert {item.language for item in itemise("العميل", False, False, language="ur")} == {"ur"}
    assert {item.language for item in itemise("העסק", False, False)} == {"und"}


@given(st.text(SAMPLES, max_size=40), st.sampled_from([None, 0, 1]), st.booleans())
@settings(max_examples=150, deadline=None)
def test_items_are_the_text_in_order(text: str, base: int | None, bold: bool) -> None:
    items = itemise(text, bold, False, base)
    assert [item.start for item in items] == [0, *(item.end for item in items)][: len(items)]
    assert (items[-1].end if items else 0) == len(text)
