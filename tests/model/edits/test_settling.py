"""Settling what two people changed in different ways."""

from __future__ import annotations

from datetime import date

import pytest
from onboarding import onboarding

from journeymap.model.edits import delete, set_journey, set_thing
from journeymap.model.edits.settling import settle
from journeymap.model.find import index
from journeymap.model.journey import Unsettled
from journeymap.model.merging import merge
from journeymap.model.refusal import JourneyError


def test_theirs_is_taken_or_ours_kept() -> None:
    base = onboarding()
    merged, _ = merge(base, set_thing(base, "kick", title="Welcome"), set_thing(base, "kick", title="Hello"))
    (one,) = merged.unsettled
    kept, taken = settle(merged, one, take_theirs=False), settle(merged, one, take_theirs=True)
    assert (index(kept).things["kick"].title, kept.unsettled) == ("Welcome", ())  # type: ignore[attr-defined]  # a touchpoint
    assert (index(taken).things["kick"].title, taken.unsettled) == ("Hello", ())  # type: ignore[attr-defined]  # a touchpoint


def test_dates_of_the_map_itself_can_be_taken() -> None:
    base = onboarding()
    ours = set_journey(base, next_review=date(2027, 1, 1))
    merged, _ = merge(base, ours, set_journey(base, next_review=date(2027, 2, 1)))
    (one,) = merged.unsettled
    assert settle(merged, one, take_theirs=True).next_review == date(2027, 2, 1)


def test_what_they_removed_can_be_removed_after_all() -> None:
    base = onboarding()
    merged, _ = merge(base, set_thing(base, "kick", title="Welcome"), delete(base, ("kick",)))
    one = next(one for one in merged.unsettled if one.thing == "kick")
    assert "kick" not in index(settle(merged, one, take_theirs=True)).things
    assert "kick" in index(settle(merged, one, take_theirs=False)).things


def test_what_is_settled_or_cannot_be_is_refused() -> None:
    base = onboarding()
    with pytest.raises(JourneyError, match="settled already"):
        settle(base, Unsettled(thing="kick"), take_theirs=False)
    odd = base.model_copy(update={"unsettled": (Unsettled(thing="kick", field="title", theirs=3),)})
    with pytest.raises(JourneyError):
        settle(odd, odd.unsettled[0], take_theirs=True)
