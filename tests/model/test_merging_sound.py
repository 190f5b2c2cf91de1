"""What two sound changes break together."""

from __future__ import annotations

from onboarding import onboarding

from journeymap.model.edits import add_stage, set_thing
from journeymap.model.find import index
from journeymap.model.merging import merge


def test_days_that_run_backwards_together_meet() -> None:
    base = set_thing(set_thing(onboarding(), "on", start_day=0), "on", end_day=30)
    merged, _ = merge(base, set_thing(base, "on", start_day=25), set_thing(base, "on", end_day=20))
    stage = next(one for one in merged.stages if one.id == "on")
    assert (stage.start_day, stage.end_day) == (25, 25)


def test_a_lane_that_became_one_without_notes_keeps_the_notes_as_text() -> None:
    base = onboarding()
    emptied = base.model_copy(update={"notes": tuple(note for note in base.notes if note.lane != "pains")})
    ours = emptied.model_copy(
        update={
            "lanes": tuple(
                one.model_copy(update={"kind": "owners"}) if one.id == "pains" else one for one in emptied.lanes
            )
        }
    )
    theirs = set_thing(add_stage(base, title="Later"), "hand", text="Changed meanwhile")
    merged, _ = merge(base, ours, theirs)
    assert index(merged).things["hand"].text == "Changed meanwhile"  # type: ignore[attr-defined]
    assert next(one for one in merged.lanes if one.id == "pains").kind == "text"
