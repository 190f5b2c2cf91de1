from __future__ import annotations

import itertools
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import row as little_map
from onboarding import onboarding
from stress import stress

from journeymap.editor.find import Found, Options, find
from journeymap.model.edits import set_thing
from journeymap.model.journey import Journey, Touchpoint

CASE, WORDS, PATTERN = Options(case=True), Options(words=True), Options(pattern=True)


def matched(found: Found) -> list[str]:
    return [spot.piece.text[spot.start : spot.end] for spot in found.spots]


def where(found: Found) -> list[tuple[str, str]]:
    return [(spot.piece.thing, spot.piece.field) for spot in found.spots]


def row(*titles: str) -> Journey:
    """A journey with touchpoints of these titles."""
    return little_map(
        touchpoints=tuple(Touchpoint(id=f"t{n}", stage="s", title=title) for n, title in enumerate(titles))
    )


def in_titles(journey: Journey, wanted: str, options: Options | None = None) -> list[str]:
    """What was matched in titles of touchpoints."""
    within = frozenset(touchpoint.id for touchpoint in journey.touchpoints)
    return matched(find(journey, wanted, replace(options or Options(), within=within)))


def test_every_text_is_looked_through_in_reading_order() -> None:
    assert where(find(onboarding(), "sso")) == [("quote", "text"), ("wait", "text"), ("form", "title")]
    assert where(find(onboarding(), "csm")) == [("on", "owner")]
    assert where(find(onboarding(), "advocate")) == [("", "title")]


def test_case_matters_when_asked_for() -> None:
    assert in_titles(row("CSM call", "csm note"), "csm", CASE) == ["csm"]
    assert in_titles(row("CSM call", "csm note"), "csm") == ["CSM", "csm"]


def test_whole_words() -> None:
    journey = row("plan", "planning", "re-plan", "plan_b", "the Plan.", "explan")
    assert in_titles(journey, "plan", WORDS) == ["plan", "plan", "Plan"]
    assert in_titles(row("C++ course", "C+++"), "c++", WORDS) == ["C++", "C++"]


def test_signs_of_patterns_are_only_letters_without_one() -> None:
    assert in_titles(row("why?", "wh", "(a+)+"), "(a+)+") == ["(a+)+"]


def test_the_same_letter_is_found_however_it_is_written() -> None:
    composed, apart = "Café", "Cafe\u0301"
    for wanted in ("é", "e\u0301", "É", "café"):
        assert len(in_titles(row(composed, apart), wanted)) == 2, wanted
    assert in_titles(row(composed, apart), "cafe") == []
    assert in_titles(row("한국", unicodedata.normalize("NFD", "한국")), "한") == [
        "한",
        unicodedata.normalize("NFD", "한"),
    ]
    assert in_titles(row("STRASSE", "Straße"), "strasse") == ["STRASSE", "Straße"]
    assert in_titles(row("Straße"), "s") == ["S"], "half a letter is none"
    assert in_titles(row("ΟΔΟΣ"), "οδος") == ["ΟΔΟΣ"]


def test_matches_do_not_overlap() -> None:
    assert in_titles(row("aaaa"), "aa") == ["aa", "aa"]


def test_patterns() -> None:
    journey = row("day 14", "Day 7", "someday")
    assert in_titles(journey, r"day \d+", PATTERN) == ["day 14", "Day 7"]
    assert in_titles(journey, "day|some", Options(words=True, pattern=True)) == ["day", "Day"]
    assert in_titles(journey, "^day", Options(case=True, pattern=True)) == ["day"]
    assert in_titles(journey, "x*", PATTERN) == [], "nothing is no match"
    assert in_titles(row("Cafe\u0301"), "é$", PATTERN) == ["e\u0301"]


def test_lines_have_a_beginning_and_an_end() -> None:
    journey = set_thing(onboarding(), "hand", text="first line\nsecond line")
    assert matched(find(journey, "^second", PATTERN)) == ["second"]


@pytest.mark.parametrize(
    "pattern", ["(", "[a", "*", r"\1", "(?P<", "a{2,1}", r"\N{NO SUCH NAME}", "(" * 900, "(?<=a+b*"]
)
def test_what_is_no_pattern_is_said(pattern: str) -> None:
    found = find(onboarding(), pattern, PATTERN)
    assert not found.spots
    assert found.problem.startswith("This")
    assert found.problem.endswith(".")


@pytest.mark.parametrize("pattern", ["(a|a)*$", "(a|aa)+$", "(?R)?a", "((a{1,100}){1,100}){1,100}x"])
def test_a_pattern_that_would_take_for_ever_is_stopped(pattern: str) -> None:
    journey = row("a" * 5_000 + "b", "a" * 60 + "b")
    found = find(journey, pattern, PATTERN)
    assert found.problem == "This pattern takes too long on this map: make it simpler."


def test_a_very_long_text_is_not_looked_for() -> None:
    assert "1,000 letters" in find(onboarding(), "x" * 1001).problem


def test_nothing_is_found_for_nothing() -> None:
    assert find(onboarding(), "") == Found()


def test_only_in_some_things() -> None:
    everywhere = find(onboarding(), "o")
    some = find(onboarding(), "o", Options(within=frozenset({"kick", ""})))
    assert set(where(some)) == {("", "title"), ("kick", "title")}
    assert [spot.rank for spot in some.spots] == [
        spot.rank for spot in everywhere.spots if spot.piece.thing in ("", "kick")
    ], "ranks are of the whole map"


def test_all_matches_of_a_very_large_map() -> None:
    journey = stress(5000)
    titles = sum(touchpoint.title.lower().count("kick-off") for touchpoint in journey.touchpoints)
    assert len(find(journey, "kick-off").spots) == titles > 100


@settings(max_examples=150, deadline=None)
@given(st.text("aAbß éE\u0301İıs_", max_size=12), st.text("aAbß éE\u0301İıs", min_size=1, max_size=3))
def test_what_is_found_is_what_was_looked_for(text: str, wanted: str) -> None:
    journey = set_thing(onboarding(), "hand", text=text)
    within = frozenset({"hand"})
    spots = find(journey, wanted, Options(case=True, within=within)).spots
    assert all(one.end <= other.start for one, other in itertools.pairwise(spots))
    for spot in spots:
        found = spot.piece.text[spot.start : spot.end]
        assert unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", wanted)
    if text == wanted and text.strip() and not unicodedata.combining(text[0]):
        assert len(spots) >= 1
    if len(wanted) == 1:
        assert len(find(journey, wanted, Options(within=within)).spots) >= len(spots)
