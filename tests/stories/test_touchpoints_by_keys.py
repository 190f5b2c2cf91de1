"""Stories of touchpoints, told to both hands: typing, moving, duplicating, deleting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onboarding import columns, onboarding

from journeymap.model.find import index, touchpoints_in_order

if TYPE_CHECKING:
    from hands import Begin, Hand


def titles(hand: Hand) -> list[str]:
    return [touchpoint.title for touchpoint in touchpoints_in_order(hand.journey)]


def test_five_touchpoints_are_typed_one_after_the_other(begin: Begin) -> None:
    hand = begin()
    for name in ("Kick-off", "Workspace set-up", "Data migration", "First dashboard"):
        hand.type(name)
        hand.press("Return")
    hand.type("Hand-over")
    hand.press("Return", "Return")
    assert titles(hand) == ["Kick-off", "Workspace set-up", "Data migration", "First dashboard", "Hand-over"]
    assert {touchpoint.stage for touchpoint in hand.journey.touchpoints} == {hand.journey.stages[0].id}
    assert hand.chosen == ["Hand-over"]
    assert hand.steps == ("Add touchpoint",) * 5


def test_tab_goes_down_the_column_and_writes_into_every_lane(begin: Begin) -> None:
    hand = begin()
    for words in (
        "Kick-off",
        "Is this easier than last time?",
        "Nobody sent the agenda",
        "Send it with the invitation",
    ):
        hand.type(words)
        hand.press("Tab")
    hand.type("Sales hands over to CSM")
    hand.press("Return")
    (touchpoint,) = hand.journey.touchpoints
    assert touchpoint.stage == hand.journey.stages[0].id
    lanes = {lane.id: lane.kind for lane in hand.journey.lanes}
    assert [(lanes[note.lane], note.at, note.text) for note in hand.journey.notes] == [
        ("says", touchpoint.id, "Is this easier than last time?"),
        ("pains", touchpoint.id, "Nobody sent the agenda"),
        ("opportunities", touchpoint.id, "Send it with the invitation"),
        ("backstage", touchpoint.id, "Sales hands over to CSM"),
    ]


def test_a_name_is_changed_with_f2_and_escape_takes_back_what_was_typed(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Data migration")
    hand.press("F2")
    hand.type(" by CSV")
    hand.press("Return", "Escape")
    hand.go_to("Kick-off")
    hand.press("F2")
    hand.type(" nonsense")
    hand.press("Escape")
    assert titles(hand)[0] == "Kick-off"
    assert titles(hand)[3] == "Data migration by CSV"
    assert hand.chosen == ["Kick-off"]
    assert hand.steps == ("Rename “Data migration”",)


def test_alt_with_arrows_moves_within_a_stage_and_into_the_next(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Kick-off")
    hand.press("Alt+Right", "Alt+Right")
    hand.go_to("Usage review")
    hand.press("Alt+Up")
    hand.go_to("First dashboard")
    hand.press("Alt+Right")
    assert columns(hand.journey) == "sso+form | kick | data | - || first | train | usage+guide || -"
    assert index(hand.journey).things["first"].stage == "ad"  # type: ignore[attr-defined]  # a touchpoint
