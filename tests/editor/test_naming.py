from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from onboarding import onboarding
from strategies import journeys

from journeymap.editor.naming import name_of, place_of, said_by, spoken, title_of
from journeymap.model.edits import add_lane, add_metric, add_note, set_thing
from journeymap.model.find import index

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("data", "Touchpoint: Data migration"),
        ("silent", "Early warning: No upload"),
        ("nps", "Metric: NPS"),
        ("by30", "Success criterion: My board sees live numbers"),
        (None, "Map: From signature to advocate"),
        ("gone", "Map: From signature to advocate"),
    ],
)
def test_what_is_selected_is_told_to_who_cannot_see_it(key: str | None, words: str) -> None:
    assert spoken(onboarding(), key).startswith(words)


def test_what_says_nothing_is_called_by_its_kind_where_it_has_one() -> None:
    journey = add_lane(onboarding(), kind="pains", id="bare")
    journey = set_thing(add_note(journey, lane="bare", at="kick", id="empty"), "bare", title="")
    journey = set_thing(add_metric(journey, stage="on", kind="churn", id="churn"), "kick", title="")
    things = index(journey).things
    assert said_by(things["bare"]) == "Pain points"
    assert said_by(things["churn"]) == "Churn"
    assert said_by(things["empty"]) == "(empty note)"
    assert name_of(things["kick"]) == "(no name)"
    assert place_of(journey, "empty") == "Pain points · (no name)"
    assert [title_of(things[key]) for key in ("bare", "churn", "empty", "kick")] == [""] * 4


@settings(max_examples=30, deadline=None)
@given(journeys())
def test_everything_has_a_name_on_one_line_and_a_place(journey: Journey) -> None:
    for key, thing in index(journey).things.items():
        name = name_of(thing)
        assert name
        assert "\n" not in name
        assert len(name) <= 90
        assert place_of(journey, key)
        assert spoken(journey, key)
