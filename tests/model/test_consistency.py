from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import PHOTO, onboarding
from random_edits import some_edit
from strategies import journeys

from journeymap.model.consistency import inconsistencies
from journeymap.model.journey import THING_FIELDS, Journey, Lane, Persona
from journeymap.model.parse import parse
from journeymap.model.refusal import MORE, JourneyError


def _problems(*path: str | int, value: object) -> tuple[str, ...]:
    """What is wrong with the onboarding journey when one value in it is different."""
    data = onboarding().model_dump(mode="json")
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(JourneyError) as caught:
        parse(data)
    return caught.value.problems


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("stages", 1, "id"), "kick", "touchpoint “Kick-off”: id “kick” is already that of another stage; give one of"),
        (("stages", 1, "id"), "on", "stage “Adoption”: id “on” is already that of another stage; give one of them"),
        (
            ("success", 0, "proof"),
            "kick",
            "success criterion “My board sees live numbers”: proof “kick” names no milestone",
        ),
        (("personas", 0, "image"), "f" * 64, "persona “Dana”: image “" + "f" * 59 + "…” names no image of this"),
        (("substages", 0, "stage"), "x", "sub-stage “Set-up”: stage “x” names no stage of this journey"),
        (("touchpoints", 0, "stage"), "setup", "touchpoint “Kick-off”: stage “setup” names no stage of this journey"),
        (("touchpoints", 0, "substage"), "x", "touchpoint “Kick-off”: substage “x” names no sub-stage of this journey"),
        (("touchpoints", 0, "together_with"), "x", "touchpoint “Kick-off”: together with “x” names no touchpoint of"),
        (("touchpoints", 0, "feelings", 0, "persona"), "x", "touchpoint “Kick-off”: persona of a feeling “x” names no"),
        (
            ("touchpoints", 3, "feelings", 1, "persona"),
            "dana",
            "touchpoint “Data migration”: two feelings of one persona",
        ),
        (
            ("milestones", 0, "touchpoint"),
            "x",
            "milestone “Invitation accepted”: touchpoint “x” names no touchpoint of",
        ),
        (("notes", 0, "lane"), "x", "note “Whose job is the SSO form?”: lane “x” names no lane of this journey"),
        (("notes", 0, "at"), "dana", "note “Whose job is the SSO form?”: place “dana” names no touchpoint or stage of"),
        (("notes", 4, "image"), "x", "note “shot”: image “x” names no image of this journey"),
        (("flows", 0, "target"), "x", "flow “f1”: target “x” names no touchpoint of this journey"),
        (("flows", 0, "target"), "kick", "flow f1: it leads from touchpoint “Kick-off” to itself"),
        (("flows", 1, "source"), "kick", "no such problem"),
        (("metrics", 0, "stage"), "x", "metric “nps”: stage “x” names no stage of this journey"),
        (("metrics", 0, "target"), 101, "metric NPS: target 101 is outside −100…100"),
        (("metrics", 1, "current"), 0.5, "metric CES: current 0.5 is outside 1…7"),
        (("signals", 0, "at"), "x", "early warning “No upload”: place “x” names no touchpoint or stage"),
        (("responses", 0, "touchpoint"), "on", "empathy response “calm”: touchpoint “on” names no touchpoint of this"),
        (("stages", 0, "end_day"), -1, "stage “Onboarding”: it starts on day 0, after its end on day −1"),
        (
            ("lanes", 3, "kind"),
            "metrics",
            "note “SSO needs IT, 6-day wait”: lane “Pain points” shows metrics and holds no",
        ),
    ],
)
def test_contradictions_are_told_with_their_place(path: tuple[str | int, ...], value: object, sentence: str) -> None:
    if sentence == "no such problem":  # another flow from the same touchpoint is fine
        data = onboarding().model_dump(mode="json")
        data["flows"][1]["source"] = value
        parse(data)
        return
    assert any(problem.startswith(sentence) for problem in _problems(*path, value=value))


def test_a_metric_with_a_title_is_called_by_it() -> None:
    data = onboarding().model_dump(mode="json")
    data["metrics"][0] |= {"title": "Loyalty", "current": 500}
    with pytest.raises(JourneyError, match="metric “Loyalty”: current 500 is outside −100…100"):
        parse(data)


def test_pictures_twice_are_told() -> None:
    data = onboarding().model_dump(mode="json")
    data["images"].append(data["images"][0])
    with pytest.raises(JourneyError, match=f"id “{PHOTO.sha256[:20]}"):
        parse(data)


def test_no_more_sentences_than_anybody_reads() -> None:
    personas = [{"id": "p", "name": f"P{number}"} for number in range(200)]
    with pytest.raises(JourneyError) as caught:
        parse({"title": "x", "personas": personas})
    assert len(caught.value.problems) == 21
    assert caught.value.problems[-1] == MORE


def test_an_edit_is_checked_against_what_was_there() -> None:
    before = onboarding()
    after = before.model_copy(update={"personas": (*before.personas, Persona(id="kick", name="Kim"))})
    assert inconsistencies(after, before) == inconsistencies(after) != []
    after = before.model_copy(update={"personas": ()})
    assert inconsistencies(after, before) == inconsistencies(after) != []
    after = before.model_copy(update={"images": ()})
    assert inconsistencies(after, before) == inconsistencies(after) != []
    twice = Lane(id="x", kind="text", title="x")
    after = before.model_copy(update={"lanes": (*before.lanes, twice, twice)})
    assert inconsistencies(after, before) == inconsistencies(after) != []


@given(journeys(max_stages=3, max_touchpoints=8), st.integers(0, 2**32), st.integers(0, 2**32))
@settings(max_examples=200, deadline=None)
def test_checking_what_changed_finds_whatever_checking_all_finds(journey: Journey, seed: int, pick: int) -> None:
    """Tears records out and mixes in those of another journey, without any care."""
    rng = random.Random(pick)
    try:
        other = some_edit(random.Random(seed), journey)(journey)
    except JourneyError:
        other = journey
    mixed = {}
    for field in rng.sample([*THING_FIELDS, "images"], 2):
        records = [*getattr(journey, field), *getattr(other, field)]
        mixed[field] = tuple(rng.sample(records, rng.randint(0, len(records))))
    after = journey.model_copy(update=mixed)
    assert bool(inconsistencies(after, journey)) == bool(inconsistencies(after))
