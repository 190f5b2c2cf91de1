"""Messages in the window itself, above the map: what went wrong or was done, and what can be done about it.

Nobody has to click one away before going on. A message with a key replaces the one of the same key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Kind = Literal["error", "warning", "done", "busy"]
_SPOKEN = {"error": "Error", "warning": "Note", "done": "Done", "busy": "Working"}
_SIGNS = {"error": "✕", "warning": "!", "done": "✓", "busy": "…"}
_MOST = 4
"""No more messages stand there at once, but for work under way; the oldest gives way."""


class Message(QFrame):
    """One message; `progress` is there while something is under way, which the first of its actions stops."""

    def __init__(self, kind: Kind, text: str, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self.kind, self.text = kind, text
        self.setObjectName("message")
        self.setProperty("kind", kind)
        self.setAccessibleName(f"{_SPOKEN[kind]}: {text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        sign = QLabel(_SIGNS[kind])
        sign.setTextFormat(Qt.TextFormat.PlainText)
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setText(text)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(sign)
        row.addWidget(words, 1)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setVisible(kind == "busy")
        row.addWidget(self.progress)
        self.stop: QPushButton | None = None
        for label, act in actions:
            button = QPushButton(label)
            button.clicked.connect(act)
            row.addWidget(button)
            if kind == "busy" and self.stop is None:
                self.stop = button
        self.dismiss = QPushButton("Dismiss")
        row.addWidget(self.dismiss)  # first: shown by itself it would be a window, and take the keys
        self.dismiss.setVisible(kind != "busy")


class Messages(QWidget):
    """The messages of one window, the newest on top. `told` brings the kind and the words of each."""

    told = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: dict[str, Message] = {}
        self._count = 0
        self.setVisible(False)

    def tell(
        self, kind: Kind, text: str, key: str = "", actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> Message:
        """Shows a message, in place of the one of that `key`. An action's button takes the message away."""
        self._count += 1
        key = key or f"message {self._count}"
        self.withdraw(key)
        made = Message(kind, text, [(label, self._then_withdraw(key, act)) for label, act in actions])
        made.dismiss.clicked.connect(lambda: self.withdraw(key))
        self._shown[key] = made
        self._column.insertWidget(0, made)
        self.setVisible(True)
        for oldest in list(self._shown)[:-_MOST]:
            if self._shown[oldest].kind != "busy":  # only there can it be stopped
                self.withdraw(oldest)
        self.told.emit(kind, text)
        return made

    def go_on(self, key: str, share: float) -> None:
        """Shows how far (0…1) what the message of that key tells of has come; it may be gone, as what it tells of ends
        only a moment after it was stopped."""
        if key in self._shown:
            self._shown[key].progress.setValue(round(share * 100))

    def refuse(self, why: str, key: str = "refused") -> None:
        """Says why something was not done, in place of the refusal before."""
        self.tell("error", why[:1].upper() + why[1:], key)

    def withdraw(self, key: str) -> None:
        """Takes the message of that key away, if it is there."""
        gone = self._shown.pop(key, None)
        if gone is not None:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.setVisible(bool(self._shown))

    def dismiss(self) -> None:
        """Takes the newest message away; what is under way is stopped with it, where it can be."""
        for key, one in reversed(self._shown.items()):
            if one.kind != "busy":
                self.withdraw(key)
                return
            if one.stop is not None:
                one.stop.click()
                return

    def texts(self) -> tuple[str, ...]:
        """What the messages say, the newest first."""
        return tuple(message.text for message in reversed(self._shown.values()))

    def _then_withdraw(self, key: str, act: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            self.withdraw(key)
            act()

        return run
