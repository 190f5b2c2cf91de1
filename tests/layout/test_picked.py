"""Things named by a person, and the part of the map that shows them."""

from __future__ import annotations

import pytest
from onboarding import onboarding

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.narrow import ChoiceError
from journeymap.layout.picked import choose_things, picked

LIGHT = theme("light")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("kick", ("kick",)), (" KICK ", ("kick",)), ("sso, on", ("on", "sso")), ("kick,kick", ("kick",))],
)
def test_things_answer_to_their_ids(wanted: str, found: tuple[str, ...]) -> None:
    assert choose_things(onboarding(), wanted) == found


def test_things_answer_to_their_titles_and_texts_with_commas_in_them() -> None:
    journey = onboarding()
    kick, note = journey.touchpoints[0], journey.notes[0]
    assert kick.id in choose_things(journey, f" {kick.title.upper()} ")
    assert note.id in choose_things(journey, f"{note.text}")
    comma = journey.model_copy(update={"touchpoints": (kick.model_copy(update={"title": "Sign, then start"}),)})
    assert choose_things(comma, "sign, then  start") == (kick.id,)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("kik", "There is nothing called “kik”; did you mean “"),
        ("nothing like it at all", "say a title as the map has it, or an id"),
        (" , ", "No thing is named"),
    ],
)
def test_what_there_is_not_is_told(wanted: str, sentence: str) -> None:
    with pytest.raises(ChoiceError, match=sentence):
        choose_things(onboarding(), wanted)


def test_what_hangs_on_a_thing_comes_along_and_nothing_else() -> None:
    journey = onboarding()
    whole = build(journey, LIGHT)
    scene = picked(journey, LIGHT, ("kick",), whole)
    assert scene is not None
    assert {one.thing for one in scene.placed if one.role == "touchpoint"} == {"kick"}
    assert scene.width < whole.width


def test_what_the_map_does_not_have_is_not_shown() -> None:
    journey = onboarding()
    assert picked(journey, LIGHT, ("gone",), build(journey, LIGHT)) is None
    assert picked(journey, LIGHT, (), build(journey, LIGHT)) is None
    assert picked(journey, LIGHT, ("gone", "kick"), build(journey, LIGHT)) is not None
