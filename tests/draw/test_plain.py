"""Plain text breaks where ICU would break it, and its cached words are what HarfBuzz makes of them."""

import uharfbuzz as hb
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeymap.draw.fonts import face
from journeymap.draw.line_breaks import opportunities
from journeymap.draw.plain import SIMPLE, WORD, breaks_within, set_lines

FONT = "LiberationSans"
SENTENCE = (
    "customer first-login “great” (optional), 24/7 and/or 3.5% don't l’été A/B-test $1,200 2024–25 v2.0 Q&A "
    "Ταξίδι πελάτη Путешествие клиента: größer? 'quoted' «oui» 1/2/x-9 a.b@c.de - – → • & [x] e.g. U.S.A. AVATAR To"
)
ORDINARY = SENTENCE.split()
words = st.one_of(
    st.sampled_from(ORDINARY),
    st.from_regex(WORD, fullmatch=True, alphabet=st.characters(codec="utf-8", max_codepoint=0x21FF)),
    st.text("aB1-–/'’.,:;!?()[]“”\"%$#&+=…", min_size=1, max_size=8).filter(WORD.fullmatch),
)


@given(st.lists(words, min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
@example(["a’", "“b"])
@example(["x-", "(y"])
def test_the_pattern_breaks_exactly_where_icu_does(parts: list[str]) -> None:
    text = " ".join(parts)
    ends = []
    start = 0
    for part in parts:
        ends += [start + at for at in breaks_within(part)]
        start += len(part) + 1
        ends.append(min(start, len(text)))
    assert tuple(ends) == opportunities(text)


def _shaped_directly(text: str) -> tuple[list[int], list[float], int]:
    font = face(FONT).hb_font
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    xs, pen = [], 0
    for position in buffer.glyph_positions:
        xs.append(pen + position.x_offset)
        pen += position.x_advance
    return [info.codepoint for info in buffer.glyph_infos], xs, pen


@given(st.lists(words, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_words_have_the_glyphs_and_kerning_of_harfbuzz(parts: list[str]) -> None:
    lines = set_lines(" ".join(parts), FONT, 2048.0, float("inf"))
    if lines is None:  # a character that the base family lacks, or a word too long for the short way
        assert any(len(part) > 64 or not all(face(FONT).has(ord(ch)) for ch in part) for part in parts)
        return
    (line,) = lines
    assert "".join(run.text for _, run in line.runs) == " ".join(parts) == line.text
    for _, run in line.runs:
        glyphs, xs, advance = _shaped_directly(run.text)
        assert list(run.glyphs) == glyphs
        assert list(run.xs) == xs
        assert run.advance == advance
        assert run.clusters == tuple(range(len(run.text)))


@given(st.lists(words, min_size=1, max_size=9), st.floats(5, 200))
@settings(max_examples=60, deadline=None)
def test_lines_fit_and_lose_nothing(parts: list[str], limit: float) -> None:
    text = " ".join(parts)
    lines = set_lines(text, FONT, 12.0, limit)
    if lines is None:
        return
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert line.text == line.text.strip(" ")
        assert line.width <= limit or len(line.text) == 1
        last_x, last_run = line.runs[-1]
        assert line.width == last_x + last_run.advance


@given(st.lists(words, min_size=2, max_size=9), st.floats(60, 200))
@settings(max_examples=60, deadline=None)
def test_lines_are_as_full_as_the_breaks_allow(parts: list[str], limit: float) -> None:
    text = " ".join(parts)
    lines = set_lines(text, FONT, 12.0, limit)
    if lines is None:
        return
    ends = opportunities(text)
    start = 0
    for line in lines[:-1]:
        end = start + len(line.text)
        next_break = next((at for at in ends if at > end and text[end:at].strip(" ")), len(text))
        fuller = set_lines(text[start:next_break].rstrip(" "), FONT, 12.0, float("inf"))
        assert fuller is not None
        assert fuller[0].width > limit
        start = len(text) - len(text[end:].lstrip(" "))


def test_a_recurring_word_is_one_object_wherever_it_stands() -> None:
    first = set_lines("kick-off with the customer", FONT, 12.0, 500)
    second = set_lines("welcome the new customer with cake", FONT, 12.0, 90)
    assert first is not None
    assert second is not None
    runs = {id(run) for line in first for _, run in line.runs if run.text == "with "}
    again = {id(run) for line in second for _, run in line.runs if run.text == "with "}
    assert len(runs) == 1
    assert runs == again


def test_too_long_a_word_breaks_inside_but_first_goes_to_a_line_of_its_own() -> None:
    lines = set_lines("a Donaudampfschifffahrt b", FONT, 12.0, 60)
    assert lines is not None
    assert [line.text for line in lines] == ["a", "Donaudam", "pfschifffahr", "t b"]


def test_a_hyphenated_word_breaks_at_its_hyphen_on_the_line_it_starts_on() -> None:
    lines = set_lines("our customer-facing team", FONT, 12.0, 85)
    assert lines is not None
    assert [line.text for line in lines] == ["our customer-", "facing team"]


def test_what_is_not_plain_is_left_to_others() -> None:
    for text in ("日本", "مرحلة", "e\u0301a", "a\u200bb", "soft\u00adhyphen", "a\nb", " a", "a ", "", "x" * 65):
        assert set_lines(text, FONT, 12.0, 100) is None, text


def test_simple_characters_are_one_glyph_each() -> None:
    text = "".join(ch for ch in map(chr, range(0x20, 0x2600)) if SIMPLE.fullmatch(ch) and face(FONT).has(ord(ch)))
    assert len(text) > 700
    for ch in text:
        glyphs, _, _ = _shaped_directly(ch)
        assert len(glyphs) == 1, ch
