"""Copy, cut and paste of one window: what is put on the system's clipboard and what is made of what lies there.

Who types in a field or in place is served by that field: the focus decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from journeymap.editor.places import NOWHERE
from journeymap.files.errors import FileError
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from journeymap.convert.tables import Table
    from journeymap.editor.clipboard import Clip
    from journeymap.editor.pasting import Pasted
    from journeymap.editor.places import Place
    from journeymap.ui.table_paste import TablePaste
    from journeymap.ui.window import Window

Field = QLineEdit | QTextEdit | QPlainTextEdit


class Clipboard(QObject):
    """The clipboard as one window uses it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.session = window.session
        self.panel: TablePaste | None = None
        self._table_place = NOWHERE

    def copy(self) -> None:
        """Puts the selection on the clipboard."""
        if (field := self._field()) is not None:
            field.copy()
        else:
            self._put(cut=False)

    def cut(self) -> None:
        """Puts the selection on the clipboard and takes it out of the map."""
        from journeymap.editor.clipboard import cut  # late: no edit is needed before the first paint
        from journeymap.editor.selecting import counted, next_after

        if (field := self._field()) is not None:
            field.cut()
            return
        state = self.session.state
        if state.read_only or not self._put(cut=True):
            return
        keys, following = state.selection, next_after(state)
        try:
            self.session.commit(
                lambda journey: cut(journey, keys),
                f"Cut {counted(state)}",
                select=() if following is None else (following,),
            )
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
            from journeymap.layout.portrait import portrait

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
        elif (mime := QApplication.clipboard().mimeData()) is not None and mime.hasText():
            self.take_lines(mime.text(), self.place())
        else:
            self.tell("There is no text on the clipboard")

    def take(self, mime: QMimeData | None) -> None:
        """Brings what somebody put on the clipboard into the map, at the thing or cell in focus."""
        from journeymap.editor.clipboard import MIME
        from journeymap.editor.picturing import target_of
        from journeymap.ui.drops import image_in

        state, drops = self.session.state, self.window.drops
        target = target_of(state.journey, state.focus, self.place())
        if mime is not None and mime.hasFormat(MIME):
            self.take_clip(mime, self.place())
        elif mime is not None and any(url.isLocalFile() for url in mime.urls()):
            drops.take_files(mime, target)
        elif mime is not None and mime.text().strip():
            self.take_text(mime.text(), self.place())
        elif mime is not None and (picture := image_in(mime)) is not None:
            drops.bring([picture], target)
        else:
            self.tell(
                "There is nothing on the clipboard that could be pasted here; copy things of a map, lines of text,"
                " cells of a table or a picture first"
            )

    def take_clip(self, mime: QMimeData, where: Place) -> None:
        """Brings in things of a map."""
        from journeymap.editor.clipboard import MIME
        from journeymap.editor.pasting import pasted

        try:
            self.commit(pasted(self.session.state.journey, bytes(mime.data(MIME).data()), where))
        except (JourneyError, FileError) as error:
            self.tell(str(error))

    def take_text(self, text: str, where: Place) -> None:
        """Makes cards of lines; of a table, once its columns are clear."""
        from journeymap.convert.tables import table_of

        try:
            table = table_of(text)
        except JourneyError as error:
            self.tell(str(error))
            return
        if table is None:
            self.take_lines(text, where)
        else:
            self.ask_for_columns(table, where)

    def take_lines(self, text: str, where: Place) -> None:
        """Makes a card of each line."""
        from journeymap.editor.lines import pasted_lines

        try:
            self.commit(pasted_lines(self.session.state.journey, text, where))
        except JourneyError as error:
            self.tell(str(error))

    def ask_for_columns(self, table: Table, where: Place) -> None:
        """Opens the panel that asks what the columns of a table hold, in place of one that is open."""
        from journeymap.ui.table_paste import TablePaste

        if self.session.state.read_only:
            self.tell("This map can be looked at, but not changed")
            return
        self._close_panel()
        self.panel = panel = TablePaste(table, self.session.state.journey, self.window.program.theme)
        self._table_place = where
        panel.wanted.connect(self._add_table)
        panel.closed.connect(self._close_panel)
        around = self.window.canvas.parentWidget()
        assert around is not None
        column = around.layout()
        assert column is not None
        column.addWidget(panel)
        panel.show()
        panel.begin()

    def _add_table(self) -> None:
        from journeymap.editor.table_rows import filled

        panel = self.panel
        assert panel is not None
        try:
            step, unread = filled(self.session.state.journey, panel.table, panel.chosen, self._table_place)
            self.commit(step)
        except JourneyError as error:
            panel.complain(str(error))
            return
        self._close_panel()
        if unread:
            self.tell("; ".join(unread))

    def _close_panel(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
            self.window.canvas.setFocus()

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
