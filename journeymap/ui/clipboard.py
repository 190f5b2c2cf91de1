"""Copy, cut and paste of one window: what is put on the system's clipboard and what is made of what lies there.

Who types in a field or in place is served by that field: the focus decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from journeymap.files.errors import FileError
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from journeymap.editor.clipboard import Clip
    from journeymap.editor.pasting import Pasted
    from journeymap.editor.places import Place
    from journeymap.ui.window import Window

Field = QLineEdit | QTextEdit | QPlainTextEdit


class Clipboard(QObject):
    """The clipboard as one window uses it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.session = window.session

    def copy(self) -> None:
        """Puts the selection on the clipboard."""
        if (field := self._field()) is not None:
            field.copy()
        else:
            self._put(cut=False)

    def cut(self) -> None:
        """Puts the selection on the clipboard and takes it out of the map."""
        from journeymap.editor.clipboard import cut  # late: no edit is needed before the first paint
        from journeymap.editor.selecting import counted

        if (field := self._field()) is not None:
            field.cut()
            return
        state = self.session.state
        if state.read_only or not self._put(cut=True):
            return
        keys = state.selection
        try:
            self.session.commit(lambda journey: cut(journey, keys), f"Cut {counted(state)}", select=())
        except JourneyError as error:
            self.tell(str(error))

    def _put(self, *, cut: bool) -> Clip | None:
        """The selection on the clipboard; None, after telling why, where it cannot be."""
        from journeymap.editor.clipboard import copied
        from journeymap.ui.clip_mime import ClipMime, put

        state, canvas = self.session.state, self.window.canvas
        try:
            clip = copied(state.journey, state.selection, cut=cut)
        except (JourneyError, FileError) as error:
            self.tell(str(error))
            return None
        self.window.messages.withdraw("clipboard")
        put(ClipMime(clip, state.journey, self.window.program.theme, canvas.scene))
        return clip

    def copy_picture(self) -> None:
        """Puts a picture of the selection, else of the whole map, on the clipboard, and nothing else."""
        from journeymap.editor.clipboard import brought
        from journeymap.ui.clip_mime import PictureMime, put

        state, window = self.session.state, self.window
        things = brought(state.journey, state.selection)
        scene = window.canvas.scene if not things else None
        if things:
            from journeymap.editor.portrait import portrait

            scene = portrait(state.journey, window.program.theme, things, window.canvas.scene)
        if scene is None:
            self.tell("What is selected is not shown on the map, so there is no picture of it")
        else:
            put(PictureMime(scene))

    def paste(self) -> None:
        """Brings what lies on the clipboard into the map."""
        if (field := self._field()) is not None:
            field.paste()
        else:
            self.take(QApplication.clipboard().mimeData())

    def paste_text(self) -> None:
        """Brings the text on the clipboard into the map, whatever else lies there."""
        if (field := self._field()) is not None:
            field.paste()

    def take(self, mime: QMimeData | None) -> None:
        """Brings what somebody put on the clipboard into the map, at the thing or cell in focus."""
        from journeymap.editor.clipboard import MIME
        from journeymap.editor.pasting import pasted

        if mime is not None and mime.hasFormat(MIME):
            state = self.session.state
            try:
                self.commit(pasted(state.journey, bytes(mime.data(MIME).data()), self.place()))
            except (JourneyError, FileError) as error:
                self.tell(str(error))
        else:
            self.tell(
                "There is nothing on the clipboard that could be pasted here; copy things of a map, lines of text,"
                " cells of a table or a picture first"
            )

    def place(self) -> Place:
        """Where what is pasted shall go."""
        from journeymap.editor.places import place

        state = self.session.state
        return place(state.journey, state.focus, state.cell)

    def commit(self, step: Pasted) -> None:
        """Enters what was pasted in the history, and shows it."""
        self.window.messages.withdraw("clipboard")
        self.session.commit(lambda _: step.journey, step.name, select=step.select)
        self.window.canvas.reveal(step.select)

    def tell(self, sentence: str) -> None:
        self.window.messages.tell("warning", sentence, key="clipboard")

    def _field(self) -> Field | None:
        """The field in which somebody is typing, if anybody is."""
        focus = self.window.focusWidget()
        return focus if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit) else None
