"""What actions ask of their window: file dialogs, export, print, zoom, panels."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeymap.files.store import open_journey
from journeymap.ui.clipboard import Clipboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from journeymap.editor.presenting.capturing import Kind as CaptureKind
    from journeymap.model.refusal import JourneyError
    from journeymap.ui.exporting import Exporting
    from journeymap.ui.messages import Kind
    from journeymap.ui.presenting import Presenting
    from journeymap.ui.window import Window
    from journeymap.ui.work import Work


class WindowDesk(QObject):
    """`editor.actions.Desk` for one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.clipboard = Clipboard(window)
        self._under_way: dict[Work, str] = {}
        self._step_wanted = 0
        self._presenting: Presenting | None = None

    @cached_property
    def exporting(self) -> Exporting:
        """Made when somebody exports for the first time."""
        from journeymap.ui.exporting import Exporting  # late: nobody exports before the first paint

        return Exporting(self.window)

    # -- presenting

    @property
    def presenting(self) -> Presenting:
        """Made when somebody presents for the first time."""
        if self._presenting is None:
            from journeymap.ui.presenting import Presenting  # late: nobody presents before the first paint

            self._presenting = Presenting(self.window)
        return self._presenting

    def present_map(self) -> None:
        self.presenting.start()

    def present_from_here(self) -> None:
        self.presenting.start(from_here=True)

    def present_step(self, key: str) -> None:
        """Presents from the step of that key, or goes to it."""
        self.presenting.start(step=key)

    def arrange_presentation(self) -> None:
        self.presenting.arrange()

    def end_presentation(self) -> None:
        self.presenting.stop()

    def hold_against(self) -> None:
        from journeymap.ui.hold_against import choose

        choose(self.window)

    def session_summary(self) -> None:
        from journeymap.ui.session_summary import show_summary

        show_summary(self.window)

    def toggle_presenter_view(self) -> None:
        self.presenting.displays.toggle()

    def swap_displays(self) -> None:
        self.presenting.displays.swap()

    def capture_line(self, kind: CaptureKind | None = None) -> None:
        self.presenting.displays.write(kind)

    def show_parking_lot(self) -> None:
        self.presenting.displays.show_lot()

    # -- files

    def new_map(self) -> None:
        self.window.program.new_window().show()

    def new_from_template(self) -> None:
        from journeymap.ui.gallery import Gallery

        self._gallery = Gallery(self.window.program, self.begin_with, self._reopen, self.window)
        self._gallery.open()

    def begin_with(self, template: Path) -> None:
        """A new map like a template: in this window if nobody has touched its map, else in another."""
        journey = open_journey(template).journey
        window = self.window
        if window.session.state.untouched:
            window.session.started(journey)
        else:
            window.program.new_window(journey=journey).show()

    def _reopen(self, path: Path) -> None:
        self.window.program.open([path], self.window)

    def open_map(self) -> None:
        self.window.program.open(self.window.documents.ask_what_to_open(), self.window)

    def import_tables(self) -> None:
        self.window.program.open(self.window.documents.ask_what_to_import(), self.window)

    def list_recent(self) -> None:
        """Fills the menu of recent files when it is about to be shown."""
        menu = self.window.menus.menus["File/Recent"]
        menu.clear()
        for number, name in enumerate(self.window.program.settings.recent, 1):
            path = Path(name)
            shown = f"{path.name} – {path.parent}".replace("&", "&&")
            action = menu.addAction(f"&{number} {shown}" if number < 10 else shown)
            action.triggered.connect(self._opener(path))
        if menu.isEmpty():
            menu.addAction("No files yet").setEnabled(False)

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self._reopen(path)

    def reload_map(self) -> None:
        self.window.documents.reload()

    def save_map(self) -> None:
        self.window.documents.save()

    def save_map_as(self) -> None:
        self.window.documents.save_as()

    def edit_anyway(self) -> None:
        self.window.company.edit_anyway()

    def browse_versions(self) -> None:
        self.window.versions.browse()

    def keep_snapshot(self) -> None:
        self.window.versions.keep_snapshot()

    def close_window(self) -> None:
        self.window.close()

    def quit_program(self) -> None:
        self.window.program.quit()

    # -- output

    def export_map(self) -> None:
        """Asks how and where to, then exports beside the window."""
        self.exporting.ask()

    def export_again(self) -> None:
        """Exports as the last time."""
        self.exporting.again()

    def keep_work(self, work: Work, key: str) -> None:
        """Something is under way that is cancelled when the window closes; the message of that key tells how it
        goes."""
        self._under_way[work] = key

    def forget_work(self, work: Work) -> None:
        self._under_way.pop(work, None)

    def work_goes_on(self, work: Work, share: float) -> None:
        if work in self._under_way:
            self.window.messages.go_on(self._under_way[work], share)

    def stop_work(self) -> None:
        """Cancels what is under way and waits for it, so that nothing half-made is left behind."""
        for work in self._under_way:
            work.cancel()
        for work in self._under_way:
            work.wait()

    def print_map(self) -> None:
        from journeymap.ui.export_memory import printed_last, with_printed
        from journeymap.ui.print_dialog import PrintDialog

        state, program = self.window.session.state, self.window.program
        began = printed_last(program.settings, state.path)
        dialog = PrintDialog(state.journey, state.name, began, self.window)
        if dialog.exec() == PrintDialog.DialogCode.Accepted:
            program.keep(print_last=with_printed(program.settings, state.path, dialog.options()).print_last)

    # -- looking

    def zoom_by(self, factor: float) -> None:
        self.window.canvas.zoom_to(self.window.canvas.camera.zoom * factor)

    def zoom_to(self, zoom: float) -> None:
        self.window.canvas.zoom_to(zoom)

    def fit_all(self) -> None:
        self.window.canvas.fit_all()

    def fit_selection(self) -> None:
        self.window.canvas.fit(self.window.session.state.selection)

    def find_in_outline(self) -> None:
        session, sides = self.window.session, self.window.sides
        if "outline" in session.state.hidden_panels:
            session.look(hidden_panels=session.state.hidden_panels - {"outline"})
        if sides.outline is not None:
            sides.outline.filter.setFocus()
            sides.outline.filter.selectAll()

    def next_problem(self, step: int) -> None:
        """Selects what the next problem (or the one before, for −1) is about, and says what is wrong there; once the
        checks have run, where the map has just changed."""
        messages, sides = self.window.messages, self.window.sides
        self._step_wanted = 0
        if sides.problem_panel is None or (sides.problem_panel.stale and not self.window.session.state.untouched):
            self._step_wanted = step
            return
        found = sides.problem_panel.step(step)
        if found is None:
            messages.tell("done", "The checks found nothing wrong with this map.", key="problem")
            return
        from journeymap.editor.problem_list import WORDS  # late: nothing is found before the first paint

        line, number, count = found
        kind: Kind = "error" if line.mark == "error" else "warning"
        messages.tell(kind, f"{WORDS[line.mark]} {number:,} of {count:,}: {line.sentence}", key="problem")

    def problems_found(self) -> None:
        """The checks have run: goes to the problem that somebody waits for."""
        if self._step_wanted:
            self.next_problem(self._step_wanted)

    def show_problems(self) -> None:
        """Opens the list of problems and gives it the keys."""
        session, sides = self.window.session, self.window.sides
        if "problems" in session.state.hidden_panels:
            session.look(hidden_panels=session.state.hidden_panels - {"problems"})
        if sides.problem_panel is not None:
            sides.problem_panel.enter()

    def enter_below(self) -> None:
        """Gives the keys to what is shown below the map."""
        self.window.sides.enter_lower()

    def show_check_settings(self, rule: str = "") -> None:
        """Opens how the map wants to be checked, at a check where one is named, and gives it the keys."""
        self.show_problems()
        if self.window.sides.problem_panel is not None:
            self.window.sides.problem_panel.show_settings(rule)

    def tell_switched_off(self, rule: str, name: str) -> None:
        """A check says nothing from now on: where to have it again."""
        self.window.messages.tell(
            "done",
            f"“{name}” is switched off for this map. Map > Check Settings switches it on again.",
            key="switched off",
            actions=(("Check Settings", lambda: self.show_check_settings(rule)),),
        )

    def go_to(self, thing: str) -> None:
        """Moves the map so that a thing is seen, or what it belongs to."""
        if thing:
            self.window.searching.reveal(thing)

    def fill_in(self, thing: str, field: str) -> None:
        """Opens the inspector at a field of a thing ("" for the map itself), with the keys in it."""
        self.show_inspector()
        inspector = self.window.sides.inspector
        if inspector is not None:
            inspector.focus_field(f"{thing}.{field}")

    def show_inspector(self) -> None:
        """Opens the inspector and gives it the keyboard."""
        session, sides = self.window.session, self.window.sides
        if "inspector" in session.state.hidden_panels:
            session.look(hidden_panels=session.state.hidden_panels - {"inspector"})
        if sides.inspector is not None:
            sides.inspector.show_state(session.state, self.window.program.theme)  # what was just added is its form's
            sides.inspector.setFocus()

    def do_while_typing(self, action: str) -> bool:
        """Does an action inside the text that is being typed; False for one that means the map, for which typing is
        finished first."""
        inplace = self.window.canvas.inplace
        return inplace is not None and inplace.active and inplace.do(action)

    def refuse(self, error: JourneyError) -> None:
        """Says why something was not done."""
        self.window.messages.refuse(str(error))

    def say_unable(self, why: str) -> None:
        """Says why nothing came of a key or a menu entry, until the next thing is done."""
        self.window.messages.tell("warning", why, key="unable")

    def show_palette(self) -> None:
        self.window.searching.show_palette()

    def find_in_map(self, words: str | None = None) -> None:
        self.window.searching.find(words)

    def replace_in_map(self) -> None:
        self.window.searching.find(replace=True)

    def find_again(self, way: int) -> None:
        self.window.searching.find_again(way)

    def filter_map(self) -> None:
        self.window.searching.filter()

    def reveal_selection(self) -> None:
        """Moves the map so that what is selected last is seen, and gives it the keys."""
        self.window.searching.reveal(self.window.session.state.focus or "")
        self.window.canvas.setFocus()

    # -- clipboard

    def cut_selection(self) -> None:
        self.clipboard.cut()

    def copy_selection(self) -> None:
        self.clipboard.copy()

    def copy_picture(self) -> None:
        self.clipboard.copy_picture()

    def paste(self) -> None:
        self.clipboard.paste()

    def paste_text(self) -> None:
        self.clipboard.paste_text()

    # -- the window

    def toggle_full_screen(self) -> None:
        window = self.window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def next_panel(self, step: int) -> None:
        """Gives the next part of the window the keyboard; the map, where none has it: from a bar or the tool bar."""
        stops = self.window.sides.stops()
        has = next((number for number, part in enumerate(stops) if _holds_focus(part, self.window)), None)
        part = self.window.canvas if has is None else stops[(has + step) % len(stops)]
        if part is self.window.sides.inspector:
            self.show_inspector()
        else:
            part.setFocus()

    def show_preferences(self) -> None:
        from journeymap.ui.preferences import Preferences

        Preferences(self.window.program, self.window).open()

    def show_shortcuts(self) -> None:
        from journeymap.ui.help import shortcuts_dialog

        shortcuts_dialog(self.window).show()

    def show_about(self) -> None:
        from journeymap.ui.help import about_dialog

        about_dialog(self.window).show()


def _holds_focus(part: object, window: Window) -> bool:
    focus: QWidget | None = window.focusWidget()
    while focus is not None and focus is not part:
        focus = focus.parentWidget()
    return focus is part
