"""What to export and how: one small window, filled in as it was left the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from journeymap.draw.theme import theme, themes
from journeymap.layout.pages import PAGES
from journeymap.layout.paper import PAPERS
from journeymap.render.export import ExportOptions
from journeymap.render.formats import FORMATS

if TYPE_CHECKING:
    from journeymap.ui.settings import Settings

PAGE_NAMES = {"fit": "As large as the map", **PAPERS}


class ExportDialog(QDialog):
    """Asks for format, page, theme and, where they mean something, resolution and ground."""

    def __init__(self, settings: Settings, theme_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        form = QFormLayout(self)
        form.setContentsMargins(22, 20, 22, 16)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        self.format = choice({key: row.title for key, row in FORMATS.items()}, settings.export_format, "Format")
        self.page = choice({key: PAGE_NAMES.get(key, key) for key in PAGES}, settings.export_page, "Page")
        self.theme = choice({name: theme(name).title for name in themes()}, theme_name, "Theme")
        self.dpi = QSpinBox()
        self.dpi.setRange(24, 1200)
        self.dpi.setSingleStep(48)
        self.dpi.setSuffix(" dpi")
        self.dpi.setValue(settings.export_dpi)
        self.dpi.setAccessibleName("Resolution")
        self.dpi_caption = QLabel("Resolution")
        ground = "none" if settings.export_transparent else "theme"
        self.ground = choice({"theme": "As in the theme", "none": "Transparent"}, ground, "Ground")
        self.ground_caption = QLabel("Ground")
        letters = {"outlines": "Outlines: looks the same everywhere", "live": "Letters: can be searched and changed"}
        self.text = choice(letters, "outlines", "Text")
        self.text_caption = QLabel("Text")
        form.addRow("Format", self.format)
        form.addRow("Page", self.page)
        form.addRow("Theme", self.theme)
        form.addRow(self.dpi_caption, self.dpi)
        form.addRow(self.ground_caption, self.ground)
        form.addRow(self.text_caption, self.text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton("Export…", QDialogButtonBox.ButtonRole.AcceptRole)
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.format.currentIndexChanged.connect(lambda _: self._offer())
        self._offer()

    def options(self) -> ExportOptions:
        """What was chosen."""
        meaning = FORMATS[self.format.currentData()].options
        return ExportOptions(
            format=self.format.currentData(),
            page=self.page.currentData(),
            theme=self.theme.currentData(),
            dpi=float(self.dpi.value()),
            transparent="transparent" in meaning and self.ground.currentData() == "none",
            live_text="live_text" in meaning and self.text.currentData() == "live",
        )

    def _offer(self) -> None:
        """Shows only what means something to the format."""
        meaning = FORMATS[self.format.currentData()].options
        for part, name in (
            (self.dpi, "dpi"),
            (self.dpi_caption, "dpi"),
            (self.ground, "transparent"),
            (self.ground_caption, "transparent"),
            (self.text, "live_text"),
            (self.text_caption, "live_text"),
        ):
            part.setVisible(name in meaning)
        self.adjustSize()


def choice(names: dict[str, str], chosen: str, spoken: str) -> QComboBox:
    """A box to choose one of some keys by its name; `spoken` is what a screen reader calls it."""
    box = QComboBox()
    box.setAccessibleName(spoken)
    for key, name in names.items():
        box.addItem(name, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setMinimumWidth(220)
    return box
