from __future__ import annotations

import pytest
from canaries import CANARY, CUSTOMER, LANE_CANARY, OWNER, OWNER_LETTERS, PARTNER, PLAIN_RED, secretive
from hypothesis import given, settings
from little_maps import flows, row
from strategies import journeys, picture

from journeymap.files.encode import plain
from journeymap.flow.edges import edges
from journeymap.layout.narrow import RedactionError
from journeymap.layout.redact import (
    FOR_THE_CUSTOMER,
    choose_redactions,
    emptied,
    redact,
    redactions,
    told,
)
from journeymap.model import edits
from journeymap.model.consistency import inconsistencies
from journeymap.model.journey import THING_FIELDS, Checks, Journey, Lane, Redaction, Stage
from journeymap.model.parse import parse


def words(journey: Journey) -> str:
    """All that a journey says, ids and unknown fields with it."""
    return repr(plain(journey)).casefold()


def ids(journey: Journey, field: str) -> list[str]:
    return [thing.id for thing in getattr(journey, field)]


def test_nothing_internal_or_hidden_or_unknown_is_left_for_the_customer() -> None:
    whole = secretive()
    left = redact(whole, (CUSTOMER,))
    assert words(whole).count(CANARY.casefold()) > 40
    assert CANARY.casefold() not in words(left)
    assert ids(left, "stages") == ["s1", "s2", "s4"]
    assert ids(left, "touchpoints") == [f"call-{OWNER_LETTERS}", "t3", "t4", "t6"]
    assert ids(left, "notes") == ["n1", "n2", "n6", "n8"]
    assert ids(left, "milestones") == ["m1", "m3"]
    assert ids(left, "metrics") == ["k1"]
    assert ids(left, "signals") == ["g1"]
    assert ids(left, "responses") == ["e1"]
    assert [one.sha256 for one in left.images] == [picture(PLAIN_RED).sha256]
    assert (left.ignored, left.redactions, left.checks) == ((), (), Checks())
    assert left.model_extra == {}
    assert OWNER in left.owner
    assert whole == secretive()


def test_the_secrets_stand_in_every_field_that_a_map_has() -> None:
    """A new field of the journey belongs into `canaries`, or nobody would see that it tells too much."""
    whole = secretive()
    assert [name for name, one in Journey.model_fields.items() if getattr(whole, name) == one.get_default()] == []
    for field in THING_FIELDS:
        assert any(thing.internal for thing in getattr(whole, field)), field


def test_a_redaction_of_the_map_leaves_out_its_lanes_and_names_everywhere() -> None:
    left = redact(secretive(), (PARTNER,))
    assert LANE_CANARY.casefold() not in words(left)
    assert OWNER.casefold() not in words(left)
    assert OWNER_LETTERS not in words(left).replace(".", "")
    assert left.owner == ""
    assert left.success[1].said_by == ""
    kick_off = left.touchpoints[0]
    assert (kick_off.title, kick_off.owner) == ("Kick-off with …", "")
    assert [link.title for link in kick_off.links] == ["Agenda of …"]
    assert left.flows[-1].source == kick_off.id != f"call-{OWNER_LETTERS}"
    assert left.touchpoints[1].owner == "CSM"


def test_stages_keep_their_colours_and_ways_lead_past_what_is_left_out() -> None:
    left = redact(secretive(), (CUSTOMER,))
    assert [stage.colour for stage in left.stages] == ["blue", "teal", "amber"]
    ways = [(flow.source, flow.target, flow.kind, flow.condition) for flow in left.flows]
    assert ways == [("t3", "t4", "next", ""), (f"call-{OWNER_LETTERS}", "t4", "branch", "")]


def test_where_nothing_is_drawn_the_reading_order_leads_past() -> None:
    journey = edits.set_things(row("A", "B", "C"), ("B",), internal=True)
    left = redact(journey, (CUSTOMER,))
    assert left.flows == ()
    assert [(edge.source, edge.target) for edge in edges(left)] == [("A", "C")]


def test_ways_lead_past_whole_chains_but_never_back_or_twice() -> None:
    ways = flows("A>B", "B>C", "C>A", "C>D", "A>D", "B<A")
    left = redact(edits.set_things(row("A", "B", "C", "D", flows=ways), ("B", "C"), internal=True), (CUSTOMER,))
    assert [(flow.source, flow.target) for flow in left.flows] == [("A", "D")]


def test_what_a_lane_is_drawn_from_goes_with_the_last_of_its_kind() -> None:
    whole = secretive()
    kinds = {lane.kind: lane.id for lane in whole.lanes}
    without = redact(whole, (Redaction(title="r", internal=False, lanes=(kinds["experience"], kinds["owners"])),))
    assert not any(touchpoint.feelings or touchpoint.owner for touchpoint in without.touchpoints)
    assert without.responses == ()
    assert without.milestones[0].owner == OWNER
    assert redact(whole, (Redaction(title="r", internal=False, lanes=(kinds["metrics"],)),)).metrics == ()
    assert redact(whole, (Redaction(title="r", internal=False, lanes=(kinds["signals"],)),)).signals == ()
    assert redact(whole, (Redaction(title="r", internal=False, lanes=("l1",)),)).touchpoints == ()
    twice = edits.add_lane(whole, kind="metrics")
    assert len(redact(twice, (Redaction(title="r", lanes=(kinds["metrics"],)),)).metrics) == 1


def test_a_hidden_lane_of_what_is_seen_elsewhere_takes_nothing_along() -> None:
    whole = edits.add_lane(row("A"), kind="owners")
    hidden = edits.set_thing(whole, whole.lanes[-1].id, hidden=True)
    assert redact(hidden, (CUSTOMER,)).touchpoints[0].owner == "CSM"


def test_names_of_all_owners_go_but_a_role_in_a_title_stays() -> None:
    journey = row("A", "B", stages=(Stage(id="s", title="Onboarding", owner="Onboarding"),))
    journey = edits.set_thing(journey, "A", title="Product tour", owner="Product")
    journey = edits.set_thing(journey, "B", title="Call by Ann Lee", owner="Ann  Lee")
    left = redact(journey, (Redaction(title="r", all_owners=True),))
    assert {t.owner for t in left.touchpoints} == {""}
    assert left.stages[0].owner == ""
    assert left.stages[0].title == "Onboarding"
    assert [t.title for t in left.touchpoints] == ["Product tour", "Call by …"]
    chosen = redact(journey, (Redaction(title="r", owners=("product", "Onboarding", "Ann Lee")),))
    assert chosen.stages[0].title == "Onboarding"
    assert [t.title for t in chosen.touchpoints] == ["… tour", "Call by …"]


def test_a_name_inside_a_word_is_another_word() -> None:
    journey = edits.set_thing(row("A", "B"), "A", title="Bannister", owner="Ann")
    journey = edits.set_thing(journey, "B", title="Ann, Anna and ann")
    left = redact(journey, (Redaction(title="r", owners=("Ann",)),))
    assert [t.title for t in left.touchpoints] == ["Bannister", "…, Anna and ann"]


def test_redactions_are_chosen_by_name() -> None:
    whole = secretive()
    assert choose_redactions(whole, "internal") == (FOR_THE_CUSTOMER,)
    assert choose_redactions(whole, "for the  Customer") == (FOR_THE_CUSTOMER,)
    assert choose_redactions(whole, "For the partner, internal") == (PARTNER, FOR_THE_CUSTOMER)
    with pytest.raises(RedactionError, match="There is no redaction “Legal”; there is “For the customer”, “For the p"):
        choose_redactions(whole, "Legal")
    with pytest.raises(RedactionError, match="No redaction is named"):
        choose_redactions(whole, " , ")
    own = edits.keep_redaction(whole, "For the customer", lanes=("l4",))
    assert choose_redactions(own, "For the customer")[0].lanes == ("l4",)
    assert len(redactions(own)) == len(own.redactions)


def test_several_redactions_leave_out_what_any_of_them_does() -> None:
    left = redact(secretive(), (CUSTOMER, PARTNER))
    for secret in (CANARY, LANE_CANARY, OWNER):
        assert secret.casefold() not in words(left)


def test_without_a_redaction_the_map_is_the_map() -> None:
    whole = secretive()
    assert redact(whole, ()) is whole


def test_a_redaction_is_told_in_words() -> None:
    whole = secretive()
    assert told(FOR_THE_CUSTOMER, whole) == "everything marked internal"
    assert told(PARTNER, whole) == "everything marked internal, 1 lane, the name of 1 owner"
    every = Redaction(title="r", internal=False, lanes=("l1", "l2"), owners=("a", "b"), all_owners=True)
    assert told(every, whole) == "2 lanes, the names of all owners"
    assert told(Redaction(title="r", internal=False), whole) == "nothing"


def test_deleting_a_lane_takes_it_out_of_redactions() -> None:
    whole = edits.keep_redaction(secretive(), "Ours", lanes=("lane-out", "of-a-later-version"))
    after = edits.delete(whole, ("lane-out",))
    assert after.redactions[0].lanes == ()
    assert after.redactions[-1].lanes == ("of-a-later-version",)


@settings(max_examples=60, deadline=None)
@given(journeys())
def test_whatever_is_left_is_a_sound_map_without_marks(journey: Journey) -> None:
    left = redact(journey, (CUSTOMER, *journey.redactions))
    assert inconsistencies(left) == []
    assert parse(left.model_dump()) == left
    for field in THING_FIELDS:
        assert not any(thing.internal or thing.model_extra for thing in getattr(left, field))
    assert not any(isinstance(lane, Lane) and lane.hidden and lane.kind == "text" for lane in left.lanes)
    assert redact(left, (CUSTOMER, *journey.redactions)) == left


def test_a_map_without_any_of_its_touchpoints_is_as_good_as_empty() -> None:
    whole = secretive()
    assert emptied(whole, redact(whole, (CUSTOMER,))) == ""
    secret = edits.set_things(whole, tuple(one.id for one in whole.touchpoints), internal=True)
    assert emptied(secret, redact(secret, (CUSTOMER,))) == (
        f"Hardly anything is left of this map: all {len(whole.touchpoints)} touchpoints are left out."
    )
    blank = edits.new_journey()
    assert emptied(blank, redact(blank, (CUSTOMER,))) == ""
    one = row("a")
    secret = edits.set_things(one, ("a",), internal=True)
    assert "its only touchpoint is left out" in emptied(secret, redact(secret, (CUSTOMER,)))
