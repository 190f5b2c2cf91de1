"""The colours of the window around the map, worked out from the map's own theme, so that both always agree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from journeymap.draw.theme import blend

if TYPE_CHECKING:
    from journeymap.draw.theme import Theme


@dataclass(frozen=True, slots=True)
class Chrome:
    """Opaque colours, `#rrggbb`."""

    dark: bool
    panel: str
    """Panels, menus, bars."""
    field: str
    """Where values stand."""
    desk: str
    """Around the map."""
    line: str
    ink: str
    soft: str
    faint: str
    """Still ≥ 4.5 : 1, where something is selected, too."""
    placeholder: str
    """What an empty field asks for: no darker than it takes to read it, so that nobody takes it for a value."""
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    """Words to press: the accent where it can be read, on what is selected, too."""
    chosen: str
    """Behind what is selected in lists."""
    hover: str
    bar: str
    """Handles of scroll bars."""
    bar_hover: str
    bad: str
    bad_ground: str
    warn: str
    warn_ground: str
    good: str
    good_ground: str


@cache
def chrome(theme: Theme) -> Chrome:
    """The window's colours for a theme."""
    panel = theme.panel
    chosen = blend(theme.accent, panel, 0.28 if theme.dark else 0.14)
    field = blend(theme.ground, panel, 0.5)
    accent = theme.readable(theme.accent, panel, 3.0)
    on_accent = theme.ink_on(accent)
    return Chrome(
        dark=theme.dark,
        panel=panel,
        field=field,
        desk=blend("#000000", theme.ground, 0.35) if theme.dark else blend("#3f5f9e", theme.ground, 0.085),
        line=theme.panel_line,
        ink=theme.readable(theme.ink, chosen),
        soft=theme.readable(theme.ink_soft, chosen),
        faint=theme.readable(theme.ink_faint, chosen),
        placeholder=theme.readable(blend(theme.ink_faint, panel, 0.7), field if not theme.dark else panel),
        disabled=blend(theme.ink_faint, panel, 0.55),
        accent=accent,
        accent_hover=blend("#000000" if on_accent == "#ffffff" else "#ffffff", accent, 0.12),
        on_accent=on_accent,
        link=theme.readable(accent, chosen),
        chosen=chosen,
        hover=blend(theme.ink_faint, panel, 0.10),
        bar=blend(theme.ink_faint, panel, 0.4),
        bar_hover=blend(theme.ink_faint, panel, 0.7),
        bad=theme.readable(theme.bad, chosen),
        bad_ground=theme.bad_ground,
        warn=theme.readable(theme.warn, theme.warn_ground),
        warn_ground=theme.warn_ground,
        good=theme.readable(theme.good, theme.good_ground),
        good_ground=theme.good_ground,
    )
