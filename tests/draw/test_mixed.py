"""Lines in every script: within the width, whole, in the right order, broken where the script allows."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.line_breaks import HANGING, graphemes
from journeymap.draw.mixed import set_lines
from journeymap.draw.shape import SetLine, shape

UNLIMITED = float("inf")

SENTENCE = (
    "customer kick-off AVATAR (2024) Größe e\u0301te\u0301 Ταξίδι Путь → 3.5% رحلة العميل، تبدأ مُحَمَّد لا מסע הלקוח שָׁלוֹם "
    "ग्राहक क्षत्रिय की यात्रा। การเดินทาง ที่นี่ 「顧客」が、商品を見つける。 客户旅程 고객여정 🙂 👩‍👩‍👧‍👦 தமிழ் ★ "
    "a\u200db \u2067x\u2069 soft\u00adhyphen no\u00a0break a\u3000b 12\u202f345 ab\u200bcd"
)
WORDS = SENTENCE.split(" ")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
anything = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=25)


def _lines(text: str, limit: float = UNLIMITED, base: int | None = None, bold: bool = False) -> list[SetLine]:
    return set_lines(text, bold, False, 12.0, limit, base)


def _visible(text: str) -> str:
    return "".join(ch for ch in text if ch not in HANGING)


@given(st.one_of(texts, anything.map(lambda text: text.strip(HANGING)).filter(bool)), st.floats(8, 250))
@settings(max_examples=150, deadline=None)
def test_lines_fit_and_every_character_is_in_one_of_them(text: str, limit: float) -> None:
    lines = _lines(text, limit)
    assert _visible("".join(line.text for line in lines)) == _visible(text)
    for line in lines:
        assert line.text
        assert line.text[-1] not in HANGING
        assert line.width <= limit or len(graphemes(line.text)) == 1
        assert sorted("".join(run.text for _, run in line.runs)) == sorted(line.text)


@given(texts, st.floats(20, 250))
@settings(max_examples=60, deadline=None)
def test_runs_stand_side_by_side_from_the_left(text: str, limit: float) -> None:
    for line in _lines(text, limit):
        x = 0.0
        for at, run in line.runs:
            assert at == pytest.approx(x)
            x = at + run.advance
            assert len(run.glyphs) == len(run.xs) == len(run.ys) == len(run.clusters)
        assert line.width == pytest.approx(x)


@given(texts, st.floats(20, 250))
@settings(max_examples=40, deadline=None)
def test_the_same_again(text: str, limit: float) -> None:
    assert _lines(text, limit) == _lines(text, limit)


def test_lines_break_only_between_graphemes_even_in_the_narrowest_box() -> None:
    text = "क्षत्रिय ที่นี่ مُحَمَّد 👩‍👩‍👧‍👦 e\u0301te\u0301"
    lines = [line.text for line in _lines(text, 1.0)]
    expected = [text[a:b] for a, b in graphemes(text) if text[a:b].strip()]
    assert lines == expected
    assert not any(unicodedata.category(line[0]).startswith("M") for line in lines)


def test_right_to_left_runs_stand_in_visual_order() -> None:
    (line,) = _lines("מסע (iPhone 15) הלקוח")
    assert line.rtl
    assert [run.text.strip() for _, run in line.runs] == [") הלקוח", "iPhone 15", "מסע ("]
    assert [run.rtl for _, run in line.runs] == [True, False, True]
    first = line.runs[2][1]
    assert first.text == "מסע ("
    assert list(first.clusters) == sorted(first.clusters, reverse=True)


def test_a_bracket_in_right_to_left_text_is_mirrored() -> None:
    ((_, run),) = _lines("(מסע)")[0].runs
    assert run.glyphs[0] == shape("(", run.font, 12.0).glyphs[0]  # the closing one, seen on the left
    assert run.text == "(מסע)"


def test_hebrew_words_inside_an_english_sentence() -> None:
    (line,) = _lines("the word מסע הלקוח means journey")
    assert not line.rtl
    assert [run.text for _, run in line.runs] == ["the word ", "מסע הלקוח", " means journey"]


def test_each_line_is_reordered_by_itself() -> None:
    lines = _lines("אחת שתיים שלוש ארבע חמש", 75)
    assert [line.text for line in lines] == ["אחת שתיים", "שלוש ארבע", "חמש"]


def test_arabic_letters_join_within_a_line() -> None:
    ((_, run),) = _lines("بيت")[0].runs
    for at, letter in enumerate("بيت"):
        joined = {glyph for glyph, cluster in zip(run.glyphs, run.clusters, strict=True) if cluster == at}
        alone = set(shape(letter, run.font, 12.0, True, "Arab").glyphs)
        assert not joined <= alone, letter


def test_thai_breaks_between_words() -> None:
    lines = [line.text for line in _lines("การเดินทางของลูกค้าเริ่มต้น", 62)]
    assert lines == ["การเดินทาง", "ของลูกค้า", "เริ่มต้น"]


@pytest.mark.parametrize("limit", range(14, 120, 6))
def test_japanese_lines_begin_and_end_as_they_may(limit: int) -> None:
    text = "「顧客が商品を見つける」体験。購入後のサポート、キャッシュレスは「便利」です！"
    for line in _lines(text, float(limit)):
        if len(line.text) > 1 and limit >= 48:
            assert line.text[0] not in "、。」！ーャッュ"
            assert line.text[-1] not in "「"


def test_a_soft_hyphen_shows_where_the_line_breaks_and_only_there() -> None:
    text = "cus\u00adtom\u00ader"
    hyphen = shape("-", "LiberationSans", 12.0).glyphs[0]
    (whole,) = _lines(text)
    assert whole.width == pytest.approx(shape("customer", "LiberationSans", 12.0).advance)
    first, second = _lines(text, 45)
    assert first.text == "cus\u00adtom\u00ad"
    assert [run.glyphs[-1] for _, run in first.runs][-1] == hyphen
    assert hyphen not in second.runs[0][1].glyphs
    assert first.width <= 45


def test_what_no_font_draws_is_shown_as_a_question_mark_and_keeps_its_text() -> None:
    unknown = "\U000107ff"  # not assigned, so no font has it
    (line,) = _lines(f"a {unknown} b")
    run = next(run for _, run in line.runs if run.text == unknown)
    assert run.glyphs == shape("?", "LiberationSans", 12.0).glyphs
    assert 0 not in {glyph for _, run in line.runs for glyph in run.glyphs}


@given(st.one_of(texts, anything))
@settings(max_examples=80, deadline=None)
def test_no_line_ever_holds_the_box_of_a_missing_glyph(text: str) -> None:
    for line in _lines(text.strip(HANGING)):
        assert all(0 not in run.glyphs for _, run in line.runs)


def test_glyphs_that_reach_beyond_the_base_font_say_so() -> None:
    thai, latin = _lines("ที่นี่")[0], _lines("a\u200bb")[0]
    assert thai.above > 11
    assert latin.above == latin.below == 0


def test_bold_text_is_bold_in_every_script() -> None:
    (line,) = _lines("abc רחלה العميل", bold=True)
    assert {run.font for _, run in line.runs} == {"LiberationSans-Bold", "NotoSansHebrew-Bold", "NotoSansArabic-Bold"}


def test_a_very_long_word_is_cut_without_measuring_it_over_and_over() -> None:
    lines = _lines("x" * 10_000, 120)
    assert "".join(line.text for line in lines) == "x" * 10_000
    assert {len(line.text) for line in lines[:-1]} == {20}


def test_an_empty_text_is_an_empty_line() -> None:
    assert _lines("") == [SetLine((), 0.0, "")]
    assert _lines("", base=1) == [SetLine((), 0.0, "", rtl=True)]
