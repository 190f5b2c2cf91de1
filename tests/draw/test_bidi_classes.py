"""The tables behind the bidirectional algorithm against Unicode's property files."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest

from journeymap.draw.bidi_classes import (
    BRACKETS,
    CLOSING,
    CLOSING_OF,
    bidi_classes,
    canonical_bracket,
    is_plain,
    mirrored,
)

SAMPLES = Path(__file__).parents[1] / "data" / "unicode"
DERIVED = Path("/usr/share/unicode/extracted/DerivedBidiClass.txt")
ALL = "".join(map(chr, range(sys.maxunicode + 1)))
SHORT = {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET"}


def rows(name: str) -> list[list[str]]:
    lines = (SAMPLES / name).read_text("utf-8").splitlines()
    return [[field.strip() for field in line.split(";")] for line in lines if not line.startswith("#")]


def test_mirrors_are_those_of_unicode() -> None:
    expected = {chr(int(code, 16)): chr(int(image, 16)) for code, image in rows("BidiMirroring-sample.txt")}
    assert len(expected) == 428
    assert {ch: mirrored(ch) for ch in ALL if mirrored(ch) != ch} == expected


def test_brackets_are_those_of_unicode() -> None:
    table = [(chr(int(code, 16)), chr(int(pair, 16)), kind) for code, pair, kind in rows("BidiBrackets-sample.txt")]
    assert len(table) == 128
    assert {ch for ch, _, kind in table} == BRACKETS
    assert {ch for ch, _, kind in table if kind == "c"} == CLOSING
    assert {ch: canonical_bracket(pair) for ch, pair, kind in table if kind == "o"} == CLOSING_OF


def test_equivalent_brackets_are_one() -> None:
    assert [ch for ch in BRACKETS if canonical_bracket(ch) != unicodedata.normalize("NFC", ch)] == []


def test_plain_text_never_hides_a_character_that_turns() -> None:
    classes = bidi_classes(ALL)
    turning = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert {cls for cls in turning if cls not in classes} == set()
    assert [hex(ord(ch)) for ch, cls in zip(ALL, classes, strict=True) if cls in turning and is_plain(ch)] == []


@pytest.mark.parametrize("text", ["", "Kick-off", "Ünïcode – “quoted”", "日本語", "हिन्दी", "ไทย", "Ελληνικά", "🙂"])
def test_left_to_right_scripts_are_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    ("code", "cls"),
    [
        (0xFDD0, "BN"),
        (0xFFFE, "BN"),
        (0x1FFFF, "BN"),
        (0x10FFFF, "BN"),
        (0x2065, "BN"),
        (0xE0FFF, "BN"),
        (0x41, "L"),
        (0x5D0, "R"),
        (0x627, "AL"),
        (0x661, "AN"),
        (0x20AC, "ET"),
        (0x3008, "ON"),
        (0x4E00, "L"),
        (0xE000, "L"),
    ],
)
def test_class(code: int, cls: str) -> None:
    assert bidi_classes(chr(code)) == [cls]


@pytest.mark.long
@pytest.mark.skipif(not DERIVED.exists(), reason=f"{DERIVED} is not there (Debian: unicode-data)")
def test_unassigned_characters_have_their_default_class() -> None:
    """Characters that only one of Python's and the file's Unicode versions knows are not compared."""
    expected = [""] * len(ALL)
    assigned: set[int] = set()
    for line in DERIVED.read_text("utf-8").splitlines():
        default = line.startswith("# @missing: ")
        fields = line.removeprefix("# @missing: ").split("#")[0].split(";")
        if len(fields) != 2:
            continue
        first, _, last = fields[0].strip().partition("..")
        codes = range(int(first, 16), int(last or first, 16) + 1)
        for code in codes:
            expected[code] = SHORT[fields[1].strip()] if default else fields[1].strip()
        if not default:
            assigned.update(codes)
    found = bidi_classes(ALL)
    unknown = [code for code, ch in enumerate(ALL) if unicodedata.category(ch) == "Cn"]
    compared = [code for code in unknown if code not in assigned or expected[code] == "BN"]
    assert len(compared) > 800_000
    assert [hex(code) for code in compared if found[code] != expected[code]] == []
