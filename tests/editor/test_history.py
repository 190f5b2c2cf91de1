from __future__ import annotations

import random

import pytest
from onboarding import onboarding
from random_edits import some_edit
from strategies import picture
from stress import stress

from journeymap.editor import history
from journeymap.editor.session import Session
from journeymap.model.edits import rename, set_thing
from journeymap.model.edits.picturing import add_picture
from journeymap.model.refusal import JourneyError


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def type_title(session: Session, *texts: str) -> None:
    """Typing in the first card's title, a letter after the other."""
    for text in texts:
        session.commit(lambda journey, text=text: rename(journey, "kick", text), "Type", merge_key="type kick")  # type: ignore[misc]  # bound now


# -- the list


def test_the_list_says_where_the_map_is(session: Session) -> None:
    for name in ("one", "two", "three"):
        session.commit(lambda journey, name=name: rename(journey, "kick", name), f"Rename {name}")  # type: ignore[misc]  # bound now
    session.undo()
    now = session.timeline()
    assert now.names == ("Rename one", "Rename two", "Rename three")
    assert (now.present, now.saved) == (2, 0)
    assert [now.name(place) for place in range(4)] == ["New map", "Rename one", "Rename two", "Rename three"]


def test_a_click_goes_there_in_one_change(session: Session) -> None:
    for number in range(50):
        session.commit(lambda journey, number=number: rename(journey, "kick", str(number)), "Rename")  # type: ignore[misc]  # bound now
    told = []
    session.subscribe(lambda _, after: told.append(after.journey.touchpoints[0].title))
    session.go_back_to(50)
    assert (told, session.state.dirty, session.timeline().present) == (["Kick-off"], False, 0)
    session.go_back_to(10)
    assert told == ["Kick-off", "39"]
    session.go_back_to(10)
    assert len(told) == 2, "nothing to do"
    session.go_back_to(-3)
    assert session.timeline().present == 50
    session.go_back_to(900)
    assert session.timeline().present == 0


def test_going_elsewhere_takes_back_a_gesture_first(session: Session) -> None:
    session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    session.preview(lambda journey: rename(journey, "kick", "Dragged"))
    session.go_back_to(1)
    assert not session.state.previewing
    assert not session.state.dirty


def test_what_is_saved_is_marked_where_it_is(session: Session) -> None:
    from pathlib import Path

    from journeymap.files.store import Opened

    session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    session.saved(Opened(Path("x.journey"), session.state.journey, "0" * 64))
    session.commit(lambda journey: rename(journey, "kick", "Begin"), "Rename")
    assert session.timeline().saved == 1
    assert session.timeline().begins == "Opened"
    session.undo()
    session.undo()
    session.commit(lambda journey: rename(journey, "kick", "Other"), "Rename")
    assert session.timeline().saved is None, "no step leads there any more"
    assert session.state.dirty


# -- an exact mark


def test_what_is_typed_and_taken_back_leaves_no_step(session: Session) -> None:
    type_title(session, "Kick-off!", "Kick-off")
    assert not session.state.dirty
    assert session.undo_names() == ()
    type_title(session, "Kick-off?")
    assert session.undo_names() == ("Type",)


def test_a_run_that_comes_to_nothing_does_not_join_the_one_before(session: Session) -> None:
    type_title(session, "Start")
    session.settle()
    type_title(session, "Start!", "Start", "Begin")
    assert session.undo_names() == ("Type", "Type")
    session.undo()
    assert session.state.journey.touchpoints[0].title == "Start"


def test_steps_that_lead_back_to_what_is_saved_leave_it_clean(session: Session) -> None:
    session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    session.commit(lambda journey: set_thing(journey, "data", owner="CSM"), "Change owner")
    session.commit(lambda journey: set_thing(journey, "data", owner=""), "Change owner")
    session.commit(lambda journey: rename(journey, "kick", "Kick-off"), "Rename")
    assert not session.state.dirty
    assert len(session.undo_names()) == 4
    session.undo()
    session.redo()
    assert session.state.journey is session.state.saved


def test_typing_back_to_what_is_saved_after_saving(session: Session) -> None:
    from pathlib import Path

    from journeymap.files.store import Opened

    type_title(session, "Start")
    session.saved(Opened(Path("x.journey"), session.state.journey, "0" * 64))
    type_title(session, "Start now", "Start")
    assert not session.state.dirty
    session.undo()
    assert session.state.journey.touchpoints[0].title == "Kick-off"
    assert session.state.dirty


# -- how much is kept


def test_a_step_costs_what_it_does_not_share() -> None:
    small, large = onboarding(), stress(5000)
    key = large.touchpoints[0].id
    assert history.cost(small, rename(small, "kick", "x")) < 5_000
    assert 40_000 < history.cost(large, rename(large, key, "x")) < 60_000
    shot = picture(30)
    assert history.cost(small, add_picture(small, shot)) > 3_000 + len(shot.data)
    assert history.cost(add_picture(small, shot), small) > 3_000 + len(shot.data)


def test_the_oldest_steps_go_when_they_cost_too_much(monkeypatch: pytest.MonkeyPatch, session: Session) -> None:
    monkeypatch.setattr(history, "MOST_BYTES", 300_000)
    monkeypatch.setattr(history, "LEAST_STEPS", 10)
    for number in range(400):
        session.commit(lambda journey, number=number: rename(journey, "kick", str(number)), "Rename")  # type: ignore[misc]  # bound now
    count = len(session.undo_names())
    assert 60 < count < 110
    assert session.timeline().begins == "Earlier steps are no longer kept"
    session.go_back_to(count)
    assert session.state.journey.touchpoints[0].title == str(399 - count)
    monkeypatch.setattr(history, "MOST_BYTES", 0)
    for number in range(30):
        session.commit(lambda journey, number=number: rename(journey, "kick", f"n{number}"), "Rename")  # type: ignore[misc]  # bound now
    assert len(session.undo_names()) == 10, "a few in any case"


@pytest.mark.parametrize("seed", range(4))
def test_going_through_the_whole_list_and_back(seed: int, session: Session) -> None:
    rng = random.Random(seed)
    shown = [session.state.journey]
    while len(shown) < 40:
        edit = some_edit(rng, session.state.journey)
        before = session.state.journey
        try:
            session.commit(edit, "Edit")
        except JourneyError:
            continue
        if session.state.journey is not before:
            shown.append(session.state.journey)
    total = len(session.timeline().names)
    assert total == len(shown) - 1
    for _ in range(30):
        place = rng.randrange(total + 1)
        session.go_back_to(total - place)
        assert session.state.journey is shown[place]
        assert session.state.dirty == (shown[place] != shown[0])
