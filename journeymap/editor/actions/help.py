"""The Help menu."""

from __future__ import annotations

from journeymap.editor.actions.action import Action

HELP: tuple[Action, ...] = (
    Action(
        "help.shortcuts",
        "&Keyboard Shortcuts",
        "Help",
        "help",
        lambda _, desk: desk.show_shortcuts(),
        ("F1",),
    ),
    Action("help.about", "&About", "Help", "help", lambda _, desk: desk.show_about()),
)
