from __future__ import annotations

from pathlib import Path

import pytest
from onboarding import onboarding
from stress import stress

from journeymap.editor.actions import ACTIONS
from journeymap.editor.palette import MOST_SHOWN, Catalogue, Entry, Recent, choose
from journeymap.editor.session import Session
from journeymap.files.store import Opened
from journeymap.model.edits import rename, set_thing


class Notebook:
    """A desk that notes what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __getattr__(self, name: str):  # type: ignore[no-untyped-def]  # whatever the protocol holds
        return lambda *arguments: self.asked.append(" ".join([name, *map(str, arguments)]))


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def names(session: Session, typed: str) -> list[str]:
    return [entry.name for entry in Catalogue(session.state).found(typed)]


def only(session: Session, typed: str, name: str, recent: Recent | None = None) -> Entry:
    return next(one for one in Catalogue(session.state, recent).found(typed) if one.name == name)


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_every_action_is_found_by_its_name(row, session: Session) -> None:  # type: ignore[no-untyped-def]  # parametrised
    assert any(entry.kind == "action" and entry.key == row.id for entry in Catalogue(session.state).found(row.name))


def test_every_stage_touchpoint_milestone_lane_and_persona_is_found_by_its_name(session: Session) -> None:
    journey = session.state.journey
    catalogue = Catalogue(session.state)
    for field in ("stages", "touchpoints", "milestones", "lanes", "personas", "substages"):
        for thing in getattr(journey, field):
            name = getattr(thing, "title", "") or getattr(thing, "name", "")
            assert thing.id in [entry.key for entry in catalogue.found(f"@{name}")], name


def test_a_line_says_what_it_is_and_where(session: Session) -> None:
    found = only(session, "data migration", "Data migration")
    assert found.kind == "thing"
    assert found.place.startswith("Touchpoint · Onboarding")
    assert only(session, "zoom in", "Zoom In").place == "View"
    assert only(session, "zoom in", "Zoom In").keys == "Ctrl++"


def test_things_are_found_by_their_stage_too(session: Session) -> None:
    assert "Data migration" in names(session, "onboarding data")


def test_signs_leave_one_kind(session: Session) -> None:
    assert {entry.kind for entry in Catalogue(session.state).found(">o")} == {"action"}
    assert {entry.kind for entry in Catalogue(session.state).found("@o")} == {"thing"}
    assert {entry.kind for entry in Catalogue(session.state).found("@")} == {"thing"}
    assert {entry.kind for entry in Catalogue(session.state).found("  > ")} == {"action"}


def test_the_last_line_looks_for_the_words_in_every_text(session: Session) -> None:
    found = Catalogue(session.state).found(" nobody says this ")
    assert [entry.kind for entry in found] == ["find"]
    desk = Notebook()
    assert choose(found[0], session, desk)
    assert desk.asked == ["find_in_map nobody says this"]


def test_nothing_typed_offers_what_was_used_last_and_then_what_can_be_done(session: Session) -> None:
    recent, desk = Recent(), Notebook()
    first = Catalogue(session.state, recent).found("")
    assert all(entry.kind == "action" and entry.enabled for entry in first)
    choose(only(session, "zoom out", "Zoom Out", recent), session, desk, recent)
    choose(only(session, "@data", "Data migration", recent), session, desk, recent)
    again = Catalogue(session.state, recent).found("")
    assert [entry.name for entry in again[:2]] == ["Data migration", "Zoom Out"]
    assert len({entry.key for entry in again}) == len(again)


def test_choosing_a_thing_selects_and_reveals_it(session: Session) -> None:
    desk = Notebook()
    choose(only(session, "@data", "Data migration"), session, desk)
    assert session.state.selection == ("data",)
    assert desk.asked == ["reveal_selection"]


def test_undo_is_named_and_says_why_it_cannot_be_done(session: Session) -> None:
    undo = only(session, ">undo", "Undo")
    assert (undo.enabled, undo.why) == (False, "Nothing to undo")
    desk = Notebook()
    assert not choose(undo, session, desk)
    session.commit(lambda journey: rename(journey, "kick", "Begin"), "Rename “Kick-off”")
    undo = only(session, ">undo", "Undo Rename “Kick-off”")
    assert choose(undo, session, desk)
    assert not session.state.dirty


def test_an_action_that_became_impossible_meanwhile_is_not_run(session: Session) -> None:
    session.commit(lambda journey: rename(journey, "kick", "Begin"), "Rename")
    undo = only(session, ">undo", "Undo Rename")
    session.undo()
    before = session.state
    assert not choose(undo, session, Notebook())
    assert session.state is before


def test_what_needs_a_selection_says_so(session: Session) -> None:
    assert only(session, ">fit sel", "Fit Selection").why == "Nothing is selected"
    session.select(("kick",))
    assert only(session, ">fit sel", "Fit Selection").why == ""


def test_panels_say_whether_they_would_be_shown_or_hidden(session: Session) -> None:
    assert "Hide Overview" in names(session, ">overview")
    session.look(hidden_panels=frozenset({"overview"}))
    assert "Show Overview" in names(session, ">overview")


def test_a_changed_name_is_found_at_once_and_the_old_one_is_not(session: Session) -> None:
    assert names(session, "@sso")
    session.commit(lambda journey: set_thing(journey, "sso", title="Déjà vu"), "Rename")
    assert "Déjà vu" in names(session, "@deja")
    assert "Déjà vu" not in names(session, "@sso set")


def test_no_more_lines_than_can_be_taken_in_on_a_very_large_map() -> None:
    catalogue = Catalogue(Session.begin(stress(5000)).state)
    for typed in ("", "e", "k", "kick", "@", ">o", "o e", "stage 7"):
        assert 0 < len(catalogue.found(typed)) <= MOST_SHOWN


def test_what_cannot_be_done_on_a_map_for_looking_only_says_why() -> None:
    session = Session.begin(onboarding())
    session.opened(Opened(Path("x.journey"), onboarding(), "0" * 64, read_only=True))
    session.select(("kick", "data"))
    assert only(session, ">connect", "Connect").why == "This map can only be looked at"
