"""Preferences: few, and each works at once; there is nothing to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QWidget,
)

from journeymap.draw.theme import theme, themes
from journeymap.editor.actions import PANELS
from journeymap.ui.export_dialog import choice
from journeymap.ui.projector_choices import Projector

if TYPE_CHECKING:
    from journeymap.ui.program import Program
    from journeymap.ui.window import Window


class Preferences(QDialog):
    """What is the same for every map and every window."""

    def __init__(self, program: Program, window: Window) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preferences")
        self.program, self.window_ = program, window
        settings = program.settings
        form = QFormLayout(self)
        form.setContentsMargins(22, 20, 22, 16)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        self.theme = choice({name: theme(name).title for name in themes()}, settings.theme, "Theme")
        self.theme.currentIndexChanged.connect(lambda: program.use_theme(self.theme.currentData()))
        form.addRow("Theme", self.theme)
        self.reopen = QCheckBox("Open the map of the last time")
        self.reopen.setChecked(settings.reopen)
        self.reopen.toggled.connect(lambda on: program.keep(reopen=on))
        form.addRow("At the start", self.reopen)
        for number, (key, label, _) in enumerate(PANELS):
            form.addRow("Panels shown" if number == 0 else "", self._panel(key, label.replace("&", "")))
        self.projector = Projector(program, window)
        self.projector.add_to(form)
        self.forget = QPushButton("Clear the List")
        self.forget.setAutoDefault(False)
        self.forget.setEnabled(bool(settings.recent))
        self.forget.clicked.connect(self._forget_recent)
        form.addRow("Recent files", self.forget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def _panel(self, key: str, label: str) -> QWidget:
        session = self.window_.session
        made = QCheckBox(label)
        made.setObjectName(f"panel {key}")
        made.setChecked(key not in session.state.hidden_panels)
        made.toggled.connect(lambda _: session.look(hidden_panels=session.state.hidden_panels ^ {key}))
        return made

    def _forget_recent(self) -> None:
        self.program.keep(recent=())
        self.forget.setEnabled(False)
