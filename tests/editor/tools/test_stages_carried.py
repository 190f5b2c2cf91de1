from __future__ import annotations

import pytest
from onboarding import columns, onboarding
from pointing import Pointer


@pytest.fixture
def pointer() -> Pointer:
    return Pointer(onboarding())


def stages(pointer: Pointer) -> list[str]:
    return [stage.id for stage in pointer.journey.stages]


def substages(pointer: Pointer) -> list[tuple[str, str]]:
    return [(part.stage, part.id) for part in pointer.journey.substages]


def test_a_stage_goes_with_all_that_stands_in_it(pointer: Pointer) -> None:
    pointer.press("ad", "stage").over("on", "stage", right=0.2)
    assert pointer.words == "before “Onboarding”"
    assert pointer.guides.bar is not None
    pointer.let_go()
    assert stages(pointer) == ["ad", "on", "re"]
    assert columns(pointer.journey) == "train | guide+usage || kick | sso+form | data | first || -"
    assert pointer.steps == ("Move stage “Adoption”",)
    pointer.session.undo()
    assert pointer.journey is pointer.began_with


def test_stages_go_to_the_end_together(pointer: Pointer) -> None:
    pointer.session.select(("on", "ad"))
    pointer.press("on", "stage").over("re", "stage", right=0.9)
    assert pointer.words == "2 stages: after “Retention”"
    pointer.let_go()
    assert stages(pointer) == ["re", "on", "ad"]


@pytest.mark.parametrize(("over", "right"), [("on", 0.9), ("ad", 0.2), ("ad", 0.9), ("re", 0.1)])
def test_a_stage_let_go_where_it_was_makes_no_step(pointer: Pointer, over: str, right: float) -> None:
    pointer.press("ad", "stage").over(over, "stage", right=right)
    assert pointer.guides.bar is None
    pointer.let_go()
    assert pointer.journey is pointer.began_with


def test_a_sub_stage_goes_before_another(pointer: Pointer) -> None:
    pointer.press("live", "substage").over("setup", "substage", right=0.2)
    assert pointer.words == "before “Set-up”, in “Onboarding”"
    pointer.let_go()
    assert substages(pointer) == [("on", "live"), ("on", "setup")]
    assert columns(pointer.journey) == "kick | first | sso+form | data || train | guide+usage || -"


def test_a_sub_stage_goes_into_another_stage(pointer: Pointer) -> None:
    pointer.press("live", "substage").over("re", "stage")
    assert pointer.words == "into “Retention”"
    assert pointer.guides.target is not None
    pointer.let_go()
    assert columns(pointer.journey) == "kick | sso+form | data || train | guide+usage || first"
    assert pointer.steps == ("Move sub-stage “Go live”",)


def test_both_sub_stages_go_along(pointer: Pointer) -> None:
    pointer.session.select(("setup", "live"))
    pointer.press("setup", "substage").over("ad", "stage")
    pointer.let_go()
    assert substages(pointer) == [("ad", "setup"), ("ad", "live")]


def test_a_sub_stage_stays_in_a_stage_it_has_for_itself(pointer: Pointer) -> None:
    pointer.session.select(("setup", "live"))
    pointer.press("setup", "substage").over("on", "stage", right=0.1)
    pointer.let_go()
    assert pointer.journey is pointer.began_with


def test_a_lane_goes_below_another(pointer: Pointer) -> None:
    row = next(row for row in pointer.scene.rows if row.key == "pains")
    pointer.press("says", "lane-name").to(60, row.y + row.height - 5)
    assert pointer.words == "above “Images”"
    pointer.let_go()
    assert [lane.id for lane in pointer.journey.lanes] == ["cards", "curve", "pains", "says", "shots"]
    assert pointer.steps == ("Move lane “Customer says”",)


def test_a_lane_goes_to_the_top_and_to_the_bottom(pointer: Pointer) -> None:
    pointer.press("shots", "lane-name").to(60, 0)
    assert pointer.words == "above “Touchpoints”"
    pointer.let_go()
    assert pointer.journey.lanes[0].id == "shots"
    pointer.press("shots", "lane-name").to(60, pointer.scene.height)
    assert pointer.words == "below “Pain points”"
    pointer.let_go()
    assert pointer.journey.lanes == pointer.began_with.lanes
