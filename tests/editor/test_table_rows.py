"""Tables that become touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import columns, onboarding
from strategies import journeys, multilingual

from journeymap.convert.table_rows import count
from journeymap.convert.tables import Guess, Table, choices, guess, table_of
from journeymap.editor.places import place
from journeymap.editor.table_rows import filled
from journeymap.files.format import dump, load
from journeymap.model.edits import added, new_journey
from journeymap.model.find import index
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def table(*rows: str) -> Table:
    found = table_of("\n".join(rows).replace("|", "\t"))
    assert found is not None
    return found


def test_a_whole_table_in_one_step() -> None:
    journey = new_journey("Map", persona="Dana")
    found = table(
        "Stage|Sub-stage|Step|Owner|Channel|Feeling|Day|Customer says|Pain point|Idea|KPI|Milestone",
        "Onboarding||Kick-off|CSM|Zoom|4|1|Finally!||Agenda first|NPS|Started",
        "|Set-up|SSO form|IT|E-mail|1|week 1|Whose job?|6-day wait|||",
        "||||||||Wrong form|||",
        "Winback||Call|CSM|phone|2||||||",
    )
    step, unread = filled(journey, found, guess(found, journey))
    after = step.journey
    assert columns(after) == "t1 | t2 || - || - || - || - || t3"
    kick, form, call = after.touchpoints
    assert (kick.title, kick.owner, kick.channel, kick.day) == ("Kick-off", "CSM", "video", 1)
    assert [one.feelings[0].value for one in (kick, form, call)] == [1, -2, -1]
    assert (form.substage, form.day) == (after.substages[0].id, 7)
    assert after.stages[-1].title == "Winback"
    assert [(note.at, note.text) for note in after.notes] == [
        ("t1", "Finally!"),
        ("t1", "Agenda first"),
        ("t2", "Whose job?"),
        ("t2", "6-day wait"),
        ("t2", "Wrong form"),
    ]
    assert [(one.kind, one.title, one.stage) for one in after.metrics] == [("nps", "NPS", "s1")]
    assert [(one.title, one.touchpoint, one.day) for one in after.milestones] == [("Started", "t1", 1)]
    assert (step.name, step.select, unread) == ("Paste 3 touchpoints", ("t1", "t2", "t3"), ())
    assert count(found, guess(found, journey)) == 3
    assert after.lanes == journey.lanes


def test_rows_without_stages_go_behind_the_touchpoint_in_focus() -> None:
    journey = onboarding()
    found = table("Step|Owner", "One|CSM", "Two|CSM")
    step, _ = filled(journey, found, guess(found, journey), place(journey, "sso"))
    assert columns(step.journey).startswith("kick | sso+form | t9 | t10 | data")


def test_lanes_and_a_persona_that_are_missing_are_added() -> None:
    journey = parse({"title": "Bare", "stages": [{"id": "s", "title": "Only"}]})
    found = table("Step|Mood|Pain point|KPI", "One|-2|Slow|NPS")
    after = filled(journey, found, guess(found, journey)).step.journey
    assert [lane.kind for lane in after.lanes] == ["experience", "pains", "metrics"]
    assert [persona.name for persona in after.personas] == ["Customer"]


def test_what_cannot_be_read_is_told() -> None:
    journey = new_journey()
    found = table("Step|When|Mood|Channel", "One|soon|Tuesday|Pigeon", "Two|later|2|Owl")
    step, unread = filled(journey, found, guess(found, journey))
    assert unread == (
        "“soon”, “later” could not be read as a day and were left out",
        "“Tuesday” could not be read as a feeling and was left out",
        "“Pigeon”, “Owl” could not be read as a channel and became “Other”",
    )
    assert len(step.select) == 2


def test_of_two_columns_of_titles_either_makes_a_touchpoint() -> None:
    table = Table((("", ""), ("", "Kick-off"), ("Demo", ""), ("", "")))
    chosen = Guess(("title", "title"), header=False)
    step, _ = filled(new_journey(), table, chosen)
    assert len(step.select) == count(table, chosen) == 3


def test_a_column_of_weeks_counts_weeks() -> None:
    found = table("Step|Week", "One|2")
    assert filled(new_journey(), found, guess(found, new_journey())).step.journey.touchpoints[0].day == 14


@pytest.mark.parametrize(
    ("journey", "columns_", "sentence"),
    [
        (new_journey(), ("", ""), "Choose what at least one"),
        (parse({"title": "Empty"}), ("title", ""), "no stage yet"),
    ],
)
def test_what_cannot_be_is_refused(journey: Journey, columns_: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(JourneyError, match=sentence):
        filled(journey, table("One|Two"), Guess(columns_, False))


@settings(max_examples=80, deadline=None)
@given(data=st.data(), journey=journeys(max_touchpoints=6))
def test_any_choice_of_columns_gives_a_journey(data: st.DataObject, journey: Journey) -> None:
    cells = multilingual.map(str.strip)
    width = data.draw(st.integers(2, 5))
    rows = tuple(tuple(data.draw(cells) for _ in range(width)) for _ in range(data.draw(st.integers(1, 4))))
    keys = [key for key, _ in choices(journey)]
    chosen = Guess(tuple(data.draw(st.sampled_from(keys)) for _ in range(width)), data.draw(st.booleans()))
    things = [None, *index(journey).things]
    where = place(journey, data.draw(st.sampled_from(things)))
    try:
        step, _ = filled(journey, Table(rows), chosen, where)
    except JourneyError:
        assert not journey.stages or not any(chosen.columns)
        return
    assert load(dump(step.journey)).journey == step.journey
    assert set(step.select) <= set(added(journey, step.journey))
    assert len(step.select) == count(Table(rows), chosen)
