"""Workbooks that come back: untouched they are the same map; whatever people do to them is taken or told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from strategies import journeys

from journeymap.convert.workbook import read_workbook
from journeymap.convert.xlsx import write_xlsx
from journeymap.convert.xlsx_import import is_ours, read_ours

if TYPE_CHECKING:
    from journeymap.convert.imported import Imported
    from journeymap.model.journey import Journey

TODAY = date(2026, 11, 22)


def back(data: bytes) -> Imported:
    sheets = read_workbook(data)
    assert is_ours(sheets)
    return read_ours(sheets)


@given(journeys())
@settings(max_examples=60, deadline=None)
def test_a_workbook_that_nobody_touched_is_the_same_map(journey: Journey) -> None:
    again, notes = back(write_xlsx(journey, today=TODAY, problems=False))
    assert notes == ()
    assert again == journey
