"""What stands left and right of the map: outline, lanes, overview; inspector. Empty until it is furnished."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.flow.problems import Problem
    from journeymap.model.journey import Journey
    from journeymap.ui.canvas import Canvas
    from journeymap.ui.history import HistoryList
    from journeymap.ui.inspector import Inspector
    from journeymap.ui.lanes import LaneList
    from journeymap.ui.outline import OutlinePanel
    from journeymap.ui.overview import Overview
    from journeymap.ui.panel import Panel
    from journeymap.ui.program import Program

_LEAST_OUTLINE = 210
"""Px of height that the other panels leave to the outline in a low window."""
_PATIENCE = 350
"""Milliseconds after the last change before the checks run."""


class Sides(QObject):
    """The panels of one window. `checked` tells that the checks have run, `refused` why something was not done;
    `problems` says in words what the checks found."""

    checked = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, canvas: Canvas, program: Program, window: QWidget) -> None:
        super().__init__(window)
        self.session, self.canvas, self.program = session, canvas, program
        self.left, self.right = _side("left", 180), _side("right", 220)
        self.outline: OutlinePanel | None = None
        self.lanes: LaneList | None = None
        self.overview: Overview | None = None
        self.history: HistoryList | None = None
        self.inspector: Inspector | None = None
        self.problems = ""
        self.found: tuple[Problem, ...] = ()
        """What the checks found last, worst first."""
        self.troubled: tuple[str, ...] = ()
        self._panels: list[Panel] = []
        self._work: Work | None = None
        self._checked: Journey | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh_now)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._check)

    # -- furnishing

    def furnishing(self) -> list[Callable[[], None]]:
        """The steps that fill the sides, each short enough to stand between two frames."""
        return [self._add_outline, self._add_lanes_and_overview, self._add_inspector, self._patience.start]

    def _add_outline(self) -> None:
        from journeymap.ui.outline import OutlinePanel

        self.outline = OutlinePanel(self.session, self.program.chrome)
        self.outline.setMinimumHeight(_LEAST_OUTLINE)
        self.outline.wanted.connect(self._look_closely)
        self.outline.left.connect(self.canvas.setFocus)
        self.outline.refused.connect(self.refused)
        self.outline.menu_wanted.connect(self.canvas.menu_wanted)
        self._put(self.left, "outline", "Outline", self.outline, stretch=1)
        self.outline.show_state(self.session.state, self.program.chrome)

    def _look_closely(self, thing: str) -> None:
        self.canvas.fit((thing,))
        self.canvas.setFocus()

    def _add_lanes_and_overview(self) -> None:
        from journeymap.ui.lanes import LaneList
        from journeymap.ui.overview import Overview

        self.lanes = LaneList(self.session)
        self.lanes.refused.connect(self.refused)
        self.lanes.show_journey(self.session.state.journey, self.program.chrome)
        self._put(self.left, "lanes", "Lanes", self.lanes)
        from journeymap.ui.history import HistoryList

        self.history = HistoryList(self.session, self.program.chrome)
        self._put(self.left, "history", "History", self.history)
        self.overview = Overview(self.canvas)
        self._put(self.left, "overview", "Overview", self.overview)

    def _add_inspector(self) -> None:
        from journeymap.ui.inspector import Inspector

        self.inspector = Inspector(self.session, self.program.theme)
        self.inspector.left.connect(self.canvas.setFocus)
        _column(self.right).addWidget(self.inspector)
        self.inspector.show_state(self.session.state, self.program.theme)

    def _put(self, side: QWidget, key: str, title: str, contents: QWidget, stretch: int = 0) -> None:
        from journeymap.ui.panel import Panel

        panel = Panel(key, title, contents, stretch=bool(stretch))
        panel.setVisible(key not in self.session.state.hidden_panels)
        self._panels.append(panel)
        _column(side).addWidget(panel, stretch)

    # -- keeping in step

    def start_over(self) -> None:
        """Another map is shown: what was open or found in the last one means nothing now."""
        self.problems = ""
        self.troubled = ()
        if self.outline is not None:
            self.outline.start_over()
        if self.outline is not None or self.lanes is not None:
            self.refresh(self.session.state)

    def refresh_soon(self) -> None:
        """Brings the panels up to date once the map has been painted."""
        self._soon.start()

    def _refresh_now(self) -> None:
        self.refresh(self.session.state)

    def refresh(self, state: EditorState) -> None:
        """Shows this state in every panel there is."""
        if self.outline is not None:
            self.outline.show_state(state, self.program.chrome)
        if self.lanes is not None:
            self.lanes.show_journey(state.journey, self.program.chrome)
            self.lanes.follow(state.selection)
        if self.history is not None:
            self.history.show_state(self.program.chrome)
        if self.inspector is not None:
            self.inspector.show_state(state, self.program.theme)
            if state.journey is not self._checked:
                self._patience.start()

    def show_panels(self, state: EditorState) -> None:
        """Shows and hides panels; a side without any takes no room."""
        hidden = state.hidden_panels
        for panel in self._panels:
            panel.setVisible(panel.key not in hidden)
        self.left.setVisible(not {"outline", "lanes", "history", "overview"} <= hidden)
        self.right.setVisible("inspector" not in hidden)

    def stops(self) -> list[QWidget]:
        """Where F6 stops, from left to right."""
        parts = [
            None if self.outline is None else self.outline.tree,
            self.lanes,
            self.history,
            self.overview,
            self.canvas,
            self.inspector,
        ]
        return [part for part in parts if part is not None and part.isVisible()]

    # -- the checks, beside the window

    def _check(self) -> None:
        journey = self.session.state.journey
        if self._work is not None or journey is self._checked or self.session.state.untouched:
            return

        def job(_: Callable[[float], None]) -> object:
            from journeymap.flow.check import check  # late: brings a graph library with it

            return check(journey, date.today())

        self._work = Work(job, journey)
        self._work.ended.connect(self._show_problems)
        self._work.start()

    def _show_problems(self, work: Work) -> None:
        self._work = None
        if work.error is not None:
            raise work.error
        journey, found = work.about, cast("tuple[Problem, ...]", work.result)
        if journey is not self.session.state.journey:
            self._patience.start()  # the map has changed meanwhile: this answer is stale
            return
        self._checked = self.session.state.journey
        counts: dict[str, int] = {}
        for problem in found:
            if problem.severity != "hint":
                for target in problem.targets[:1]:
                    counts[target] = counts.get(target, 0) + 1
        self.problems, self.found = problem_text(found), found
        self.troubled = tuple(counts)
        if self.outline is not None:
            self.outline.show_problems(counts)
        self.checked.emit()


def problem_text(found: tuple[Problem, ...]) -> str:
    """What the checks found, counted: "1 error, 3 warnings"; "" when nothing worse than hints."""
    parts = []
    for severity in ("error", "warning"):
        count = sum(problem.severity == severity for problem in found)
        if count:
            parts.append(f"{count:,} {severity}{'' if count == 1 else 's'}")
    return ", ".join(parts)


def _side(name: str, least: int) -> QWidget:
    made = QWidget()
    made.setObjectName(name)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setMinimumWidth(least)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(0)
    return made


def _column(side: QWidget) -> QVBoxLayout:
    found = side.layout()
    assert isinstance(found, QVBoxLayout)
    return found
