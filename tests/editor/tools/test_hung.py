from __future__ import annotations

import pytest
from onboarding import onboarding
from pointing import Pointer

from journeymap.model.edits import add_lane
from journeymap.model.find import index


@pytest.fixture
def pointer() -> Pointer:
    journey = add_lane(onboarding(), kind="metrics", id="figures")
    return Pointer(add_lane(journey, kind="signals", id="warnings"))


def test_a_metric_goes_to_another_stage(pointer: Pointer) -> None:
    pointer.press("nps", "metric").over("re", "stage")
    assert pointer.words == "under “Retention”"
    assert pointer.guides.target is not None
    pointer.let_go()
    assert [metric.id for metric in index(pointer.journey).metrics["re"]] == ["nps"]
    assert pointer.steps == ("Move metric “NPS”",)


def test_an_early_warning_goes_to_another_touchpoint_or_stage(pointer: Pointer) -> None:
    pointer.press("silent", "signal").over("train")
    assert pointer.words == "under “Team training”"
    pointer.let_go()
    assert [signal.id for signal in index(pointer.journey).signals["train"]] == ["silent"]
    pointer.press("silent", "signal").over("re", "stage")
    pointer.let_go()
    assert [signal.id for signal in index(pointer.journey).signals["re"]] == ["silent"]
    assert pointer.steps == ("Move early warning “No upload”",) * 2


@pytest.mark.parametrize(("thing", "over"), [("nps", "data"), ("silent", "data")])
def test_let_go_where_it_was_it_makes_no_step(pointer: Pointer, thing: str, over: str) -> None:
    pointer.press(thing).over(over)
    assert pointer.words == ""
    pointer.let_go()
    assert pointer.journey is pointer.began_with


def test_both_are_copied_with_the_key(pointer: Pointer) -> None:
    pointer.press("ces", "metric").gesture.copying = True
    pointer.over("on", "stage")
    pointer.let_go()
    assert len(index(pointer.journey).metrics["on"]) == 2
    assert len(index(pointer.journey).metrics["ad"]) == 1
