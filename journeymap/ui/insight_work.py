"""Works insights out beside the window once the map rests, and the way that is shown on it anew. An answer about a map
that has changed meanwhile is thrown away and asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.insight_report import Report
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState, Trace
    from journeymap.model.journey import Journey

_PATIENCE = 400
"""Milliseconds after the last change before it begins."""


class _Question(NamedTuple):
    journey: Journey
    wanted: bool
    trace: Trace | None


class InsightWork(QObject):
    """`answered` tells that there is a `report` about the map as it is now."""

    answered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.report: Report | None = None
        self.about: Journey | None = None
        """The journey that the report is about."""
        self._traced: Journey | None = None  # the journey that the way shown was worked out for
        self._wanted = False
        self._work: Work | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._begin)
        session.subscribe(self._changed)

    def want(self, wanted: bool) -> None:
        """Whether anybody sees the report; nobody works for one that nobody sees."""
        self._wanted = wanted
        if wanted and self.stale:
            QTimer.singleShot(0, self, self._begin)  # start(0) would change the patience for good

    @property
    def stale(self) -> bool:
        """Whether the report is about another map than the one there is."""
        return self.report is None or self.about is not self.session.state.journey

    def _changed(self, before: EditorState, after: EditorState) -> None:
        if after.trace is not before.trace:
            same = before.trace is not None and after.trace is not None and after.journey is not before.journey
            self._traced = self._traced if same else after.journey  # it lost a stop, or is a new one
        if after.journey is not before.journey and (self._wanted or after.trace is not None):
            self._patience.start()

    def _begin(self) -> None:
        state = self.session.state
        trace = state.trace if self._traced is not state.journey else None
        wanted = self._wanted and self.stale
        if self._work is not None or not (wanted or trace is not None):
            return
        journey = state.journey

        def job(_: Callable[[float], None]) -> object:
            from journeymap.editor.insight_report import report  # late: nobody asks before the first paint
            from journeymap.editor.tracing import again

            return again(journey, trace) if trace is not None else None, report(journey) if wanted else None

        self._work = Work(job, _Question(journey, wanted, trace))
        self._work.ended.connect(self._ended)
        self._work.start()

    def _ended(self, work: Work) -> None:
        self._work = None
        if work.error is not None:
            raise work.error
        asked = cast("_Question", work.about)
        traced, made = cast("tuple[Trace | None, Report | None]", work.result)
        state = self.session.state
        if asked.journey is not state.journey:
            self._patience.start()  # the map has changed meanwhile: this answer is stale
            return
        if made is not None:
            self.report, self.about = made, asked.journey
            self.answered.emit()
        if asked.trace is not None and state.trace is asked.trace:
            self._traced = asked.journey
            if traced != state.trace:
                self.session.trace(traced)
        if self._wanted and self.stale:
            self._patience.start()
