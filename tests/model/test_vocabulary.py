from __future__ import annotations

from typing import get_args

import pytest

from journeymap.model.journey import Channel, EmpathyResponse, Flow, LaneKind, Metric, MetricKind, Note, Touchpoint
from journeymap.model.vocabulary import (
    ACTOR_LABELS,
    BETTER,
    CHANNEL_LABELS,
    EVIDENCE_LABELS,
    FLOW_LABELS,
    LANE_TITLES,
    LEVEL_LABELS,
    METRIC_LABELS,
    METRIC_UNITS,
    MODE_LABELS,
    REACH_LABELS,
    STATUS_LABELS,
    TIMING_LABELS,
    better,
    day_range,
    day_text,
    initials,
    on_target,
)


def _values(record: type[Touchpoint | Note | Flow | Metric | EmpathyResponse], field: str) -> set[str]:
    """The allowed texts of a field that holds one of several."""
    annotation = record.model_fields[field].annotation
    found = [value for part in get_args(annotation) for value in (get_args(part) or (part,))]
    return {value for value in found if isinstance(value, str)}


def test_every_kind_has_its_words() -> None:
    assert set(CHANNEL_LABELS) == set(get_args(Channel))
    assert set(LANE_TITLES) == set(get_args(LaneKind))
    assert set(METRIC_LABELS) == set(METRIC_UNITS) == set(BETTER) == set(get_args(MetricKind))
    assert set(ACTOR_LABELS) == _values(Touchpoint, "actor")
    assert set(REACH_LABELS) == _values(Touchpoint, "reach")
    assert set(MODE_LABELS) == _values(Touchpoint, "mode")
    assert set(EVIDENCE_LABELS) == _values(Touchpoint, "evidence")
    assert set(LEVEL_LABELS) == _values(Note, "impact")
    assert set(STATUS_LABELS) == _values(Note, "status")
    assert set(FLOW_LABELS) == _values(Flow, "kind")
    assert set(TIMING_LABELS) == _values(Metric, "timing")
    for labels in (CHANNEL_LABELS, LANE_TITLES, METRIC_LABELS, STATUS_LABELS):
        assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (0, 30, "Day 0–30"),
        (30, 90, "Day 30–90"),
        (45, 200, "Day 45–200"),
        (0, 180, "Month 0–6"),
        (90, 180, "Month 3–6"),
        (120, 270, "Month 4–9"),
        (270, 365, "Month 9–12"),
        (270, 360, "Month 9–12"),
        (274, 365, "Month 9–12"),
        (365, 730, "Year 2"),
        (365, 1095, "Year 2–3"),
        (365, None, "Year 2+"),
        (360, None, "Year 2+"),
        (730, None, "Year 3+"),
        (120, None, "Month 4+"),
        (0, None, "Day 0+"),
        (400, None, "Day 400+"),
        (None, 30, "Until day 30"),
        (None, 270, "Until month 9"),
        (-30, 0, "Day −30 to 0"),
        (-30, -7, "Day −30 to −7"),
        (5, 5, "Day 5"),
        (120, 120, "Month 4"),
    ],
)
def test_day_ranges(start: int | None, end: int | None, words: str) -> None:
    assert day_range(start, end) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (0, "day 0"),
        (24, "day 24"),
        (60, "day 60"),
        (90, "day 90"),
        (91, "month 3"),
        (100, "day 100"),
        (120, "month 4"),
        (360, "month 12"),
        (365, "month 12"),
        (540, "month 18"),
        (730, "month 24"),
        (3600, "day 3600"),
        (-14, "day −14"),
    ],
)
def test_days(day: int, words: str) -> None:
    assert day_text(day) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dana, operations lead", "DO"),
        ("dana", "D"),
        ("CSM", "CS"),
        ("IT", "IT"),
        ("R&D team", "RT"),
        ("(new) owner", "NO"),
        ("", ""),
        ("– …", ""),
        ("E\u0301lodie Martin", "E\u0301M"),
        ("山田", "山"),
        ("فريق النجاح", "ف\u200cا"),
        ("3rd party", "3P"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def _metric(kind: MetricKind, current: float | None, target: float | None, way: str | None = None) -> Metric:
    return Metric.model_validate(
        {"id": "m", "stage": "s", "kind": kind, "current": current, "target": target, "better": way}
    )


def test_a_metric_is_on_target_in_its_own_direction() -> None:
    assert on_target(_metric("nps", 31, 30)) is True
    assert on_target(_metric("nps", 12, 30)) is False
    assert on_target(_metric("ces", 5.1, 3)) is False
    assert on_target(_metric("churn", 2, 2)) is True
    assert on_target(_metric("custom", 2, 2)) is None
    assert on_target(_metric("custom", 2, 3, "lower")) is True
    assert on_target(_metric("nps", None, 30)) is None
    assert on_target(_metric("nps", 30, None)) is None
    assert better(_metric("ces", 1, 1, "higher")) == "higher"
    assert better(_metric("adoption", 1, 1)) == "higher"
