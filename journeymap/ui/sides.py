"""What stands left, right and below of the map: outline, lanes, overview; inspector; problems and insights. Empty
until it is furnished."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.editor.actions.view import hiding, lower, showing
from journeymap.ui.left_side import LeftSide
from journeymap.ui.lower import Lower
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState
    from journeymap.flow.check import Found
    from journeymap.flow.problems import Problem
    from journeymap.model.journey import Journey
    from journeymap.ui.canvas import Canvas
    from journeymap.ui.history import HistoryList
    from journeymap.ui.insight_work import InsightWork
    from journeymap.ui.insights import InsightPanel
    from journeymap.ui.inspector import Inspector
    from journeymap.ui.lanes import LaneList
    from journeymap.ui.lower import Page
    from journeymap.ui.outline import OutlinePanel
    from journeymap.ui.overview import Overview
    from journeymap.ui.problems import ProblemPanel
    from journeymap.ui.program import Program

_LEAST_OUTLINE = 210
"""Px of height that the other panels leave to the outline in a low window."""
_PATIENCE = 350
"""Milliseconds after the last change before the checks run."""


class Sides(QObject):
    """The panels of one window. `checked` tells that the checks have run, `refused` why something was not done,
    `wanted` which thing is to be seen ("" for the map itself), `asked` which one is to be filled in, with the name of
    the field; `problems` says in words what the checks found."""

    checked = Signal()
    wanted = Signal(str)
    asked = Signal(str, str)
    refused = Signal(str)
    switched_off = Signal(str, str)
    room_wanted = Signal(int)
    told = Signal(str)

    def __init__(self, session: Session, canvas: Canvas, program: Program, window: QWidget) -> None:
        super().__init__(window)
        self.session, self.canvas, self.program = session, canvas, program
        self.left, self.right, self.below = LeftSide(180), _side("right", 220), _side("below", 300)
        self.outline: OutlinePanel | None = None
        self.lanes: LaneList | None = None
        self.overview: Overview | None = None
        self.history: HistoryList | None = None
        self.inspector: Inspector | None = None
        self.problem_panel: ProblemPanel | None = None
        self.insight_work: InsightWork | None = None
        self.insights: InsightPanel | None = None
        self.lower = Lower()
        self.problems = ""
        self.found: tuple[Problem, ...] = ()
        """What the checks found last, worst first."""
        self.troubled: tuple[str, ...] = ()
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
        return [
            self._add_outline,
            self._add_lanes_and_overview,
            self._add_problems,
            self._add_insights,
            self._add_inspector,
            self._patience.start,
        ]

    def _add_outline(self) -> None:
        from journeymap.ui.outline import OutlinePanel

        self.outline = OutlinePanel(self.session, self.program.chrome)
        self.outline.setMinimumHeight(_LEAST_OUTLINE)
        self.outline.wanted.connect(self._look_closely)
        self.outline.left.connect(self.canvas.setFocus)
        self.outline.refused.connect(self.refused)
        self.outline.menu_wanted.connect(self.canvas.menu_wanted)
        self._put("outline", "Outline", self.outline, stretch=1)
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
        self._put("lanes", "Lanes", self.lanes)
        from journeymap.ui.history import HistoryList

        self.history = HistoryList(self.session, self.program.chrome)
        self._put("history", "History", self.history)
        self.overview = Overview(self.canvas)
        self._put("overview", "Overview", self.overview)

    def _add_inspector(self) -> None:
        from journeymap.ui.inspector import Inspector

        self.inspector = Inspector(self.session, self.program.theme)
        self.inspector.left.connect(self.canvas.setFocus)
        _column(self.right).addWidget(self.inspector)
        self.inspector.show_state(self.session.state, self.program.theme)

    def _add_problems(self) -> None:
        from journeymap.ui.problems import ProblemPanel

        self.problem_panel = panel = ProblemPanel(self.session, self.program.chrome)
        panel.left.connect(self.canvas.setFocus)
        panel.refused.connect(self.refused)
        panel.went.connect(self.wanted)
        panel.asked.connect(self.asked)
        panel.closed.connect(self._hide_problems)
        panel.switched_off.connect(self.switched_off)
        panel.room_wanted.connect(self.room_wanted)
        panel.told.connect(self.told)
        self.lower.add("problems", "Problems", "What the checks found (Alt+6)", panel, panel.head)
        _column(self.below).addWidget(self.lower)
        self.lower.wanted.connect(self._show_lower)
        self.lower.tabs.left.connect(self.canvas.setFocus)
        self.lower.tabs.entered.connect(self.enter_lower)

    def _hide_problems(self) -> None:
        self.session.look(hidden_panels=hiding(self.session.state.hidden_panels, "problems"))
        self.canvas.setFocus()

    def _add_insights(self) -> None:
        from journeymap.ui.insight_work import InsightWork

        self.insight_work = InsightWork(self.session)
        tip = "What the map tells beyond its problems (Alt+7)"
        self.lower.add_later("insights", "Insights", tip, self._make_insights)
        self.show_panels(self.session.state)

    def _make_insights(self) -> Page:
        from journeymap.ui.insights import InsightPanel

        assert self.insight_work is not None  # made before
        self.insights = panel = InsightPanel(self.session, self.insight_work, self.program.chrome)
        panel.left.connect(self.canvas.setFocus)
        panel.refused.connect(self.refused)
        panel.went.connect(self.wanted)
        panel.closed.connect(self._hide_problems)
        return panel, panel.head

    def _show_lower(self, panel: str) -> None:
        self.session.look(hidden_panels=showing(self.session.state.hidden_panels, panel))

    def enter_lower(self) -> None:
        """Gives the keys to what is shown below the map."""
        shown = lower(self.session.state.hidden_panels)
        page = self.insights if shown == "insights" else self.problem_panel
        if page is not None:
            page.enter()

    def _put(self, key: str, title: str, contents: QWidget, stretch: int = 0) -> None:
        from journeymap.ui.panel import Panel

        self.left.add(Panel(key, title, contents, stretch=bool(stretch)), stretch)
        self.left.show_but(self.session.state.hidden_panels)

    # -- keeping in step

    def start_over(self) -> None:
        """Another map is shown: what was open or found in the last one means nothing now."""
        self.problems, self.found, self.troubled = "", (), ()
        self._checked = None
        if self.problem_panel is not None:
            self.problem_panel.start_over()
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
        if self.problem_panel is not None:
            self.problem_panel.recolour(self.program.chrome)
            self.problem_panel.show_stale()
            self.problem_panel.follow(state.selection)
        if self.insights is not None:
            self.insights.recolour(self.program.chrome)
        if self.inspector is not None:
            self.inspector.show_state(state, self.program.theme)
            if state.journey is not self._checked:
                self._patience.start()

    def show_panels(self, state: EditorState) -> None:
        """Shows and hides panels; a side without any takes no room."""
        hidden = state.hidden_panels
        self.left.show_but(hidden)
        self.left.setVisible(not {"outline", "lanes", "history", "overview"} <= hidden)
        self.right.setVisible("inspector" not in hidden)
        below = lower(hidden)
        self.below.setVisible(below is not None)
        if below in self.lower.keys:
            self.lower.show_page(below)
        self._mark_problems()

    def _mark_problems(self) -> None:
        """Shows on the map where the checks found something, if somebody wants to see that there."""
        from journeymap.editor.badges import badges  # late: nothing is found before the first paint

        journey = None if "badges" in self.session.state.hidden_panels else self._checked
        self.canvas.mark_problems({} if journey is None else badges(journey, self.found), journey)

    def stops(self) -> list[QWidget]:
        """Where F6 stops, from left to right."""
        parts = [
            None if self.outline is None else self.outline.tree,
            self.lanes,
            self.history,
            self.overview,
            self.canvas,
            self.inspector,
            None if self.problem_panel is None else self.problem_panel.tree,
            self.insights,
        ]
        return [part for part in parts if part is not None and part.isVisible()]

    # -- the checks, beside the window

    @property
    def verdict(self) -> str:
        """What the checks say of the map as it is, counted; that they are at it; "" for a map nobody has begun."""
        if self.session.state.journey is self._checked:
            return self.problems
        return "" if self.session.state.untouched else "Checking…"

    def _check(self) -> None:
        journey = self.session.state.journey
        if self._work is not None or journey is self._checked or self.session.state.untouched:
            return

        def job(_: Callable[[float], None]) -> object:
            from journeymap.flow.check import check_all  # late: nothing is checked before the first paint
            from journeymap.layout.reading import text_size

            return check_all(journey, date.today(), text_size)

        self._work = Work(job, journey)
        self._work.ended.connect(self._show_problems)
        self._work.start()

    def _show_problems(self, work: Work) -> None:
        self._work = None
        if work.error is not None:
            raise work.error
        journey, answer = work.about, cast("Found", work.result)
        found = answer.problems
        if journey is not self.session.state.journey:
            self._patience.start()  # the map has changed meanwhile: this answer is stale
            return
        self._checked = self.session.state.journey
        from journeymap.editor.problem_list import counted  # late: nothing is found before the first paint
        from journeymap.editor.tallies import tallies

        counts = tallies(found)

        self.problems, self.found = counted(found), found
        self.troubled = tuple(counts)
        if self.outline is not None:
            self.outline.show_problems(counts)
        self._mark_problems()
        if self.problem_panel is not None:
            self.problem_panel.show_found(self._checked, answer)
        self.checked.emit()


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
