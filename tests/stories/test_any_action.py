"""Whatever somebody does, and in whatever order: the map stays sound, undoing all of it gives the first bytes back,
and redoing all of it the last."""

from __future__ import annotations

import gc
import random
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from notebook import Notebook
from onboarding import onboarding
from random_edits import some_edit
from strategies import SAMPLES

from journeymap.draw.theme import theme
from journeymap.editor import typing
from journeymap.editor.actions import ACTIONS
from journeymap.editor.session import Session
from journeymap.editor.state import Cell
from journeymap.files.format import dump, load
from journeymap.layout.build import build
from journeymap.model import edits
from journeymap.model.edits import new_journey
from journeymap.model.find import index
from journeymap.model.refusal import JourneyError

BEYOND_THE_MAP = ("file.", "view.")
"""Actions that leave the map alone."""
ON_THE_MAP = tuple(row for row in ACTIONS if not row.id.startswith(BEYOND_THE_MAP))
NUMBER = st.integers(0, 2**32)


class Anybody(RuleBasedStateMachine):
    """Somebody at the program who does one thing after the other."""

    @initialize(empty=st.booleans())
    def begin(self, empty: bool) -> None:
        self.session = Session.begin(new_journey() if empty else onboarding())
        self.first = dump(self.session.state.journey)
        self.desk = Notebook()

    def pick(self, number: int) -> str | None:
        things = tuple(index(self.session.state.journey).things)
        return things[number % len(things)] if things else None

    @rule(number=NUMBER, more=NUMBER, extend=st.booleans())
    def select(self, number: int, more: int, extend: bool) -> None:
        with suppress(JourneyError):  # a text that cannot be taken is not left behind
            self.session.select(tuple(filter(None, {self.pick(number), self.pick(more)})), extend=extend)

    @rule(lane=NUMBER, at=NUMBER)
    def enter_a_cell(self, lane: int, at: int) -> None:
        journey = self.session.state.journey
        places = (*journey.touchpoints, *journey.stages)
        if journey.lanes and places:
            cell = Cell(journey.lanes[lane % len(journey.lanes)].id, places[at % len(places)].id)
            with suppress(JourneyError):  # a text that cannot be taken is not left behind
                self.session.enter(cell)

    @rule(number=st.integers(0, len(ON_THE_MAP) - 1))
    def act(self, number: int) -> None:
        row = ON_THE_MAP[number]
        if row.enabled(self.session.state):
            with suppress(JourneyError):  # told to whoever asked
                row.run(self.session, self.desk)

    @rule(number=NUMBER)
    def edit(self, number: int) -> None:
        with suppress(JourneyError):
            self.session.commit(some_edit(random.Random(number), self.session.state.journey), "Edit")

    @rule(text=st.sampled_from(SAMPLES))
    def type(self, text: str) -> None:
        state = self.session.state
        with suppress(JourneyError):  # not everything has a text
            if state.draft is None and state.cell is not None:
                typing.begin_cell(self.session, state.cell)
            elif state.draft is None:
                typing.begin(self.session, state.focus or "")
        typing.write(self.session, text)

    @rule(how=st.sampled_from(("finish", "abandon", "onward", "back", "next")))
    def stop_typing(self, how: str) -> None:
        match how:
            case "finish":
                typing.finish(self.session)
            case "abandon":
                typing.abandon(self.session)
            case "next":
                typing.next_touchpoint(self.session)
            case _:
                typing.onward(self.session, back=how == "back")

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule(undone=st.integers(0, 30))
    def click_in_the_history(self, undone: int) -> None:
        self.session.go_back_to(undone)

    @precondition(lambda self: self.session.state.draft is None)
    @rule(number=NUMBER, keep=st.booleans())
    def preview(self, number: int, keep: bool) -> None:
        journey = self.session.state.journey
        with suppress(JourneyError):
            moved = some_edit(random.Random(number), journey)(journey)
            self.session.preview(lambda _: moved)
            if keep:
                self.session.commit(lambda _: moved, "Drag")
            else:
                self.session.cancel()

    @invariant()
    def what_is_selected_is_there(self) -> None:
        state = self.session.state
        things = index(state.journey).things
        assert set(state.selection) <= things.keys()
        assert state.cell is None or not state.selection
        assert state.draft is None or state.draft.thing == "" or state.draft.thing in things

    @invariant()
    def it_can_be_drawn(self) -> None:
        assert build(self.session.state.journey, theme("light")).placed

    def teardown(self) -> None:
        session = self.session
        session.cancel()
        last, undone = dump(session.state.journey), len(session.redo_names())
        assert load(last).journey == session.state.journey
        while session.state.undo_name is not None:
            session.undo()
        assert dump(session.state.journey) == self.first
        assert not session.state.dirty
        while len(session.redo_names()) > undone:
            session.redo()
        assert dump(session.state.journey) == last


class TestAnybody(Anybody.TestCase):  # type: ignore[misc,valid-type]  # made by hypothesis
    settings = settings(max_examples=200, stateful_step_count=50, deadline=None)


@pytest.mark.long
class TestAnybodyForLong(Anybody.TestCase):  # type: ignore[misc,valid-type]  # as above
    settings = settings(max_examples=1000, stateful_step_count=60, deadline=None)


WORDS = ("kick-off", "review", "data", "team", "first", "value", "call", "guide", "renewal", "plan", "survey", "board")


def small_change(rng: random.Random, session: Session) -> None:
    """One of the things that are done most, on a map that stays about as large as it is."""
    journey = session.state.journey
    touchpoints = journey.touchpoints
    one, other = rng.choice(touchpoints).id, rng.choice(touchpoints).id
    match rng.randrange(6):
        case 0 | 1:
            typing.begin(session, one)
            text = ""
            for letter in " ".join(rng.choices(WORDS, k=2)):
                text += letter
                typing.write(session, text)
            typing.finish(session)
        case 2:
            session.commit(lambda j: edits.set_feeling(j, one, journey.personas[0].id, rng.randint(-2, 2)), "Feel")
        case 3 if one != other:
            session.commit(lambda j: edits.move_touchpoints(j, (one,), after=other), "Move")
        case 4:
            session.commit(lambda j: edits.set_thing(j, one, day=rng.randint(0, 400)), "Set day")
        case _:
            session.undo()


def memory_of(steps: int) -> list[float]:
    """MB of Python's own after each quarter of so many changes, each laid out as the window does it."""
    rng = random.Random(7)
    session = Session.begin(onboarding())
    light = theme("light")
    scene = build(session.state.journey, light)
    found = []
    tracemalloc.start()
    try:
        for step in range(1, steps + 1):
            small_change(rng, session)
            scene = build(session.state.journey, light, scene)
            if step % (steps // 4) == 0:
                gc.collect()
                found.append(tracemalloc.get_traced_memory()[0] / 1e6)
    finally:
        tracemalloc.stop()
    return found


@pytest.mark.long
def test_sixty_thousand_changes_leave_memory_level() -> None:
    quarters = memory_of(60_000)
    assert max(quarters) - quarters[0] < 5, quarters
