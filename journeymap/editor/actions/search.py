"""Finding things and commands: the palette, find and replace, the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState


def _is_filtered(state: EditorState) -> bool:
    return state.filter is not None


SEARCH: tuple[Action, ...] = (
    Action(
        "edit.find",
        "&Find…",
        "Edit",
        "find",
        lambda _, desk: desk.find_in_map(),
        ("Ctrl+F",),
        "search",
        "Look for words in every text of the map",
        tool="Find",
    ),
    Action(
        "edit.replace",
        "R&eplace…",
        "Edit",
        "find",
        lambda _, desk: desk.replace_in_map(),
        ("Ctrl+H",),
        tip="Put other words in the place of those found",
    ),
    Action("edit.find-next", "Fin&d Next", "Edit", "find", lambda _, desk: desk.find_again(1), ("F3",)),
    Action("edit.find-previous", "Find Pre&vious", "Edit", "find", lambda _, desk: desk.find_again(-1), ("Shift+F3",)),
    Action(
        "edit.find-in-outline",
        "Find in &Outline",
        "Edit",
        "find",
        lambda _, desk: desk.find_in_outline(),
        ("Ctrl+Shift+O",),
        tip="Show only what holds some words",
    ),
    Action(
        "view.palette",
        "Search or Run a &Command…",
        "View",
        "search",
        lambda _, desk: desk.show_palette(),
        ("Ctrl+K",),
        "search",
        "Find any action, stage or touchpoint by its name",
        tool="Search or run a command  {key}",
    ),
    Action(
        "view.filter",
        "Fi&lter…",
        "View",
        "search",
        lambda _, desk: desk.filter_map(),
        ("Ctrl+Shift+F",),
        "filter",
        "Show only some lanes, personas, owners or channels, or only problems",
    ),
    Action(
        "view.everything",
        "Show &Everything",
        "View",
        "search",
        lambda session, _: session.filter_by(None),
        tip="Take the filter away",
        enabled=_is_filtered,
    ),
)
