"""A window: puts the canvas, panels, menus and messages together and keeps them in step with its session.

It shows the map first; panels are filled once the map stands on the screen.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from journeymap.editor.actions.view import lower
from journeymap.editor.filters import shown
from journeymap.editor.naming import spoken
from journeymap.editor.session import Session
from journeymap.editor.state import Cell, EditorState
from journeymap.layout.build import build
from journeymap.ui.canvas import Canvas
from journeymap.ui.company import Company
from journeymap.ui.desk import WindowDesk
from journeymap.ui.documents import Documents
from journeymap.ui.drops import Drops
from journeymap.ui.keeper import Keeper
from journeymap.ui.menus import Menus
from journeymap.ui.messages import Kind, Messages
from journeymap.ui.others import Others
from journeymap.ui.room_below import RoomBelow
from journeymap.ui.searching import Searching
from journeymap.ui.sides import Sides
from journeymap.ui.status import Status
from journeymap.ui.tool_bar import tool_bar
from journeymap.ui.versions import Versions

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent

    from journeymap.files.store import Opened
    from journeymap.model.journey import Journey
    from journeymap.ui.program import Program

_SIZE = (1280, 820)
_BEGIN = (
    "Just type. Enter goes on to the next touchpoint, Tab down to what the customer says of it. "
    "Ctrl+Shift+N shows templates, Ctrl+O opens a map."
)


class Window(QMainWindow):
    """One map on the screen."""

    def __init__(self, program: Program, file: Opened | None = None, journey: Journey | None = None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.program = program
        settings = program.settings
        if file is not None:
            journey = file.journey
        elif journey is None:
            journey = _empty_map()
        self.session = Session(
            EditorState(
                journey,
                saved=journey,
                file=file,
                theme=settings.theme,
                hidden_panels=frozenset(settings.hidden_panels),
            )
        )
        self.canvas = Canvas(self.session, program.chrome)
        self.messages = Messages()
        self.status = Status()
        self.documents = Documents(self, self.session, self.messages, program)
        self.desk = WindowDesk(self)
        self.keeper = Keeper(self.session, program.journals, self)
        self.versions = Versions(self)
        self.others = Others(self)
        self.company = Company(self)
        self.drops = Drops(self)
        self.searching = Searching(self)
        self.menus = Menus(self, self.menuBar(), self.session, self.desk)
        self.menus.colour(program.chrome)
        self.menus.menus["File/Recent"].aboutToShow.connect(self.desk.list_recent)
        self.addToolBar(tool_bar(self.menus, self))
        self.sides = Sides(self.session, self.canvas, program, self)
        self._assemble()
        self._connect()
        self._resize()
        self.canvas.setFocus()

    def _assemble(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.canvas, 1)
        self.column = column
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.sides.left, middle, self.sides.right):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        settings = self.program.settings
        heights = {"problems": settings.problems_height, "insights": settings.insights_height}
        self.stack = RoomBelow(self.splitter, self.sides.below, heights)
        rows.addWidget(self.stack, 1)
        rows.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.session.subscribe(self._changed)
        self.keeper.told.connect(self._tell_of_journal)
        self.canvas.moved.connect(self._moved)
        self.canvas.painted_once.connect(self._furnish)
        self.canvas.told.connect(lambda why: self.messages.refuse(why, "gesture"))
        self.canvas.lane_wanted.connect(self._offer_lanes)
        self.canvas.menu_wanted.connect(lambda at: self.menus.context_menu(self).popup(at))
        self.sides.checked.connect(self._count)
        self.sides.checked.connect(self.searching.checked)
        self.sides.checked.connect(self.desk.problems_found)
        self.sides.wanted.connect(self.desk.go_to)
        self.sides.asked.connect(self.desk.fill_in)
        self.sides.refused.connect(self.messages.refuse)
        self.sides.switched_off.connect(self.desk.tell_switched_off)
        self.sides.room_wanted.connect(self.stack.want)
        self.sides.told.connect(partial(self.messages.tell, "done", key="told"))
        self.status.zoom_wanted.connect(self.canvas.zoom_to)
        self.status.fit_wanted.connect(self.canvas.fit_all)
        self.status.problems_wanted.connect(self.desk.show_problems)

    def _offer_lanes(self, below: str) -> None:
        """The kinds of lane there are, for a + under a lane: a new one stands below the one selected."""
        self.session.select((below,))
        self.menus.menus["Insert/Lane"].popup(QCursor.pos())

    def _resize(self) -> None:
        settings = self.program.settings
        room = self.screen().availableGeometry()
        width, height = settings.window if len(settings.window) == 2 else _SIZE
        self.resize(min(width, room.width()), min(height, room.height()))
        left, right = settings.left_width, settings.right_width
        self.splitter.setSizes([left, max(200, self.width() - left - right), right])
        self.stack.show_page(lower(self.session.state.hidden_panels), self.height())
        if settings.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.canvas.scene is None:
            self._begin(self.session.state)

    # -- keeping in step

    def _begin(self, state: EditorState) -> None:
        """Shows a map from its beginning."""
        self.canvas.type_in_place(None)
        self.canvas.show_trace(None)
        self.canvas.start_over()
        self.sides.start_over()
        self.searching.start_over()
        self._lay_out(state)
        self._describe(state)
        self._name(state)
        self.menus.refresh(state)
        self.sides.show_panels(state)
        if self.sides.outline is not None:
            self._offer_first_cell()

    def _offer_first_cell(self) -> None:
        """Gives the keys of an empty map to the cell of its first touchpoint: who opens it can type at once."""
        state = self.session.state
        lane = next((lane for lane in state.journey.lanes if lane.kind == "touchpoints" and not lane.hidden), None)
        free = not (state.journey.touchpoints or state.selection or state.draft or state.read_only)
        if lane is not None and state.journey.stages and free:
            self.session.enter(Cell(lane.id, state.journey.stages[0].id))

    def _changed(self, before: EditorState, after: EditorState) -> None:
        """The one notification: everything shown follows from what was and what is."""
        if not self.isVisible() and self.canvas.scene is None:
            return
        if _is_another_map(before, after):
            self._begin(after)
            return
        if after.theme != before.theme:
            self.program.use_theme(after.theme)
            self.menus.colour(self.program.chrome)
            self.searching.recolour(self.program.chrome)
        if after.journey is not before.journey or after.theme != before.theme or after.filter != before.filter:
            self._lay_out(after)
        if after.selection != before.selection:
            self._select(before, after)
        if after.cell != before.cell or (after.cell is not None and after.journey is not before.journey):
            self.canvas.mark_cell(after.cell, come_near=after.cell != before.cell and not self.canvas.gestures.pressed)
        if after.draft is not before.draft or (after.draft is not None and after.journey is not before.journey):
            self._type(before, after)
        if after.trace != before.trace:
            self._trace(before, after)
        if after.hidden_panels != before.hidden_panels:
            self.sides.show_panels(after)
            self.stack.show_page(lower(after.hidden_panels), self.height())
            self.program.keep(hidden_panels=tuple(sorted(after.hidden_panels)))
        if after.journey is not before.journey or after.theme != before.theme:
            self.sides.refresh_soon()
        elif after.selection != before.selection or after.cell != before.cell:
            # While a map is presented the picture comes first.
            self.sides.refresh_soon() if after.show is not None else self.sides.refresh(after)
        if after.undo_name != before.undo_name and after.redo_name == before.undo_name is not None:
            self.messages.withdraw("told")  # what was told of is undone
        if after.journey is not before.journey or after.selection != before.selection:
            self._describe(after)
        self.messages.withdraw("unable")
        self._name(after)
        self.menus.refresh(after)

    def _lay_out(self, state: EditorState) -> None:
        self.canvas.show_scene(build(shown(state), self.program.theme, self.canvas.scene), self.program.chrome)
        self.canvas.mark(state.selection)
        self._count()

    def _count(self) -> None:
        self.status.show_journey(self.session.state.journey, self.sides.verdict)

    def _describe(self, state: EditorState) -> None:
        """Tells who cannot see the map what is selected on it."""
        more = f", and {len(state.selection) - 1} more" if len(state.selection) > 1 else ""
        self.canvas.setAccessibleDescription(f"{spoken(state.journey, state.focus)}{more}")

    def _select(self, before: EditorState, after: EditorState) -> None:
        self.canvas.mark(after.selection)
        come = set(after.selection) - set(before.selection)
        if after.focus is not None and len(come) == 1 and not self.canvas.gestures.pressed:
            self.canvas.reveal((after.focus,))

    def _trace(self, before: EditorState, after: EditorState) -> None:
        """Shows a way on the map; one that somebody has just asked for is brought into view."""
        had, has = before.trace, after.trace
        self.canvas.show_trace(has)
        if has is not None and (had is None or (had.kind, had.goal) != (has.kind, has.goal)):
            self.canvas.show_all_of((*has.milestones, *(key for stop in has.stops for key in stop)))

    def _type(self, before: EditorState, after: EditorState) -> None:
        """Keeps the field over a text that is being typed in step, and says why a text cannot be taken."""
        self.canvas.type_in_place(None if after.show is not None else after.draft)  # else it is typed on the screen
        had, has = (state.draft.refused if state.draft is not None else "" for state in (before, after))
        if has and has != had:
            self.messages.tell("error", has, key="typing")
        elif had and not has:
            self.messages.withdraw("typing")

    def _name(self, state: EditorState) -> None:
        self.setWindowTitle(f"{state.name.replace('[*]', '[*][*]')}[*]")
        self.setWindowModified(state.dirty)
        self.setWindowFilePath(str(state.path or ""))
        self.canvas.advise("" if state.journey.touchpoints or state.read_only or state.file else _BEGIN)
        self.status.show_state(state)

    def _moved(self) -> None:
        self.status.show_zoom(self.canvas.camera.zoom)

    def _furnish(self) -> None:
        """Fills what stands beside the map, a part at a time, so that the map can be moved meanwhile."""
        self._offer_first_cell()
        steps = [*self.sides.furnishing(), self._look_for_fonts, self.others.begin, self.company.begin]

        def next_step() -> None:
            steps.pop(0)()
            if steps:
                QTimer.singleShot(0, self, next_step)

        next_step()

    def _look_for_fonts(self) -> None:
        from journeymap.layout.texts import missing_scripts  # late: nothing that is painted first needs it

        if self.canvas.scene is None:
            return
        missing = missing_scripts(self.canvas.scene)
        if missing:
            names = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
            self.messages.tell(
                "warning",
                f"This computer has no font for {names}; its letters are shown as “?”. Install one, for example "
                "from the Noto fonts, and open the map again.",
                key="fonts",
            )
        else:
            self.messages.withdraw("fonts")

    # -- keys nobody else took, files dropped, window closed

    def event(self, event: QEvent) -> bool:
        """A key that nobody else takes, whose action cannot be done now: says what it waits for. (Qt swallows it.)"""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and not event.isAutoRepeat():
            why = self.menus.unable(event, self.session.state)
            if why:
                self.desk.say_unable(why)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape comes back to the map from wherever it means nothing else: a button of the tool bar, a list; on the
        map, once nothing is selected, it takes the newest message away."""
        if event.key() == Qt.Key.Key_Escape:
            if self.canvas.hasFocus():
                self.messages.dismiss()
            self.canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self._typing_done():
            self.drops.dropped(event)

    def _typing_done(self) -> bool:
        """Finishes a text that is being typed; False where it cannot be taken as it is."""
        if self.session.state.show is not None:
            self.desk.presenting.displays.settle()
        if self.session.state.draft is None:
            return True
        from journeymap.editor.typing import finish  # late: nobody types before the first paint

        return finish(self.session)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._typing_done() or not self.documents.may_close():
            event.ignore()
            return
        self.desk.stop_work()
        if self.session.state.show is not None:
            self.desk.end_presentation()
        left, _, right = self.splitter.sizes()
        changes: dict[str, object] = {"maximized": self.isMaximized()}
        if not self.isMaximized() and not self.isFullScreen():
            changes["window"] = (self.width(), self.height())
        if left:
            changes["left_width"] = left
        if right:
            changes["right_width"] = right
        changes |= {f"{panel}_height": height for panel, height in self.stack.heights().items()}
        self.program.keep(**changes)
        if self.documents.saving:  # nobody wants to wait for it
            self._leave_what_is_not_saved()
        else:
            self.keeper.end()
        self.others.end()
        self.company.end()
        self.program.closed(self)
        event.accept()

    def _tell_of_journal(self, kind: Kind, text: str) -> None:
        if text:
            self.messages.tell(kind, text, key="journal")
        else:
            self.messages.withdraw("journal")

    def _leave_what_is_not_saved(self) -> None:
        from journeymap.files.errors import FileError

        with suppress(FileError):  # told before, when it could not be written down
            self.keeper.leave()


def _empty_map() -> Journey:
    from journeymap.model.edits import new_journey  # late: who opens a file needs no edits before the first paint

    return new_journey()


def _is_another_map(before: EditorState, after: EditorState) -> bool:
    """Whether a file was opened, or a new map begun, in the place of the map before."""
    if after.file is None:
        return after.saved is not before.saved
    return after.file is not before.file and after.journey is after.saved and before.path != after.path
