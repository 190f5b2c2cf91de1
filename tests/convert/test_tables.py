"""Blocks of cells from spreadsheets: what they are taken for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding

from journeymap.convert.tables import Table, choices, guess, table_of
from journeymap.editor.clip_text import cell
from journeymap.model.edits import new_journey
from journeymap.model.refusal import JourneyError


def table(*rows: str) -> Table:
    found = table_of("\n".join(rows).replace("|", "\t"))
    assert found is not None
    return found


def test_cells_in_quotes_keep_their_line_feeds_and_quotes() -> None:
    found = table_of('Title\tSays\r\nKick-off\t"two\r\nlines and ""quotes"""\r\n')
    assert found == Table((("Title", "Says"), ("Kick-off", 'two\nlines and "quotes"')))


def test_quotes_that_do_not_match_are_letters() -> None:
    assert table_of('5" screen\tx\n"open\ty') == Table((('5" screen', "x"), ('"open', "y")))


def test_empty_rows_and_columns_are_left_out_and_short_rows_filled_up() -> None:
    assert table_of("a\t\tb\n\t\t\nc") == Table((("a", "b"), ("c", "")))


@pytest.mark.parametrize("text", ["", "one line", "several\nlines", "\tindented\n\tlines", "a\t\nb\t"])
def test_what_has_one_column_is_no_table(text: str) -> None:
    assert table_of(text) is None


@pytest.mark.parametrize("text", ["a\tb\n" * 2_001, "\t".join("abcdefg" * 6), "a\t" + "b" * 5_000_000])
def test_too_much_is_refused(text: str) -> None:
    with pytest.raises(JourneyError, match="at a time"):
        table_of(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1), min_size=2, max_size=4)))
def test_whatever_cells_we_write_we_read(rows: list[list[str]]) -> None:
    rows = [[" ".join(text.split()) or "x" for text in row] for row in rows]
    found = table_of("\n".join("\t".join(map(cell, row)) for row in rows))
    assert [[text for text in row if text] for row in (found.rows if found else ())] == rows


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from('ab1-\t\n\r" ,😡\x00\ud800'), max_size=60))
def test_any_text_is_a_table_or_not(text: str) -> None:
    found = table_of(text)
    if found is not None:
        chosen = guess(found, new_journey())
        assert len(chosen.columns) == found.width
        assert set(chosen.columns) <= {key for key, _ in choices(new_journey())}


def test_columns_are_known_by_name_in_any_order() -> None:
    found = table(
        "Pain Points|Phase|Owner (team)|Touch-point|Channel / medium|Emotion|When|Customer says|KPI|Nonsense",
        "slow|Onboarding|CSM|Kick-off|Zoom|4|day 3|“Wow”|NPS|x",
    )
    assert guess(found, new_journey()) == (
        ("pains", "stage", "owner", "title", "channel", "feeling", "day", "says", "metric", ""),
        True,
    )


def test_columns_without_names_are_known_by_what_stands_in_them() -> None:
    found = table("Onboarding|Kick-off|Zoom|day 3|-1", "Adoption|Training|e-mail|week 2|2")
    assert guess(found, new_journey()) == (("stage", "title", "channel", "day", "feeling"), False)


def test_a_column_of_feelings_may_have_a_persona_s_name() -> None:
    found = table("Step|Dana|Feeling of Omar|Says", "Kick-off|2|-1|hm")
    assert guess(found, onboarding()).columns == ("title", "feeling:dana", "feeling:omar", "says")
    # With words below, a persona's name is no column of feelings.
    assert guess(table("Step|Dana", "Kick-off|likes it"), onboarding()).columns == ("title", "")


def test_two_columns_of_one_lane_are_both_taken_others_once() -> None:
    found = table("Step|Pain point|Problem|Owner|Responsible", "Kick-off|a|b|c|d")
    assert guess(found, new_journey()).columns == ("title", "pains", "pains", "owner", "")


def test_the_first_unknown_column_is_taken_for_the_titles() -> None:
    assert guess(table("Thing|Owner", "Kick-off|CSM"), new_journey()) == (("title", "owner"), True)
    assert guess(table("Kick-off|CSM", "Training|CSM"), new_journey()) == (("title", ""), False)


def test_a_single_row_has_no_names_above_it() -> None:
    assert guess(table("Stage|Owner"), new_journey()) == (("title", ""), False)


def test_feelings_are_offered_for_each_persona() -> None:
    assert ("feeling", "Feeling") in choices(new_journey())
    labels = [label for _, label in choices(onboarding())]
    assert "Feeling of Dana" in labels
    assert "Feeling of Omar" in labels
    assert "Feeling" not in labels


def test_an_empty_column_is_left_out() -> None:
    found = guess(table("Touchpoint\tX\tOwner", "Kick-off\t\tCSM", "Import\t\tCSM"), onboarding())
    assert found.columns[1] == ""
