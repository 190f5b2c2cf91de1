"""Cut, copy and paste: rows of the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action
from journeymap.editor.selecting import has_selection

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState


def _may_change(state: EditorState) -> bool:
    return not state.read_only


def _may_cut(state: EditorState) -> bool:
    return has_selection(state) and not state.read_only


CLIPBOARD: tuple[Action, ...] = (
    Action(
        "edit.cut", "Cu&t", "Edit", "clipboard", lambda _, desk: desk.cut_selection(), ("Ctrl+X",), enabled=_may_cut
    ),
    Action(
        "edit.copy",
        "&Copy",
        "Edit",
        "clipboard",
        lambda _, desk: desk.copy_selection(),
        ("Ctrl+C",),
        tip="Takes along a picture and the text for other programs",
        enabled=has_selection,
    ),
    Action(
        "edit.copy-picture",
        "Copy as P&icture",
        "Edit",
        "clipboard",
        lambda _, desk: desk.copy_picture(),
        ("Ctrl+Shift+C",),
        tip="The selection, or the whole map, for slides and mail",
    ),
    Action(
        "edit.paste",
        "&Paste",
        "Edit",
        "clipboard",
        lambda _, desk: desk.paste(),
        ("Ctrl+V",),
        tip="Things of a map, lines of text, a table or a picture",
        enabled=_may_change,
    ),
    Action(
        "edit.paste-text",
        "Paste as Te&xt",
        "Edit",
        "clipboard",
        lambda _, desk: desk.paste_text(),
        ("Ctrl+Shift+V",),
        tip="A card for each line, whatever else is on the clipboard",
        enabled=_may_change,
    ),
)
