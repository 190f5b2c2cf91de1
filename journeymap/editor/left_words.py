"""What is told of a map that was left unsaved: when it was changed last, what differs, and what came of opening it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.editor.version_words import when
from journeymap.model.difference_words import sentences
from journeymap.model.differences import differences

if TYPE_CHECKING:
    from datetime import datetime

    from journeymap.editor.recovering import Recovered
    from journeymap.files.journal import Left
    from journeymap.model.journey import Journey

_FEW = 3


def told(left: Left, standing: Journey | None, now: datetime) -> tuple[str, ...]:
    """A few lines: whose map and when, what was changed since it was saved, and what became of its file, which holds
    `standing` now (None where it cannot be read). `now` has a time zone, in which times are told."""
    lines = [f"{_name(left)} – changed {when(left.at, now)}"]
    lines.append(left.about.path or "It was never saved.")
    if left.about.path and standing is None:
        lines.append("Its file is not there any more, or cannot be read.")
    elif standing is not None and _changed_since(left, standing):
        lines.append("The file was changed since; opening puts both together.")
    lines += _differing(left, standing) or ([f"Last: {left.step}"] if left.step else [])
    if left.damaged:
        lines.append("The very last change could not be read.")
    return tuple(lines)


def afterwards(left: Left, outcome: Recovered, *, file: bool, read_only: bool) -> str:
    """A sentence or two for who has just opened it. `file`: whether there is one to be read; `read_only`: whether it
    may only be looked at."""
    name = f"“{_name(left)}”"
    if not left.about.path:
        return f"Recovered {name}. It was never saved: save it to keep it."
    if not file:
        where = Path(left.about.path).parent
        return f"Recovered {name}. It has no file any more: save it, in {where} or elsewhere."
    if read_only:
        return f"Recovered {name} as a map without a file, since the file can only be looked at: save it as another."
    if not outcome.together:
        return f"Recovered what was not saved in {name}. The file is as it was until it is saved."
    told = f"The file of {name} was changed since: both are put together here."
    if not outcome.conflicts:
        return f"{told} Undo takes what was recovered back."
    what = "One thing was" if outcome.conflicts == 1 else f"{outcome.conflicts:,} things were"
    stands = "stands" if outcome.conflicts == 1 else "stand"
    return (
        f"{told} {what} changed in both, differently: what was recovered {stands}, what the file says is kept beside. "
        "The problems offer both."
    )


def _name(left: Left) -> str:
    """What people call it: without a file, the map's own title."""
    return left.about.title if left.about.path else left.journey.title or "Untitled map"


def _changed_since(left: Left, standing: Journey) -> bool:
    return left.base not in (standing, left.journey)


def _differing(left: Left, standing: Journey | None) -> list[str]:
    """What was changed since it was saved; where that is not known, what differs from the file."""
    base = standing if left.base == left.journey and standing is not None else left.base
    found = [line for one in differences(base, left.journey) for line in sentences(one, base, left.journey)]
    more = len(found) - _FEW
    return [
        *found[:_FEW],
        *([f"… and {more:,} more {'difference' if more == 1 else 'differences'}"] if more > 0 else []),
    ]
