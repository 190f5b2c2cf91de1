"""Preferences: few, and each works at once; there is nothing to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from journeymap.draw.theme import theme, themes
from journeymap.editor.actions import PANELS
from journeymap.layout.pages import PAGES
from journeymap.render.formats import FORMATS
from journeymap.ui.export_dialog import PAGE_NAMES, choice

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
        self.format = self._export({key: row.title for key, row in FORMATS.items()}, "export_format", "Export as")
        self.page = self._export({key: PAGE_NAMES.get(key, key) for key in PAGES}, "export_page", "Page")
        form.addRow("Export as", self.format)
        form.addRow("Page", self.page)
        self.dpi = QSpinBox()
        self.dpi.setRange(24, 1200)
        self.dpi.setSingleStep(48)
        self.dpi.setSuffix(" dpi")
        self.dpi.setValue(settings.export_dpi)
        self.dpi.setAccessibleName("Resolution of pictures")
        self.dpi.valueChanged.connect(lambda dpi: program.keep(export_dpi=dpi))
        form.addRow("Pictures", self.dpi)
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

    def _export(self, choices: dict[str, str], setting: str, name: str) -> QComboBox:
        made = choice(choices, getattr(self.program.settings, setting), name)
        made.currentIndexChanged.connect(lambda: self.program.keep(**{setting: made.currentData()}))
        return made

    def _forget_recent(self) -> None:
        self.program.keep(recent=())
        self.forget.setEnabled(False)
