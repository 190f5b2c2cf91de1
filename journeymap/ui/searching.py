"""Finding in one window: its command palette, made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeymap.editor.palette import Recent

if TYPE_CHECKING:
    from journeymap.ui.palette import Palette
    from journeymap.ui.window import Window


class Searching(QObject):
    """What of a window looks for things and commands."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.palette: Palette | None = None
        self._recent = Recent()

    def show_palette(self) -> None:
        """Opens the palette, or closes it where it is open."""
        from journeymap.ui.palette import Palette  # late: it is not seen before somebody asks for it

        window = self.window
        if self.palette is None:
            self.palette = Palette(window, window.session, window.desk, self._recent, window.program.chrome)
        if self.palette.isVisible():
            self.palette.dismiss()
            return
        self.palette.recolour(window.program.chrome)
        self.palette.open()
