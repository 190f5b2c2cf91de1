from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.editor.forms.words import (
    EntryError,
    read_colour,
    read_date,
    read_day,
    read_number,
    read_url,
    show_date,
    show_day,
    show_number,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("  ", None),
        ("24", 24),
        ("day 24", 24),
        ("Day24", 24),
        ("24 days", 24),
        ("week 3", 21),
        ("3 weeks", 21),
        ("2w", 14),
        ("Month 2", 60),
        ("year 1", 365),
        ("-3", -3),
        ("−3", -3),
        ("day −3", -3),
    ],
)
def test_days_are_read_as_people_say_them(text: str, day: int | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["soon", "week", "week 2 days", "1.5", "day 3 of 4", "40000", "99999999999999999999"])
def test_what_is_no_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(EntryError, match=r"Write"):
        read_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-12",
        "2026/11/12",
        "12 Nov 2026",
        "12. November 2026",
        "12th nov 2026",
        "Nov 12, 2026",
        "12.11.2026",
        " 12 NOV  2026 ",
    ],
)
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert read_date(text) == date(2026, 11, 12)


def test_a_date_with_slashes_is_read_only_where_it_means_one_day() -> None:
    assert read_date("13/11/2026") == read_date("11/13/2026") == date(2026, 11, 13)
    assert read_date("5/5/2026") == date(2026, 5, 5)
    with pytest.raises(EntryError, match=r"two ways\. Write it as 2026-11-12"):
        read_date("12/11/2026")


@pytest.mark.parametrize("text", ["tomorrow", "2026-02-30", "31 Feb 2026", "12 Foo 2026", "2026", "1-2-3"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EntryError, match="Write"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("", "", None),
        ("3.5", "", 3.5),
        ("3,5", "", 3.5),
        ("−12", "", -12),
        ("1204", "", 1204),
        ("1 204", "", 1204),
        ("1,204.5", "", 1204.5),
        ("1.204,5", "", 1204.5),
        ("1,000,000", "", 1e6),
        ("1.000.000", "", 1e6),
        ("1.204", "", 1.204),
        ("0,125", "", 0.125),
        (".5", "", 0.5),
        ("1e5", "", 1e5),
        ("90 %", "%", 90),
        ("24 Days", "days", 24),
        ("%", "%", None),
    ],
)
def test_numbers_may_have_a_point_or_a_comma(text: str, unit: str, number: float | None) -> None:
    assert read_number(text, unit) == number


@pytest.mark.parametrize("text", ["many", "1,2,3", "3 %", "--2", "1e5000", "e5", ".", "nan", "inf"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(EntryError, match="Write"):
        read_number(text)


def test_a_comma_before_three_digits_sets_off_thousands() -> None:
    assert read_number("1,204") == 1204
    assert read_number("1.204") == 1.204


def test_links_have_an_address() -> None:
    assert read_url(" https://example.org/a ") == "https://example.org/a"
    assert read_url("www.example.org") == "https://www.example.org"
    assert read_url("mailto:a@example.org") == "mailto:a@example.org"
    assert read_url("") == ""
    for text in (
        "example",
        "ftp://example.org",
        "https://",
        "https://a b",
        "javascript:alert(1)",
        "https://" + "x" * 2_000,
    ):
        with pytest.raises(EntryError, match="A link"):
            read_url(text)


def test_colours_are_written_with_six_digits() -> None:
    assert read_colour("#AABBCC") == read_colour("aabbcc") == "#aabbcc"
    assert read_colour("") is None
    with pytest.raises(EntryError, match="no colour"):
        read_colour("bluish")


@settings(max_examples=100, deadline=None)
@given(
    st.integers(-36_500, 36_500),
    st.dates(date(1000, 1, 1), date(9999, 12, 31)),
    st.floats(-1e9, 1e9).map(lambda x: round(x, 6)),
)
def test_what_is_shown_can_be_read_again(day: int, when: date, number: float) -> None:
    assert read_day(show_day(day)) == day
    assert read_date(show_date(when)) == when
    assert read_number(show_number(number)) == pytest.approx(number)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_value_or_refused(text: str) -> None:
    for read in (read_day, read_date, read_number, read_url, read_colour):
        with contextlib.suppress(EntryError):
            read(text)
