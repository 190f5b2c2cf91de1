from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from stress import stress

from journeymap.editor.find import Options, find
from journeymap.editor.replacing import Replaced, replace, step_name, told
from journeymap.model.edits import set_journey, set_thing
from journeymap.model.find import index
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

PATTERN = Options(pattern=True)


def replaced(journey: Journey, wanted: str, by: str, options: Options | None = None) -> Replaced:
    options = options or Options()
    return replace(journey, find(journey, wanted, options).spots, wanted, by, options)


def text(journey: Journey, key: str, field: str) -> object:
    return getattr(index(journey).things[key], field)


def test_every_match_is_replaced_and_nothing_else() -> None:
    done = replaced(onboarding(), "SSO", "single sign-on")
    assert done.times == 3
    assert not done.left
    assert text(done.journey, "quote", "text") == "Whose job is the single sign-on form?"
    assert text(done.journey, "wait", "text") == "single sign-on needs IT, 6-day wait"
    before, after = index(onboarding()).things, index(done.journey).things
    assert {key for key in before if before[key] != after[key]} == {"quote", "wait", "form"}
    assert not find(done.journey, "SSO").spots


def test_what_is_not_concerned_stays_the_same_object() -> None:
    journey = onboarding()
    done = replaced(journey, "Kick-off", "Start").journey
    assert done.notes is journey.notes
    assert index(done).things["data"] is index(journey).things["data"]


def test_several_matches_in_one_text_and_the_map_itself() -> None:
    journey = set_journey(set_thing(onboarding(), "hand", text="a b a b a"), title="a", segment="banana")
    done = replaced(journey, "a", "xyz", Options(case=True, within=frozenset({"", "hand"})))
    assert text(done.journey, "hand", "text") == "xyz b xyz b xyz"
    assert (done.journey.title, done.journey.segment) == ("xyz", "bxyznxyznxyz")
    assert done.times == 7


def test_a_replacement_may_be_nothing_or_hold_what_it_replaces() -> None:
    assert text(replaced(onboarding(), "Kick-", "").journey, "kick", "title") == "off"
    assert text(replaced(onboarding(), "kick", "kick kick").journey, "kick", "title") == "kick kick-off"


def test_a_replacement_is_no_pattern_unless_asked_for() -> None:
    assert text(replaced(onboarding(), "Kick", r"\1\g<0>").journey, "kick", "title") == r"\1\g<0>-off"


def test_groups_of_a_pattern() -> None:
    done = replaced(onboarding(), r"(\w+)-off", r"Off-\1", PATTERN)
    assert text(done.journey, "kick", "title") == "Off-Kick"
    done = replaced(onboarding(), r"(?P<what>mapping)\b", r"\g<what>s", PATTERN)
    assert text(done.journey, "hand", "text") == "CSV mappings by hand"


@pytest.mark.parametrize("by", [r"\9", r"\g<none>", "\\"])
def test_a_group_that_is_not_there_is_refused(by: str) -> None:
    with pytest.raises(JourneyError, match="cannot be put there"):
        replaced(onboarding(), "Kick", by, PATTERN)


def test_a_pattern_that_is_none_is_refused() -> None:
    spots = find(onboarding(), "SSO").spots
    with pytest.raises(JourneyError, match="pattern"):
        replace(onboarding(), spots, "(SSO", "x", PATTERN)


def test_a_link_that_would_be_none_stays_and_is_named() -> None:
    links = ({"url": "https://example.org/a", "title": "https form"}, {"url": "https://example.org/b"})
    journey = set_thing(onboarding(), "sso", links=links)
    done = replaced(journey, "https://", "here ")
    assert done.times == 0
    assert done.journey == journey
    assert len(done.left) == 2
    assert "Workspace set-up" in done.left[0]
    done = replaced(journey, "https", "http")
    assert done.times == 3
    assert [link.url for link in index(done.journey).things["sso"].links] == [  # type: ignore[attr-defined]  # a touchpoint
        "http://example.org/a",
        "http://example.org/b",
    ]


def test_a_text_that_would_be_too_long_stays_and_the_others_are_replaced() -> None:
    journey = set_thing(onboarding(), "hand", text="data " * 1900)
    done = replaced(journey, "data", "all of the data")
    assert text(done.journey, "hand", "text") == "data " * 1900
    assert text(done.journey, "data", "title") == "all of the data migration"
    assert done.times == 1
    assert len(done.left) == 1


def test_the_result_is_a_sound_journey() -> None:
    done = replaced(onboarding(), "a", "ä…\n", Options()).journey
    assert parse(done.model_dump()) == done


def test_all_of_a_very_large_map_at_once() -> None:
    journey = stress(5000)
    spots = find(journey, "CSM").spots
    done = replace(journey, spots, "CSM", "Customer success", Options())
    assert done.times == len(spots) > 500
    assert not find(done.journey, "CSM").spots


def test_sentences() -> None:
    assert step_name(12, "CSM") == "Replace 12 × “CSM”"
    assert step_name(1, "CSM") == "Replace “CSM”"
    assert told(1200, "CSM", ()) == "1,200 × “CSM” replaced."
    assert told(0, "CSM", ("The note “x” stays as it is: it would be too long",)) == (
        "Nothing was replaced. The note “x” stays as it is: it would be too long."
    )
    assert told(2, "CSM", ("A.", "B.", "C.")) == "2 × “CSM” replaced. A. 2 more stay too."
