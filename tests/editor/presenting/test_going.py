"""How a presentation goes, without any window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding

from journeymap.editor.presenting import going, numbers
from journeymap.editor.presenting.composed import steps_of
from journeymap.editor.presenting.finding import composed_for
from journeymap.editor.session import Session
from journeymap.model.edits import delete, new_journey, set_feeling, set_thing
from journeymap.model.edits.presenting import move_step, set_step
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from journeymap.editor.presenting.show import Blank
    from journeymap.layout.presented.stops import Stop


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def begun(session: Session, from_here: bool = False) -> Session:
    going.begin(session, 1920, 1080, from_here=from_here)
    return session


def hide(session: Session, key: str) -> None:
    session.commit(lambda journey: set_step(journey, key, hidden=True), "Hide")


def where(session: Session) -> tuple[str, str]:
    stop = going.here(session.state)
    assert stop is not None
    return stop.key, stop.at


def first_picture(session: Session) -> list[Stop]:
    """The stops of the first picture of the present step."""
    stop = going.here(session.state)
    assert stop is not None
    assert session.state.show is not None
    return list(composed_for(session.state, session.state.show, stop.step).on(1))


def walked(session: Session) -> list[tuple[str, str]]:
    """Every stop from the present one to the end."""
    found = [where(session)]
    while True:
        going.onward(session)
        if where(session) == found[-1]:
            return found
        found.append(where(session))


def test_it_begins_with_the_title_and_goes_through_every_step_in_order(session: Session) -> None:
    found = walked(begun(session))
    assert found[0] == ("title", "1")
    keys = list(dict.fromkeys(key for key, _ in found))
    order = [key_of(step) for step in steps_of(session.state.journey)]
    assert keys == [key for key in order if key in keys]
    assert {"overview", "stage/on", "stage/ad", "milestones", "experience", "opportunities"} <= set(keys)


def test_back_goes_the_same_way(session: Session) -> None:
    there = walked(begun(session))
    back = [where(session)]
    while where(session) != ("title", "1"):
        going.back(session)
        back.append(where(session))
    assert back[::-1] == there


def test_a_stage_is_shown_whole_then_touchpoint_by_touchpoint(session: Session) -> None:
    found = [at for key, at in walked(begun(session)) if key == "stage/on"]
    assert found[0] == "1"
    seen = [at.partition("/")[2] for at in found if "/" in at]
    assert list(dict.fromkeys(seen)) == ["kick", "sso", "form", "data", "first"]


def test_a_stage_whole_has_no_other_stops_than_its_pictures(session: Session) -> None:
    session.commit(lambda j: set_step(j, "stage/on", reveal="whole"), "Reveal")
    assert all("/" not in at for key, at in walked(begun(session)) if key == "stage/on")


def test_lane_by_lane_the_picture_grows(session: Session) -> None:
    session.commit(lambda j: set_step(j, "stage/on", reveal="lanes"), "Reveal")
    begun(session)
    going.go_to(session, "stage/on")
    stops = first_picture(session)
    counts = [len(one.scene.placed) for one in stops]
    assert len(counts) > 2
    assert counts == sorted(counts)
    assert stops[-1].light is None


def test_the_experience_is_drawn_stage_by_stage(session: Session) -> None:
    session.commit(lambda j: set_feeling(j, "train", "dana", 1), "Feel")
    begun(session)
    going.go_to(session, "experience")
    stops = first_picture(session)
    faces = [sum(placed.role == "feeling" for placed in one.scene.placed) for one in stops]
    assert len(stops) > 1
    assert faces == sorted(faces)
    assert faces[-1] > 0


def test_hidden_steps_are_left_out_and_moved_ones_come_where_they_stand(session: Session) -> None:
    session.commit(lambda j: set_step(j, "overview", hidden=True), "Hide")
    session.commit(lambda j: move_step(j, "experience", before="title"), "Move")
    found = walked(begun(session))
    assert found[0][0] == "experience"
    assert "overview" not in {key for key, _ in found}


def test_what_is_shown_is_selected(session: Session) -> None:
    begun(session)
    going.go_to(session, "stage/on")
    assert session.state.selection == ("on",)
    going.onward(session)
    assert session.state.selection == ("kick",)
    assert going.lit_touchpoint(session.state) == "kick"


def test_from_here_begins_at_what_is_selected(session: Session) -> None:
    session.select(("data",))
    begun(session, from_here=True)
    assert where(session) == ("stage/on", "1/data")


def test_from_here_with_a_note_begins_at_its_touchpoint(session: Session) -> None:
    note = next(one for one in session.state.journey.notes if one.at == "data")
    session.select((note.id,))
    begun(session, from_here=True)
    assert where(session)[1].endswith("/data")


def test_from_here_without_a_selection_begins_at_the_beginning(session: Session) -> None:
    begun(session, from_here=True)
    assert where(session) == ("title", "1")


def test_at_both_ends_it_stays(session: Session) -> None:
    begun(session)
    going.back(session)
    assert where(session) == ("title", "1")
    going.last(session)
    end = where(session)
    going.onward(session)
    assert where(session) == end
    going.home(session)
    assert where(session) == ("title", "1")


def test_whole_steps_can_be_skipped(session: Session) -> None:
    begun(session)
    going.go_to(session, "stage/on")
    going.onward(session)
    going.next_step(session)
    assert where(session) == ("stage/ad", "1")
    going.next_step(session, -1)
    assert where(session) == ("stage/on", "1")


def test_a_number_and_enter_jump(session: Session) -> None:
    begun(session)
    numbers.type_digit(session, "4")
    assert numbers.jump(session)
    assert where(session) == ("stage/ad", "1")
    assert not numbers.jump(session)


def test_a_number_beyond_the_end_jumps_to_the_last_step_and_none_to_the_first(session: Session) -> None:
    begun(session)
    for digit in "99":
        numbers.type_digit(session, digit)
    assert numbers.jump(session)
    reached = where(session)
    going.last(session)
    assert where(session)[0] == reached[0]
    numbers.type_digit(session, "0")
    numbers.jump(session)
    assert where(session) == ("title", "1")


def test_a_number_is_taken_back(session: Session) -> None:
    begun(session)
    numbers.type_digit(session, "7")
    assert numbers.forget_digits(session)
    assert not numbers.forget_digits(session)


def test_from_black_the_clicker_comes_back_to_what_was_shown(session: Session) -> None:
    begun(session)
    going.onward(session)
    before = where(session)
    going.blank(session, "black")
    found = [session.state.show and session.state.show.blank]
    going.onward(session)
    found.append(session.state.show and session.state.show.blank)
    assert found == ["black", ""]
    assert where(session) == before


def test_black_again_and_white_instead(session: Session) -> None:
    begun(session)
    found = []
    hows: tuple[Blank, ...] = ("black", "white", "white")
    for how in hows:
        going.blank(session, how)
        found.append(session.state.show and session.state.show.blank)
    assert found == ["black", "white", ""]


def test_an_edit_keeps_the_place(session: Session) -> None:
    begun(session)
    going.go_to_thing(session, "data")
    session.commit(lambda j: set_thing(j, "kick", title="Another beginning"), "Rename")
    assert where(session) == ("stage/on", "1/data")


def test_what_is_deleted_gives_its_place_to_its_neighbour(session: Session) -> None:
    begun(session)
    going.go_to_thing(session, "data")
    session.commit(lambda j: delete(j, ("data",)), "Delete")
    key, at = where(session)
    assert key == "stage/on"
    assert not at.endswith("/data")
    session.undo()
    assert where(session) == ("stage/on", "1/data")


def test_a_stage_that_goes_takes_the_presentation_to_the_beginning(session: Session) -> None:
    begun(session)
    going.go_to_thing(session, "data")
    session.commit(lambda j: delete(j, ("on",)), "Delete")
    assert where(session) == ("title", "1")
    going.onward(session)
    assert where(session)[0] == "overview"


def test_only_steps_that_are_asked_for_are_composed(session: Session) -> None:
    begun(session)
    assert session.state.show is not None
    made = session.state.show.made
    assert made.count == 1
    going.onward(session)
    assert made.count == 2
    going.go_to_thing(session, "kick")
    count = made.count
    for _ in range(3):
        going.onward(session)
    assert made.count == count
    session.commit(lambda j: set_thing(j, "kick", title="Start"), "Rename")
    going.here(session.state)
    assert made.count == count + 1


def test_another_size_composes_anew(session: Session) -> None:
    begun(session)
    going.go_to_thing(session, "kick")
    before = going.here(session.state)
    going.look(session, least=36)
    after = going.here(session.state)
    assert before is not None
    assert after is not None
    assert after.scene.height < before.scene.height
    going.resize(session, 1024, 768)
    narrow = going.here(session.state)
    assert narrow is not None
    assert narrow.scene.width / narrow.scene.height == pytest.approx(1024 / 768)


def test_an_empty_map_is_presented_too() -> None:
    session = begun(Session.begin(new_journey()))
    assert where(session) == ("title", "1")


def test_with_every_step_hidden_nothing_is_presented() -> None:
    session = Session.begin(new_journey())
    for key in map(key_of, steps_of(session.state.journey)):
        hide(session, key)
    begun(session)
    assert session.state.show is None


def test_at_the_end_what_was_shown_last_stays_selected(session: Session) -> None:
    begun(session)
    going.go_to_thing(session, "data")
    going.finish_show(session)
    assert session.state.show is None
    assert session.state.selection == ("data",)


def test_it_is_no_part_of_the_history(session: Session) -> None:
    begun(session)
    going.last(session)
    assert session.undo_names() == ()
    assert not session.state.dirty
