from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onboarding import columns, onboarding
from stress import stress

from journeymap.draw.theme import theme
from journeymap.editor.filtering import part_of
from journeymap.editor.filters import Filter, channels, filtered, hidden, owners, shown, summary, troubled_by
from journeymap.editor.session import Session
from journeymap.editor.state import Cell
from journeymap.flow.edges import edges
from journeymap.layout.build import build
from journeymap.layout.hit import places_of
from journeymap.model.edits import add_touchpoint, added, delete, rename, set_thing, set_things
from journeymap.model.find import index
from journeymap.model.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey

LIGHT = theme("light")


def owned() -> Journey:
    """The small journey with owners and channels: CSM has kick, data, train and guide."""
    journey = set_things(onboarding(), ("kick", "data", "train", "guide"), owner="CSM", channel="call")
    return set_things(journey, ("sso", "first"), owner="Engineering", channel="email")


def ids(journey: Journey, field: str = "touchpoints") -> list[str]:
    return [thing.id for thing in getattr(journey, field)]


def drawn(scene: Scene) -> int:
    """How many fragments had to be drawn for a scene."""
    assert scene.memory is not None
    return scene.memory.drawn


@pytest.fixture
def session() -> Session:
    return Session.begin(owned())


def only(session: Session, *names: str) -> None:
    session.filter_by(Filter(owners=frozenset(names)))


def test_only_an_owner() -> None:
    part = filtered(owned(), Filter(owners=frozenset({"CSM"})))
    assert ids(part) == ["kick", "data", "train", "guide"]
    assert columns(part) == "kick | data | - || train | guide || -"
    assert ids(part, "notes") == ["hand", "late", "shot"]
    assert ids(part, "responses") == ["calm"]
    assert ids(part, "signals") == ["silent", "logins"]
    assert ids(part, "flows") == []
    assert ids(part, "milestones") == ["invited", "weekly"], "first value stands at a touchpoint that is left out"
    assert part.success[0].proof is None


def test_nobody_is_an_owner_too() -> None:
    assert ids(filtered(owned(), Filter(owners=frozenset({""})))) == ["form", "usage"]
    assert ids(filtered(owned(), Filter(owners=frozenset({"", "Engineering"})))) == ["sso", "form", "first", "usage"]


def test_only_a_channel_of_an_owner() -> None:
    how = Filter(owners=frozenset({"CSM", ""}), channels=frozenset({"email", "call"}))
    assert ids(filtered(owned(), how)) == ["kick", "data", "train", "guide"]


def test_what_shared_a_column_stays_together_where_it_stood() -> None:
    journey = set_thing(owned(), "data", together_with="sso")
    part = filtered(journey, Filter(owners=frozenset({"", "CSM"})))
    assert columns(part) == "kick | form+data | - || train | guide+usage || -"
    assert columns(journey).startswith("kick | sso+form+data | ")


def test_only_some_lanes_without_changing_which_are_hidden() -> None:
    journey = set_thing(owned(), "says", hidden=True)
    part = filtered(journey, Filter(lanes=frozenset({"says", "cards"})))
    assert [lane.id for lane in part.lanes if not lane.hidden] == ["cards", "says"]
    assert ids(part) == ids(journey)


def test_only_a_persona() -> None:
    part = filtered(owned(), Filter(personas=frozenset({"omar"})))
    assert ids(part, "personas") == ["omar"]
    assert {feeling.persona for t in part.touchpoints for feeling in t.feelings} == {"omar"}
    assert ids(part) == ids(owned()), "a touchpoint without feelings is one too"
    assert "quote" not in ids(part, "notes")
    assert "wait" in ids(part, "notes")


def test_only_problems() -> None:
    journey = owned()
    troubled = troubled_by(journey, ("hand", "value", "f4"))
    assert {"hand", "data", "value", "first", "f4"} <= troubled
    part = filtered(journey, Filter(only_problems=True, troubled=troubled))
    assert ids(part) == ["data", "first"]
    assert ids(filtered(journey, Filter(only_problems=True))) == []


def test_a_milestone_with_a_problem_is_shown_without_its_touchpoint() -> None:
    journey = owned()
    part = filtered(journey, Filter(only_problems=True, troubled=frozenset({"value"})))
    assert [(m.id, m.touchpoint) for m in part.milestones] == [("value", None), ("weekly", None)]


def test_what_is_left_has_the_ways_it_has_in_the_whole() -> None:
    journey = owned()
    part = filtered(journey, Filter(owners=frozenset({"CSM"})))
    whole = {(edge.source, edge.target) for edge in edges(journey)}
    assert {(edge.source, edge.target) for edge in edges(part)} <= whole
    assert ("kick", "data") not in {(edge.source, edge.target) for edge in edges(part)}, "there is a set-up between"


def test_an_idle_filter_shows_the_journey_itself(session: Session) -> None:
    session.filter_by(Filter())
    assert shown(session.state) is session.state.journey


def test_the_same_part_as_long_as_nothing_changes(session: Session) -> None:
    only(session, "CSM")
    assert shown(session.state) is shown(session.state)


def test_an_edit_makes_only_what_it_changed_anew() -> None:
    journey = stress(300)
    how = Filter(owners=frozenset({"CSM", "Support"}), personas=frozenset({journey.personas[0].id}))
    before = filtered(journey, how)
    key = before.touchpoints[3].id
    after = filtered(rename(journey, key, "Other"), how)
    assert [t.id for t, u in zip(after.touchpoints, before.touchpoints, strict=True) if t is not u] == [key]
    for field in ("notes", "lanes", "milestones", "flows", "personas"):
        assert getattr(after, field) is getattr(before, field), field
    scene = build(before, LIGHT)
    assert drawn(build(after, LIGHT, scene)) == 1


def test_the_filter_is_no_part_of_history_nor_of_what_is_saved(session: Session) -> None:
    only(session, "CSM")
    assert not session.state.dirty
    assert session.undo_names() == ()
    session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    assert index(shown(session.state)).things["kick"].title == "Start"  # type: ignore[attr-defined]  # a touchpoint
    assert len(session.state.journey.touchpoints) == 8
    session.undo()
    assert session.state.filter is not None
    session.filter_by(None)
    assert shown(session.state) is session.state.journey


def test_what_is_filtered_out_is_selected_no_longer(session: Session) -> None:
    session.select(("kick", "sso", "form"))
    only(session, "CSM")
    assert session.state.selection == ("kick",)


def test_what_is_gone_to_is_shown_and_stays(session: Session) -> None:
    only(session, "CSM")
    assert hidden(session.state, ("kick", "sso")) == ("sso",)
    session.select(("sso",))
    assert "sso" in ids(shown(session.state))
    session.select(("kick",))
    assert "sso" in ids(shown(session.state)), "nothing goes while somebody looks around"


def test_a_new_touchpoint_is_shown_though_it_matches_nothing(session: Session) -> None:
    only(session, "CSM")
    before = session.state.journey
    after = add_touchpoint(before, title="New", after="kick")
    session.commit(lambda _: after, "Add", select=added(before, after))
    (key,) = session.state.selection
    assert key in ids(shown(session.state))


def test_what_stops_matching_while_it_is_edited_stays(session: Session) -> None:
    only(session, "CSM")
    session.select(("kick", "data"))
    session.commit(lambda journey: set_things(journey, ("kick", "data"), owner="Support"), "Change owner")
    assert {"kick", "data"} <= set(ids(shown(session.state)))


def test_what_hangs_on_something_brings_it_along(session: Session) -> None:
    session.filter_by(Filter(owners=frozenset({"CSM"}), lanes=frozenset({"cards"})))
    session.select(("wait",))
    part = shown(session.state)
    assert "sso" in ids(part)
    assert "wait" in ids(part, "notes")
    assert {lane.id for lane in part.lanes if not lane.hidden} == {"cards", "pains"}
    session.enter(Cell("says", "first"))
    assert "first" in ids(shown(session.state))
    session.select(("value",))
    assert "value" in ids(shown(session.state), "milestones")


def test_a_note_shown_besides_speaks_for_nobody_who_is_not_shown(session: Session) -> None:
    session.filter_by(Filter(personas=frozenset({"omar"})))
    session.select(("quote",))
    part = shown(session.state)
    assert [note.persona for note in part.notes if note.id == "quote"] == [None]
    assert parse(part.model_dump()) == part
    session.commit(lambda journey: rename(journey, "kick", "Start"), "Rename")
    session.commit(lambda journey: rename(journey, "kick", "Begin"), "Rename")
    assert shown(session.state).notes is part.notes


def test_another_map_is_shown_whole(session: Session) -> None:
    only(session, "CSM")
    session.started(onboarding())
    assert session.state.filter is None


def test_owners_and_channels_are_counted_nobody_last() -> None:
    assert list(owners(owned()).items()) == [("CSM", 4), ("Engineering", 2), ("", 2)]
    assert list(channels(owned()).items()) == [("call", 4), ("email", 2), ("", 2)]


def test_a_keystroke_on_a_very_large_map_draws_one_card() -> None:
    journey = stress(5000)
    how = Filter(owners=frozenset({"CSM"}))
    before = filtered(journey, how)
    assert 0 < len(before.touchpoints) < 1000
    scene = build(before, LIGHT)
    key = before.touchpoints[40].id
    after = build(filtered(rename(journey, key, "Other words"), how), LIGHT, scene)
    assert drawn(after) == 1
    assert places_of(after, key)


KEYS = st.sampled_from(["cards", "curve", "says", "pains", "dana", "omar", "kick", "sso", "value", "quote"])
FILTERS = st.builds(
    Filter,
    lanes=st.frozensets(st.sampled_from(["cards", "says", "pains"])),
    personas=st.frozensets(st.sampled_from(["dana", "omar"])),
    owners=st.frozensets(st.sampled_from(["CSM", "Engineering", ""])),
    channels=st.frozensets(st.sampled_from(["call", "email", ""])),
    only_problems=st.booleans(),
    troubled=st.frozensets(st.sampled_from(["kick", "sso", "form", "guide", "usage", "value"])),
    also=st.frozensets(KEYS),
)


@settings(max_examples=150, deadline=None)
@given(FILTERS, FILTERS)
def test_every_part_is_a_sound_journey_and_can_be_drawn(how: Filter, other: Filter) -> None:
    journey = set_thing(owned(), "data", together_with="sso")
    part = filtered(journey, how)
    assert parse(part.model_dump()) == part
    assert set(index(part).things) <= set(index(journey).things)
    build(part, LIGHT, build(filtered(journey, other), LIGHT))
    edits: tuple[Callable[[Journey], Journey], ...] = (
        lambda j: rename(j, "kick", "x"),
        lambda j: set_thing(j, "guide", owner="Engineering"),
        lambda j: set_thing(j, "data", feelings=({"persona": "omar", "value": 2},)),
        lambda j: set_thing(j, "wait", persona="dana"),
        lambda j: set_thing(j, "form", together_with=None),
        lambda j: delete(j, ("sso", "weekly")),
    )
    for edit in edits:
        journey = edit(journey)
        assert filtered(journey, how) == part_of(journey, how).journey, "as if there had been nothing before"


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (Filter(), ""),
        (Filter(owners=frozenset({"CSM"})), "Showing only owner CSM · 4 of 8 touchpoints"),
        (Filter(owners=frozenset({"CSM", ""})), "Showing only owners CSM and nobody · 6 of 8 touchpoints"),
        (Filter(lanes=frozenset({"says"})), "Showing only lane Customer says · 8 of 8 touchpoints"),
        (Filter(personas=frozenset({"dana"})), "Showing only persona Dana"),
        (Filter(owners=frozenset({"gone"})), "Nothing matches: only what is no longer there is to be shown"),
        (
            Filter(owners=frozenset({"Engineering"}), channels=frozenset({"video"})),
            "Nothing matches: only owner Engineering",
        ),
    ],
)
def test_what_is_shown_is_said_in_words(how: Filter, words: str) -> None:
    session = Session.begin(owned())
    session.filter_by(how)
    said = summary(session.state)
    assert said.startswith(words)
    assert bool(said) == bool(words)
