from __future__ import annotations

import pytest
from onboarding import onboarding
from pointing import Pointer

from journeymap.editor.tools.knobs import knobs_of
from journeymap.model.find import index
from journeymap.model.journey import Flow


@pytest.fixture
def pointer() -> Pointer:
    return Pointer(onboarding())


def flow(pointer: Pointer, key: str) -> Flow:
    found = index(pointer.journey).things[key]
    assert isinstance(found, Flow)
    return found


def test_a_line_from_the_right_edge_leads_to_what_follows(pointer: Pointer) -> None:
    pointer.press_knob("train", leaving=True).over("guide")
    assert pointer.words == "“Team training” → “In-app guide”"
    (x0, _), (x1, _) = pointer.guides.line
    assert x0 == pointer.rect("train").right
    assert x1 == pointer.rect("guide").x
    assert pointer.guides.target == pointer.rect("guide")
    pointer.let_go()
    (new,) = pointer.session.state.selection
    assert (flow(pointer, new).source, flow(pointer, new).target, flow(pointer, new).kind) == ("train", "guide", "next")
    assert pointer.steps == ("Connect touchpoints",)
    pointer.session.undo()
    assert pointer.journey is pointer.began_with


def test_a_line_from_the_left_edge_comes_from_what_is_before(pointer: Pointer) -> None:
    pointer.press_knob("guide", leaving=False).over("train")
    pointer.let_go()
    (new,) = pointer.session.state.selection
    assert (flow(pointer, new).source, flow(pointer, new).target) == ("train", "guide")


def test_a_line_back_is_a_loop(pointer: Pointer) -> None:
    pointer.press_knob("guide", leaving=True).over("kick")
    assert pointer.words.endswith("(loop back)")
    pointer.let_go()
    assert flow(pointer, pointer.session.state.selection[0]).kind == "loop"


def test_a_second_line_onwards_is_a_branch(pointer: Pointer) -> None:
    pointer.press_knob("kick", leaving=True).over("first")
    assert pointer.words.endswith("(branch)")
    pointer.let_go()
    assert flow(pointer, pointer.session.state.selection[0]).kind == "branch"


def test_what_is_joined_is_not_joined_again(pointer: Pointer) -> None:
    pointer.press_knob("kick", leaving=True).over("sso")
    assert pointer.words == "these are joined already"
    assert pointer.gesture.cursor == "refused"
    pointer.let_go()
    assert pointer.journey is pointer.began_with


@pytest.mark.parametrize("over", ["kick", "wait"])
def test_a_line_to_nothing_changes_nothing(pointer: Pointer, over: str) -> None:
    pointer.press_knob("kick", leaving=True).over(over)
    assert pointer.words == "to another touchpoint"
    pointer.let_go()
    assert pointer.journey is pointer.began_with


def test_a_flow_is_taken_to_another_end(pointer: Pointer) -> None:
    _, end = knobs_of(pointer.scene, "f4")
    pointer.press_at(end.x, end.y, knob=end).over("guide")
    pointer.let_go()
    assert (flow(pointer, "f4").source, flow(pointer, "f4").target) == ("first", "guide")
    assert (flow(pointer, "f4").kind, flow(pointer, "f4").condition) == ("branch", "if live")
    assert pointer.steps == ("Re-attach flow",)


def test_a_loop_taken_forwards_is_no_loop(pointer: Pointer) -> None:
    begin, _ = knobs_of(pointer.scene, "f5")
    pointer.press_at(begin.x, begin.y, knob=begin).over("data")
    pointer.let_go()
    assert (flow(pointer, "f5").source, flow(pointer, "f5").target) == ("data", "train")
    assert flow(pointer, "f5").kind == "branch", "another flow leads on from there already"


@pytest.mark.parametrize("over", ["train", "first", "wait"])
def test_a_flow_taken_nowhere_stays(pointer: Pointer, over: str) -> None:
    _, end = knobs_of(pointer.scene, "f4")
    pointer.press_at(end.x, end.y, knob=end).over(over)
    pointer.let_go()
    assert pointer.journey is pointer.began_with


def test_abandoned_nothing_is_joined(pointer: Pointer) -> None:
    pointer.press_knob("train", leaving=True).over("guide").gesture.cancel()
    assert pointer.journey is pointer.began_with


def test_only_cards_and_flows_have_knobs(pointer: Pointer) -> None:
    assert [knob.leaving for knob in knobs_of(pointer.scene, "kick")] == [False, True]
    assert [knob.touchpoint for knob in knobs_of(pointer.scene, "f4")] == ["train", "first"]
    assert knobs_of(pointer.scene, "wait") == knobs_of(pointer.scene, "nothing") == ()
