"""What is told of a map that was left unsaved."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from onboarding import onboarding

from journeymap.editor.left_words import afterwards, told
from journeymap.editor.recovering import Recovered
from journeymap.files.journal import About, Left
from journeymap.model.edits import rename, set_journey, set_thing

AT = datetime(2026, 11, 22, 14, 3, tzinfo=UTC)


def left(path: str = "", damaged: bool = False, **changes: str) -> Left:
    journey = set_thing(onboarding(), "kick", **changes) if changes else onboarding()
    about = About(path, "", "a.journey")
    return Left(Path("a.journal"), about, onboarding(), journey, AT, "Rename “Kick-off”", 3, damaged)


def test_what_was_never_saved_tells_what_was_changed() -> None:
    first = ("From signature to advocate – changed today at 14:03", "It was never saved.")
    assert told(left(), None, AT) == (*first, "Last: Rename “Kick-off”")
    renamed = "Changed title of touchpoint “Kick-off” from “Kick-off” to “Welcome”"
    assert told(left(title="Welcome"), None, AT) == (*first, renamed)


def test_a_few_changes_are_told_and_the_rest_counted() -> None:
    later = datetime(2026, 11, 24, tzinfo=UTC)
    one = left("/maps/a.journey", title="Welcome", owner="Sales", channel="call", evidence_note="Asked")
    lines = told(one, onboarding(), later)
    assert lines[:2] == ("a.journey – changed on Sun 22 Nov at 14:03", "/maps/a.journey")
    assert len(lines) == 2 + 3 + 1
    assert lines[-1] == "… and 1 more difference"


def test_what_somebody_else_changed_is_not_told_as_ours() -> None:
    standing = rename(onboarding(), "data", "Theirs")
    assert told(left("/maps/a.journey", title="Welcome"), standing, AT)[2:] == (
        "The file was changed since; opening puts both together.",
        "Changed title of touchpoint “Kick-off” from “Kick-off” to “Welcome”",
    )


def test_where_it_is_not_known_what_was_changed_the_file_is_compared() -> None:
    lines = told(left("/maps/a.journey"), set_journey(onboarding(), title="A"), AT)
    assert lines[2:] == ("Changed title of the map from “A” to “From signature to advocate”",)


def test_what_cannot_be_read_is_told() -> None:
    lines = told(left("/maps/gone.journey", damaged=True), None, AT)
    assert lines[2:] == (
        "Its file is not there any more, or cannot be read.",
        "Last: Rename “Kick-off”",
        "The very last change could not be read.",
    )


def test_who_has_opened_it_is_told_what_to_do() -> None:
    named, alone, both = left("/maps/a.journey"), Recovered(), Recovered(together=True)
    assert afterwards(named, alone, file=True, read_only=False) == (
        "Recovered what was not saved in “a.journey”. The file is as it was until it is saved."
    )
    assert "save it, in /maps or elsewhere" in afterwards(named, alone, file=False, read_only=True)
    assert "can only be looked at" in afterwards(named, alone, file=True, read_only=True)
    assert "never saved" in afterwards(left(), alone, file=False, read_only=True)
    assert "put together" in afterwards(named, both, file=True, read_only=False)
    assert "2 things were changed in both" in afterwards(named, Recovered(True, 2), file=True, read_only=False)
    assert "One thing was changed in both" in afterwards(named, Recovered(True, 1), file=True, read_only=False)
