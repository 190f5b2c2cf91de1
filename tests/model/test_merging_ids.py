"""Ids that two people gave to different things."""

from __future__ import annotations

from onboarding import onboarding

from journeymap.model.edits import add_touchpoint, connect, set_thing
from journeymap.model.find import index
from journeymap.model.merging_ids import told_apart


def test_theirs_gets_another_id_wherever_it_is_named() -> None:
    base = onboarding()
    ours = add_touchpoint(base, stage="on", title="Ours")
    (key,) = {t.id for t in ours.touchpoints} - {t.id for t in base.touchpoints}
    theirs = add_touchpoint(base, stage="on", title="Theirs")
    theirs = connect(theirs, "kick", key)
    apart = told_apart(base, ours, theirs)
    (new,) = {t.id for t in apart.touchpoints} - {t.id for t in base.touchpoints}
    assert new != key
    assert index(apart).things[new].title == "Theirs"  # type: ignore[attr-defined]
    assert [flow.target for flow in apart.flows][-1] == new


def test_what_both_know_keeps_its_id() -> None:
    base = onboarding()
    theirs = set_thing(base, "kick", title="Welcome")
    assert told_apart(base, set_thing(base, "kick", title="Hello"), theirs) is theirs
