"""What copied things say as text."""

from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.convert.tables import table_of
from journeymap.editor.clipboard import copied
from journeymap.model.edits import set_thing

SSO = """\
Workspace set-up
    Customer says: Whose job is the SSO form?
    Pain points: SSO needs IT, 6-day wait"""
ADOPTION = """\
Adoption (Day 30–90)
    CES
    Weekly logins
    Team training
    In-app guide
    Usage review"""


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("data", "kick"), "Kick-off\nData migration"),
        (("kick",), "Kick-off"),
        (("sso",), SSO),
        (("data",), "Data migration\n    Pain points: CSV mapping by hand\n    No upload"),
        (("ad",), ADOPTION),
        (("live",), "Go live\n    First dashboard"),
        (("wait",), "SSO needs IT, 6-day wait"),
        (("wait", "quote"), "Whose job is the SSO form?\nSSO needs IT, 6-day wait"),
        (("pains",), "Pain points\n    SSO needs IT, 6-day wait\n    CSV mapping by hand\n    Nobody names a date"),
        (("nps",), "NPS"),
        (("dana", "weekly"), "Dana\nWeekly active"),
        (("by30",), "My board sees live numbers"),
        (("calm",), "Migration stalls"),
        (("sso", "on"), None),
    ],
)  # fmt: skip
def test_things_are_told_in_lines(keys: tuple[str, ...], text: str | None) -> None:
    found = copied(onboarding(), keys).text
    if text is None:  # a touchpoint chosen with its stage is told once
        assert found == copied(onboarding(), ("on",)).text
    else:
        assert found == text


def test_notes_of_several_columns_are_a_table_as_spreadsheets_read_it() -> None:
    journey = set_thing(onboarding(), "hand", text='CSV "mapping"\nby hand')
    text = copied(journey, ("quote", "wait", "hand")).text
    table = table_of(text)
    assert table is not None
    assert table.rows == (("Whose job is the SSO form?", ""), ("SSO needs IT, 6-day wait", 'CSV "mapping"\nby hand'))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-5 % churn", "-5 % churn"),
    ],
)
def test_no_note_becomes_a_formula_in_a_spreadsheet(text: str, shown: str) -> None:
    journey = set_thing(onboarding(), "hand", text=text)
    assert copied(journey, ("wait", "hand")).text == f"SSO needs IT, 6-day wait\t{shown}"
