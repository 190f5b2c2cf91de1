"""A map to be looked at only, with what differs marked on it: a version, or two of them held against each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journeymap.editor.naming import spoken
from journeymap.editor.session import Session
from journeymap.editor.state import EditorState
from journeymap.files.store import Opened
from journeymap.layout.build import build
from journeymap.ui.canvas import Canvas
from journeymap.ui.comparison import ComparisonPainter

if TYPE_CHECKING:
    from journeymap.editor.comparing import Comparison
    from journeymap.model.journey import Journey
    from journeymap.ui.program import Program

_NOTICE = "It is an earlier version; restore it, or open a copy, to work on it."


class VersionMap(QObject):
    """A canvas on a session that changes nothing; `told` says why something was not done."""

    told = Signal(str)

    def __init__(self, program: Program, journey: Journey, parent: QObject) -> None:
        super().__init__(parent)
        self.program = program
        self.session = Session(EditorState(journey, journey, _only_to_look_at(journey), theme=program.settings.theme))
        self.canvas = Canvas(self.session, program.chrome)
        self.canvas.setAccessibleName("The map of this version")
        self.canvas.told.connect(self.told)
        self.session.subscribe(self._changed)
        self._lay_out()

    def show_journey(self, journey: Journey, comparison: Comparison | None) -> None:
        """Shows this map from where one looks, with what is marked on it."""
        self.canvas.overlay.comparison = None if comparison is None else ComparisonPainter(comparison)
        if journey is not self.session.state.journey:
            self.session.opened(_only_to_look_at(journey))
        self.canvas.viewport().update()

    def go_to(self, thing: str) -> None:
        """Selects a thing and moves the map so that it is seen."""
        self.session.select((thing,) if thing else ())
        self.canvas.reveal((thing,) if thing else ())

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.journey is not before.journey:
            self._lay_out()
        if after.selection != before.selection:
            self.canvas.mark(after.selection)
            self.canvas.setAccessibleDescription(spoken(after.journey, after.focus))
            if after.focus is not None and not self.canvas.gestures.pressed:
                self.canvas.reveal((after.focus,))
        if after.cell != before.cell:
            self.canvas.mark_cell(after.cell, come_near=True)

    def _lay_out(self) -> None:
        program, state = self.program, self.session.state
        self.canvas.show_scene(build(state.journey, program.theme, self.canvas.scene), program.chrome)
        self.canvas.mark(state.selection)


def _only_to_look_at(journey: Journey) -> Opened:
    return Opened(Path("version"), journey, "", read_only=True, notice=_NOTICE)
