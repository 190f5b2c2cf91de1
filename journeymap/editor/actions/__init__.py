"""Everything a person can do, as rows: menus, the tool bar, the command palette and shortcuts are all made from
this one table.

An action works on the session; what needs a window (a file dialog, the zoom of the canvas) it asks of the
`Desk`, which the window implements. Shortcuts are written portably ("Ctrl" is the Command key on a Mac).
"""

from __future__ import annotations

from journeymap.editor.actions.action import Action, Desk
from journeymap.editor.actions.edit import EDIT
from journeymap.editor.actions.facilitate import FACILITATE
from journeymap.editor.actions.file import FILE
from journeymap.editor.actions.help import HELP
from journeymap.editor.actions.insert import INSERT
from journeymap.editor.actions.map import MAP
from journeymap.editor.actions.moving import MOVING
from journeymap.editor.actions.present import PRESENT
from journeymap.editor.actions.presenter import PRESENTER
from journeymap.editor.actions.search import SEARCH
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
    ("Insert/Note", "&Note Here"),
    ("Insert/Lane", "&Lane"),
    ("Insert/Metric", "Metri&c"),
    ("Map", "&Map"),
    ("Map/Move", "Mo&ve"),
    ("Map/Colour", "&Colour"),
    ("Map/Trace", "&Trace"),
    ("Present", "&Present"),
    ("Help", "&Help"),
)
"""The menus in their order with their labels; "File/Recent" is filled with the files opened last."""

TOOLS = (
    "insert.stage",
    "insert.touchpoint",
    "insert.milestone",
    "Insert/Lane",
    "map.connect",
    "|",
    "edit.undo",
    "edit.redo",
    "|",
    "view.zoom-out",
    "view.zoom-in",
    "view.fit",
    ">",
    "view.palette",
    "file.export",
)
"""The tool bar by ids of actions and paths of menus; "|" leaves a gap, what follows ">" stands at the right end. The
last one is what most people come for."""

ON_MAP = (
    "insert.touchpoint",
    "insert.touchpoint-before",
    "insert.together",
    "insert.stage",
    "insert.substage",
    "Insert/Note",
    "insert.milestone",
    "insert.response",
    "|",
    "map.type",
    "Map/Move",
    "map.moment-of-truth",
    "map.internal",
    "map.connect",
    "map.together",
    "map.apart",
    "map.split-stage",
    "map.merge-stages",
    "Map/Trace",
    "Map/Colour",
    "map.hide-lane",
    "Insert/Lane",
    "|",
    "edit.cut",
    "edit.copy",
    "edit.paste",
    "map.duplicate",
    "map.delete",
    "|",
    "view.fit-selection",
    "view.fit",
)
"""The menu on the map itself, by ids of actions and paths of menus: of these it shows what can be done now."""

ACTIONS: tuple[Action, ...] = (
    *(*FILE, *EDIT, *SEARCH, *VIEW, *INSERT, *MOVING, *MAP),
    *(*PRESENT, *PRESENTER, *FACILITATE, *HELP),
)
"""Every action of the program, in menu order."""
