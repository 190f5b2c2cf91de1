"""Finding in one window: its command palette, made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from journeymap.editor.palette import Recent
    from journeymap.ui.palette import Palette
    from journeymap.ui.window import Window


class Searching(QObject):
    """What of a window looks for things and commands."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.palette: Palette | None = None
        self._recent: Recent | None = None

    def show_palette(self) -> None:
        """Opens the palette, or closes it where it is open."""
        from journeymap.editor.palette import Recent  # late: neither is needed before somebody asks for them
        from journeymap.ui.palette import Palette

        window = self.window
        if self.palette is None or self._recent is None:
            self._recent = Recent()
            self.palette = Palette(window, window.session, window.desk, self._recent, window.program.chrome)
        if self.palette.isVisible():
            self.palette.dismiss()
            return
        self.palette.recolour(window.program.chrome)
        self.palette.open()
