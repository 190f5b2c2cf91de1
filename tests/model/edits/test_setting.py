from __future__ import annotations

from datetime import date

import pytest
from onboarding import LOGO, PHOTO, onboarding

from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import Journey, Touchpoint
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError


def test_setting_a_field_leaves_all_else_the_same_object() -> None:
    before = onboarding()
    after = edits.set_thing(before, "data", title="Data import", day=12)
    assert index(after).things["data"] == index(before).things["data"].model_copy(
        update={"title": "Data import", "day": 12}
    )
    assert [new is old for new, old in zip(after.touchpoints, before.touchpoints, strict=True)].count(False) == 1
    assert all(getattr(after, name) is getattr(before, name) for name in ("stages", "notes", "flows", "lanes"))
    assert index(before).things["data"].model_dump()["title"] == "Data migration"


def test_a_field_takes_what_a_file_may_hold() -> None:
    journey = edits.set_thing(onboarding(), "kick", links=[{"url": "https://example.org"}], channel="call")
    assert index(journey).things["kick"].model_dump()["links"] == ({"url": "https://example.org", "title": ""},)
    journey = edits.set_thing(journey, "by30", said_on="2026-11-12")
    assert journey.success[0].said_on == date(2026, 11, 12)


def test_several_things_get_the_same_field() -> None:
    journey = edits.set_things(onboarding(), [t.id for t in onboarding().touchpoints], owner="CSM")
    assert {touchpoint.owner for touchpoint in journey.touchpoints} == {"CSM"}
    journey = edits.set_things(journey, ("on", "kick"), title="Start")
    assert (journey.stages[0].title, journey.touchpoints[0].title) == ("Start", "Start")
    with pytest.raises(JourneyError, match="a persona has no field “channel”"):
        edits.set_things(journey, ("kick", "dana"), channel="web")


@pytest.mark.parametrize(
    ("key", "fields", "sentence"),
    [
        ("kick", {"day": 99999}, "touchpoint “Kick-off”: day 99999 is outside −36500…36500"),
        (
            "kick",
            {"channel": "e-mail"},
            "touchpoint “Kick-off”: channel “e-mail” is not known; perhaps “email” is meant",
        ),
        ("kick", {"titel": "x"}, "a touchpoint has no field “titel”"),
        ("kick", {"id": "x"}, "touchpoint “Kick-off”: its id stays; delete it and add another instead"),
        ("kick", {"stage": "x"}, "touchpoint “Kick-off”: stage “x” names no stage of this journey"),
        ("kick", {"substage": "live", "stage": "ad"}, "touchpoint “Kick-off”: its sub-stage belongs to another stage"),
        ("kick", {"together_with": "kick"}, "touchpoint “Kick-off”: it cannot happen together with itself"),
        ("data", {"together_with": "form"}, "which shares yet another column"),
        (
            "sso",
            {"together_with": "data"},
            "“SSO form”: it is together with touchpoint “Workspace set-up”, which shares",
        ),
        (
            "sso",
            {"substage": "live"},
            "“SSO form”: it is together with touchpoint “Workspace set-up”, which stands in an",
        ),
        ("setup", {"stage": "ad"}, "touchpoint “Workspace set-up”: its sub-stage belongs to another stage"),
        ("pains", {"kind": "metrics"}, "lane “Pain points” shows metrics and holds no notes; put it into another lane"),
        ("f1", {"target": "kick"}, "flow f1: it leads from touchpoint “Kick-off” to itself"),
        ("on", {"start_day": 31}, "stage “Onboarding”: it starts on day 31, after its end on day 30"),
        ("nps", {"current": -101}, "metric NPS: current −101 is outside −100…100"),
        ("nps", {"current": float("nan")}, "metric “nps”: current must be a finite number, not nan"),
        ("gone", {"title": "x"}, "there is nothing with the id “gone” in this journey"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(key: str, fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(JourneyError) as caught:
        edits.set_thing(onboarding(), key, **fields)
    assert sentence in str(caught.value)


def test_unknown_fields_stay_through_an_edit() -> None:
    data = onboarding().model_dump(mode="json")
    data["touchpoints"][0]["weight"] = {"a": [1]}
    data["touchpoints"][0]["feelings"][0]["sure"] = 0.5
    journey = edits.set_feeling(edits.rename(parse(data), "kick", "Start"), "kick", "dana", 2)
    touchpoint = journey.touchpoints[0]
    assert touchpoint.model_extra == {"weight": {"a": [1]}}
    assert touchpoint.feelings[0].model_dump() == {"persona": "dana", "value": 2, "sure": 0.5}


def test_the_journeys_own_fields() -> None:
    journey = edits.set_journey(onboarding(), title="Renewal", state="future", next_review="2027-02-12", owner="Ida")
    assert (journey.title, journey.state, journey.next_review) == ("Renewal", "future", date(2027, 2, 12))
    assert journey.stages is not onboarding().stages
    with pytest.raises(JourneyError, match="journey: state “past” is not known; it can be current or future"):
        edits.set_journey(onboarding(), state="past")
    with pytest.raises(JourneyError, match="a journey has no field “stages” that can be set"):
        edits.set_journey(onboarding(), stages=())


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("kick", "title"),
        ("on", "title"),
        ("setup", "title"),
        ("value", "title"),
        ("pains", "title"),
        ("nps", "title"),
        ("by30", "text"),
        ("dana", "name"),
        ("quote", "text"),
        ("f4", "condition"),
        ("silent", "watched"),
        ("calm", "event"),
    ],
)
def test_renaming_sets_what_a_thing_is_called(key: str, field: str) -> None:
    assert getattr(index(edits.rename(onboarding(), key, "New name")).things[key], field) == "New name"


def test_renaming_the_journey() -> None:
    assert edits.rename(onboarding(), None, "New\x00 name").title == "New name"


def _feelings(journey: Journey, key: str) -> dict[str, int]:
    touchpoint = index(journey).things[key]
    assert isinstance(touchpoint, Touchpoint)
    return {feeling.persona: feeling.value for feeling in touchpoint.feelings}


def test_feelings_are_set_one_persona_at_a_time() -> None:
    journey = edits.set_feeling(onboarding(), "data", "dana", 2)
    assert _feelings(journey, "data") == {"dana": 2, "omar": 0}
    journey = edits.set_feeling(journey, "data", "dana", None)
    assert _feelings(journey, "data") == {"omar": 0}
    journey = edits.set_feeling(journey, "sso", "omar", -1)
    assert _feelings(journey, "sso") == {"omar": -1}
    assert edits.set_feeling(journey, "sso", "omar", -1) is journey
    assert edits.set_feeling(journey, "kick", "omar", None) is journey
    with pytest.raises(JourneyError, match="touchpoint “Kick-off”: feeling 7 is outside −2…2"):
        edits.set_feeling(journey, "kick", "dana", 7)
    with pytest.raises(JourneyError, match="there is no persona “ida” in this journey"):
        edits.set_feeling(journey, "kick", "ida", 1)


def test_a_picture_that_is_replaced_goes() -> None:
    journey = edits.set_thing(onboarding(), "shot", image=LOGO.sha256)
    assert journey.images == (LOGO,)
    assert edits.set_thing(onboarding(), "dana", image=None).images == (PHOTO,)


def test_several_touchpoints_feel_the_same_at_once() -> None:
    journey = edits.set_feelings(onboarding(), ("kick", "data", "sso"), "omar", 1)
    felt = {t.id: {f.persona: f.value for f in t.feelings} for t in journey.touchpoints}
    assert (felt["kick"], felt["data"], felt["sso"]) == ({"dana": 1, "omar": 1}, {"dana": -2, "omar": 1}, {"omar": 1})
    assert edits.set_feelings(journey, ("kick", "data"), "omar", 1) is journey
