"""The bidirectional algorithm against Unicode's own conformance data and against what a reader expects."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.bidi import (
    levels,
    line_levels,
    mirrored,
    paragraph_level,
    visual_order,
)
from journeymap.draw.bidi_rules import MAX_DEPTH

SAMPLES = Path(__file__).parents[1] / "data" / "unicode"
FULL = Path("/usr/share/unicode/BidiCharacterTest.txt")  # from Debian's package unicode-data

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
HEBREW = "שלום"
ARABIC = "مرحبا"

# Every class that needs no partner, by one or two characters each; brackets, too.
LOOSE = "aZא\u05d1\u0627\u06453\u0663+$,\u0301\u200b\t !([)]\u3008\u232a"
loose_text = st.text(st.sampled_from(LOOSE), max_size=12)


def failing_character_cases(path: Path) -> tuple[int, list[str]]:
    count, failures = 0, []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            codes, direction, base_level, want, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            base, found = levels(text, None if direction == "2" else int(direction))
            found = line_levels(text, found, base)
            removed = [level == "x" for level in want.split()]
            shown = ["x" if gone else str(level) for gone, level in zip(removed, found, strict=True)]
            visible = [at for at in visual_order(found) if not removed[at]]
            expected = (int(base_level), want.split(), [int(at) for at in order.split()])
            count += 1
            if (base, shown, visible) != expected or paragraph_level(text) != levels(text)[0]:
                failures.append(f"{line.strip()}: {base} {shown} {visible}")
    return count, failures


def test_conformance_by_characters() -> None:
    count, failures = failing_character_cases(SAMPLES / "BidiCharacterTest-sample.txt")
    assert failures == []
    assert count == 1_136


@pytest.mark.long
@pytest.mark.skipif(not FULL.exists(), reason=f"{FULL} is not there (Debian: unicode-data)")
def test_complete_conformance_by_characters() -> None:
    count, failures = failing_character_cases(FULL)
    assert failures == []
    assert count >= 91_000


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        ("12 %", 0),
        ("Kick-off", 0),
        ("Ünïcode – “quoted”", 0),
        (HEBREW, 1),
        (ARABIC, 1),
        (f"… 1) {HEBREW} a", 1),
        (f"a {HEBREW}", 0),
        ("\u0663 a", 0),  # an Arabic digit is not strong
        (f"{RLI}{HEBREW}{PDI} a", 0),  # what an isolate holds does not count
        (f"{LRI}a{PDI} {HEBREW}", 1),
        (f"{FSI}a {HEBREW}", 0),  # never closed: it holds all the rest
        (f"{RLE}a", 0),  # an embedding counts by what it holds
        (f"12\n{HEBREW}", 0),  # the first paragraph alone
        (f"{LRI}\u2029{PDI}{HEBREW}", 0),
    ],
)
def test_paragraph_level(text: str, level: int) -> None:
    assert paragraph_level(text) == level
    assert levels(text)[0] == level


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", None, "000"),
        ("abc", 1, "222"),
        ("Tag 3.", 1, "222221"),
        ("אב 12", None, "11122"),
        ("אב 12", 0, "11122"),
        ("ab אב!", None, "000110"),
        ("ab אב!", 1, "221111"),
        ("אב (ab) גד", None, "1111221111"),
        ("1,5€ א", 1, "222211"),
        ("1,5 € א", 1, "2221111"),
        ("\u0627 5-6", None, "11212"),  # after an Arabic letter the hyphen parts the numbers
        ("א 5-6", None, "11222"),
        (f"a{RLE}b", 0, "002"),
        (f"{RLE}b{PDF}c", 0, "0220"),
        (f"a{RLO}bc{PDF}d", 0, "001110"),
        (f"א{LRO}בג", 1, "1122"),
        (f"a{RLI}b.{PDI}.", 0, "002100"),
        (f"a{FSI}א.{PDI}.", 0, "001100"),
        (f"א{FSI}b.{PDI}.", 1, "112211"),
        (f"a{FSI}.{PDI}א", 0, "00201"),  # an isolate's direction is found within it
        ("א(ב)\u0301\u0301a", 0, "1111110"),  # all marks follow their bracket
        ("א\u0301\u0301", 0, "111"),
        (f"א{RLI}{PDI}\u0301ב", 1, "11111"),
        (f"a{RLI}{PDI}\u0301ב", 0, "00001"),
    ],
)
def test_levels(text: str, base: int | None, expected: str) -> None:
    assert "".join(map(str, levels(text, base)[1])) == expected


@pytest.mark.parametrize("base", [-1, 2, 126])
def test_a_base_that_is_no_paragraph_level_is_refused(base: int) -> None:
    with pytest.raises(ValueError, match=f"a paragraph level is 0 or 1, not {base}"):
        levels("a", base)


def test_a_separator_ends_what_was_opened() -> None:
    assert levels(f"a{RLO}b\nc", 0) == (0, [0, 0, 1, 0, 0])
    assert levels(f"a{RLI}b\r\nc{PDI}d", 0) == (0, [0, 0, 2, 0, 0, 0, 0, 0])


@settings(max_examples=60, deadline=None)
@given(st.lists(loose_text, max_size=4), st.sampled_from([0, 1]))
def test_paragraphs_are_resolved_apart(paragraphs: list[str], base: int) -> None:
    apart = [level for text in paragraphs for level in levels(text + "\n", base)[1]]
    assert levels("".join(text + "\n" for text in paragraphs), base) == (base, apart)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20), st.sampled_from([None, 0, 1]))
def test_one_level_for_each_character_at_or_above_the_base(text: str, given_base: int | None) -> None:
    base, found = levels(text, given_base)
    assert base == (paragraph_level(text) if given_base is None else given_base)
    assert len(found) == len(text)
    assert all(base <= level <= MAX_DEPTH + 1 for level in found)
    line = line_levels(text, found, base)
    assert sorted(visual_order(line)) == list(range(len(text)))


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("aZé3+$,\u0301\t !([)]–日ไ"), max_size=12), st.sampled_from([0, 1]))
def test_the_short_cut_agrees_with_the_rules(text: str, base: int) -> None:
    """A trailing isolate with Hebrew in it bars every short cut and, being isolated, changes nothing else."""
    assert levels(text, base)[1] == levels(f"{text}{LRI}א{PDI}", base)[1][: len(text)]


@settings(max_examples=200, deadline=None)
@given(loose_text, loose_text, loose_text, loose_text, st.sampled_from([LRI, RLI]), st.sampled_from([0, 1]))
def test_an_isolate_hides_what_it_holds(
    before: str, one: str, other: str, after: str, initiator: str, base: int
) -> None:
    def outside(inner: str) -> list[int]:
        found = levels(f"{before}{initiator}{inner}{PDI}{after}", base)[1]
        return found[: len(before) + 1] + found[len(before) + 1 + len(inner) :]

    assert outside(one) == outside(other)


def test_embeddings_stop_at_the_deepest_level() -> None:
    _, found = levels(RLE * 300 + "a1" + PDF * 300 + "b", 0)
    assert found[300:302] == [MAX_DEPTH + 1, MAX_DEPTH + 1]
    assert found[-1] == 0
    # Within an isolate that went too deep, nothing closes what was opened outside.
    deepest = (MAX_DEPTH + 1) // 2
    assert levels(RLE * deepest + RLI + PDF + PDI + PDF * (deepest - 1) + "a", 0)[1][-1] == 2


def test_only_so_many_brackets_are_followed() -> None:
    """Paired, the closing brackets follow the "a" before the pair; unpaired, the Hebrew on both their sides."""
    for depth, expected in ((1, 0), (63, 0), (64, 1)):
        _, found = levels("a" + "(" * depth + "א" + ")" * depth + "ב", 0)
        assert found == [0] * (depth + 1) + [1] + [expected] * depth + [1]


def test_equivalent_brackets_pair() -> None:
    for closing in "\u232a\u3009":
        for opening in "\u2329\u3008":
            assert levels(f"א{opening}b{closing}", 1)[1] == [1, 1, 2, 1]
            assert levels(f"a{opening}א{closing}ב", 0)[1] == levels("a(א)ב", 0)[1]


def test_a_line_ends_at_the_base_level() -> None:
    text = f"abc {HEBREW} {HEBREW} "
    base, found = levels(text, 0)
    assert found[8] == 1
    assert line_levels(text, found, base, 0, 9) == [0, 0, 0, 0, 1, 1, 1, 1, 0]
    assert line_levels(text, found, base, 4) == [1, 1, 1, 1, 1, 1, 1, 1, 1, 0]
    assert line_levels(text, found, base, 4, 8) == [1, 1, 1, 1]


def test_tabs_and_the_blanks_before_them_go_back_to_the_base() -> None:
    text = "א \tב"
    base, found = levels(text, 0)
    assert line_levels(text, found, base) == [1, 0, 0, 1]
    text = f"א {RLI}{PDI}\u200b\u2029"
    base, found = levels(text, 0)
    assert line_levels(text, found, base) == [1, 0, 0, 0, 0, 0]


def test_a_line_takes_nothing_from_its_neighbours() -> None:
    base, found = levels("ab אב cd", 1)
    assert line_levels("ab אב cd", found, base, 3, 3) == []
    assert line_levels("ab אב cd", found, base, 6, 8) == [2, 2]


@pytest.mark.parametrize(
    ("given_levels", "order"),
    [
        ([], []),
        ([0, 0, 0], [0, 1, 2]),
        ([2, 2], [0, 1]),
        ([1, 1, 1], [2, 1, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([1, 0, 1], [0, 1, 2]),
        ([3, 0, 3, 3], [0, 1, 3, 2]),
        ([0, 1, 2, 3, 3, 2, 1, 0], [0, 6, 2, 4, 3, 5, 1, 7]),
    ],
)
def test_visual_order(given_levels: list[int], order: list[int]) -> None:
    assert visual_order(given_levels) == order


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 5), max_size=20))
def test_each_stretch_of_a_level_stays_together(given_levels: list[int]) -> None:
    order = visual_order(given_levels)
    assert sorted(order) == list(range(len(given_levels)))
    place = {index: at for at, index in enumerate(order)}
    for index in range(len(given_levels) - 1):
        here, there = given_levels[index : index + 2]
        if here == there:
            assert place[index + 1] - place[index] == (-1 if here & 1 else 1)


def test_mirrored() -> None:
    assert "".join(map(mirrored, "(a) «b» ≤ 1")) == ")a( »b« ≥ 1"
