"""Checks of whether the map is kept alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.flow.problems import Finding
from journeymap.flow.words import days, on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.flow.problems import Case


def review_overdue(case: Case) -> Iterator[Finding]:
    """A next review whose date has passed."""
    due = case.journey.next_review
    if due is not None and due < case.today:
        yield Finding(f"The review planned for {on(due)} is {days((case.today - due).days)} overdue")
