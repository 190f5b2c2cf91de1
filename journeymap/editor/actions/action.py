"""What a row of the table of actions is, and what it may ask of the window it is called in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.model.refusal import JourneyError


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
    def show_inspector(self) -> None: ...
    def refuse(self, error: JourneyError) -> None: ...
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
