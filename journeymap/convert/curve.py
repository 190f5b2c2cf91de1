"""The curve of feelings in words: where it begins, its lowest and highest point, where it ends, stage by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.find import index
from journeymap.model.text import shortened
from journeymap.model.vocabulary import feeling_text

if TYPE_CHECKING:
    from journeymap.model.journey import Journey, Stage, Touchpoint

    Felt = list[tuple[Touchpoint, Stage, int]]


def felt_by(journey: Journey, persona: str) -> Felt:
    """The touchpoints a persona feels something at, from left to right, with their stage and the feeling."""
    return [
        (one, column.stage, feeling.value)
        for column in index(journey).columns
        for one in column.touchpoints
        for feeling in one.feelings
        if feeling.persona == persona
    ]


def in_words(felt: Felt) -> str:
    """What the curve does; "" where there is none."""
    if not felt:
        return ""
    first, last = felt[0], felt[-1]
    low, high = min(felt, key=_value), max(felt, key=_value)
    if len(felt) == 1:
        return f"One feeling is known: {_point(*first)}."
    if low[2] == high[2]:
        return f"It stays at {feeling_text(low[2])} at all {len(felt)} touchpoints."
    return (
        f"It begins at {_point(*first)} and ends at {_point(*last)}."
        f" The lowest point is {_point(*low)}; the highest is {_point(*high)}."
    )


def by_stage(felt: Felt) -> list[tuple[Stage, str]]:
    """For each stage with feelings, the mean and the range: "+0.5 on average, from −2 to +2 (4 touchpoints)"."""
    values: dict[str, list[int]] = {}
    stages: dict[str, Stage] = {}
    for _, stage, value in felt:
        stages[stage.id] = stage
        values.setdefault(stage.id, []).append(value)
    return [(stages[key], _range(some)) for key, some in values.items()]


def _range(values: list[int]) -> str:
    if len(values) == 1:
        return f"{feeling_text(values[0])} (1 touchpoint)"
    if min(values) == max(values):
        return f"{feeling_text(values[0])} at each of {len(values)} touchpoints"
    mean = sum(values) / len(values)
    return f"{signed(mean)} on average, from {signed(min(values))} to {signed(max(values))} ({len(values)} touchpoints)"


def signed(value: float) -> str:
    """A feeling's number with its sign: "−1.3", "0", "+2"."""
    text = f"{abs(value):.1f}".removesuffix(".0")
    return text if text == "0" else f"{'−' if value < 0 else '+'}{text}"


def _value(point: tuple[Touchpoint, Stage, int]) -> int:
    return point[2]


def _point(touchpoint: Touchpoint, stage: Stage, value: int) -> str:
    where = f" ({shortened(stage.title, 40)})" if stage.title else ""
    return f"{feeling_text(value)} with “{shortened(touchpoint.title, 60) or 'an untitled touchpoint'}”{where}"
