"""Finding things and commands: the palette, find and replace, the filter."""

from __future__ import annotations

from journeymap.editor.actions.action import Action

SEARCH: tuple[Action, ...] = (
    Action(
        "view.palette",
        "Search or R&un a Command…",
        "View",
        "search",
        lambda _, desk: desk.show_palette(),
        ("Ctrl+K",),
        "search",
        "Find any action, stage or touchpoint by its name",
        tool="Search or run a command  {key}",
    ),
)
