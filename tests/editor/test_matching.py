"""Which thing of one map is meant by a thing of another."""

from __future__ import annotations

from onboarding import onboarding

from journeymap.editor.matching import lanes_like, same_things
from journeymap.model.edits import add_lane, add_persona, new_journey, rename, set_thing


def test_the_same_id_and_name_come_first_then_the_name_then_the_id() -> None:
    part = onboarding()
    journey = rename(part, key="kick", text="Team training")
    found = same_things(part, journey, "touchpoints", by_id=True)
    assert found["data"] == "data"
    assert found["train"] == "train"
    assert found["kick"] == "kick"
    assert "kick" not in same_things(part, journey, "touchpoints")


def test_names_are_compared_without_case_and_spaces_and_each_is_taken_once() -> None:
    part = onboarding()
    journey = add_persona(add_persona(new_journey("Other", persona=" DANA"), name="dana"), name="Omar")
    assert same_things(part, journey, "personas") == {"dana": "p1", "omar": "p3"}
    doubled = add_persona(part, name="Dana")
    assert same_things(doubled, journey, "personas") == {"dana": "p1", "omar": "p3", "p3": "p2"}


def test_a_lane_is_known_by_its_kind_where_there_is_one_only() -> None:
    part = onboarding()
    journey = new_journey("Other")
    journey = rename(journey, key="l4", text="What hurts")
    assert lanes_like(part, journey)["pains"] == "l4"
    two = add_lane(journey, kind="pains", title="More that hurts")
    assert "pains" not in lanes_like(part, two)
    texts = set_thing(add_lane(part, kind="text", title="Ideas"), "says", title="x")
    assert "l6" not in lanes_like(texts, add_lane(journey, kind="text", title="Remarks"))
