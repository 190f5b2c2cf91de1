"""The summary of a session (being built)."""
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from journeymap.ui.window import Window
def tell_end(window: Window) -> None: ...
def show_summary(window: Window) -> None: ...
