"""The examples and templates that ship, and how tests look into them."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap import resources
from journeymap.draw.marks import Box, Text
from journeymap.files.format import load
from journeymap.model.journey import (
    Journey,
    Record,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.draw.marks import TextBlock
    from journeymap.layout.scene import Scene

TODAY = date(2026, 11, 22)
"""Before the next review of every example."""


EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = (
    "saas-onboarding-to-advocacy",
    "saas-future-state",
    "hardware-rollout",
    "multilingual",
    "small-and-plain",
    "before-the-audit",
)


TEMPLATES = (
    "blank",
    "onboarding-90-days",
    "onboarding-to-advocacy",
    "renewal-rescue",
    "service-blueprint",
    "empathy-gap-audit",
)


def path_of(name: str) -> Path:
    folder = EXAMPLES if name in NAMES else resources.path("templates")
    return folder / f"{name}.journey"


def journey_of(name: str) -> Journey:
    return load(path_of(name).read_bytes()).journey


def records(record: Record) -> Iterator[Record]:
    """The record and all that stand in it."""
    yield record
    for value in vars(record).values():
        for part in value if isinstance(value, tuple) else ():
            if isinstance(part, Record):
                yield from records(part)


def texts(journey: Journey) -> Iterator[str]:
    """Everything a person has written in the map."""
    for record in records(journey):
        for name, value in vars(record).items():
            if isinstance(value, str) and name not in ("id", "data", "sha256"):
                yield value


def shown(journey: Journey) -> Journey:
    """The journey with none of its lanes hidden."""
    lanes = tuple(lane.model_copy(update={"hidden": False}) for lane in journey.lanes)
    return journey.model_copy(update={"lanes": lanes})


def size(journey: Journey) -> tuple[int, int, int]:
    return len(journey.stages), len(journey.touchpoints), len(journey.lanes)


def blocks(scene: Scene) -> Iterator[TextBlock]:
    for placed in scene.placed:
        for mark in placed.fragment.marks:
            for text in mark.texts if isinstance(mark, Box) else (mark,):
                if isinstance(text, Text):
                    yield text.block


def scripts(text: str) -> set[str]:
    """The scripts of the letters in a text, by the first word of their Unicode names."""
    return {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()}
