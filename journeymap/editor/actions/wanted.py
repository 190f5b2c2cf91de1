"""What an action that cannot be done now waits for, in words: the palette shows it beside the action, and a window says
it when somebody presses the key. A menu just shows the action faint.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Action
    from journeymap.editor.state import EditorState

LOOKED_AT = "This map can only be looked at"

_IN_MENU = {
    "Insert/Note": "Select a stage or a touchpoint first",
    "Insert/Metric": "Add a stage first",
    "Map/Colour": "Select a stage, a lane or a persona first",
    "Present": "Present the map first (F5)",
}
"""By the menu, where all that stands in it waits for the same."""

_ONE_TOUCHPOINT, _TWO_TOUCHPOINTS = "Select a touchpoint first", "Select two or more touchpoints first"
_TO_MOVE, _MILESTONE = "Select things of one kind that can move this way first", "Select a milestone first"

_WANTED = {
    "file.reload": "Save the map to a file first",
    "file.edit-anyway": "Nobody else has this map open",
    "file.save": "Nothing has changed",
    "file.versions": "Save the map to a file first",
    "file.snapshot": "Save the map to a file first",
    "edit.undo": "Nothing to undo",
    "edit.redo": "Nothing to redo",
    "edit.cut": "Select what to cut first",
    "edit.copy": "Select what to copy first",
    "edit.select-all": "This map has no touchpoints yet",
    "edit.select-stage": "Select a stage, or something in one, first",
    "edit.select-lane": "Select a lane, or something in one, first",
    "edit.select-none": "Nothing is selected",
    "view.fit-selection": "Nothing is selected",
    "view.everything": "Nothing is filtered",
    "insert.touchpoint": "Add a stage first",
    "insert.touchpoint-before": _ONE_TOUCHPOINT,
    "insert.together": _ONE_TOUCHPOINT,
    "insert.substage": "Add a stage first",
    "insert.signal": "Add a stage first",
    "insert.response": _ONE_TOUCHPOINT,
    "map.type": "Select what to type over first",
    "map.move-left": _TO_MOVE,
    "map.move-right": _TO_MOVE,
    "map.move-up": _TO_MOVE,
    "map.move-down": _TO_MOVE,
    "map.week-earlier": _MILESTONE,
    "map.week-later": _MILESTONE,
    "map.duplicate": "Select what to duplicate first",
    "map.delete": "Select what to delete first",
    "map.moment-of-truth": _ONE_TOUCHPOINT,
    "map.internal": "Select what to mark as internal first",
    "map.connect": _TWO_TOUCHPOINTS,
    "map.together": _TWO_TOUCHPOINTS,
    "map.apart": "Select touchpoints that share a column first",
    "map.split-stage": _ONE_TOUCHPOINT,
    "map.merge-stages": "Select two or more stages first",
    "map.hide-lane": "Select a lane first",
    "map.show-lanes": "No lane is hidden",
    "map.trace-quickest": "Select a milestone or a touchpoint first",
    "map.trace-longest": "Select a milestone or a touchpoint first",
    "map.trace-lost": _ONE_TOUCHPOINT,
    "map.trace-off": "No way is traced",
}


def why_not(row: Action, state: EditorState) -> str:
    """Why an action cannot be done in this state, without a full stop; "" for one that can."""
    if row.enabled(state):
        return ""
    if state.read_only and (row.id not in _WANTED or row.enabled(replace(state, file=None))):
        return LOOKED_AT
    return _WANTED.get(row.id) or _IN_MENU.get(row.menu) or LOOKED_AT


def told(row: Action, state: EditorState) -> str:
    """What to say to somebody who pressed the key of an action that cannot be done: a sentence. "" for one that can,
    and where the window shows the answer all the time."""
    why = why_not(row, state)
    if not why or row.id == "file.save":  # the line at the bottom says "Saved"
        return ""
    return f"{row.name}: {why[0].lower()}{why[1:]}."
