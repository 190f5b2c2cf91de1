"""Everything a person can do, as rows: menus, the tool bar, the command palette and shortcuts are all made from
this one table.

An action works on the session; what needs a window (a file dialog, the zoom of the canvas) it asks of the
`Desk`, which the window implements. Shortcuts are written portably ("Ctrl" is the Command key on a Mac).
"""

from __future__ import annotations

from journeymap.editor.actions.action import Action, Desk
from journeymap.editor.actions.edit import EDIT
from journeymap.editor.actions.file import FILE
from journeymap.editor.actions.help import HELP
from journeymap.editor.actions.insert import INSERT
from journeymap.editor.actions.map import MAP
from journeymap.editor.actions.view import PANELS, VIEW, ZOOM_STEP

__all__ = ["ACTIONS", "MENUS", "ON_MAP", "PANELS", "TOOLS", "ZOOM_STEP", "Action", "Desk"]

MENUS: tuple[tuple[str, str], ...] = (
    ("File", "&File"),
    ("File/Recent", "Open &Recent"),
    ("Edit", "&Edit"),
    ("View", "&View"),
    ("View/Panels", "&Panels"),
    ("View/Theme", "&Theme"),
    ("Insert", "&Insert"),
    ("Map", "&Map"),
    ("Help", "&Help"),
)
"""The menus in their order with their labels; "File/Recent" is filled with the files opened last."""

TOOLS = (
    "file.open",
    "|",
    "edit.undo",
    "edit.redo",
    "|",
    "view.zoom-out",
    "view.zoom-in",
    "view.fit",
    ">",
    "edit.find",
    "file.print",
    "file.export",
)
"""The tool bar by ids of actions; "|" leaves a gap, what follows ">" stands at the right end. The last one is what
most people come for."""

ON_MAP = ("view.fit-selection", "view.fit", "view.actual", "|", "edit.select-none", "|", "file.export")
"""The menu on the map itself, by ids of actions."""

ACTIONS: tuple[Action, ...] = (*FILE, *EDIT, *VIEW, *INSERT, *MAP, *HELP)
"""Every action of the program, in menu order."""
