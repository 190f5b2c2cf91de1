"""What is told of a map that was left unsaved: when it was changed last, and what differs from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.difference_words import sentences
from journeymap.model.differences import differences

if TYPE_CHECKING:
    from datetime import datetime

    from journeymap.files.journal import Left
    from journeymap.model.journey import Journey

_FEW = 3


def told(left: Left, standing: Journey | None, now: datetime) -> tuple[str, ...]:
    """A few lines: whose map and when, what was changed last, what differs from what the file holds now (None where it
    cannot be read). `now` has a time zone, in which times are told."""
    at = left.at.astimezone(now.tzinfo)
    when = f"today at {at:%H:%M}" if at.date() == now.date() else f"on {at.day} {at:%b %Y at %H:%M}"
    lines = [f"{left.about.title or 'Untitled map'} – changed {when}", left.about.path or "It was never saved."]
    if left.about.path and standing is None:
        lines.append("Its file is not there any more, or cannot be read.")
    elif standing is not None:
        lines += _differing(standing, left.journey)
    elif left.step:
        lines.append(f"Last: {left.step}")
    if left.damaged:
        lines.append("The very last change could not be read.")
    return tuple(lines)


def _differing(standing: Journey, journey: Journey) -> list[str]:
    found = [line for one in differences(standing, journey) for line in sentences(one, standing, journey)]
    more = len(found) - _FEW
    return [*found[:_FEW], *([f"… and {more} more {'difference' if more == 1 else 'differences'}"] if more > 0 else [])]
