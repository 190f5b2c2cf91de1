"""A window's exports: asked for, done again as the last time, under way beside the window, and told of."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from journeymap.model.find import index
from journeymap.render.options import ExportOptions
from journeymap.ui.documents import file_name, with_suffix
from journeymap.ui.export_memory import Last, last_of, last_of_all, with_last
from journeymap.ui.folders import open_file, show_in_folder
from journeymap.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.editor.state import EditorState
    from journeymap.model.journey import Journey
    from journeymap.ui.settings import Settings
    from journeymap.ui.window import Window


class Made(NamedTuple):
    """What an export has made: its files, and what must be known about how they were saved."""

    files: tuple[Path, ...]
    doubt: str


class Exporting(QObject):
    """The exports of one window. What is under way is the desk's to show and to stop."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self._unsaved: Last | None = None
        """How a map was exported that has no file yet."""

    def ask(self) -> None:
        """Asks how and where to, then exports beside the window."""
        from PySide6.QtWidgets import QFileDialog

        from journeymap.convert.outputs import OUTPUTS
        from journeymap.ui.export_dialog import ExportDialog

        window = self.window
        state, program = window.session.state, window.program
        last = self._last()
        options = last.options if last else last_of_all(program.settings) or ExportOptions("pdf", theme=state.theme)
        dialog = ExportDialog(
            state.journey,
            _possible(options, state.journey),
            program.settings,
            program.chrome,
            self._keep,
            None if state.read_only else self._change,
            _selected(state),
            window,
        )
        if dialog.exec() != ExportDialog.DialogCode.Accepted:
            return
        options = dialog.options()
        row = OUTPUTS[options.format]
        suffix = f".{row.ending}"
        target = self._suggestion(last, options, row.tail, suffix)
        name, _ = QFileDialog.getSaveFileName(window, "Export", str(target), f"{row.title} (*{suffix})")
        if name:
            path = with_suffix(Path(name), suffix)
            self.remember(path, options)
            self.start(path, options)

    def again(self) -> None:
        """Exports as the last time, to where it went then; asks where there was no last time."""
        last = self._last()
        if last is None:
            self.ask()
            return
        options = _possible(last.options, self.window.session.state.journey)
        if options.format == "pptx" and not options.refresh and last.target.exists():
            options = replace(options, refresh=str(last.target))  # what others added to it stays
        self.start(last.target, options)

    def start(self, path: Path, options: ExportOptions) -> Work:
        """Exports to a file in a thread of its own; messages tell how it goes and what came of it."""
        journey, desk = self.window.session.state.journey, self.window.desk

        def job(progress: Callable[[float], None]) -> object:
            return made(journey, options, path, progress)

        work = Work(job, path)
        key = f"export {path}"
        self.window.messages.tell("busy", f"Exporting “{path.name}” …", key=key, actions=(("Cancel", work.cancel),))
        desk.keep_work(work, key)
        work.progressed.connect(desk.work_goes_on)
        work.ended.connect(self._ended)
        work.start()
        return work

    def remember(self, target: Path, options: ExportOptions) -> None:
        """For the next time."""
        last, path = Last(target, options), self.window.session.state.path
        if path is None:
            self._unsaved = last
        else:
            settings = with_last(self.window.program.settings, path, last)
            self.window.program.keep(export_last=settings.export_last)

    def _last(self) -> Last | None:
        path = self.window.session.state.path
        return self._unsaved if path is None else last_of(self.window.program.settings, path)

    def _keep(self, settings: Settings) -> None:
        self.window.program.keep(export_presets=settings.export_presets)

    def _change(self, edit: Callable[[Journey], Journey], name: str) -> Journey:
        session = self.window.session
        session.settle()
        session.commit(edit, name)
        return session.state.journey

    def _suggestion(self, last: Last | None, options: ExportOptions, tail: str, suffix: str) -> Path:
        """Where it went the last time, if it is such a file; else beside the map."""
        if last is not None and last.options.format == options.format and last.target.parent.is_dir():
            return last.target
        state = self.window.session.state
        if state.path is not None:
            return state.path.with_name(f"{state.path.stem}{tail}{suffix}")
        return Path.home() / file_name(state.journey.title, f"{tail}{suffix}")

    def _ended(self, work: Work) -> None:
        messages, path = self.window.messages, work.about
        assert isinstance(path, Path)
        self.window.desk.forget_work(work)
        key = f"export {path}"
        if work.outcome == "finished" and isinstance(work.result, Made):
            files, doubt = work.result
            what = f"Exported to {files[0]}" if len(files) == 1 else f"Exported {len(files)} files to {path.parent}"
            shown = (("Open", partial(open_file, files[0])), ("Show in Folder", partial(show_in_folder, files[0])))
            messages.tell("done", what + (f" – {doubt}" if doubt else ""), key=key, actions=shown)
        elif work.outcome == "failed":
            messages.tell("error", sentence(work.error, path.name), key=key)
        else:
            messages.withdraw(key)


def sentence(error: Exception | None, name: str) -> str:
    """Why an export failed, as the window says it, which has no options with dashes."""
    from journeymap.render.errors import ExportError
    from journeymap.ui.export_dialog import TOLD

    if isinstance(error, ExportError):
        return str(error).replace(" --", " ")
    return str(error) if isinstance(error, TOLD) else f"{name} could not be exported: {error}"


def made(journey: Journey, options: ExportOptions, path: Path, progress: Callable[[float], None]) -> Made:
    """Exports to that file or, where there are several, to files beside it named after it; each is saved whole or not
    at all. Errors: as the export itself, and FileError."""
    from journeymap.convert.outputs import files
    from journeymap.files.replace import replace_bytes

    done: list[Path] = []
    doubt = ""
    for file in files(journey, options, progress):
        place = path.with_name(f"{path.stem}{file.part}{path.suffix}")
        doubt = replace_bytes(place, file.data).doubt or doubt
        done.append(place)
    return Made(tuple(done), doubt)


def _selected(state: EditorState) -> tuple[str, ...]:
    """What could be pictured alone: what is selected, with what hangs on it."""
    from journeymap.editor.clipboard import brought

    return tuple(sorted(brought(state.journey, state.selection))) if state.selection else ()


def _possible(options: ExportOptions, journey: Journey) -> ExportOptions:
    """The options without stages, lanes, things and a deck that are no longer there."""
    stages = {stage.id for stage in journey.stages}
    lanes = {lane.id for lane in journey.lanes}
    return replace(
        options,
        stages=tuple(key for key in options.stages or () if key in stages) or None,
        things=tuple(key for key in options.things or () if key in index(journey).things) or None,
        lanes=tuple(key for key in options.lanes or () if key in lanes) or None,
        refresh=options.refresh if options.refresh and Path(options.refresh).exists() else "",
    )
