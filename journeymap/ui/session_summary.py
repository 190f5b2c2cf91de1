"""The summary of a session: offered when a presentation is over, read in a window of its own, and saved as text, PDF or
slides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
)

from journeymap.convert.summary import summary
from journeymap.convert.summary_files import ENDINGS, markdown, write
from journeymap.draw.theme import theme as theme_of
from journeymap.editor.workshop import recording
from journeymap.files.errors import FileError
from journeymap.files.format import load
from journeymap.files.replace import replace_bytes
from journeymap.files.version_places import history_of
from journeymap.files.versions import bytes_of, versions
from journeymap.layout.redact import redactions
from journeymap.ui.session_summary_page import page

if TYPE_CHECKING:
    from journeymap.convert.summary import Summary
    from journeymap.model.journey import Journey, Redaction
    from journeymap.ui.window import Window

BEFORE = "Before the workshop of"
"""How the snapshots begin that are kept when something is first changed in a session."""


class SummaryDialog(QDialog):
    """Shows what came of a session and saves it."""

    def __init__(self, window: Window, told: Summary) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Summary of the Session")
        self.resize(900, 700)
        self.window_, self.told = window, told
        self.eyes = QComboBox()
        self.eyes.setAccessibleName("For whom it is")
        self.eyes.setToolTip("What is left out of it, as out of every file that is made for them")
        self.eyes.addItem("Those who were there: everything", ())
        for one in redactions(told.journey):
            self.eyes.addItem(one.title, (one,))
        self.eyes.currentIndexChanged.connect(self._look)
        eyes_label = QLabel("&For")
        eyes_label.setBuddy(self.eyes)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Summary of the session")
        self.text.setOpenLinks(False)
        self.text.setHtml(page(told, window.program.chrome))
        self.state = QLabel()
        self.state.setObjectName("quiet")
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for ending, label in {"md": "Save as &Markdown…", "pdf": "Save as &PDF…", "pptx": "Save as &Slides…"}.items():
            button = self.buttons.addButton(label, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _=False, ending=ending: self._ask(ending))
        copy = self.buttons.addButton("&Copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip("Copy the text, as Markdown")
        copy.clicked.connect(self.copy)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        above = QHBoxLayout()
        above.addWidget(eyes_label)
        above.addWidget(self.eyes)
        above.addStretch(1)
        column.addLayout(above)
        column.addWidget(self.text, 1)
        column.addWidget(self.state)
        column.addWidget(self.buttons)

    def _look(self) -> None:
        """It is for other eyes now."""
        told = summary_of(self.window_, self.eyes.currentData())
        if told is not None:
            self.told = told
            self.text.setHtml(page(told, self.window_.program.chrome))
            self.state.clear()

    def copy(self) -> None:
        """Puts the text on the clipboard."""
        QGuiApplication.clipboard().setText(markdown(self.told).decode("utf-8"))
        self.state.setText("Copied.")

    def save(self, path: Path, ending: str) -> bool:
        """Writes it to a file; tells in the window itself why not, where it cannot be written."""
        try:
            theme = theme_of("contrast" if self.window_.session.state.theme == "contrast" else "light")
            replace_bytes(path, write(self.told, ending, theme))
        except (FileError, ValueError) as error:
            self.state.setText(str(error))
            return False
        self.state.setText(f"Saved as “{path.name}”.")
        return True

    def _ask(self, ending: str) -> None:
        path = self.window_.session.state.path
        suggested = f"{path.stem if path is not None else 'map'}-summary.{ending}"
        folder = path.parent if path is not None else Path.home()
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the Summary", str(folder / suggested), f"{ENDINGS[ending]} (*.{ending})"
        )
        if name:
            self.save(Path(name) if Path(name).suffix else Path(f"{name}.{ending}"), ending)


def summary_of(window: Window, wanted: tuple[Redaction, ...] = ()) -> Summary | None:
    """What came of the session of that window's map, without what is left out for certain eyes; of one before the
    program was started, as far as versions of the map were kept. None where there was none."""
    state = window.session.state
    if state.room is not None and state.room.begun:
        held = recording.record(state)
        spent = recording.spent(state)
        whole = held.model_copy(update={"spent": spent or held.spent})
        return summary(state.room.start, state.journey, whole, wanted)
    start = _earlier_start(window)
    if start is None or not state.journey.workshops:
        return None
    return summary(start, state.journey, state.journey.workshops[-1], wanted)


def _earlier_start(window: Window) -> Journey | None:
    file = window.session.state.file
    if file is None:
        return None
    for version in versions(history_of(window.program.data, file.path, file.sha256)):
        if version.label.startswith(BEFORE):
            try:
                return load(bytes_of(version)).journey
            except FileError:
                continue  # a damaged one; an older one may do
    return None


def show_summary(window: Window) -> SummaryDialog | None:
    """Opens the summary; tells where there is nothing to sum up."""
    told = summary_of(window)
    if told is None:
        window.messages.tell(
            "warning", "There is nothing to sum up yet: present the map (F5), then come back here.", key="session"
        )
        return None
    made = SummaryDialog(window, told)
    made.open()
    return made


def tell_end(window: Window) -> None:
    """A session in which something was changed is over: says how much, and offers the summary."""
    told = summary_of(window)
    if told is not None:
        window.messages.tell(
            "done",
            f"The session is over: {told.counts[:1].lower()}{told.counts[1:]}.",
            key="session",
            actions=(("Summary…", lambda: show_summary(window)),),
        )
