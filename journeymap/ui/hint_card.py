"""A hint at the lower edge of the map, which the pointer goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_BESIDE, _BELOW = 24, 28
"""Px that stay free beside and below it."""


class HintCard(QLabel):
    """`view` is what it lies upon. Its text is shown as it is."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("card")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str) -> None:
        """Shows the hint; none for an empty text."""
        self.setText(text)
        self.setVisible(bool(text))
        self.place()

    def place(self) -> None:
        """At its place, as wide as the view allows."""
        self.setWordWrap(False)
        self.adjustSize()
        room = self._view.width() - 2 * _BESIDE
        if self.width() > room:
            self.setWordWrap(True)
            self.resize(room, self.heightForWidth(room))
        self.move((self._view.width() - self.width()) // 2, self._view.height() - self.height() - _BELOW)
