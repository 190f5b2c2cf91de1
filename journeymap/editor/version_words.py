"""What is told of an earlier version: when it was, and where it comes from."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.files.versions import Kind, Version

KINDS: dict[Kind, str] = {
    "saved": "Saved",
    "theirs": "Saved by somebody else",
    "before": "As it was before it was saved here",
    "replaced": "Unsaved changes that gave way to the file",
    "recovered": "Unsaved changes found after a crash",
    "snapshot": "Snapshot",
}


def when(at: datetime, now: datetime) -> str:
    """“today at 10:32”, “yesterday at 9:05”, “on Thu 12 Nov at 10:32”; the year where it is another. Both have a time
    zone; times are told in that of `now`."""
    at = at.astimezone(now.tzinfo)
    days = now.date() - at.date()
    if not days:
        return f"today at {at:%H:%M}"
    if days == timedelta(days=1):
        return f"yesterday at {at:%H:%M}"
    year = "" if at.year == now.year else f" {at.year}"
    return f"on {at:%a} {at.day} {at:%b}{year} at {at:%H:%M}"


def title(version: Version) -> str:
    """What a version is called: its name, else where it comes from."""
    return f"“{version.label}”" if version.label else KINDS[version.kind]


def told(version: Version, now: datetime, differs: str = "") -> str:
    """A few lines for a list."""
    source = KINDS[version.kind] + ", " if version.label and version.kind != "snapshot" else ""
    at = when(version.at, now)
    second = f"{source}{at}" if source else at[:1].upper() + at[1:]
    return "\n".join(filter(None, (title(version), second, differs)))
