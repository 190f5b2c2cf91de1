from __future__ import annotations

import pytest

from journeymap.draw.theme import theme
from journeymap.layout.slide import Area
from journeymap.layout.slides.tables import Cell, Column, tables

LIGHT = theme("light")
AREA = Area(48.0, 120.0, 1184.0, 540.0)
COLUMNS = (Column("What", 0.5), Column("Who", 0.3), Column("How much", 0.2, "end"))


def rows(count: int, text: str = "Something") -> list[list[Cell]]:
    return [[Cell(f"{text} {n}"), Cell("CSM"), Cell("3")] for n in range(count)]


def test_few_rows_are_written_large_and_many_small() -> None:
    (few,) = tables(COLUMNS, rows(5), AREA, AREA, "", LIGHT)
    (many,) = tables(COLUMNS, rows(17), AREA, AREA, "", LIGHT)
    assert few.rows[1][0].texts[0].block.size > many.rows[1][0].texts[0].block.size


@pytest.mark.parametrize("count", [1, 17, 30, 61, 200])
def test_rows_continue_in_order_under_the_same_header(count: int) -> None:
    made = tables(COLUMNS, rows(count), AREA, AREA, "All of them", LIGHT)
    shown = [row[0].texts[0].block.source for table in made for row in table.rows[1:]]
    assert shown == [f"Something {n}" for n in range(count)]
    for table in made:
        assert [cell.texts[0].block.source for cell in table.rows[0]] == ["What", "Who", "How much"]
        assert table.alt == "All of them"
        assert table.rows[-1][0].y + table.rows[-1][0].height <= AREA.y + AREA.height + 0.01


def test_two_slides_hold_about_as_much_each() -> None:
    first, second = tables(COLUMNS, rows(30), AREA, AREA, "", LIGHT)
    assert abs(len(first.rows) - len(second.rows)) <= 3


def test_columns_that_say_nothing_are_left_out_and_the_others_are_as_wide_as_the_area() -> None:
    (table,) = tables(COLUMNS, [[Cell("a"), Cell(" "), Cell("1")]], AREA, AREA, "", LIGHT)
    assert [cell.texts[0].block.source for cell in table.rows[0]] == ["What", "How much"]
    assert sum(cell.width for cell in table.rows[0]) == pytest.approx(AREA.width)


def test_a_long_word_gets_its_room_from_columns_that_have_some() -> None:
    columns = (Column("What", 0.9), Column("Who", 0.1))
    (table,) = tables(columns, [[Cell("a"), Cell("Implementation-specialist")]], AREA, AREA, "", LIGHT)
    assert len(table.rows[1][1].texts[0].block.lines) == 1
    assert sum(cell.width for cell in table.rows[0]) == pytest.approx(AREA.width)


def test_a_small_area_comes_first_and_one_without_room_is_passed_over() -> None:
    short = AREA._replace(y=400.0, height=130.0)
    first, *others = tables(COLUMNS, rows(20), short, AREA, "", LIGHT)
    assert first.rows[0][0].y == 400.0
    assert 1 < len(first.rows) < 6
    assert all(table.rows[0][0].y == AREA.y for table in others)
    assert sum(len(table.rows) - 1 for table in (first, *others)) == 20


def test_a_cell_is_cut_after_seven_lines() -> None:
    (table,) = tables(COLUMNS, rows(1, "word " * 500), AREA, AREA, "", LIGHT)
    block = table.rows[1][0].texts[0].block
    assert len(block.lines) == 7
    assert block.cut


def test_what_is_tied_by_a_no_break_space_stays_on_one_line() -> None:
    columns = (Column("Milestone", 0.9), Column("Day", 0.1))
    area = AREA._replace(width=400.0)
    (table,) = tables(columns, [[Cell("Weekly active"), Cell("day\u00a024")]], area, area, "", LIGHT)
    assert [len(row[1].texts[0].block.lines) for row in table.rows] == [1, 1]


def test_short_texts_stay_on_one_line_where_others_can_spare_the_room() -> None:
    columns = (Column("What", 0.85), Column("Standing", 0.15))
    area = AREA._replace(width=640.0)
    row = [Cell("Every site has worked in the product in each of four weeks"), Cell("▼ short of it")]
    (table,) = tables(columns, [row], area, area, "", LIGHT)
    assert len(table.rows[1][1].texts[0].block.lines) == 1


def test_rows_that_need_two_slides_anyway_are_written_as_large_as_two_slides_hold() -> None:
    made = tables(COLUMNS, rows(20), AREA, AREA, "", LIGHT)
    smallest = tables(COLUMNS, rows(34), AREA, AREA, "", LIGHT)
    assert len(made) == 2
    assert len(smallest) == 2
    assert made[0].rows[1][0].texts[0].block.size > smallest[0].rows[1][0].texts[0].block.size


def test_columns_that_can_be_done_without_go_to_the_notes_before_a_word_is_broken() -> None:
    columns = (Column("What", 0.4), Column("Who", 0.3, spare=1), Column("Needed", 0.3, spare=2))
    row = [Cell("Onboarding"), Cell("Enablement"), Cell("Required")]
    (wide,) = tables(columns, [row], AREA, AREA, "", LIGHT)
    assert len(wide.rows[0]) == 3
    assert wide.left_out == ()
    area = AREA._replace(width=260.0)
    (narrow,) = tables(columns, [row, [Cell("b"), Cell("c"), Cell("")]], area, area, "", LIGHT)
    assert [cell.texts[0].block.source for cell in narrow.rows[0]] == ["What", "Who"]
    assert narrow.left_out == ("Onboarding: Needed Required",)
