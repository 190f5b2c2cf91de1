"""Escape out of habit: who has just finished a text on the picture and presses it doesn't want the presentation to end
before everybody's eyes."""

from __future__ import annotations

from time import monotonic

AGAIN = "Esc again ends the presentation."
_SECONDS = 1.0


class Habit:
    """When a text, or what stood over the picture, was put away."""

    def __init__(self) -> None:
        self._at: float | None = None

    def finished(self) -> None:
        """Now."""
        self._at = monotonic()

    def forgives(self) -> bool:
        """Whether that was so lately that Escape ends nothing; the next one does."""
        at, self._at = self._at, None
        return at is not None and monotonic() - at < _SECONDS
