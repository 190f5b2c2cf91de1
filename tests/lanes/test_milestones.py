"""Milestones: where their flags stand, and that labels and poles keep clear of each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.marks import Box, Line, Path, Text
from journeymap.draw.theme import theme
from journeymap.lanes.milestones import plant, position
from journeymap.lanes.plan import Memory, Plan
from journeymap.layout.build import build
from journeymap.layout.grid import plan
from journeymap.model.journey import Journey, Milestone, Stage, SuccessCriterion, Touchpoint

LIGHT = theme("light")
TITLES = ("First value", "Go", "The whole organisation works with the product every single day", "Renewed")


def journey(*milestones: Milestone, success: tuple[SuccessCriterion, ...] = ()) -> Journey:
    """Two stages, days 0–30 and 30–130, of two columns each."""
    return Journey(
        title="",
        stages=(
            Stage(id="on", title="Onboarding", start_day=0, end_day=30),
            Stage(id="ad", title="Adoption", start_day=30, end_day=130),
        ),
        touchpoints=tuple(Touchpoint(id=f"t{n}", stage="on" if n < 2 else "ad", title="") for n in range(4)),
        milestones=milestones,
        success=success,
    )


def planned(one: Journey) -> Plan:
    return plan(one, LIGHT, Memory())


def test_a_milestone_stands_above_its_touchpoint_whatever_its_day() -> None:
    scheme = planned(journey(Milestone(id="m", title="First value", day=100, touchpoint="t1")))
    span = scheme.columns[1]
    assert plant(scheme)[0].x == span.x + span.width / 2


def test_a_milestone_without_a_touchpoint_stands_at_its_day() -> None:
    scheme = planned(journey(Milestone(id="m", title="Half of adoption", day=80)))
    adoption = scheme.stages[1]
    assert plant(scheme)[0].x == pytest.approx(adoption.x + adoption.width / 2)


def test_a_milestone_without_either_stands_over_its_stage() -> None:
    scheme = planned(journey(Milestone(id="m", title="Adopted", stage="ad")))
    adoption = scheme.stages[1]
    assert plant(scheme)[0].x == pytest.approx(adoption.x + adoption.width / 2)


def test_days_outside_all_stages_stay_on_the_scale() -> None:
    anchors = [(0, 100.0), (30, 200.0), (130, 600.0)]
    assert [position(day, anchors) for day in (-5, 0, 15, 30, 80, 130, 9999)] == [100, 100, 150, 200, 400, 600, 600]


def test_few_milestones_have_centred_labels_without_poles() -> None:
    flags = plant(planned(journey(Milestone(id="a", title="Go", day=1), Milestone(id="b", title="Renewed", day=100))))
    for flag in flags:
        assert flag.label_x + flag.label.width / 2 == pytest.approx(flag.x)
    assert len({flag.label_y for flag in flags}) == 1


days = st.one_of(st.none(), st.integers(-10, 400))
milestone_lists = st.lists(st.tuples(st.sampled_from(TITLES), days, st.sampled_from([None, "t0", "t3"])), max_size=14)


@given(milestone_lists)
@settings(deadline=None)
def test_no_label_meets_another_label_diamond_or_pole(wanted: list[tuple[str, int | None, str | None]]) -> None:
    milestones = [
        Milestone(id=f"m{n}", title=title, day=day, touchpoint=at) for n, (title, day, at) in enumerate(wanted)
    ]
    scheme = planned(journey(*milestones))
    flags = plant(scheme)
    assert sorted(flag.milestone.id for flag in flags) == sorted(m.id for m in milestones)
    for number, flag in enumerate(flags):
        left, right = flag.label_x, flag.label_x + flag.label.width
        assert scheme.left <= left
        assert right <= scheme.right + 0.01
        for other in flags[number + 1 :]:
            assert other.x - flag.x >= 14 or len(flags) > 40
            apart = other.label_x >= right or other.label_x + other.label.width <= left
            below = (
                other.label_y >= flag.label_y + flag.label.height or flag.label_y >= other.label_y + other.label.height
            )
            assert apart or below
        for other in flags:
            reaches = (
                other is not flag and other.label_y + other.label.height > flag.label_y and other.label_x > other.x
            )
            assert not (reaches and left < other.x < right)


def test_a_late_milestone_is_red_and_has_another_shape() -> None:
    late = journey(
        Milestone(id="m", title="First value", day=24),
        success=(SuccessCriterion(id="c", text="Live numbers", by_day=20, proof="m"),),
    )
    intime = journey(Milestone(id="m", title="First value", day=24))

    def marks(one: Journey) -> tuple[Path, Text]:
        placed = next(p for p in build(one, LIGHT).placed if p.role == "milestone")
        path = next(m for m in placed.fragment.marks if isinstance(m, Path))
        text = next(m for m in placed.fragment.marks if isinstance(m, Text))
        return path, text

    assert marks(late)[1].colour == LIGHT.bad
    assert marks(intime)[1].colour == LIGHT.ink
    assert len(marks(late)[0].segments) > len(marks(intime)[0].segments)


def test_an_optional_milestone_is_hollow() -> None:
    placed = next(
        p for p in build(journey(Milestone(id="m", title="", required=False)), LIGHT).placed if p.thing == "m"
    )
    path = next(m for m in placed.fragment.marks if isinstance(m, Path))
    assert path.fill == LIGHT.ground
    assert path.stroke == LIGHT.ink


def test_the_first_90_days_are_a_band_and_stages_start_with_a_tick() -> None:
    one = journey(Milestone(id="m", title="Go", day=1))
    scheme = planned(one)
    axis = next(p for p in build(one, LIGHT).placed if p.role == "band")
    band = next(m for m in axis.fragment.marks if isinstance(m, Box))
    adoption = scheme.stages[1]
    assert axis.x + band.x == scheme.left
    assert axis.x + band.x + band.width == pytest.approx(adoption.x + adoption.width * 0.6)
    ticks = [axis.x + m.points[0][0] for m in axis.fragment.marks if isinstance(m, Line)][1:]
    assert ticks == [span.x for span in scheme.stages]
    words = [m.block.source for m in axis.fragment.marks if isinstance(m, Text)]
    assert words == ["day 0", "day 30"]
