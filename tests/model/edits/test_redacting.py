from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.model import edits
from journeymap.model.journey import Redaction
from journeymap.model.refusal import JourneyError


def test_redactions_are_kept_by_their_titles_and_dropped() -> None:
    journey = edits.keep_redaction(onboarding(), "Partner", owners=["CSM"])
    journey = edits.keep_redaction(journey, "Board", internal=False, all_owners=True)
    changed = edits.keep_redaction(journey, "Partner", lanes=("l1",))
    assert changed.redactions == (
        Redaction(title="Partner", lanes=("l1",)),
        Redaction(title="Board", internal=False, all_owners=True),
    )
    assert edits.keep_redaction(changed, "Partner", lanes=("l1",)) is changed
    assert edits.drop_redaction(changed, "Partner").redactions == changed.redactions[1:]


def test_redactions_that_cannot_be_are_refused() -> None:
    with pytest.raises(JourneyError, match="needs a name"):
        edits.keep_redaction(onboarding(), "  ")
    with pytest.raises(JourneyError, match="a redaction has no field “wrong”"):
        edits.keep_redaction(onboarding(), "Partner", wrong=1)
    with pytest.raises(JourneyError, match="redaction “Partner”: "):
        edits.keep_redaction(onboarding(), "Partner", internal=3)
    with pytest.raises(JourneyError, match="there is no redaction “Partner” in this journey"):
        edits.drop_redaction(onboarding(), "Partner")
