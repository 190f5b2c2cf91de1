from __future__ import annotations

import pytest

from journeymap.files.errors import FileError
from journeymap.files.limits import MAX_BYTES, MAX_DEPTH, MAX_RECORDS, MAX_VALUES, check_shape, place, too_large


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    assert too_large(MAX_BYTES) is None
    error = too_large(MAX_BYTES * 2)
    assert error is not None
    assert "50.0 MB is more than the 25 MB" in error.sentence


@pytest.mark.parametrize("data", [nested(MAX_DEPTH), b'{"a": [' + nested(MAX_DEPTH - 2) + b"]}", b"[]", b"1"])
def test_nesting_up_to_the_limit_passes(data: bytes) -> None:
    check_shape(data)


def test_deeper_nesting_is_refused_where_it_happens() -> None:
    with pytest.raises(FileError, match=r"line 3, column 64: .*more than 64 deep"):
        check_shape(b"[0,\n" + nested(MAX_DEPTH - 1) + b",\n" + nested(MAX_DEPTH) + b"]")


def test_lists_and_objects_in_each_other_count_alike() -> None:
    """Once, a round that took away a list took away the object round it, too: twice the depth got in."""
    check_shape(b'[{"a":' * (MAX_DEPTH // 2) + b"1" + b"}]" * (MAX_DEPTH // 2))
    with pytest.raises(FileError, match="more than 64 deep"):
        check_shape(b"[" + b'{"a":[' * (MAX_DEPTH // 2) + b"]}" * (MAX_DEPTH // 2) + b"]")
    with pytest.raises(FileError, match="more than 64 deep"):
        check_shape(b'{"a":' + nested(MAX_DEPTH) + b"}")


@pytest.mark.parametrize(
    "text",
    [
        b'"' + b"[" * 1000 + b'"',
        b'"\\"' + b"[" * 1000 + b'"',
        b'"\\\\", "' + b"{" * 1000 + b'\\\\\\""',
        b'"\\u005b' + b"[{" * 1000 + b'\\n"',
    ],
)
def test_brackets_in_texts_are_not_nesting(text: bytes) -> None:
    check_shape(b"[" + text + b"]")


@pytest.mark.parametrize(
    "text", [b'"]"', b'"\\"]"', b'"\\\\\\"]"', b'"\\\\"'], ids=["plain", "quote", "backslash and quote", "backslash"]
)
def test_brackets_in_texts_hide_no_nesting(text: bytes) -> None:
    data = (b"[" + text + b",") * (MAX_DEPTH + 1) + b"0" + b"]" * (MAX_DEPTH + 1)
    with pytest.raises(FileError, match="more than 64 deep"):
        check_shape(data)


@pytest.mark.parametrize(
    "data",
    [
        b"[" + b"{}," * MAX_RECORDS + b"{}]",
        b"[" + b"0," * (MAX_VALUES + 1) + b"0]",
        b'["' * (2 * MAX_VALUES + 1),
        b'"' * (4 * MAX_VALUES + 1),
    ],
    ids=["records", "values", "texts", "quotes"],
)
def test_more_than_a_journey_can_hold_is_refused_before_it_takes_up_memory(data: bytes) -> None:
    with pytest.raises(FileError, match="far more than a journey can"):
        check_shape(data)


def test_what_is_not_closed_is_left_for_the_decoder_to_explain() -> None:
    check_shape(b"[" * 100_000)
    check_shape(b"]" * 100_000)
    check_shape(b"[{]}" * 10)


def test_place_counts_characters_not_bytes() -> None:
    data = 'ä\n"ü😀x'.encode()
    assert place(data, data.index(b"x")) == "line 2, column 4"
