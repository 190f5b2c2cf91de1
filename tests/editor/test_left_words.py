"""What is told of a map that was left unsaved."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from onboarding import onboarding

from journeymap.editor.left_words import told
from journeymap.files.journal import About, Left
from journeymap.model.edits import set_journey, set_thing

AT = datetime(2026, 11, 22, 14, 3, tzinfo=UTC)


def left(path: str = "", damaged: bool = False, **changes: str) -> Left:
    journey = set_thing(onboarding(), "kick", **changes) if changes else onboarding()
    about = About(path, "", "a.journey")
    return Left(Path("a.journal"), about, onboarding(), journey, AT, "Rename “Kick-off”", 3, damaged)


def test_what_was_never_saved_tells_its_last_step() -> None:
    assert told(left(), None, AT) == (
        "a.journey – changed today at 14:03",
        "It was never saved.",
        "Last: Rename “Kick-off”",
    )


def test_a_few_differences_are_told_and_the_rest_counted() -> None:
    later = datetime(2026, 11, 24, tzinfo=UTC)
    standing = set_journey(onboarding(), title="A", owner="B")
    lines = told(left("/maps/a.journey", title="Welcome", owner="Sales"), standing, later)
    assert lines[:2] == ("a.journey – changed on 22 Nov 2026 at 14:03", "/maps/a.journey")
    assert len(lines) == 2 + 3 + 1
    assert lines[-1] == "… and 1 more difference"


def test_what_cannot_be_read_is_told() -> None:
    lines = told(left("/maps/gone.journey", damaged=True), None, AT)
    assert lines[2:] == (
        "Its file is not there any more, or cannot be read.",
        "The very last change could not be read.",
    )
