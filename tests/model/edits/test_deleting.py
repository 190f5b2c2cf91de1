from __future__ import annotations

import pytest
from onboarding import LOGO, PHOTO, columns, onboarding

from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import Journey, SuccessCriterion, Touchpoint
from journeymap.model.refusal import JourneyError


def _ids(journey: Journey) -> set[str]:
    return set(index(journey).things)


def test_with_a_touchpoint_goes_what_hangs_on_it() -> None:
    before = onboarding()
    after = edits.delete(before, ["data"])
    assert _ids(before) - _ids(after) == {"data", "hand", "shot", "f2", "f3", "silent", "calm"}
    assert columns(after) == "kick | sso+form | first || train | guide+usage || -"
    assert after.images == (LOGO,)
    assert after.milestones is before.milestones


def test_what_can_be_without_it_stays_and_forgets_it() -> None:
    after = edits.delete(onboarding(), ["first"])
    milestone = after.milestones[1]
    assert (milestone.id, milestone.touchpoint, milestone.stage) == ("value", None, "on")
    after = edits.delete(onboarding(), ["value"])
    assert after.success[0].proof is None
    assert after.success[1].proof == "nps"


def test_what_happened_together_stays_together() -> None:
    journey = edits.happen_together(edits.add_touchpoint(onboarding(), after="usage", id="tip"), ["guide", "tip"])
    assert columns(journey).endswith("train | guide+usage+tip || -")
    # Those that shared the column stand further back than what came after it.
    journey = edits.move_touchpoints(edits.add_touchpoint(journey, stage="ad", id="end"), ["end"], after="guide")
    assert columns(edits.delete(journey, ["guide"])).endswith("train | usage+tip | end || -")
    assert columns(edits.delete(journey, ["guide", "usage"])).endswith("train | tip | end || -")
    assert columns(edits.delete(journey, ["usage"])).endswith("train | guide+tip | end || -")


def test_with_a_stage_goes_all_that_stands_in_it() -> None:
    before = onboarding()
    after = edits.delete(before, ["on"])
    assert columns(after) == "train | guide+usage || -"
    assert _ids(after) == {
        *("by30", "happy", "dana", "omar", "ad", "re", "train", "guide", "usage", "invited", "value", "weekly"),
        *("cards", "curve", "says", "pains", "shots", "f5", "ces", "logins"),
    }
    assert [milestone.stage for milestone in after.milestones] == [None, None, "ad"]
    assert [criterion.proof for criterion in after.success] == ["value", None]


def test_touchpoints_of_a_substage_stay_in_the_stage() -> None:
    after = edits.delete(onboarding(), ["setup"])
    assert columns(after) == "kick | sso+form | data | first || train | guide+usage || -"
    assert [t.substage for t in after.touchpoints[:5]] == [None, None, None, None, "live"]


def test_with_a_persona_goes_what_it_feels_and_says_and_its_picture() -> None:
    before = onboarding()
    after = edits.delete(before, ["dana"])
    assert [[f.persona for f in t.feelings] for t in after.touchpoints if t.feelings] == [["omar"]]
    assert after.notes[0].persona is None
    assert after.images == (PHOTO,)
    assert after.touchpoints[1] is before.touchpoints[1]


def test_with_a_lane_go_its_notes() -> None:
    before = onboarding()
    after = edits.delete(before, ["pains", "shots"])
    assert [note.id for note in after.notes] == ["quote"]
    assert after.images == (LOGO,)


def test_a_picture_shown_elsewhere_stays() -> None:
    journey = edits.set_thing(onboarding(), "omar", image=PHOTO.sha256)
    assert edits.delete(journey, ["shot"]).images is journey.images


def test_everything_can_go() -> None:
    before = onboarding()
    after = edits.delete(before, list(index(before).things))
    assert after == Journey(title=before.title)


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(JourneyError, match="there is nothing with the id “gone” in this journey"):
        edits.delete(onboarding(), ["kick", "gone"])


def test_unknown_fields_stay_where_a_reference_is_cleared() -> None:
    journey = onboarding()
    odd = SuccessCriterion.model_validate({"id": "odd", "text": "x", "proof": "nps", "weight": 3})
    journey = journey.model_copy(update={"success": (odd,)})
    after = edits.delete(journey, ["nps"])
    assert after.success[0].model_dump()["weight"] == 3
    assert after.success[0].proof is None
    assert isinstance(index(after).things["kick"], Touchpoint)
