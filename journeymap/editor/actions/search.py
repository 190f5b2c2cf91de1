"""Finding things and commands: the palette, find and replace."""

from __future__ import annotations

from journeymap.editor.actions.action import Action

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
        ("Ctrl+Alt+F",),
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
)
