"""Each character comes from the right face, and what nothing draws is known."""

from pathlib import Path

import pytest

from journeymap.draw.coverage import cjk_language, is_ignorable, missing, pick, script_of
from journeymap.draw.fonts import missing as public_missing


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("体験のお", None, "ja"),
        ("体験のお", "zh", "ja"),
        ("고객 經驗", None, "ko"),
        ("客户", None, "zh-Hans"),
        ("客戶", "zh-Hant-TW", "zh-Hant"),
        ("客戶", "zh_HK", "zh-Hant"),
        ("顧客", "ja-JP", "ja"),
        ("顧客", "de", "zh-Hans"),
    ],
)
def test_whose_chinese_characters(text: str, hint: str | None, expected: str) -> None:
    assert cjk_language(text, hint) == expected


@pytest.mark.parametrize(
    ("grapheme", "script", "expected"),
    [
        ("a", "Latn", "LiberationSans"),
        ("م", "Arab", "NotoSansArabic-Regular"),
        ("،", "Arab", "NotoSansArabic-Regular"),
        ("(", "Arab", "NotoSansArabic-Regular"),
        ("7", "Arab", "LiberationSans"),
        ("ש", "Hebr", "NotoSansHebrew-Regular"),
        ("क्ष", "Deva", "NotoSansDevanagari-Regular"),
        ("।", "Latn", "NotoSansDevanagari-Regular"),
        ("ที่", "Thai", "NotoSansThai-Regular"),
        ("ф", "Cyrl", "LiberationSans"),
        ("e\u0301", "Latn", "LiberationSans"),
        ("→", "Latn", "LiberationSans"),
        ("a\ufe0f", "Latn", "LiberationSans"),
        ("客", "Hani", None),
        ("🙂", "Latn", None),
        ("a\u20dd", "Latn", None),
    ],
)
def test_which_face_draws_what(font_folder: Path, grapheme: str, script: str, expected: str | None) -> None:
    assert not any(font_folder.iterdir())
    assert pick(grapheme, script, False, False, "zh-Hans") == expected


def test_bold_and_italic_where_the_family_has_them() -> None:
    assert pick("a", "Latn", True, True, "zh-Hans") == "LiberationSans-BoldItalic"
    assert pick("م", "Arab", True, True, "zh-Hans") == "NotoSansArabic-Bold"


def test_scripts_and_invisible_characters() -> None:
    assert [script_of(ch) for ch in "aяع客の7"] == ["Latn", "Cyrl", "Arab", "Hani", "Hira", "Zyyy"]
    assert all(map(is_ignorable, "\u200d\u200c\u200b\u2067\u2069\u202e\ufe0f\u00ad\ufeff\u061c\U000e0067"))
    assert not any(map(is_ignorable, "a \u00a0\u3000\u0301-"))


def test_missing_is_the_same_asked_either_way(font_folder: Path) -> None:
    assert not any(font_folder.iterdir())
    assert missing("தமிழ்") == public_missing("தமிழ்") == {"Tamil"}
    assert missing("a\ud800") == frozenset()
    assert missing("a\u20dd") == {"Symbols"}
    assert missing("1\ufe0f\u20e3") == {"Emoji"}
