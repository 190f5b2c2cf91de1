"""Edits of how the map wants to be checked: thresholds, checks that are off, problems to live with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.edits.change import changed
from journeymap.model.journey import Checks
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

THRESHOLDS: tuple[str, ...] = tuple(name for name in Checks.model_fields if name != "off")
"""What `set_threshold` can set."""


def ignore_problem(journey: Journey, rule: str, target: str | None = None, reason: str = "") -> Journey:
    """Lives with what a check says of a thing (of the map as a whole for None). Ignored already, it gets that
    reason. Errors: JourneyError."""
    new = _checked(journey, ignored=[{"rule": rule, "target": target, "reason": reason}]).ignored[0]
    entries = list(journey.ignored)
    for place, entry in enumerate(entries):
        if (entry.rule, entry.target) == (rule, target):
            if entry.reason == new.reason:
                return journey
            entries[place] = entry.model_copy(update={"reason": new.reason})
            return changed(journey, ignored=tuple(entries))
    return changed(journey, ignored=(*entries, new))


def unignore(journey: Journey, rule: str, target: str | None = None) -> Journey:
    """Takes back `ignore_problem`; nothing happens where the problem is not ignored."""
    left = tuple(entry for entry in journey.ignored if (entry.rule, entry.target) != (rule, target))
    return changed(journey, ignored=left)


def switch_rule(journey: Journey, rule: str, *, on: bool) -> Journey:
    """Switches a check on or off for this map. Errors: JourneyError for a name that no check can have."""
    off = journey.checks.off
    if (rule not in off) == on:
        return journey
    return _set(journey, off=tuple(name for name in off if name != rule) if on else (*off, rule))


def set_threshold(journey: Journey, name: str, value: int | str | None) -> Journey:
    """Sets a threshold of the checks, None for the usual one. Errors: JourneyError."""
    if name not in THRESHOLDS:
        raise JourneyError((f"the checks have no threshold “{shortened(name)}”; they have {', '.join(THRESHOLDS)}",))
    return _set(journey, **{name: value})


def _set(journey: Journey, **fields: object) -> Journey:
    checked = _checked(journey, checks=dict(journey.checks) | fields).checks
    update = {name: getattr(checked, name) for name in fields}
    return changed(journey, checks=journey.checks.model_copy(update=update))


def _checked(journey: Journey, **fields: object) -> Journey:
    """A journey of these fields alone, to have them checked."""
    return parse({"title": journey.title} | fields)
