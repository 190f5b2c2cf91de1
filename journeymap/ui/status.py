"""The strip at the bottom: whether the map is saved, what it holds, and the zoom."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from journeymap.editor.actions import ZOOM_STEP
from journeymap.editor.camera import LEAST_ZOOM, MOST_ZOOM

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey

_FINE = 100
"""Steps of the slider per doubling."""


class Status(QWidget):
    """`zoom_wanted` asks for a zoom, `fit_wanted` for the whole map, `problems_wanted` for the list of problems."""

    zoom_wanted = Signal(float)
    fit_wanted = Signal()
    problems_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.saved = _label()
        self.counts = _label()
        self.problems = _button("", "Show the problems (Alt+6)")
        self.problems.clicked.connect(self.problems_wanted)
        self.problems.hide()
        self.zoom = 0.0
        self.fit = _button("Fit", "Show the whole map")
        self.fit.clicked.connect(self.fit_wanted)
        less = _button("−", "Zoom out")
        less.clicked.connect(lambda: self.zoom_wanted.emit(self.zoom / ZOOM_STEP))
        more = _button("+", "Zoom in")
        more.clicked.connect(lambda: self.zoom_wanted.emit(self.zoom * ZOOM_STEP))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(log2(LEAST_ZOOM) * _FINE), round(log2(MOST_ZOOM) * _FINE))
        self.slider.setPageStep(_FINE // 4)
        self.slider.setFixedWidth(110)
        self.slider.setAccessibleName("Zoom")
        self.slider.valueChanged.connect(lambda value: self.zoom_wanted.emit(2 ** (value / _FINE)))
        self.percent = _button("100 %", "Zoom to 100 %")
        self.percent.setMinimumWidth(58)
        self.percent.clicked.connect(lambda: self.zoom_wanted.emit(1.0))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(4)
        row.addWidget(self.saved, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addStretch(1)
        middle.addWidget(self.counts)
        middle.addWidget(self.problems)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        right = QHBoxLayout()
        right.setSpacing(4)
        right.addStretch(1)
        for part in (self.fit, less, self.slider, more, self.percent):
            right.addWidget(part)
        row.addLayout(right, 1)

    def show_state(self, state: EditorState) -> None:
        self.saved.setText(saved_text(state))

    def show_journey(self, journey: Journey, problems: str = "") -> None:
        """What the map holds, and what the checks found in it."""
        self.counts.setText(counts_text(journey) + (" ·" if problems else ""))
        self.problems.setText(problems)
        self.problems.setAccessibleName(f"Problems: {problems}")
        self.problems.setVisible(bool(problems))

    def show_zoom(self, zoom: float) -> None:
        if zoom == self.zoom:
            return
        self.zoom = zoom
        self.slider.blockSignals(True)
        self.slider.setValue(round(log2(zoom) * _FINE))
        self.slider.blockSignals(False)
        self.percent.setText(f"{zoom * 100:.0f} %" if zoom >= 0.01 else f"{zoom * 100:.1g} %")


def saved_text(state: EditorState) -> str:
    """Whether the map is saved, in words."""
    if state.read_only:
        looking = state.file is not None and state.file.look_only
        return "Looked at only" if looking else "Read-only: made by a newer version"
    if state.path is None:
        return "Not saved yet" if state.dirty else "New map"
    return "Changed, not saved" if state.dirty else "Saved"


def counts_text(journey: Journey) -> str:
    """What a map holds: "14 touchpoints · 5 stages · 6 milestones"."""
    return " · ".join(
        f"{len(things):,} {noun if len(things) == 1 else noun + 's'}"
        for things, noun in (
            (journey.touchpoints, "touchpoint"),
            (journey.stages, "stage"),
            (journey.milestones, "milestone"),
        )
    )


def _label() -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName("quiet")
    return made


def _button(text: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setProperty("flat", True)
    return made
