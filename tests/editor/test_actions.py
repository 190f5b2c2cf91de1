from __future__ import annotations

from contextlib import suppress

import pytest
from notebook import Notebook
from onboarding import onboarding

from journeymap.draw.icons import names
from journeymap.editor.actions import ACTIONS, MENUS, ON_MAP, PANELS, TOOLS, Action
from journeymap.editor.actions.view import LOWER
from journeymap.editor.session import Session
from journeymap.model.edits import rename, set_thing
from journeymap.model.refusal import JourneyError

BY_ID = {row.id: row for row in ACTIONS}


@pytest.fixture
def session() -> Session:
    return Session.begin(onboarding())


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(ACTIONS)


def test_no_two_actions_share_a_shortcut() -> None:
    keys = [key for row in ACTIONS for key in row.shortcuts]
    assert len(keys) == len(set(keys))


def test_no_shortcut_is_what_some_keyboards_type_letters_with() -> None:
    """AltGr is Ctrl and Alt together: with it whole languages write @, €, ² or {."""
    assert not [row.id for row in ACTIONS for key in row.shortcuts if "Ctrl+" in key and "Alt+" in key]


def test_every_menu_is_known_and_used() -> None:
    used = {row.menu for row in ACTIONS}
    assert used <= {path for path, _ in MENUS}
    assert {path for path, _ in MENUS} - used == {"File/Recent"}, "that one is filled with files"


@pytest.mark.parametrize("menu", [path for path, _ in MENUS])
def test_mnemonics_are_unique_within_a_menu(menu: str) -> None:
    labels = [row.label for row in ACTIONS if row.menu == menu]
    labels += [label for path, label in MENUS if path.rpartition("/")[0] == menu and menu]
    letters = [label[label.index("&") + 1].lower() for label in labels if "&" in label]
    assert len(letters) == len(set(letters)), sorted(letters)


def test_every_icon_is_drawn() -> None:
    assert {row.icon for row in ACTIONS if row.icon} <= set(names())


def test_tool_bar_and_map_menu_name_actions_that_are_there() -> None:
    menus = {path for path, _ in MENUS}
    assert set(TOOLS) - {"|", ">"} - menus <= set(BY_ID)
    assert set(ON_MAP) - {"|"} - menus <= set(BY_ID)
    assert all(BY_ID[key].icon for key in TOOLS if key not in "|>" and key not in menus)


SELECTIONS: tuple[tuple[str, ...], ...] = (
    (),
    ("kick",),
    ("form",),
    ("sso", "data"),
    ("kick", "train"),
    ("on", "ad"),
    ("says",),
    ("dana",),
    ("value",),
)
"""In one or another of these each action can be done."""


def worked_on(selection: tuple[str, ...]) -> Session:
    """A session with something to undo and to redo, a hidden lane and a coloured stage."""
    session = Session.begin(onboarding())
    session.commit(lambda j: set_thing(j, "pains", hidden=True), "Hide")
    session.commit(lambda j: set_thing(j, "on", colour="rose"), "Colour")
    session.commit(lambda j: rename(j, "kick", "Begin"), "Rename")
    session.undo()
    session.select(selection)
    return session


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_every_action_does_something(row: Action) -> None:
    possible = [chosen for chosen in SELECTIONS if row.enabled(worked_on(chosen).state)]
    effects = []
    for chosen in possible:
        session, desk = worked_on(chosen), Notebook()
        if row.id == f"view.theme.{session.state.theme}":
            session.look(theme="another")
        before = session.state
        with suppress(JourneyError):  # told to whoever asked
            row.run(session, desk)
        effects.append(bool(desk.asked) or session.state is not before)
    assert any(effects) or row.id in NEED_MORE


NEED_MORE = {
    "file.edit-anyway",
    "file.reload",
    "file.versions",
    "file.snapshot",
    "view.everything",
    "map.trace-off",
} | {row.id for row in ACTIONS if row.menu.startswith("Present") and not row.enabled(worked_on(()).state)}
"""Possible only with a file, with a filter, and while the map is presented."""


def test_undo_and_redo_are_possible_when_there_is_something_to_undo(session: Session) -> None:
    undo, redo = BY_ID["edit.undo"], BY_ID["edit.redo"]
    assert not undo.enabled(session.state)
    assert not redo.enabled(session.state)
    session.commit(lambda j: rename(j, "kick", "Start"), "Rename")
    assert undo.enabled(session.state)
    undo.run(session, Notebook())
    assert redo.enabled(session.state)
    redo.run(session, Notebook())
    session.preview(lambda j: rename(j, "kick", "Other"))
    assert not redo.enabled(session.state)


def test_saving_is_possible_when_something_would_change(session: Session) -> None:
    save, reload = BY_ID["file.save"], BY_ID["file.reload"]
    assert save.enabled(session.state), "a new map can always be saved"
    assert not reload.enabled(session.state)


def test_select_all_selects_touchpoints_in_reading_order(session: Session) -> None:
    BY_ID["edit.select-all"].run(session, Notebook())
    assert session.state.selection == ("kick", "sso", "form", "data", "first", "train", "guide", "usage")
    assert BY_ID["edit.select-none"].enabled(session.state)
    BY_ID["edit.select-none"].run(session, Notebook())
    assert not session.state.selection


@pytest.mark.parametrize("panel", [key for key, _, _ in PANELS if key not in LOWER])
def test_panels_toggle(panel: str, session: Session) -> None:
    row = BY_ID[f"view.panel.{panel}"]
    assert row.checked is not None
    assert row.checked(session.state)
    row.run(session, Notebook())
    assert session.state.hidden_panels == {panel}
    assert not row.checked(session.state)
    row.run(session, Notebook())
    assert session.state.hidden_panels == frozenset()


def test_of_the_panels_below_the_map_one_is_shown_at_a_time(session: Session) -> None:
    session.look(hidden_panels=frozenset(LOWER))
    for panel, other in (LOWER, LOWER[::-1], LOWER):
        BY_ID[f"view.panel.{panel}"].run(session, Notebook())
        assert session.state.hidden_panels == {other}
        assert [row.id for row in ACTIONS if row.checked and row.checked(session.state) and row.id[11:] in LOWER] == [
            f"view.panel.{panel}"
        ]
    BY_ID[f"view.panel.{LOWER[0]}"].run(session, Notebook())
    assert session.state.hidden_panels == set(LOWER), "the other does not come in its place"


def test_exactly_the_theme_in_use_is_checked(session: Session) -> None:
    rows = [row for row in ACTIONS if row.menu == "View/Theme"]
    for row in rows:
        row.run(session, Notebook())
        assert [other.id for other in rows if other.checked and other.checked(session.state)] == [row.id]


def test_names_read_as_sentences_do() -> None:
    assert BY_ID["file.save-as"].name == "Save As"
    assert all("&" not in row.name and "…" not in row.name for row in ACTIONS)


def test_only_what_shares_a_column_can_be_put_one_after_the_other(session: Session) -> None:
    session.select(("kick",))
    assert not BY_ID["map.apart"].enabled(session.state)
    session.select(("kick", "form"))
    assert BY_ID["map.apart"].enabled(session.state)


def test_whatever_is_selected_is_marked_internal_and_again_not(session: Session) -> None:
    mark = BY_ID["map.internal"]
    assert mark.checked is not None
    assert not mark.enabled(session.state)
    session.select(("kick", "on", "invited"))
    assert not mark.checked(session.state)
    mark.run(session, Notebook())
    assert mark.checked(session.state)
    assert session.state.undo_name == "Mark 3 things as internal"
    session.select(("kick",))
    mark.run(session, Notebook())
    assert session.state.undo_name == "Unmark touchpoint “Kick-off” as internal"
    session.select(("kick", "on"))
    assert not mark.checked(session.state)
