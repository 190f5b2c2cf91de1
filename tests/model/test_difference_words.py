"""Values of a difference as people read them."""

from __future__ import annotations

from onboarding import onboarding

from journeymap.model.difference_words import sentences
from journeymap.model.differences import differences
from journeymap.model.edits import set_thing


def test_values_are_told_in_the_words_of_the_map() -> None:
    before = onboarding()
    after = set_thing(before, "hand", impact="high", owner="Squad")
    after = set_thing(after, "kick", channel="video", day=3)
    told = [line for one in differences(before, after) for line in sentences(one, before, after)]
    assert "Set channel of touchpoint “Kick-off” to “Video call”" in told
    assert "Set day of touchpoint “Kick-off” to 3" in told
    assert any(line.startswith("Set impact of pain point “CSV mapping by hand” to “High”") for line in told)
