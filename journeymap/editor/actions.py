"""Everything a person can do, as rows: menus, the tool bar and shortcuts are all made from this one table.

An action works on the session; what needs a window (a file dialog, the zoom of the canvas) it asks of the
`Desk`, which the window implements. Shortcuts are written portably ("Ctrl" is the Command key on a Mac).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from journeymap.draw.theme import theme, themes
from journeymap.model.find import touchpoints_in_order

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState


class Desk(Protocol):
    """What actions ask of the window they were called in."""

    def new_map(self) -> None: ...
    def open_map(self) -> None: ...
    def reload_map(self) -> None: ...
    def save_map(self) -> None: ...
    def save_map_as(self) -> None: ...
    def export_map(self) -> None: ...
    def print_map(self) -> None: ...
    def close_window(self) -> None: ...
    def quit_program(self) -> None: ...
    def zoom_by(self, factor: float) -> None: ...
    def zoom_to(self, zoom: float) -> None: ...
    def fit_all(self) -> None: ...
    def fit_selection(self) -> None: ...
    def find_in_outline(self) -> None: ...
    def toggle_full_screen(self) -> None: ...
    def next_panel(self, step: int) -> None: ...
    def show_shortcuts(self) -> None: ...
    def show_about(self) -> None: ...


Run = Callable[["Session", Desk], None]
Ask = Callable[["EditorState"], bool]


def always(_: EditorState) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """A row of the table. `menu` is a path such as "View/Theme"; `label` holds its mnemonic after "&", and the
    first shortcut is the one shown. `group` tells where a menu draws its lines; `tool` is the caption in the tool
    bar ("" for an icon alone); `icon` names one in `draw.icons`."""

    id: str
    label: str
    menu: str
    group: str
    run: Run
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    tool: str = ""
    enabled: Ask = always
    checked: Ask | None = None

    @property
    def name(self) -> str:
        """The label as a sentence would say it: without mnemonic and dots."""
        return self.label.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


MENUS: tuple[tuple[str, str], ...] = (
    ("File", "&File"),
    ("File/Recent", "Open &Recent"),
    ("Edit", "&Edit"),
    ("View", "&View"),
    ("View/Panels", "&Panels"),
    ("View/Theme", "&Theme"),
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

PANELS: tuple[tuple[str, str, str], ...] = (
    ("outline", "&Outline", "Ctrl+Alt+1"),
    ("lanes", "&Lanes", "Ctrl+Alt+2"),
    ("overview", "O&verview", "Ctrl+Alt+3"),
    ("inspector", "&Inspector", "Ctrl+Alt+4"),
)
"""The parts of the window that can be hidden: key, label, shortcut."""


def _has_touchpoints(state: EditorState) -> bool:
    return bool(state.journey.touchpoints)


def _has_selection(state: EditorState) -> bool:
    return bool(state.selection)


def _can_save(state: EditorState) -> bool:
    return not state.read_only and (state.dirty or state.path is None)


def _can_save_as(state: EditorState) -> bool:
    return not state.read_only


def _can_reload(state: EditorState) -> bool:
    return state.path is not None


def _can_undo(state: EditorState) -> bool:
    return state.undo_name is not None or state.previewing


def _can_redo(state: EditorState) -> bool:
    return state.redo_name is not None and not state.previewing


def _undo(session: Session, _: Desk) -> None:
    session.undo()


def _redo(session: Session, _: Desk) -> None:
    session.redo()


def _select_all(session: Session, _: Desk) -> None:
    session.select(tuple(touchpoint.id for touchpoint in touchpoints_in_order(session.state.journey)))


def _select_none(session: Session, _: Desk) -> None:
    session.select(())


def _toggle_panel(panel: str) -> Run:
    def run(session: Session, _: Desk) -> None:
        session.look(hidden_panels=session.state.hidden_panels ^ {panel})

    return run


def _shows_panel(panel: str) -> Ask:
    return lambda state: panel not in state.hidden_panels


def _use_theme(name: str) -> Run:
    return lambda session, _: session.look(theme=name)


def _uses_theme(name: str) -> Ask:
    return lambda state: state.theme == name


ZOOM_STEP = 1.25

ACTIONS: tuple[Action, ...] = (
    Action("file.new", "&New", "File", "open", lambda _, desk: desk.new_map(), ("Ctrl+N",), "new"),
    Action(
        "file.open",
        "&Open…",
        "File",
        "open",
        lambda _, desk: desk.open_map(),
        ("Ctrl+O",),
        "open",
        "Open a map from a file",
        tool="Open",
    ),
    Action(
        "file.reload",
        "Re&load",
        "File",
        "open",
        lambda _, desk: desk.reload_map(),
        ("F5",),
        "history",
        "Read the file again, as it is on the disk now",
        enabled=_can_reload,
    ),
    Action(
        "file.save",
        "&Save",
        "File",
        "save",
        lambda _, desk: desk.save_map(),
        ("Ctrl+S",),
        "save",
        enabled=_can_save,
    ),
    Action(
        "file.save-as",
        "Save &As…",
        "File",
        "save",
        lambda _, desk: desk.save_map_as(),
        ("Ctrl+Shift+S",),
        enabled=_can_save_as,
    ),
    Action(
        "file.export",
        "&Export…",
        "File",
        "output",
        lambda _, desk: desk.export_map(),
        ("Ctrl+E",),
        "export",
        "Export the map as PDF, PNG or SVG",
        tool="Export",
    ),
    Action(
        "file.print",
        "&Print…",
        "File",
        "output",
        lambda _, desk: desk.print_map(),
        ("Ctrl+P",),
        "print",
        "Print the map on one page",
        tool="Print",
    ),
    Action("file.close", "&Close Window", "File", "leave", lambda _, desk: desk.close_window(), ("Ctrl+W",)),
    Action("file.quit", "&Quit", "File", "leave", lambda _, desk: desk.quit_program(), ("Ctrl+Q",)),
    Action("edit.undo", "&Undo", "Edit", "history", _undo, ("Ctrl+Z",), "undo", enabled=_can_undo),
    Action(
        "edit.redo",
        "&Redo",
        "Edit",
        "history",
        _redo,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        enabled=_can_redo,
    ),
    Action(
        "edit.select-all",
        "Select &All Touchpoints",
        "Edit",
        "select",
        _select_all,
        ("Ctrl+A",),
        enabled=_has_touchpoints,
    ),
    Action(
        "edit.select-none",
        "Select &Nothing",
        "Edit",
        "select",
        _select_none,
        ("Ctrl+Shift+A",),
        enabled=_has_selection,
    ),
    Action(
        "edit.find",
        "&Find in Outline…",
        "Edit",
        "find",
        lambda _, desk: desk.find_in_outline(),
        ("Ctrl+F",),
        "search",
        "Show only what holds some words",
        tool="Find",
    ),
    Action(
        "view.zoom-in",
        "Zoom &In",
        "View",
        "zoom",
        lambda _, desk: desk.zoom_by(ZOOM_STEP),
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
    ),
    Action(
        "view.zoom-out",
        "Zoom &Out",
        "View",
        "zoom",
        lambda _, desk: desk.zoom_by(1 / ZOOM_STEP),
        ("Ctrl+-",),
        "zoom-out",
    ),
    Action(
        "view.fit",
        "&Fit Whole Map",
        "View",
        "zoom",
        lambda _, desk: desk.fit_all(),
        ("Ctrl+0",),
        "fit",
        "Show the whole map",
        tool="Fit",
    ),
    Action("view.actual", "&100 %", "View", "zoom", lambda _, desk: desk.zoom_to(1.0), ("Ctrl+1",)),
    Action(
        "view.fit-selection",
        "Fit &Selection",
        "View",
        "zoom",
        lambda _, desk: desk.fit_selection(),
        ("Ctrl+2",),
        "focus",
        enabled=_has_selection,
    ),
    *(
        Action(
            f"view.panel.{panel}",
            label,
            "View/Panels",
            "panels",
            _toggle_panel(panel),
            (shortcut,),
            checked=_shows_panel(panel),
        )
        for panel, label, shortcut in PANELS
    ),
    *(
        Action(
            f"view.theme.{name}",
            f"&{theme(name).title}",
            "View/Theme",
            "themes",
            _use_theme(name),
            checked=_uses_theme(name),
        )
        for name in themes()
    ),
    Action("view.next-panel", "&Next Panel", "View", "window", lambda _, desk: desk.next_panel(1), ("F6",)),
    Action(
        "view.previous-panel",
        "Pre&vious Panel",
        "View",
        "window",
        lambda _, desk: desk.next_panel(-1),
        ("Shift+F6",),
    ),
    Action(
        "view.full-screen",
        "F&ull Screen",
        "View",
        "window",
        lambda _, desk: desk.toggle_full_screen(),
        ("F11",),
    ),
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
"""Every action of the program, in menu order."""
