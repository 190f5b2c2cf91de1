from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.draw.bidi import levels, paragraph_level, visual_order
from journeymap.render.pptx_direction import direction, without_isolates

_UNSEEN = frozenset("\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c")


def _seen(text: str) -> str:
    """The text as it stands on paper, from the left, without mirroring."""
    _, found = levels(text, paragraph_level(text))
    return "".join(text[at] for at in visual_order(found) if text[at] not in _UNSEEN)


def test_plain_texts_say_nothing_and_others_their_side() -> None:
    assert direction("Onboarding") == ""
    assert direction("Überblick") == '<a:pPr rtl="0"/>'
    assert direction("مكتب دبي") == '<a:pPr rtl="1"/>'
    assert direction("مكتب دبي", "r") == '<a:pPr algn="r" rtl="1"/>'


@pytest.mark.parametrize(
    "text",
    [
        "\u2068\u20682\u2069 · \u2068مكتب دبي\u2069\u2069: \u2068تحقيق أول قيمة\u2069",
        "\u2068Day 14–28\u2069 · \u2068owner: فريق CS\u2069",
        "\u2068فريق CS\u2069 · \u2068day 3\u2069",
        "\u2067abc אבג\u2069 x",
    ],
)
def test_lines_read_the_same_without_isolates(text: str) -> None:
    made = without_isolates(text)
    assert not set(made) & set("\u2066\u2067\u2068\u2069")
    assert _seen(made) == _seen(text)


@given(st.lists(st.text(st.sampled_from("ab אב12."), min_size=1, max_size=6), min_size=1, max_size=4))
def test_joined_parts_read_the_same_without_isolates(parts: list[str]) -> None:
    text = "x " + " · ".join(f"\u2068{part}\u2069" for part in parts)
    assert _seen(without_isolates(text)) == _seen(text)


def test_isolates_without_an_end_are_ended() -> None:
    made = without_isolates("\u2068a\u2069 \u2068אב")
    assert made.count("\u202b") == made.count("\u202c") == 1
    assert without_isolates("a\u2069b") == "ab"


def test_nothing_is_embedded_in_its_own_direction() -> None:
    assert not set("\u202a\u202b") & set(without_isolates("\u2068Day 14\u2069 · \u2068owner: פר CS\u2069"))
