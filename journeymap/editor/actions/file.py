"""Opening, saving, output and leaving: the File menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState


def _can_save(state: EditorState) -> bool:
    return not state.read_only and (state.dirty or state.path is None)


def _can_save_as(state: EditorState) -> bool:
    return not state.read_only


def _has_file(state: EditorState) -> bool:
    return state.path is not None


def _looked_at(state: EditorState) -> bool:
    return state.file is not None and state.file.look_only


FILE: tuple[Action, ...] = (
    Action("file.new", "&New", "File", "open", lambda _, desk: desk.new_map(), ("Ctrl+N",), "new"),
    Action(
        "file.from-template",
        "New from &Template…",
        "File",
        "open",
        lambda _, desk: desk.new_from_template(),
        ("Ctrl+Shift+N",),
        tip="Choose a map to start from by its picture",
    ),
    Action(
        "file.open",
        "&Open…",
        "File",
        "open",
        lambda _, desk: desk.open_map(),
        ("Ctrl+O",),
        "open",
        "Open a map from a file",
        tool="Open",
    ),
    Action(
        "file.import",
        "&Import…",
        "File",
        "open",
        lambda _, desk: desk.import_tables(),
        tip="Make maps of workbooks (XLSX) and tables in text (CSV)",
    ),
    Action(
        "file.reload",
        "Re&load",
        "File",
        "open",
        lambda _, desk: desk.reload_map(),
        ("Ctrl+R",),
        "history",
        "Read the file again, as it is on the disk now",
        enabled=_has_file,
    ),
    Action(
        "file.edit-anyway",
        "E&dit Anyway",
        "File",
        "open",
        lambda _, desk: desk.edit_anyway(),
        tip="Change the map though somebody else has it open; what both of you save is put together",
        enabled=_looked_at,
    ),
    Action(
        "file.save",
        "&Save",
        "File",
        "save",
        lambda _, desk: desk.save_map(),
        ("Ctrl+S",),
        "save",
        enabled=_can_save,
    ),
    Action(
        "file.save-as",
        "Save &As…",
        "File",
        "save",
        lambda _, desk: desk.save_map_as(),
        ("Ctrl+Shift+S",),
        enabled=_can_save_as,
    ),
    Action(
        "file.versions",
        "Browse Earlier &Versions…",
        "File",
        "versions",
        lambda _, desk: desk.browse_versions(),
        ("Ctrl+Shift+H",),
        "history",
        "See what the map was like at each save, what differs, and have it back",
        enabled=_has_file,
    ),
    Action(
        "file.snapshot",
        "&Keep a Snapshot…",
        "File",
        "versions",
        lambda _, desk: desk.keep_snapshot(),
        ("Ctrl+Shift+D",),
        tip="Keep the map as it is now under a name, among its earlier versions",
        enabled=_has_file,
    ),
    Action(
        "file.export",
        "&Export…",
        "File",
        "output",
        lambda _, desk: desk.export_map(),
        ("Ctrl+E",),
        "export",
        "Export the map as a document, slides, a picture, a sheet or text",
        tool="Export",
    ),
    Action(
        "file.export-again",
        "Export A&gain",
        "File",
        "output",
        lambda _, desk: desk.export_again(),
        ("Ctrl+Shift+E",),
        tip="Export as the last time, to the same file",
    ),
    Action(
        "file.print",
        "&Print…",
        "File",
        "output",
        lambda _, desk: desk.print_map(),
        ("Ctrl+P",),
        "print",
        "Print the map on one page or over several, or hand-outs of it",
        tool="Print",
    ),
    Action(
        "file.preferences",
        "Pre&ferences…",
        "File",
        "settings",
        lambda _, desk: desk.show_preferences(),
        ("Ctrl+,",),
    ),
    Action("file.close", "&Close Window", "File", "leave", lambda _, desk: desk.close_window(), ("Ctrl+W",)),
    Action("file.quit", "&Quit", "File", "leave", lambda _, desk: desk.quit_program(), ("Ctrl+Q",)),
)
