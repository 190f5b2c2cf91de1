from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.editor.folding import folded
from journeymap.editor.ranking import best, table

NAMES = (
    "Reopen",  # a middle
    "Business open day",  # the beginning of a later word
    "Open",  # the whole
    "Open recent",  # the beginning
    "Old people event note",  # initials
    "Kick-off",  # only its place
)
AMONG = table((name, "open house" if name == "Kick-off" else "map") for name in NAMES)


def found(typed: str, most: int = 10, first: tuple[int, ...] = ()) -> list[str]:
    return [NAMES[number] for number in best(AMONG, typed, most, first)]


def test_the_better_a_name_matches_the_earlier_it_comes() -> None:
    assert found("open") == [
        "Open",
        "Open recent",
        "Business open day",
        "Old people event note",
        "Reopen",
        "Kick-off",
    ]


def test_words_stand_in_any_order() -> None:
    assert found("day bus") == ["Business open day"]
    assert found("day kick") == []


def test_no_more_than_asked_for() -> None:
    assert found("open", most=2) == ["Open", "Open recent"]


def test_what_was_used_last_comes_before_its_equals_only() -> None:
    twins = table([("Plan one", ""), ("Plan two", ""), ("Plan three", ""), ("plan", "")])
    assert best(twins, "plan", 4, (2, 1)) == [3, 2, 1, 0]


def test_nothing_typed_gives_all_in_order() -> None:
    assert found("") == list(NAMES)
    assert found("", first=(5,))[:2] == ["Kick-off", "Reopen"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text("ab é-", max_size=8), max_size=12), st.text("ab é", max_size=4))
def test_what_is_found_holds_every_word_and_is_found_once(names: list[str], typed: str) -> None:
    numbers = best(table((name, "") for name in names), typed, 100)
    assert len(set(numbers)) == len(numbers)
    words = folded(typed).split()
    holding = {number for number, name in enumerate(names) if all(word in folded(name) for word in words)}
    assert holding <= set(numbers)
    letters = "".join(words)
    for number in set(numbers) - holding:
        assert "".join(word[0] for word in folded(names[number]).split()).startswith(letters)
