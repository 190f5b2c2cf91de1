from __future__ import annotations

import pytest
from notebook import Notebook
from onboarding import onboarding

from journeymap.editor.actions import ACTIONS
from journeymap.editor.filters import Filter
from journeymap.editor.gathering import in_lane, in_stage
from journeymap.editor.session import Session
from journeymap.editor.state import Cell
from journeymap.model.edits import add_lane

BY_ID = {row.id: row for row in ACTIONS}


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


@pytest.mark.parametrize("focus", ["train", "usage", "ad", "weekly", "ces", "logins", "f5"])
def test_all_of_the_stage_that_something_stands_in(session: Session, focus: str) -> None:
    session.select((focus,))
    assert in_stage(session.state) == ("train", "guide", "usage")


def test_what_stands_in_no_stage_has_none_around_it(session: Session) -> None:
    for focus in ("dana", "cards"):
        session.select((focus,))
        assert in_stage(session.state) == ()
        assert not BY_ID["edit.select-stage"].enabled(session.state)


@pytest.mark.parametrize(
    ("focus", "found"),
    [
        ("hand", ("late", "wait", "hand")),
        ("pains", ("late", "wait", "hand")),
        ("says", ("quote",)),
        ("kick", ("kick", "sso", "form", "data", "first", "train", "guide", "usage")),
        ("nps", ("nps", "ces")),
        ("logins", ("silent", "logins")),
        ("curve", ()),
        ("on", ()),
    ],
)
def test_all_of_the_lane_that_something_stands_in(session: Session, focus: str, found: tuple[str, ...]) -> None:
    session.commit(lambda journey: add_lane(add_lane(journey, kind="metrics"), kind="signals"), "Add lanes")
    session.select((focus,))
    assert in_lane(session.state) == found


def test_an_empty_cell_stands_in_a_stage_and_a_lane(session: Session) -> None:
    session.enter(Cell("pains", "train"))
    assert in_stage(session.state) == ("train", "guide", "usage")
    assert in_lane(session.state) == ("late", "wait", "hand")


def test_only_what_is_shown_is_selected(session: Session) -> None:
    session.select(("train",))
    session.filter_by(Filter(owners=frozenset({""}), channels=frozenset({"email"})))
    session.select(("ad",))
    assert in_stage(session.state) == ()


def test_the_actions_select(session: Session) -> None:
    session.select(("train",))
    BY_ID["edit.select-stage"].run(session, Notebook())
    assert session.state.selection == ("train", "guide", "usage")
    session.select(("hand",))
    BY_ID["edit.select-lane"].run(session, Notebook())
    assert list(session.state.selection) == ["late", "wait", "hand"]
