"""Breaks and graphemes are counted in characters, and the short cut for single characters agrees with ICU."""

from icu4py.breakers import CharacterBreaker

from journeymap.draw.line_breaks import SINGLE, graphemes, opportunities


def _parts(text: str, ends: tuple[int, ...]) -> list[str]:
    return [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


def test_breaks_come_after_spaces_and_count_characters_beyond_the_first_plane() -> None:
    text = "🙂🙂 good  news, 𝒜bc!"
    assert _parts(text, opportunities(text)) == ["🙂", "🙂 ", "good  ", "news, ", "𝒜bc!"]
    assert opportunities("") == ()


def test_japanese_lines_neither_begin_with_a_full_stop_nor_end_with_an_opening_bracket() -> None:
    text = "「購入」後、サポート。"
    assert _parts(text, opportunities(text)) == ["「購", "入」", "後、", "サ", "ポー", "ト。"]


def test_thai_breaks_between_words_without_spaces() -> None:
    text = "การเดินทางของลูกค้า"
    assert _parts(text, opportunities(text)) == ["การ", "เดิน", "ทาง", "ของ", "ลูกค้า"]


def test_graphemes_keep_together_what_a_reader_takes_for_one_character() -> None:
    text = "e\u0301क्षि👩‍👩‍👧🇩🇪กำ\r\na"
    assert [text[start:end] for start, end in graphemes(text)] == [
        "e\u0301", "क्षि", "👩‍👩‍👧", "🇩🇪", "กำ", "\r\n", "a",
    ]  # fmt: skip
    assert graphemes("") == ()


def test_single_characters_are_single_for_icu_too() -> None:
    singles = [ch for ch in map(chr, range(0x3000)) if SINGLE.fullmatch(ch)]
    assert len(singles) > 2000
    text = "".join(ch for ch in singles for _ in range(2)) + "".join(reversed(singles))
    assert len(list(CharacterBreaker(text, "en").segments())) == len(text) == len(graphemes(text))
