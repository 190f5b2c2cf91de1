from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from onboarding import onboarding

from journeymap.editor import typing
from journeymap.editor.searching import Search
from journeymap.editor.session import Session
from journeymap.files.store import Opened
from journeymap.model.edits import rename, set_thing
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


@pytest.fixture
def search(session: Session) -> Search:
    made = Search(session)
    made.begin()
    return made


def text(session: Session, key: str) -> object:
    thing = index(session.state.journey).things[key]
    return getattr(thing, "text", None) or getattr(thing, "title", None)


def test_typing_goes_to_the_first_match(search: Search, session: Session) -> None:
    search.look("s")
    search.look("sso")
    assert session.state.selection == ("quote",)
    assert search.count == "1 of 3"
    assert search.things == ("quote", "wait", "form")


def test_it_is_looked_from_what_is_selected(session: Session) -> None:
    session.select(("form",))
    search = Search(session)
    search.begin()
    search.look("sso")
    assert (session.state.selection, search.count) == (("form",), "3 of 3")


def test_next_and_previous_go_round(search: Search, session: Session) -> None:
    search.look("sso")
    walked = []
    for way in (1, 1, 1, -1, -1):
        search.step(way)
        walked.append(session.state.focus)
    assert walked == ["wait", "form", "quote", "form", "wait"]


def test_a_step_before_anything_was_gone_to(search: Search, session: Session) -> None:
    search.wanted = "sso"
    search.step(-1)
    assert session.state.focus == "form"
    search.wanted = "nobody says this"
    search.step(1)
    assert search.spot is None


def test_the_map_itself_is_gone_to_by_selecting_nothing(search: Search, session: Session) -> None:
    session.select(("kick",))
    search.look("to advocate")
    assert session.state.selection == ()
    assert search.count == "1 of 1"


def test_counts_in_words(search: Search, session: Session) -> None:
    assert search.count == ""
    search.look("zzz")
    assert search.count == "Nothing found"
    search.set(pattern=True)
    search.look("(")
    assert search.count.startswith("This is no pattern")
    search.set(pattern=False)
    search.look("sso")
    session.commit(lambda journey: set_thing(journey, "quote", text="Whose job is it?"), "Type")
    assert search.count == "2 found"


def test_ways_of_looking(search: Search) -> None:
    search.look("csv")
    assert search.count == "1 of 1"
    search.set(case=True)
    assert search.count == "Nothing found"
    search.set(case=False, words=True)
    search.look("map")
    assert search.count == "Nothing found"


def test_only_in_what_was_selected(search: Search) -> None:
    search.confine(("data",))
    search.look("a")
    assert {spot.piece.thing for spot in search.found.spots} <= {"data", "hand", "silent", "calm", "f3"}
    search.confine(None)
    assert len({spot.piece.thing for spot in search.found.spots}) > 10


def test_replace_one_after_the_other(search: Search, session: Session) -> None:
    search.look("SSO")
    search.replace_one("SSO SSO")
    assert text(session, "quote") == "Whose job is the SSO SSO form?"
    assert session.state.undo_name == "Replace “SSO”"
    assert session.state.focus == "wait", "not the words just put there"
    search.replace_one("x")
    search.replace_one("x")
    assert text(session, "form") == "x form"
    assert search.count == "1 of 2", "and round to those"
    for _ in range(3):
        session.undo()
    assert not session.state.dirty


def test_replace_one_first_goes_to_a_match(search: Search, session: Session) -> None:
    search.wanted = "sso"
    search.replace_one("x")
    assert (session.state.focus, session.state.dirty) == ("quote", False)


def test_replace_one_with_a_pattern_goes_on_behind_it(search: Search, session: Session) -> None:
    search.set(pattern=True)
    session.commit(lambda journey: set_thing(journey, "hand", text="aa ab aa"), "Type")
    search.confine(("hand",))
    search.look(r"a(\w)")
    search.replace_one(r"aaa\1")
    assert text(session, "hand") == "aaaa ab aa"
    assert search.spot is not None
    assert search.spot.start == 5


def test_replace_all_is_one_step(search: Search, session: Session) -> None:
    search.look("sso")
    search.replace_all("log-in")
    assert session.undo_names() == ("Replace 3 × “sso”",)
    assert search.told == "3 × “sso” replaced."
    assert search.count == "Nothing found"
    session.undo()
    assert not session.state.dirty
    assert search.count == "3 found"


def test_replacing_nothing_makes_no_step(search: Search, session: Session) -> None:
    search.look("zzz")
    search.replace_all("x")
    search.replace_one("x")
    search.look("Kick")
    search.replace_all("Kick")
    assert not session.undo_names()


def test_a_match_that_cannot_be_replaced_is_passed_over_and_said(search: Search, session: Session) -> None:
    link = {"url": "https://example.org", "title": "https"}
    session.commit(lambda journey: set_thing(journey, "sso", links=(link,)), "Link")
    search.look("https")
    assert search.spot is not None
    search.step(1)
    assert search.spot.piece.field == "links.0.url"
    search.replace_one("no")
    assert "stays as it is" in search.told
    assert search.spot.piece.field == "links.0.title"
    search.replace_all("no")
    assert search.told.startswith("1 × “https” replaced. The touchpoint “Workspace set-up” stays as it is:")


def test_a_map_that_can_only_be_read_is_not_changed(search: Search, session: Session) -> None:
    session.opened(Opened(Path("x.journey"), onboarding(), "0" * 64, read_only=True))
    search.look("sso")
    with pytest.raises(JourneyError):
        search.replace_all("x")
    with pytest.raises(JourneyError):
        search.replace_one("x")
    assert text(session, "form") == "SSO form"


def test_the_present_match_is_lost_when_its_text_goes(search: Search, session: Session) -> None:
    search.look("sso")
    session.commit(lambda journey: rename(journey, "quote", ""), "Type")
    assert search.position == 0
    search.step(1)
    assert session.state.focus == "form", "it goes on from where it was"
    assert replace(search.options, case=True).case


def test_what_is_being_typed_or_dragged_ends_before_anything_is_replaced(search: Search, session: Session) -> None:
    typing.begin(session, "form")
    typing.write(session, "SSO form, signed")
    search.wanted = "sso"
    search.replace_all("log-in")
    assert session.state.draft is None
    assert text(session, "form") == "log-in form, signed"
    session.preview(lambda journey: rename(journey, "form", "log-in dragged"))
    search.wanted = "log-in"
    search.replace_all("SSO")
    assert text(session, "form") == "SSO form, signed"
