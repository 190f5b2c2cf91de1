"""What is selected, seen as the actions see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.editor.state import EditorState


def has_selection(state: EditorState) -> bool:
    """Whether anything is selected."""
    return bool(state.selection)
