"""A window's dealings with earlier versions of its map: browsing them, and keeping snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journeymap.ui.snapshot_bar import SnapshotBar
    from journeymap.ui.versions_dialog import VersionsDialog
    from journeymap.ui.window import Window


class Versions(QObject):
    """Of one window; what it takes is made when it is asked for."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.dialog: VersionsDialog | None = None
        self.bar: SnapshotBar | None = None
        window.program.versions.named.connect(self._named)

    def browse(self, on_disk: tuple[str, Callable[[], None]] | None = None) -> None:
        """Shows them; `on_disk` lists what somebody else has saved first, with what to do about it."""
        from journeymap.ui.versions_dialog import VersionsDialog  # late: nobody looks back before the first paint

        path = self.window.session.state.path
        if path is None:
            return
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = VersionsDialog(self.window, path, on_disk)
        self.dialog.finished.connect(self._closed)
        self.dialog.show()

    def keep_snapshot(self) -> None:
        """Asks for a name, in the window itself, and keeps the map under it."""
        if self.bar is None:
            from journeymap.ui.snapshot_bar import SnapshotBar  # late, as above

            self.bar = SnapshotBar()
            self.bar.named.connect(self._keep)
            self.bar.closed.connect(self.window.canvas.setFocus)
            self.window.column.insertWidget(self.window.column.indexOf(self.window.canvas), self.bar)
        self.bar.open()

    def _keep(self, name: str) -> None:
        state, program = self.window.session.state, self.window.program
        if state.file is not None:
            program.versions.keep(state.file, state.journey, "snapshot", name)

    def _named(self, path: Path, name: str, why: str) -> None:
        if path != self.window.session.state.path:
            return
        if why:
            self.window.messages.tell("error", f"The snapshot “{name}” was not kept: {why}", key="versions")
        else:
            self.window.messages.tell(
                "done", f"Kept the snapshot “{name}”.", key="versions", actions=(("Browse", self.browse),)
            )

    def _closed(self) -> None:
        self.dialog = None
        self.window.canvas.setFocus()
