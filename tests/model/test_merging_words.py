"""What is left to decide, in a sentence."""

from __future__ import annotations

from onboarding import onboarding

from journeymap.model.edits import delete, set_journey, set_thing
from journeymap.model.merging import merge
from journeymap.model.merging_words import told


def test_both_meanings_are_named() -> None:
    base = onboarding()
    ours = set_journey(set_thing(base, "kick", title="Welcome", owner="Sales"), title="One")
    theirs = set_journey(set_thing(base, "kick", title="Hello", owner="CSM"), title="Two")
    merged, conflicts = merge(base, ours, theirs)
    assert [told(merged, one) for one in conflicts] == [
        "title of the map: “One” here, “Two” there",
        "title of touchpoint “Welcome”: “Welcome” here, “Hello” there",
        "owner of touchpoint “Welcome”: “Sales” here, “CSM” there",
    ]


def test_what_one_removed_is_named() -> None:
    base = onboarding()
    merged, conflicts = merge(base, delete(base, ("hand",)), set_thing(base, "hand", text="By hand, each week"))
    assert [told(merged, one) for one in conflicts] == [
        "note “By hand, each week”: one person removed it, the other changed it; it is kept"
    ]
