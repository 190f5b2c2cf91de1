"""Look-ups taken over from the journey before are those made afresh."""

from __future__ import annotations

import random
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import onboarding
from random_edits import some_edit
from strategies import random_journey

from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.grouping import only_change, place_notes
from journeymap.model.journey import THING_FIELDS
from journeymap.model.refusal import JourneyError


def test_the_only_change_is_found_by_identity() -> None:
    before = onboarding()
    after = edits.rename(before, "sso", "Sign on")
    place = only_change(after.touchpoints, before.touchpoints)
    assert place is not None
    assert after.touchpoints[place].id == "sso"
    assert only_change(before.touchpoints, before.touchpoints) is None
    assert only_change(before.touchpoints[1:], before.touchpoints) is None


def test_another_text_of_a_note_leaves_the_other_cells_alone() -> None:
    before = onboarding()
    after = edits.rename(before, "quote", "Who?")
    old, new = index(before), index(after)
    lane = next(note.lane for note in before.notes if note.id == "quote")
    assert new.notes_in[lane] is not old.notes_in[lane]
    assert all(new.notes_in[key] is old.notes_in[key] for key in old.notes_in if key != lane)
    assert place_notes(after.notes, None)[1:] == (new.notes, new.notes_in)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_edit_by_edit_as_at_once(seed: int) -> None:
    chance = random.Random(seed)
    journey = random_journey(seed)
    for _ in range(12):
        with suppress(JourneyError):
            journey = some_edit(chance, journey)(journey)
        found, alone = index(journey), place_notes(journey.notes, None)
        assert (found.notes, found.notes_in) == (alone.at, alone.by_lane)
        assert found.things == {one.id: one for field in THING_FIELDS for one in getattr(journey, field)}
