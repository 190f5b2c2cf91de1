from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeymap.editor.session import Edit, Session
from journeymap.files.store import Opened
from journeymap.model.journey import Journey, Stage, Touchpoint
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState


def journey() -> Journey:
    return Journey(
        title="A map",
        stages=(Stage(id="s1", title="Onboarding"),),
        touchpoints=(Touchpoint(id="t1", stage="s1", title="Kick-off"), Touchpoint(id="t2", stage="s1", title="Demo")),
    )


def titled(title: str) -> Edit:
    return lambda before: before.model_copy(update={"title": title})


def without(touchpoint: str) -> Edit:
    return lambda before: before.model_copy(
        update={"touchpoints": tuple(t for t in before.touchpoints if t.id != touchpoint)}
    )


def dirty(session: Session) -> bool:
    return session.state.dirty


def chosen(session: Session) -> tuple[str, ...]:
    return session.state.selection


def previewing(session: Session) -> bool:
    return session.state.previewing


def untouched(session: Session) -> bool:
    return session.state.untouched


class News:
    """What a session told, in order."""

    def __init__(self, session: Session) -> None:
        self.heard: list[tuple[EditorState, EditorState]] = []
        session.subscribe(lambda before, after: self.heard.append((before, after)))


@pytest.fixture
def session() -> Session:
    return Session.begin(journey())


def test_a_commit_tells_once_what_was_and_what_is(session: Session) -> None:
    news = News(session)
    start = session.state
    session.commit(titled("B"), "Rename the map")
    assert news.heard == [(start, session.state)]
    assert session.state.journey.title == "B"
    assert session.state.undo_name == "Rename the map"
    assert session.state.redo_name is None


def test_undo_and_redo_walk_through_the_same_journeys(session: Session) -> None:
    seen = [session.state.journey]
    for title in "BCD":
        session.commit(titled(title), f"Rename to {title}")
        seen.append(session.state.journey)
    assert session.undo_names() == ("Rename to D", "Rename to C", "Rename to B")
    for expected in reversed(seen[:-1]):
        session.undo()
        assert session.state.journey is expected
    assert session.redo_names() == ("Rename to B", "Rename to C", "Rename to D")
    session.undo()
    assert session.state.journey is seen[0], "nothing left to undo"
    for expected in seen[1:]:
        session.redo()
        assert session.state.journey is expected
    session.redo()
    assert session.state.journey is seen[-1], "nothing left to redo"


def test_a_commit_after_an_undo_forgets_what_was_undone(session: Session) -> None:
    session.commit(titled("B"), "one")
    session.undo()
    session.commit(titled("C"), "two")
    assert session.redo_names() == ()
    assert session.undo_names() == ("two",)


def test_dirty_is_exact(session: Session) -> None:
    assert not dirty(session)
    session.commit(titled("B"), "one")
    assert dirty(session)
    session.undo()
    assert not dirty(session), "undone back to what was saved"
    session.redo()
    session.saved(Opened(Path("b.journey"), session.state.journey, "0" * 64))
    assert not dirty(session)
    session.undo()
    assert dirty(session), "the file holds something else than what is shown"


def test_saving_what_is_no_longer_shown_leaves_the_map_dirty(session: Session) -> None:
    session.commit(titled("B"), "one")
    written = session.state.journey
    session.commit(titled("C"), "two")
    session.saved(Opened(Path("b.journey"), written, "0" * 64))
    assert dirty(session)
    session.undo()
    assert not dirty(session)


def test_typing_makes_one_step(session: Session) -> None:
    for title in ("K", "Ki", "Kick"):
        session.commit(titled(title), "Type a title", merge_key="title of map")
    session.commit(titled("else"), "Rename", merge_key="something else")
    assert session.undo_names() == ("Rename", "Type a title")
    session.undo()
    assert session.state.journey.title == "Kick"
    session.undo()
    assert session.state.journey.title == "A map"


def test_typing_never_merges_across_undo_settle_or_save(session: Session) -> None:
    session.commit(titled("B"), "Type", merge_key="m")
    session.settle()
    session.commit(titled("C"), "Type", merge_key="m")
    session.saved(Opened(Path("c.journey"), session.state.journey, "0" * 64))
    session.commit(titled("D"), "Type", merge_key="m")
    assert len(session.undo_names()) == 3
    session.undo()
    assert not dirty(session), "what was saved can be gone back to"
    session.redo()
    session.commit(titled("E"), "Type", merge_key="m")
    assert len(session.undo_names()) == 4


def test_an_edit_that_changes_nothing_makes_no_step(session: Session) -> None:
    news = News(session)
    session.commit(lambda same: same, "Nothing")
    assert session.undo_names() == ()
    assert news.heard == []


def test_a_refused_edit_changes_nothing(session: Session) -> None:
    news = News(session)

    def refuse(_: Journey) -> Journey:
        raise JourneyError(("no",))

    for change in (session.preview, lambda edit: session.commit(edit, "Refused")):
        with pytest.raises(JourneyError):
            change(refuse)
    assert news.heard == []
    assert session.undo_names() == ()


def test_previews_start_from_the_committed_journey_and_enter_no_history(session: Session) -> None:
    committed = session.state.journey
    given = []

    def edit(before: Journey) -> Journey:
        given.append(before)
        return before.model_copy(update={"title": before.title + "!"})

    session.preview(edit)
    session.preview(edit)
    assert given == [committed, committed]
    assert session.state.journey.title == "A map!"
    assert previewing(session)
    session.cancel()
    assert session.state.journey is committed
    assert not previewing(session)
    assert not dirty(session)
    session.preview(edit)
    session.commit(edit, "Done")
    assert session.state.journey.title == "A map!"
    assert session.undo_names() == ("Done",)
    session.undo()
    assert session.state.journey is committed


def test_undo_during_a_preview_takes_the_preview_back_only(session: Session) -> None:
    session.commit(titled("B"), "one")
    session.preview(titled("C"))
    session.redo()
    assert session.state.journey.title == "C"
    session.undo()
    assert session.state.journey.title == "B"
    assert session.undo_names() == ("one",)


def test_a_preview_that_is_committed_as_nothing_is_taken_back(session: Session) -> None:
    start = session.state.journey
    session.preview(titled("B"))
    session.commit(lambda same: same, "Dropped where it was")
    assert session.state.journey is start
    assert not previewing(session)
    assert session.undo_names() == ()


def test_selection_keeps_to_what_the_map_has(session: Session) -> None:
    session.select(("t1", "nothing", "t2", "t1"))
    assert chosen(session) == ("t1", "t2")
    assert session.state.focus == "t2"
    session.select(("t1",), extend=True)
    assert chosen(session) == ("t2",)
    session.select(("s1",), extend=True)
    assert chosen(session) == ("t2", "s1")
    session.select(())
    assert session.state.focus is None


def test_deleting_deselects_and_undo_selects_again(session: Session) -> None:
    session.select(("t1", "t2"))
    session.commit(without("t1"), "Delete a touchpoint")
    assert chosen(session) == ("t2",)
    session.undo()
    assert chosen(session) == ("t1", "t2")
    session.redo()
    assert chosen(session) == ("t2",)


def test_a_commit_may_select(session: Session) -> None:
    session.commit(titled("B"), "one", select=("t2",))
    assert chosen(session) == ("t2",)


def test_what_a_read_only_file_holds_cannot_be_changed(session: Session) -> None:
    session.opened(Opened(Path("new.journey"), journey(), "0" * 64, read_only=True, notice="It is from tomorrow."))
    for change in (session.preview, lambda edit: session.commit(edit, "Rename")):
        with pytest.raises(JourneyError, match="It is from tomorrow"):
            change(titled("B"))


def test_opening_begins_a_new_history(session: Session) -> None:
    session.commit(titled("B"), "one")
    session.select(("t1",))
    other = journey()
    session.opened(Opened(Path("other.journey"), other, hashlib.sha256(b"").hexdigest()))
    assert session.state.journey is other
    assert session.undo_names() == ()
    assert session.state.undo_name is None
    assert not dirty(session)
    assert session.state.path == Path("other.journey")
    assert session.state.name == "other.journey"
    assert chosen(session) == ("t1",), "a reloaded map keeps what is still there selected"


def test_only_a_new_map_nobody_touched_is_untouched(session: Session) -> None:
    assert untouched(session)
    session.commit(titled("B"), "one")
    session.undo()
    assert not untouched(session), "there is something to redo"
    assert session.state.name == "A map"


def test_everybody_hears_of_changes_in_their_order() -> None:
    session = Session.begin(journey())
    order: list[tuple[str, tuple[str, ...]]] = []

    def first(_: EditorState, after: EditorState) -> None:
        order.append(("first", after.selection))
        if after.selection == ("t1",):
            session.select(("t2",))

    session.subscribe(first)
    stop = session.subscribe(lambda _, after: order.append(("second", after.selection)))
    session.select(("t1",))
    assert order == [("first", ("t1",)), ("second", ("t1",)), ("first", ("t2",)), ("second", ("t2",))]
    stop()
    session.select(())
    assert order[-1] == ("first", ())


def test_looking_is_no_edit(session: Session) -> None:
    session.look(theme="dark")
    session.look(hidden_panels=frozenset({"outline"}))
    assert session.state.theme == "dark"
    assert session.state.hidden_panels == {"outline"}
    assert not dirty(session)
    assert session.undo_names() == ()


def test_history_keeps_thousands_of_steps(session: Session) -> None:
    for number in range(3_000):
        session.commit(titled(str(number)), "Rename")
    assert len(session.undo_names()) == 3_000
