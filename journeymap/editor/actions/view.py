"""Looking at the map: zoom, panels, themes, windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.theme import theme, themes
from journeymap.editor.actions.action import Action
from journeymap.editor.selecting import has_selection

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Ask, Desk, Run
    from journeymap.editor.session import Session


PANELS: tuple[tuple[str, str, str], ...] = (
    ("outline", "&Outline", "Alt+1"),
    ("lanes", "&Lanes", "Alt+2"),
    ("overview", "O&verview", "Alt+3"),
    ("inspector", "&Inspector", "Alt+4"),
    ("history", "&History", "Alt+5"),
    ("problems", "&Problems", "Alt+6"),
    ("insights", "I&nsights", "Alt+7"),
)
"""The parts of the window that can be hidden: key, label, shortcut."""

LOWER = ("problems", "insights")
"""The panels below the map, of which one is shown at a time."""

BADGES = "badges"
"""What stands among the panels that are hidden when the map shall bear no badges."""

ZOOM_STEP = 1.25


def lower(hidden: frozenset[str]) -> str | None:
    """Which panel is shown below the map; none where all are hidden."""
    return next((panel for panel in LOWER if panel not in hidden), None)


def showing(hidden: frozenset[str], panel: str) -> frozenset[str]:
    """What is hidden when a panel is to be seen: no longer that one, but the others that stand in its place."""
    return (hidden | set(LOWER if panel in LOWER else ())) - {panel}


def hiding(hidden: frozenset[str], panel: str) -> frozenset[str]:
    """What is hidden when a panel is not to be seen: what stands in its place does not come instead."""
    return hidden | set(LOWER if panel in LOWER else (panel,))


def _toggle_panel(panel: str) -> Run:
    def run(session: Session, desk: Desk) -> None:
        shown = _shows_panel(panel)(session.state)
        session.look(hidden_panels=(hiding if shown else showing)(session.state.hidden_panels, panel))
        if panel in LOWER and not shown:  # who asks for a list wants to go through it
            desk.enter_below()

    return run


def _shows_panel(panel: str) -> Ask:
    if panel in LOWER:
        return lambda state: lower(state.hidden_panels) == panel
    return lambda state: panel not in state.hidden_panels


def _use_theme(name: str) -> Run:
    return lambda session, _: session.look(theme=name)


def _uses_theme(name: str) -> Ask:
    return lambda state: state.theme == name


VIEW: tuple[Action, ...] = (
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
        enabled=has_selection,
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
    Action(
        "view.badges",
        "Problem &Badges",
        "View",
        "badges",
        _toggle_panel(BADGES),
        tip="Mark cards and stages on the map where the checks found errors and warnings",
        checked=_shows_panel(BADGES),
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
)
