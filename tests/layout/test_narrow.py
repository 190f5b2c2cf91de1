from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from little_maps import flows, row
from strategies import journeys

from journeymap.draw.theme import theme
from journeymap.files.format import dump, load
from journeymap.flow.edges import edges
from journeymap.layout.narrow import ChoiceError, choose_lanes, choose_stages, narrow
from journeymap.model.journey import (
    Flow,
    Journey,
    Lane,
    Metric,
    Milestone,
    Note,
    Signal,
    Stage,
    SubStage,
    SuccessCriterion,
    Touchpoint,
)

LIGHT = theme("light")


def three_stages() -> Journey:
    return row(
        stages=(
            Stage(id="on", title="Onboarding", start_day=0, end_day=30),
            Stage(id="ad", title="Adoption", start_day=31, end_day=90, colour="rose"),
            Stage(id="re", title="Retention, first year", start_day=91),
        ),
        substages=(SubStage(id="sub", stage="ad", title="Habit"), SubStage(id="early", stage="on", title="Early")),
        touchpoints=(
            Touchpoint(id="A", stage="on", title="A"),
            Touchpoint(id="B", stage="ad", substage="sub", title="B"),
            Touchpoint(id="C", stage="re", title="C"),
            Touchpoint(id="D", stage="re", title="D"),
        ),
        milestones=(
            Milestone(id="m1", title="First value", day=24, stage="on"),
            Milestone(id="m2", title="By touchpoint", stage="on", touchpoint="C"),
            Milestone(id="m3", title="By day", day=100),
        ),
        success=(
            SuccessCriterion(id="c1", text="live", proof="m1"),
            SuccessCriterion(id="c2", text="kept", proof="x2"),
        ),
        lanes=(
            Lane(id="l1", kind="touchpoints", title="Touchpoints"),
            Lane(id="l2", kind="pains", title="What hurts"),
            Lane(id="l3", kind="pains", title="What hurts us", hidden=True),
        ),
        notes=(Note(id="n1", lane="l2", at="B", text="slow"), Note(id="n2", lane="l2", at="re", text="dear")),
        metrics=(Metric(id="x1", stage="on", kind="nps"), Metric(id="x2", stage="re", kind="nrr")),
        signals=(Signal(id="w", at="D", watched="logins"),),
        flows=(Flow(id="f1", source="B", target="D"), Flow(id="f2", source="C", target="A", kind="loop")),
    )


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        ("Onboarding", ("on",)),
        (" onboarding ,RE", ("on", "re")),
        ("2", ("ad",)),
        ("3,1", ("on", "re")),
        ("2-3", ("ad", "re")),
        ("1–2", ("on", "ad")),
        ("retention,  first year", ("re",)),
        ("Adoption,ad,2", ("ad",)),
    ],
)
def test_stages_are_chosen_by_title_id_number_or_range(wanted: str, chosen: tuple[str, ...]) -> None:
    assert choose_stages(three_stages(), wanted) == chosen


def test_lanes_also_answer_to_their_kind_hidden_ones_too() -> None:
    assert choose_lanes(three_stages(), "pains") == ("l2", "l3")
    assert choose_lanes(three_stages(), "What hurts us, 1") == ("l1", "l3")


@pytest.mark.parametrize("wanted", ["Renewal", "4", "0", "3-2", "2-9"])
def test_what_is_not_there_is_refused_with_a_list_of_what_there_is(wanted: str) -> None:
    with pytest.raises(ChoiceError) as refused:
        choose_stages(three_stages(), f"Onboarding,{wanted}")
    assert str(refused.value) == (
        f"There is no stage “{wanted}”; there are 1 Onboarding, 2 Adoption, 3 Retention, first year."
    )


def test_nothing_named_or_nothing_there_is_refused_too() -> None:
    with pytest.raises(ChoiceError, match=r"^No lane is named; there is 1 Touchpoints\.$"):
        choose_lanes(row("A"), " , ")
    with pytest.raises(ChoiceError, match=r"^There is no lane “pains”; this map has no lanes\.$"):
        choose_lanes(row("A", lanes=()), "pains")


def test_only_the_chosen_lanes_are_shown_and_nothing_else_changes() -> None:
    journey = three_stages()
    part = narrow(journey, LIGHT, lanes=("l3",))
    assert [lane.hidden for lane in part.lanes] == [True, True, False]
    assert part.model_copy(update={"lanes": journey.lanes}) == journey


def test_a_stage_is_cut_out_with_all_that_belongs_to_it() -> None:
    part = narrow(three_stages(), LIGHT, stages=("re",))
    assert [stage.id for stage in part.stages] == ["re"]
    assert [touchpoint.id for touchpoint in part.touchpoints] == ["C", "D"]
    assert [milestone.id for milestone in part.milestones] == ["m2", "m3"]
    assert part.milestones[0].stage is None  # it names a stage that is gone; its touchpoint tells where it stands
    assert [note.id for note in part.notes] == ["n2"]
    assert [signal.id for signal in part.signals] == ["w"]
    assert [metric.id for metric in part.metrics] == ["x2"]
    assert [criterion.proof for criterion in part.success] == [None, "x2"]
    assert (part.substages, part.flows) == ((), ())


def test_a_stage_keeps_the_colour_it_has_in_the_whole_map() -> None:
    part = narrow(three_stages(), LIGHT, stages=("ad", "re"))
    assert [stage.colour for stage in part.stages] == [LIGHT.stages["rose"], LIGHT.stage_colour(None, 2)]


def test_no_way_is_drawn_that_the_whole_map_does_not_have() -> None:
    whole = three_stages()
    assert {(e.source, e.target) for e in edges(narrow(whole, LIGHT, stages=("on", "re")))} == {("C", "A"), ("C", "D")}
    assert edges(narrow(whole, LIGHT, lanes=("l1",), stages=("on", "ad"))) == edges(whole)[2:3]
    assert [(e.source, e.target) for e in edges(whole)[2:3]] == [("A", "B")]


def test_a_drawn_way_out_of_the_part_leaves_no_arrow_behind() -> None:
    whole = row(
        stages=(Stage(id="s", title="1"), Stage(id="z", title="2")),
        touchpoints=tuple(
            Touchpoint(id=key, stage=stage, title=key) for key, stage in (("A", "s"), ("B", "s"), ("Z", "z"))
        ),
        flows=flows("A>Z"),
    )
    assert edges(narrow(whole, LIGHT, stages=("s",))) == ()


@given(journeys(), st.data())
@settings(max_examples=60, deadline=None)
def test_any_part_of_any_journey_is_a_journey(journey: Journey, data: st.DataObject) -> None:
    stages = data.draw(st.sets(st.sampled_from([stage.id for stage in journey.stages] or [""])))
    lanes = data.draw(st.none() | st.sets(st.sampled_from([lane.id for lane in journey.lanes] or [""])))
    part = narrow(journey, LIGHT, lanes=lanes, stages=stages)
    assert load(dump(part)).journey == part
    assert {stage.id for stage in part.stages} == stages - {""}
    assert set(edges(part)) <= set(edges(journey))
    whole = narrow(journey, LIGHT, stages=[stage.id for stage in journey.stages])
    assert whole.model_copy(update={"stages": journey.stages, "milestones": journey.milestones}) == journey
