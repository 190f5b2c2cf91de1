"""How the details of a random journey are picked: texts, days, fields of other versions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import random


T = TypeVar("T")


class Details:
    """Picks the details of one journey."""

    def __init__(self, rng: random.Random, pool: list[str], features: set[str]) -> None:
        self.rng = rng
        self.pool = pool
        self.features = features
        self.details = "details" in features

    def text(self) -> str:
        return self.rng.choice(self.pool)

    def maybe(self, value: T) -> T | None:
        return value if self.rng.random() < 0.5 else None

    def rare_text(self) -> str:
        return self.text() if self.details and self.rng.random() < 0.4 else ""

    def day(self) -> int | None:
        return (
            self.rng.choice((-30, 0, 1, 7, 24, 30, 60, 90, 91, 120, 365, 540, 5000))
            if "days" in self.features
            else None
        )

    def a_date(self) -> date | None:
        return self.maybe(date(2024, 2, 29) + timedelta(days=self.rng.randrange(1500))) if self.details else None

    def extra(self) -> dict[str, Any]:
        """Fields that this version does not know."""
        if "extra" not in self.features or self.rng.random() < 0.8:
            return {}
        return self.rng.choice(
            (
                {"weight": 1.5},
                {"tags": ["a", "b", {"deep": [1, None, True]}]},
                {"future_field": self.text()},
                {"z": None, "a": {"y": 1, "x": 2}},
            )
        )
