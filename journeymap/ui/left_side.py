"""The column left of the map: its panels one below the other. In a low window those one can best do without give way,
so that neither the map nor what stands below it is pushed out of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from journeymap.ui.panel import Panel

GIVE_WAY = ("overview", "history", "lanes")
"""Panels by their keys in the order in which they give way."""


class LeftSide(QWidget):
    """Holds panels; `wanted` names those that somebody wants to see."""

    def __init__(self, least_width: int) -> None:
        super().__init__()
        self.setObjectName("left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(least_width)
        self.panels: list[Panel] = []
        self._hidden: frozenset[str] = frozenset()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)

    def add(self, panel: Panel, stretch: int) -> None:
        """Another panel below those that are there."""
        self.panels.append(panel)
        self._column.addWidget(panel, stretch)

    def show_but(self, hidden: frozenset[str]) -> None:
        """Shows the panels that are not hidden, as far as there is room for them."""
        self._hidden = hidden
        self._make_room()

    def _make_room(self) -> None:
        wanted = [panel for panel in self.panels if panel.key not in self._hidden]
        left = self.height() - self._column.contentsMargins().bottom()
        left -= sum(panel.minimumSizeHint().height() for panel in wanted)
        if not self.isVisible():  # nothing is known of its height yet
            left = 0
        for key in GIVE_WAY:
            given = [panel for panel in wanted if panel.key == key and len(wanted) > 1]
            if left < 0 and given:
                wanted.remove(given[0])
                left += given[0].minimumSizeHint().height()
        for panel in self.panels:
            panel.setVisible(panel in wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().height() != self.height():
            self._make_room()

    def minimumSizeHint(self) -> QSize:
        """What the first panel needs that somebody wants: the others give way."""
        wanted = (panel.minimumSizeHint().height() for panel in self.panels if panel.key not in self._hidden)
        return QSize(self.minimumWidth(), next(wanted, 0) + self._column.contentsMargins().bottom())
