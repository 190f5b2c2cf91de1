"""The inspector: every field of what is selected, to read and to copy from. Each text is shown as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from journeymap.draw.icons import FACE_RADIUS, face
from journeymap.draw.theme import blend
from journeymap.editor.describe import Description, Field, describe, feeling_words
from journeymap.ui.icons import draw

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from journeymap.draw.theme import Theme
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState


class Inspector(QScrollArea):
    """A column of labelled fields."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self._shown: Description | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Inspector")

    def show_state(self, state: EditorState, theme: Theme) -> None:
        """Describes what is selected last, the whole map when nothing is."""
        found = describe(state.journey, state.focus)
        if found == self._shown and theme is self.theme:
            return
        self._shown, self.theme = found, theme
        column = QWidget()
        column.setObjectName("panel")
        rows = QVBoxLayout(column)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(4)
        rows.addWidget(_label(found.noun.upper(), "noun"))
        if len(state.selection) > 1:
            rows.addWidget(_label(f"{len(state.selection)} things are selected; this is the last.", "hint"))
        for field in found.fields:
            self._add(rows, field)
        if not found.fields:
            rows.addWidget(_label("Nothing is written here yet.", "hint"))
        rows.addStretch(1)
        self.setWidget(column)

    def _add(self, rows: QVBoxLayout, field: Field) -> None:
        rows.addSpacing(6)
        if field.kind == "alarm":
            rows.addWidget(_label(f"{field.label}: {field.value}", "alarm"))
            return
        caption = _label(field.label, "caption")
        rows.addWidget(caption)
        match field.kind:
            case "feeling":
                rows.addWidget(Faces(int(field.value), self.theme))
            case "thing":
                rows.addWidget(self._leads(field.value, f"Go to {field.label.lower()}", field.target))
            case "link":
                rows.addWidget(self._link(field))
            case _:
                value = _label(field.value, "value")
                value.setTextInteractionFlags(
                    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
                )
                value.setAccessibleName(f"{field.label}: {field.value}")
                rows.addWidget(value)

    def _leads(self, text: str, tip: str, thing: str) -> QWidget:
        button = Wrapped(text)
        button.setToolTip(tip)
        button.clicked.connect(lambda: self.session.select((thing,)))
        return button

    def _link(self, field: Field) -> QWidget:
        button = Wrapped(field.value)
        button.setToolTip("Open in the browser")
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(field.target)))
        return button


class Wrapped(QPushButton):
    """A button that shows a text of any length, wrapped, as plain text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("leads")
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        inside = self._inside = QVBoxLayout(self)
        inside.setContentsMargins(9, 6, 9, 6)
        self.label = _label(text, "led")
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(self.label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()


class Faces(QWidget):
    """The scale of feelings as five faces with the one that is felt in colour, and its words beside them."""

    def __init__(self, value: int, theme: Theme) -> None:
        super().__init__()
        self.value, self.theme = value, theme
        words = _label(feeling_words(value), "felt")
        row = QHBoxLayout(self)
        row.setContentsMargins(5 * 26 + 6, 3, 0, 3)
        row.addWidget(words)
        self.setMinimumHeight(26)
        self.setAccessibleName(feeling_words(value))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        for place, value in enumerate(range(-2, 3)):
            felt = value == self.value
            colour = theme.feelings[value + 2]
            faint = blend(theme.ink_faint, theme.panel, 0.35)
            scale = 1.25 if felt else 1.0
            painter.save()
            painter.translate(place * 26 + 13, self.height() / 2)
            painter.scale(scale, scale)
            painter.translate(-FACE_RADIUS, -FACE_RADIUS)
            for path in face(value, theme.panel, colour if felt else faint):
                draw(painter, path)
            painter.restore()
        painter.end()


def _label(text: str, name: str) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setIndent(0)
    return made
