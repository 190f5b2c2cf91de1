"""How maps are presented, in the preferences: on which display, how large, in which theme, and whether anything moves;
with a ruler that says from how far away the smallest text reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QSpinBox

from journeymap.draw.theme import theme, themes
from journeymap.editor.presenting import going
from journeymap.editor.presenting.readable import HIGHEST_PICTURE, LOWEST_PICTURE, in_words
from journeymap.layout.presented.screen import LEAST_CHOICE, LINES, MOST_CHOICE
from journeymap.ui.export_dialog import choice
from journeymap.ui.style import indent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFormLayout

    from journeymap.ui.program import Program
    from journeymap.ui.window import Window

_MOVES = {"system": "As the system asks", "on": "Yes", "off": "No"}


class Projector(QObject):
    """Rows of the preferences; what is chosen works at once, also on a presentation that is under way."""

    def __init__(self, program: Program, window: Window) -> None:
        super().__init__(window)
        self.program, self.session, self.desk = program, window.session, window.desk
        settings = program.settings
        names = [screen.name() for screen in QGuiApplication.screens() if screen.name()]
        known = {"": "Another than the window’s", **{name: name for name in names}}
        if settings.present_display not in known:
            known[settings.present_display] = f"{settings.present_display} (not there)"
        self.display = choice(known, settings.present_display, "Display to present on")
        self.display.currentIndexChanged.connect(self._keep_display)
        looks = {"": "As the window", **{name: theme(name).title for name in themes()}}
        self.theme = choice(looks, settings.present_theme, "Theme of presentations")
        self.theme.currentIndexChanged.connect(self._keep_theme)
        self.least = QSpinBox()
        indent(self.least)
        self.least.setAccessibleName("Smallest text of presentations")
        self.least.setRange(LEAST_CHOICE, MOST_CHOICE)
        self.least.setSuffix(f" px of {LINES:,}")
        self.least.setValue(settings.present_least)
        self.least.valueChanged.connect(self._keep_least)
        self.picture = QDoubleSpinBox()
        indent(self.picture)
        self.picture.setAccessibleName("Height of the projected picture")
        self.picture.setRange(LOWEST_PICTURE, HIGHEST_PICTURE)
        self.picture.setSingleStep(0.1)
        self.picture.setDecimals(1)
        self.picture.setSuffix(" m")
        self.picture.setValue(settings.present_picture)
        self.picture.valueChanged.connect(self._keep_picture)
        self.ruler = QLabel()
        self.ruler.setTextFormat(Qt.TextFormat.PlainText)
        self.ruler.setWordWrap(True)
        self.ruler.setObjectName("ruler")
        # A form gives a label that wraps the height of its lines without their leading.
        self.ruler.setMinimumHeight(2 * self.ruler.fontMetrics().lineSpacing() + 4)
        self.moves = choice(_MOVES, settings.present_moves, "Movement in presentations")
        self.moves.currentIndexChanged.connect(self._keep_moves)
        self._measure()

    def add_to(self, form: QFormLayout) -> None:
        """Puts the rows at the end of a form."""
        form.addRow("Present on", self.display)
        form.addRow("Presented in", self.theme)
        form.addRow("Smallest text", self.least)
        form.addRow("Picture’s height", self.picture)
        form.addRow("", self.ruler)
        form.addRow("Move from step to step", self.moves)

    def _keep_display(self) -> None:
        self.program.keep(present_display=self.display.currentData())

    def _keep_theme(self) -> None:
        self.program.keep(present_theme=self.theme.currentData())
        going.look(self.session, theme=self.theme.currentData())

    def _keep_least(self, least: int) -> None:
        self.program.keep(present_least=least)
        going.look(self.session, least=least)
        self._measure()

    def _keep_picture(self, height: float) -> None:
        self.program.keep(present_picture=height)
        self._measure()

    def _keep_moves(self) -> None:
        self.program.keep(present_moves=self.moves.currentData())
        self.desk.presenting.settle_moves()

    def _measure(self) -> None:
        """The ruler."""
        self.ruler.setText(in_words(self.least.value(), self.picture.value()))
