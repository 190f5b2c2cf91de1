"""Every change of a journey, as a function from a journey to a journey.

The journey that comes in never changes; what an edit does not concern comes out as the very same objects. The result
is checked where the edit can have broken it, and is always what `parse` would accept; what cannot be raises
JourneyError with a sentence. An edit that changes nothing returns the journey itself.
"""

from journeymap.model.edits.adding import (
    add_criterion,
    add_flow,
    add_lane,
    add_metric,
    add_milestone,
    add_note,
    add_persona,
    add_response,
    add_signal,
    add_stage,
    add_substage,
    add_touchpoint,
)
from journeymap.model.edits.change import added, new_id
from journeymap.model.edits.checking import ignore_problem, set_threshold, switch_rule, unignore
from journeymap.model.edits.connecting import apart, connect, disconnect, happen_together, reconnect
from journeymap.model.edits.copying import duplicate
from journeymap.model.edits.deleting import delete
from journeymap.model.edits.many import add_each, set_each
from journeymap.model.edits.moving import (
    move_lane,
    move_milestone,
    move_notes,
    move_stage,
    move_substage,
    move_things,
    move_touchpoints,
)
from journeymap.model.edits.parking import park, set_parked, unpark
from journeymap.model.edits.picturing import add_picture, picture_of
from journeymap.model.edits.presenting import move_step, set_step, usual_order
from journeymap.model.edits.redacting import drop_redaction, keep_redaction
from journeymap.model.edits.setting import rename, set_feeling, set_feelings, set_journey, set_thing, set_things
from journeymap.model.edits.stages import merge_stages, split_stage
from journeymap.model.edits.starting import new_journey
from journeymap.model.edits.workshops import decide, drop_workshop, hold_workshop, note_times, set_workshop, vote

__all__ = [
    "add_criterion",
    "add_each",
    "add_flow",
    "add_lane",
    "add_metric",
    "add_milestone",
    "add_note",
    "add_persona",
    "add_picture",
    "add_response",
    "add_signal",
    "add_stage",
    "add_substage",
    "add_touchpoint",
    "added",
    "apart",
    "connect",
    "decide",
    "delete",
    "disconnect",
    "drop_redaction",
    "drop_workshop",
    "duplicate",
    "happen_together",
    "hold_workshop",
    "ignore_problem",
    "keep_redaction",
    "merge_stages",
    "move_lane",
    "move_milestone",
    "move_notes",
    "move_stage",
    "move_step",
    "move_substage",
    "move_things",
    "move_touchpoints",
    "new_id",
    "new_journey",
    "note_times",
    "park",
    "picture_of",
    "reconnect",
    "rename",
    "set_each",
    "set_feeling",
    "set_feelings",
    "set_journey",
    "set_parked",
    "set_step",
    "set_thing",
    "set_things",
    "set_threshold",
    "set_workshop",
    "split_stage",
    "switch_rule",
    "unignore",
    "unpark",
    "usual_order",
    "vote",
]
