"""Stories of what is done with things that are there, told to both hands: deleting, copying, connecting, feeling,
lanes, stages, milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onboarding import columns, onboarding

from journeymap.model.find import index

if TYPE_CHECKING:
    from typing import Any

    from hands import Begin, Hand


def thing(hand: Hand, key: str) -> Any:
    return index(hand.journey).things[key]


def test_what_was_deleted_comes_back_with_its_notes_and_is_selected(begin: Begin) -> None:
    hand = begin(onboarding())
    before = hand.journey
    hand.go_to("Kick-off")
    hand.press("Shift+Right", "Shift+Right")
    gone = hand.chosen
    assert len(gone) == 3
    hand.press("Delete")
    assert not set(gone) & {touchpoint.title for touchpoint in hand.journey.touchpoints}
    assert len(hand.chosen) == 1
    hand.press("Ctrl+Z")
    assert hand.journey is before
    assert hand.chosen == gone
    hand.press("Ctrl+Y", "Ctrl+Z")
    assert hand.journey is before
    assert hand.chosen == gone


def test_a_touchpoint_is_duplicated_with_all_that_hangs_on_it(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Data migration")
    hand.press("Ctrl+D", "F2")
    hand.write("Second import")
    hand.press("Return", "Escape")
    (copy,) = (one for one in hand.journey.touchpoints if one.title == "Second import")
    assert copy.substage == "setup"
    assert {feeling.value for feeling in copy.feelings} == {-2, 0}
    assert [note.text for note in hand.journey.notes if note.at == copy.id] == ["CSV mapping by hand", ""]


def test_things_are_cut_and_pasted_into_another_stage(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Kick-off")
    hand.press("Ctrl+X")
    hand.go_to("Retention", "Stage")
    hand.press("Ctrl+V")
    assert columns(hand.journey) == "sso+form | data | first || train | guide+usage || kick"
    assert hand.chosen == ["Kick-off"]
    assert hand.journey.milestones[0].touchpoint == "kick"
    hand.press("Ctrl+C", "Ctrl+V")
    assert len(hand.journey.touchpoints) == 9
    assert hand.chosen == ["Kick-off"]


def test_lines_of_a_text_become_touchpoints(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.put_on_clipboard("- Health check\n- Renewal talk\n")
    hand.go_to("Retention", "Stage")
    hand.press("Ctrl+V")
    assert [one.title for one in hand.journey.touchpoints if one.stage == "re"] == ["Health check", "Renewal talk"]
    assert hand.chosen == ["Health check", "Renewal talk"]


def test_a_branch_is_drawn_with_its_conditions(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("First dashboard")
    hand.fill("Lead on to", "In-app guide")
    hand.fill_in({"Condition": "nobody came"})
    hand.go_to("First dashboard")
    hand.fill_in({"Leads to": "Team training", "Kind": "Branch", "Condition": "all are there"})
    made = [(flow.target, flow.kind, flow.condition) for flow in hand.journey.flows if flow.source == "first"]
    assert made == [("train", "branch", "all are there"), ("guide", "next", "nobody came")]


def test_selected_touchpoints_are_connected_and_put_side_by_side(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Team training")
    hand.press("Shift+Right", "Ctrl+J")
    assert columns(hand.journey).endswith("train+guide+usage || -")
    hand.press("Ctrl+Shift+K", "Ctrl+L")
    hand.type("once trained")
    hand.press("Return")
    assert columns(hand.journey).endswith("usage | train | guide || -")
    assert ("train", "guide", "once trained") in {(one.source, one.target, one.condition) for one in hand.journey.flows}


def test_how_it_feels_is_said_on_the_map_and_in_the_inspector(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Kick-off")
    hand.press("Ctrl+Down", "Ctrl+Down", "Ctrl+Shift+Up")
    assert [feeling.value for feeling in thing(hand, "kick").feelings] == [-1, 1]
    hand.fill_in({"How it feels to Dana": 2, "How it feels to Omar": -2})
    assert [feeling.value for feeling in thing(hand, "kick").feelings] == [2, -2]
    hand.press("Down")
    hand.type("4")
    hand.press("Right")
    hand.type("1")
    assert [feeling.value for feeling in thing(hand, "kick").feelings] == [1, -2]
    assert [feeling.value for feeling in thing(hand, "sso").feelings] == [-2]


def test_a_lane_is_added_named_and_hidden(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Customer says", "Lane")
    hand.run("Insert › Lane › Backstage")
    hand.write("Behind the scenes")
    hand.press("Return")
    lanes = [lane.title for lane in hand.journey.lanes]
    assert lanes == ["Touchpoints", "Experience", "Customer says", "Behind the scenes", "Pain points", "Images"]
    assert hand.chosen == ["Behind the scenes"]
    hand.press("Alt+Down")
    hand.run("Map › Hide Lane")
    assert [lane.title for lane in hand.journey.lanes if lane.hidden] == ["Behind the scenes"]
    assert hand.journey.lanes[4].title == "Behind the scenes"
    hand.run("Map › Show All Lanes")
    assert not any(lane.hidden for lane in hand.journey.lanes)


def test_a_stage_is_split_and_merged_again(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("First dashboard")
    hand.run("Map › Split Stage Here")
    assert hand.chosen == ["Onboarding"]
    hand.press("F2")
    hand.write("Go live")
    hand.press("Return", "Escape")
    assert [stage.title for stage in hand.journey.stages] == ["Onboarding", "Go live", "Adoption", "Retention"]
    hand.go_to("Onboarding", "Stage")
    hand.press("Shift+Right")
    assert hand.chosen == ["Onboarding", "Go live"]
    hand.run("Map › Merge Stages")
    assert [stage.title for stage in hand.journey.stages] == ["Onboarding", "Adoption", "Retention"]
    assert columns(hand.journey) == columns(onboarding())


def test_a_milestone_is_set_at_a_touchpoint_and_moved_by_days(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Team training")
    hand.press("Ctrl+Shift+M")
    hand.type("Team is ready")
    hand.press("Return", "Alt+Right", "Alt+Shift+Right")
    made = hand.journey.milestones[-1]
    assert (made.title, made.touchpoint, made.day) == ("Team is ready", "train", 53)
    hand.fill_in({"Reached when": "Everybody has passed", "Required": False})
    made = hand.journey.milestones[-1]
    assert (made.criterion, made.required) == ("Everybody has passed", False)
