"""What is said of somebody who has the map open, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.version_words import when

if TYPE_CHECKING:
    from datetime import datetime

    from journeymap.files.presence import Found, Person


def open_elsewhere(found: Found, name: str, now: datetime) -> str:
    """Who has it open, and where."""
    person = found.person
    if person.here:
        return f"“{name}” is open in another Journeymap on this computer, too ({person.name}, {_since(person, now)})."
    if found.there:
        return f"{person.name} has “{name}” open on “{person.machine}”, {_since(person, now)}."
    return (
        f"{person.name} had “{name}” open on “{person.machine}”, {_since(person, now)}, and was not heard of for some "
        "minutes: perhaps the program there ended without a word. What both of you save is put together."
    )


def free_again(person: Person, name: str) -> str:
    """That they are done."""
    if person.here:
        return f"The other Journeymap has closed “{name}”."
    return f"{person.name} has closed “{name}”."


def _since(person: Person, now: datetime) -> str:
    return f"since {when(person.since, now).removeprefix('today at ').removeprefix('on ')}"
