from __future__ import annotations

from onboarding import onboarding

from journeymap.editor.completion import COMPLETED, used
from journeymap.model.edits import set_things
from journeymap.model.journey import THING_FIELDS, Journey


def test_the_words_of_the_map_come_most_frequent_first_and_once() -> None:
    journey = set_things(onboarding(), ("kick", "sso", "invited"), owner="Enablement")
    journey = set_things(journey, ("train",), owner="ann")
    assert used(journey, "owner") == ("Enablement", "ann", "CSM")


def test_what_says_nothing_is_not_offered() -> None:
    journey = set_things(onboarding(), ("kick",), owner="  ")
    assert used(journey, "owner") == ("CSM",)
    assert used(onboarding(), "within") == ()


def test_who_the_personas_are_completes_who_said_it() -> None:
    assert used(onboarding(), "said_by") == ("Dana", "Omar")


def test_every_completed_field_exists() -> None:
    names = {name for kind in THING_FIELDS.values() for name in kind.model_fields} | set(Journey.model_fields)
    assert names >= COMPLETED
