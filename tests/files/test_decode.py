from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.files.decode import decode
from journeymap.files.errors import FileError
from journeymap.files.limits import MAX_BYTES


def sentence(data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        decode(data)
    assert "\n" not in caught.value.sentence
    return caught.value.sentence


def test_reads_what_json_says() -> None:
    assert decode(b'{"a": [1, 1.0, -0.5, true, null, "\\u00e4\\ud83d\\ude00"]}') == {
        "a": [1, 1.0, -0.5, True, None, "ä😀"]
    }


def test_takes_a_byte_order_mark_and_foreign_line_ends() -> None:
    assert decode(b'\xef\xbb\xbf{"a":\r\n1}\r\n') == {"a": 1}


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        (b'{\n  "a": 1\n  "b": 2\n}', "line 3, column 3", 'a comma or a closing bracket is missing (before “"b": 2 }”'),
        (b'{\n  "a": 1,\n}', "line 3, column 1", "the comma before this bracket must go (before “}”)"),
        (b'{"a": [1,]}', "line 1, column 10", "the comma before this bracket must go (before “]}”)"),
        (
            '{"a": “b”}'.encode(),
            "line 1, column 7",
            'the quotation mark “ stands here where a straight one belongs (")',
        ),
        (b'{"a": 1}\n{"a": 2}', "line 2, column 1", "another whole file follows the first one"),
        (b'{"a": 1}\n\0\0\0', "line 2, column 1", "nothing but zeros stands behind the journey"),
        (b'{"a":\n<<<<<<< ours\n 1\n=======\n 2\n>>>>>>> x\n}', "line 2, column 1", "a merge that was not settled"),
        (b'{"a": "b\n<<<<<<< x\n"}\n=======\n>>>>>>> y\n', "line 1, column 9", 'no closing "'),
        (b'{"a" 1}', "line 1, column 6", "a colon is missing after the name"),
        (b'{"a": }', "line 1, column 7", "a value is missing"),
        (b'{"a": yes}', "line 1, column 7", "a value is missing (before “yes}”)"),
        (b'{"a": "b\n"}', "line 1, column 9", 'no closing " on its line'),
        (b'{"a": "b\\q"}', "line 1, column 9", "write \\\\ for a backslash"),
        (b'{"a": "\\u12"}', "line 1, column 9", "four hexadecimal digits"),
        (b'{"a": 1} tail', "line 1, column 10", "more follows; delete it (before “tail”)"),
        (b"{'a': 1}", "line 1, column 2", 'a name in "…" is expected'),
        ('{"ä": 😀}'.encode(), "line 1, column 7", "a value is missing"),
        (b'{"a": "\xe4"}', "line 1, column 8", "a byte here is no text"),
        ('{"a": "ä'.encode()[:-1], "line 1, column 8", "the file ends in the middle"),
        (b'{"a": 1,\n "a": 2}', "line 2, column 2", "“a” stands twice"),
        (b'{"b": {"a": 1}, "c": [{"a": 1, "\\u0061": 2}]}', "line 1, column 32", "“a” stands twice"),
        (b'{"a": "\\"a\\": [{ }]", "b": "a", "a": 2}', "line 1, column 33", "“a” stands twice"),
        (b'{"a": [1,\n NaN]}', "line 2, column 2", "NaN is no number"),
        (b'{"NaN": "Infinity", "b": -Infinity}', "line 1, column 26", "-Infinity is no number"),
        (b'{"a": 12, "b": 1e400}', "line 1, column 16", "1e400 is no number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "line 1, column 7", "9999999999999999999… is no number"),
    ],
)
def test_a_broken_file_gives_one_sentence_with_the_place(data: bytes, where: str, words: str) -> None:
    found = sentence(data)
    assert found.startswith(f"{where}: ")
    assert words in found
    assert sentence(b"\xef\xbb\xbf" + data) == found


@pytest.mark.parametrize("end", [1, 5, 9, 12, 14, 18, 20, 21])
def test_a_cut_off_file_is_said_to_be_cut_off(end: int) -> None:
    whole = b'{"title": "Kick",\n"b":[1]}'
    found = sentence(whole[:end])
    assert "the file ends in the middle" in found
    assert found.startswith("line 1, column " if end < 19 else "line 2, column ")


@pytest.mark.parametrize("data", [b"[]", b"1", b'"format"', b"null", b"[" + b'{"format": "journeymap"}' + b"]"])
def test_json_of_another_shape_is_no_journey(data: bytes) -> None:
    assert "not a journey" in sentence(data)


@pytest.mark.parametrize(
    "data", [b"title,stage\nKick-off,s1", b"\n Dear all,\nplease", b"# Map\n- one", "„Karte“".encode()]
)
def test_a_text_that_is_something_else_is_named_by_its_beginning(data: bytes) -> None:
    beginning = " ".join(data.decode().split())[:10]
    assert sentence(data).startswith(f"this is a text, but not a journey: it begins with “{beginning}")


def test_deep_nesting_is_refused_whether_closed_or_not() -> None:
    assert "line 1, column 65: lists and objects stand more than 64 deep" in sentence(b"[" * 65 + b"]" * 65)
    assert "more than 64 deep" in sentence(b"[" * 100_000)
    assert "more than 64 deep" in sentence(b'{"a":' * 200_000)


def test_too_many_bytes_are_refused_unread() -> None:
    assert "more than the 25 MB" in sentence(b" " * (MAX_BYTES + 1))


def test_lone_surrogates_are_taken_out_and_pairs_stay() -> None:
    assert decode(b'{"a\\ud800": ["\\udfffx", "\\ud83d\\ude00", {"b": "\\ude00\\ud83d"}]}') == {
        "a": ["x", "😀", {"b": ""}]
    }


def test_names_that_become_the_same_without_surrogates_are_refused() -> None:
    assert "differ only in characters" in sentence(b'{"a": 1, "a\\ud800": 2}')


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.text(), json_values, max_size=5), st.booleans(), st.sampled_from([None, 1]))
def test_reads_everything_that_the_standard_library_reads(
    value: dict[str, object], ascii: bool, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=ascii, indent=indent)
    assert decode(text.encode()) == value


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_meets_only_our_own_error(data: st.DataObject) -> None:
    whole = b'{"format": "journeymap",\n"a": [1.5e3, -2, {"b\\u00e4": "\\"[{x", "c": null}],\n"t": true}'
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(damaged)))
        end = data.draw(st.integers(start, min(len(damaged), start + 6)))
        damaged[start:end] = data.draw(st.binary(max_size=4) | st.sampled_from([b'"', b"{", b"]", b",", b"\\", b"NaN"]))
    with contextlib.suppress(FileError):  # the damage may also have left a good file
        assert isinstance(decode(bytes(damaged)), dict)
