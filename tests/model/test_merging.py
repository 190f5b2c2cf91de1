"""Two people's changes of one map, put together."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from random_edits import some_edit
from strategies import journeys, random_journey

from journeymap.model.consistency import inconsistencies
from journeymap.model.differences import KEYED, by_key, differences
from journeymap.model.edits import add_touchpoint, delete, move_stage, set_journey, set_thing
from journeymap.model.find import index
from journeymap.model.journey import Milestone
from journeymap.model.merging import Conflict, merge
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey


def edited(journey: Journey, seed: int, times: int) -> Journey:
    rng = random.Random(seed)
    for _ in range(times):
        try:
            journey = some_edit(rng, journey)(journey)
        except JourneyError:
            continue
    return journey


def test_changes_of_different_things_are_both_taken() -> None:
    base = onboarding()
    merged = merge(base, set_thing(base, "kick", owner="Sales"), set_thing(base, "data", owner="Migration"))
    things = index(merged.journey).things
    assert (things["kick"].owner, things["data"].owner) == ("Sales", "Migration")  # type: ignore[attr-defined]
    assert merged.conflicts == ()


def test_changes_of_different_fields_of_one_thing_are_both_taken() -> None:
    base = onboarding()
    merged = merge(base, set_thing(base, "kick", owner="Sales"), set_thing(base, "kick", title="Welcome"))
    kick = index(merged.journey).things["kick"]
    assert (kick.owner, kick.title) == ("Sales", "Welcome")  # type: ignore[attr-defined]
    assert merged.conflicts == ()


def test_of_two_meanings_ours_stands_and_theirs_is_told() -> None:
    base = onboarding()
    merged = merge(base, set_thing(base, "kick", title="Welcome"), set_thing(base, "kick", title="Hello"))
    assert index(merged.journey).things["kick"].title == "Welcome"  # type: ignore[attr-defined]
    assert merged.conflicts == (Conflict("touchpoints", "kick", "title", "Welcome", "Hello"),)
    own = merge(base, set_journey(base, title="One"), set_journey(base, title="Two"))
    assert own.journey.title == "One"
    assert own.conflicts == (Conflict("", "", "title", "One", "Two"),)


def test_what_one_removed_and_the_other_changed_is_kept() -> None:
    base = onboarding()
    gone, changed = delete(base, ("kick",)), set_thing(base, "kick", title="Welcome")
    for ours, theirs in ((gone, changed), (changed, gone)):
        merged = merge(base, ours, theirs)
        assert index(merged.journey).things["kick"].title == "Welcome"  # type: ignore[attr-defined]
        assert [(one.key, one.name) for one in merged.conflicts if one.key == "kick"] == [("kick", "")]


def test_a_stage_one_removed_comes_back_for_what_the_other_put_into_it() -> None:
    base = onboarding()
    stage = base.stages[-1].id
    theirs = add_touchpoint(base, stage=stage, title="A talk")
    merged = merge(base, delete(base, (stage,)), theirs)
    assert [one.id for one in merged.journey.stages] == [one.id for one in base.stages]
    assert any(one.title == "A talk" for one in merged.journey.touchpoints)


def test_what_each_added_under_one_id_are_two_things() -> None:
    base = onboarding()
    stage = base.stages[0].id
    ours, theirs = add_touchpoint(base, stage=stage, title="Ours"), add_touchpoint(base, stage=stage, title="Theirs")
    assert ours.touchpoints != theirs.touchpoints
    merged = merge(base, ours, theirs)
    assert {"Ours", "Theirs"} <= {one.title for one in merged.journey.touchpoints}
    assert len(merged.journey.touchpoints) == len(base.touchpoints) + 2
    assert merge(base, ours, ours).journey == ours


def test_an_order_only_one_changed_is_taken() -> None:
    base = onboarding()
    moved = move_stage(base, base.stages[-1].id, before=base.stages[0].id)
    other = set_thing(base, "kick", title="Welcome")
    for merged in (merge(base, moved, other), merge(base, other, moved)):
        assert [one.id for one in merged.journey.stages] == [one.id for one in moved.stages]
        assert merged.conflicts == ()


@settings(max_examples=60, deadline=None)
@given(journeys(max_touchpoints=8), st.integers(0, 10**9), st.integers(0, 12), st.integers(0, 12))
def test_any_two_peoples_changes_make_a_sound_map(base: Journey, seed: int, mine: int, others: int) -> None:
    ours, theirs = edited(base, seed, mine), edited(base, seed + 1, others)
    merged, conflicts = merge(base, ours, theirs)
    assert not inconsistencies(merged)
    kept = {key for field in KEYED for key in by_key(getattr(merged, field))}
    for version in (ours, theirs):
        added = [one for one in differences(base, version) if one.kind == "added" and one.field not in ("flows",)]
        # What theirs added may bear another id.
        assert all(one.key in kept for one in added if version is ours or one.key not in index(ours).things)
    for conflict in conflicts:
        assert conflict.ours != conflict.theirs


@settings(max_examples=40, deadline=None)
@given(journeys(max_touchpoints=8), st.integers(0, 10**9), st.integers(0, 12))
def test_changes_of_one_person_are_taken_as_they_are(base: Journey, seed: int, times: int) -> None:
    changed = edited(base, seed, times)
    assert merge(base, changed, base) == (changed, ())
    assert merge(base, base, changed) == (changed, ())
    assert merge(base, changed, changed) == (changed, ())


def _from_both_sides(base: Journey, seed: int, mine: int, others: int) -> None:
    ours, theirs = edited(base, seed, mine), edited(base, seed + 1, others)
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert not inconsistencies(other.journey)
    assert {conflict[:3] for conflict in one.conflicts} == {conflict[:3] for conflict in other.conflicts}
    for field in KEYED if not one.conflicts else ():
        assert len(getattr(one.journey, field)) == len(getattr(other.journey, field)), field


@settings(max_examples=40, deadline=None)
@given(journeys(max_touchpoints=8), st.integers(0, 10**9), st.integers(0, 12), st.integers(0, 12))
def test_whose_side_it_is_decides_nothing_but_what_stands(base: Journey, seed: int, mine: int, others: int) -> None:
    _from_both_sides(base, seed, mine, others)


@pytest.mark.long
def test_whose_side_it_is_decides_nothing_in_1500_merges() -> None:
    for seed in range(1500):
        rng = random.Random(seed)
        base = random_journey(seed, stages=rng.randint(1, 4), touchpoints=rng.randint(0, 10))
        _from_both_sides(base, 2 * seed, rng.randint(0, 14), rng.randint(0, 14))


def test_an_id_that_was_freed_and_taken_again_brings_nothing_back() -> None:
    """Ids count on, so what was added last and removed may give its id to something of another kind."""
    base = onboarding()
    gone, title = base.metrics[-1].id, "Another thing"
    ours = delete(base, (gone,))
    ours = ours.model_copy(update={"milestones": (*ours.milestones, Milestone(id=gone, title=title, day=3))})
    for theirs in (base, set_thing(base, "kick", title="Theirs")):
        for merged in (merge(base, ours, theirs), merge(base, theirs, ours)):
            assert len(merged.journey.metrics) == len(base.metrics) - 1
            assert [one.title for one in merged.journey.milestones].count(title) == 1
            assert merged.conflicts == ()
