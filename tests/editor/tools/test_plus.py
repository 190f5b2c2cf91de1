from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import columns, onboarding
from pointing import Pointer

from journeymap.editor.tools.plus import pluses
from journeymap.layout.hit import Rect
from journeymap.model.edits import added, delete, set_thing
from journeymap.model.find import index
from journeymap.model.journey import Touchpoint

if TYPE_CHECKING:
    from journeymap.editor.tools import Plus


@pytest.fixture
def pointer() -> Pointer:
    return Pointer(onboarding())


def near(pointer: Pointer, x: float, y: float) -> tuple[Plus, ...]:
    return pluses(pointer.journey, pointer.scene, x, y)


def row(pointer: Pointer, key: str) -> Rect:
    found = next(row for row in pointer.scene.rows if row.key == key)
    return Rect(0.0, found.y, pointer.scene.width, found.height)


def press(pointer: Pointer, plus: Plus) -> None:
    assert plus.make is not None
    pointer.session.commit(plus.make, plus.name)


def test_between_columns_of_one_part_stands_one(pointer: Pointer) -> None:
    card = pointer.rect("guide")
    (plus,) = near(pointer, card.x - 6, card.y)
    assert plus.words == "New touchpoint after “Team training”"
    press(pointer, plus)
    assert columns(pointer.journey).split(" || ")[1] == "train | t9 | guide+usage"
    assert pointer.steps == ("Add touchpoint",)


def test_between_stages_stand_two_apart_from_each_other(pointer: Pointer) -> None:
    card = pointer.rect("train")
    end, begin = near(pointer, card.x - 6, card.y)
    assert end.words == "New touchpoint at the end of “Go live” of “Onboarding”"
    assert begin.words == "New touchpoint at the beginning of “Adoption”"
    assert begin.y - end.y > 30
    press(pointer, begin)
    assert columns(pointer.journey).split(" || ")[1] == "t9 | train | guide+usage"
    press(pointer, end)
    assert columns(pointer.journey).split(" || ")[0].endswith("first | t10")


def test_at_the_very_beginning_and_end(pointer: Pointer) -> None:
    (first,) = near(pointer, pointer.rect("kick").x - 6, pointer.rect("kick").y)
    assert first.words == "New touchpoint at the beginning of “Onboarding”"
    (last,) = near(pointer, pointer.rect("guide").right + 6, pointer.rect("kick").y)
    assert last.words == "New touchpoint at the end of “Adoption”"


def test_in_an_empty_stage_and_sub_stage() -> None:
    pointer = Pointer(delete(onboarding(), ["first"]))
    y = pointer.rect("kick").centre[1]
    (plus,) = near(pointer, pointer.rect("re", "stage").centre[0], y)
    assert plus.words == "New touchpoint in “Retention”"
    press(pointer, plus)
    (plus,) = near(pointer, pointer.rect("live", "substage").centre[0], y)
    assert plus.words == "New touchpoint in “Go live” of “Onboarding”"
    press(pointer, plus)
    assert columns(pointer.journey) == "kick | sso+form | data | t9 || train | guide+usage || t8"


def test_between_stages_stands_one_for_a_new_stage(pointer: Pointer) -> None:
    ad = pointer.rect("ad", "stage")
    (plus,) = near(pointer, ad.x - 3, ad.centre[1])
    assert plus.words == "New stage after “Onboarding”"
    press(pointer, plus)
    assert [stage.id for stage in pointer.journey.stages] == ["on", "s4", "ad", "re"]


def test_before_the_first_stage_and_behind_the_last(pointer: Pointer) -> None:
    on, re = pointer.rect("on", "stage"), pointer.rect("re", "stage")
    assert [one.words for one in near(pointer, on.x + 2, on.y)] == ["New stage before “Onboarding”"]
    assert [one.words for one in near(pointer, re.right, re.y)] == ["New stage after “Retention”"]


def test_under_a_lane_stands_one_that_asks_first(pointer: Pointer) -> None:
    says = row(pointer, "says")
    (plus,) = near(pointer, 60, says.bottom + 2)
    assert (plus.words, plus.below, plus.make) == ("New lane below “Customer says”", "says", None)


def test_on_the_day_scale_stands_one_at_every_day(pointer: Pointer) -> None:
    ad, top = pointer.rect("ad", "stage"), row(pointer, "milestones")
    (plus,) = near(pointer, ad.x + ad.width * 0.75, top.y + 26)
    assert plus.words == "New milestone on day 74", "the gap before day 90 belongs to the scale"
    press(pointer, plus)
    assert pointer.journey.milestones[-1].day == 74
    assert near(pointer, ad.x + ad.width * 0.75, top.y + 60) == ()


def test_no_flag_is_covered(pointer: Pointer) -> None:
    flag, top = pointer.rect("value", "milestone"), row(pointer, "milestones")
    assert near(pointer, flag.x + 4, top.y + 26) == ()


def test_on_the_curve_somebody_says_how_it_feels(pointer: Pointer) -> None:
    first, curve = pointer.rect("first"), row(pointer, "curve")
    (plus,) = near(pointer, first.centre[0], curve.y + 4)
    assert plus.words == "+2 delighted, “Dana”"
    assert not plus.typed
    press(pointer, plus)
    found = index(pointer.journey).things["first"]
    assert isinstance(found, Touchpoint)
    assert [(feeling.persona, feeling.value) for feeling in found.feelings] == [("dana", 2)]
    assert pointer.steps == ("Change feeling of “First dashboard”",)


def test_where_everybody_has_said_nothing_stands(pointer: Pointer) -> None:
    data, curve = pointer.rect("data"), row(pointer, "curve")
    assert near(pointer, data.centre[0], curve.centre[1]) == ()


def test_nothing_stands_over_cards_notes_and_the_head(pointer: Pointer) -> None:
    for thing in ("kick", "wait"):
        assert near(pointer, *pointer.rect(thing).centre) == ()
    assert near(pointer, 400, 5) == ()


def test_each_adds_exactly_one_thing(pointer: Pointer) -> None:
    scene, seen = pointer.scene, 0
    for x in range(0, int(scene.width), 7):
        for y in range(0, int(scene.height), 9):
            for plus in near(pointer, x, y):
                if plus.make is not None:
                    after = plus.make(pointer.journey)
                    assert len(added(pointer.journey, after)) == (1 if plus.typed else 0)
                    seen += 1
    assert seen > 20


def test_without_days_the_scale_has_none() -> None:
    journey = onboarding()
    for stage in ("on", "ad", "re"):
        journey = set_thing(journey, stage, start_day=None, end_day=None)
    pointer = Pointer(journey)
    assert near(pointer, pointer.rect("ad", "stage").centre[0], row(pointer, "milestones").y + 26) == ()
