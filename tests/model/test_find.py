from __future__ import annotations

import gc
import weakref

from onboarding import LOGO, columns, onboarding

from journeymap.model import edits
from journeymap.model.find import index, tables, touchpoints_in_order
from journeymap.model.journey import Journey, SubStage
from journeymap.model.parse import parse


def test_columns_follow_stages_then_substages_then_the_users_order() -> None:
    data = onboarding().model_dump(mode="json")
    data["touchpoints"].reverse()
    assert columns(parse(data)) == "kick | data | sso+form | first || guide+usage | train || -"


def test_an_empty_stage_or_substage_keeps_a_column() -> None:
    journey = edits.add_substage(onboarding(), stage="re", title="Renewal")
    last = index(journey).columns[-1]
    assert (last.stage.id, last.substage and last.substage.title, last.touchpoints) == ("re", "Renewal", ())
    assert columns(journey).endswith("|| -")
    assert columns(edits.delete(journey, ["first"])).startswith("kick | sso+form | data | - ||")
    assert index(Journey(title="x")).columns == ()


def test_everything_is_found() -> None:
    found = index(onboarding())
    assert found.field_of["sso"] == "touchpoints"
    assert found.field_of["calm"] == "responses"
    assert isinstance(found.things["setup"], SubStage)
    assert found.images[LOGO.sha256] == LOGO
    assert found.column_of["usage"] == found.column_of["guide"] == 5
    assert [note.id for note in found.notes["pains", "sso"]] == ["wait"]
    assert [metric.id for metric in found.metrics["on"]] == ["nps"]
    assert [signal.id for signal in found.signals["ad"]] == ["logins"]
    assert [response.id for response in found.responses["data"]] == ["calm"]
    assert [t.id for t in touchpoints_in_order(onboarding())] == [
        "kick",
        "sso",
        "form",
        "data",
        "first",
        "train",
        "guide",
        "usage",
    ]


def test_look_ups_are_made_once_and_taken_over_where_an_edit_changed_nothing() -> None:
    before = onboarding()
    assert index(before) is index(before)
    old = index(before)
    new = index(edits.rename(before, "kick", "Start"))
    assert new.notes is old.notes
    assert new.metrics is old.metrics
    assert new.signals is old.signals
    assert new.responses is old.responses
    assert new.column_of is old.column_of
    assert new.field_of is old.field_of
    different = [n for n, (one, other) in enumerate(zip(new.columns, old.columns, strict=True)) if one is not other]
    assert different == [0]
    newer = index(edits.rename(before, "quote", "Who?"))
    assert newer.columns is new.columns or newer.columns == old.columns


def test_an_edit_of_the_stage_shows_in_its_columns() -> None:
    journey = edits.rename(onboarding(), "on", "Start")
    assert {column.stage.title for column in index(journey).columns} == {"Start", "Adoption", "Retention"}


def test_an_id_may_become_that_of_another_kind_of_thing() -> None:
    before = onboarding()
    assert index(before).field_of["kick"] == "touchpoints"
    after = edits.add_stage(edits.delete(before, ["kick"]), id="kick")
    assert index(after).field_of["kick"] == "stages"
    again = edits.add_note(edits.delete(after, ["kick"]), lane="says", at="on", id="kick")
    assert index(again).field_of["kick"] == "notes"


def test_look_ups_go_with_their_journey() -> None:
    journey = onboarding()
    index(journey)
    gone = weakref.ref(journey)
    del journey
    gc.collect()
    assert gone() is None


def test_tables_hold_things_by_field() -> None:
    journey = onboarding()
    assert list(tables(journey).by_id["stages"]) == ["on", "ad", "re"]
    after = edits.rename(journey, "ad", "Habit")
    assert list(tables(after, journey).by_id["stages"].values()) == list(after.stages)
    assert tables(after, journey).by_id["notes"] is tables(journey).by_id["notes"]
