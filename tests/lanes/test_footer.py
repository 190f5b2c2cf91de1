"""The legend explains the signs that occur on the map, and no others."""

from __future__ import annotations

from typing import Any, Literal

from journeymap.draw.marks import Text
from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.model.journey import (
    Evidence,
    Feeling,
    Flow,
    Journey,
    Lane,
    Metric,
    Milestone,
    Persona,
    Stage,
    Touchpoint,
)

LIGHT = theme("light")


def legend(journey: Journey) -> list[str]:
    placed = next(p for p in build(journey, LIGHT).placed if p.role == "footer")
    return [mark.block.source for mark in placed.fragment.marks if isinstance(mark, Text)]


def journey(**fields: Any) -> Journey:
    base: dict[str, Any] = {
        "title": "",
        "personas": (Persona(id="p", name="Dana"),),
        "stages": (Stage(id="s", title="Onboarding"),),
        "lanes": (Lane(id="l", kind="touchpoints", title=""), Lane(id="m", kind="metrics", title="")),
    }
    return Journey(**{**base, **fields})


def test_a_bare_map_has_no_legend() -> None:
    assert legend(journey()) == []


def test_each_sign_is_explained_where_it_occurs() -> None:
    one = journey(
        touchpoints=(
            Touchpoint(id="a", stage="s", title="", moment_of_truth=True, mode="automated"),
            Touchpoint(id="b", stage="s", title="", feelings=(Feeling(persona="p", value=-2),)),
        ),
        flows=(Flow(id="f", source="b", target="a", kind="loop"),),
        milestones=(Milestone(id="x", title=""), Milestone(id="y", title="", required=False)),
        metrics=(Metric(id="n", stage="s", kind="nps", current=1.0, target=2.0),),
        evidence="12 interviews",
    )
    said = legend(one)
    assert said == [
        "moment of truth",
        "at risk: no empathy response planned",
        "automated",
        "flow",
        "loop back",
        "milestone",
        "optional milestone",
        "▲ on target ▼ short of it",
        "NPS −100…100 · 12 interviews",
    ]


def test_a_hidden_lane_explains_nothing() -> None:
    points = (Touchpoint(id="a", stage="s", title="", moment_of_truth=True),)
    hidden = (Lane(id="l", kind="touchpoints", title="", hidden=True),)
    assert legend(journey(touchpoints=points, lanes=hidden)) == []


def test_a_full_legend_keeps_inside_a_narrow_map() -> None:
    modes: tuple[Literal["automated", "hybrid"], ...] = ("automated", "hybrid")
    evidence: tuple[Evidence, ...] = ("researched", "anecdote", "assumption")
    points = tuple(
        Touchpoint(
            id=f"t{n}", stage="s", title="", mode=mode, evidence=known, reach="one-to-many", moment_of_truth=True
        )
        for n, (mode, known) in enumerate((mode, known) for mode in modes for known in evidence)
    )
    scene = build(journey(touchpoints=points, milestones=(Milestone(id="x", title=""),), evidence="word " * 60), LIGHT)
    foot = next(p for p in scene.placed if p.role == "footer")
    texts = [mark for mark in foot.fragment.marks if isinstance(mark, Text)]
    assert len({round(text.y) for text in texts}) > 1
    assert all(text.x + text.block.width <= foot.fragment.width + 0.1 for text in texts)
    assert all(text.y + text.block.height <= foot.fragment.height for text in texts)
