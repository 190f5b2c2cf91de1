"""What stands in a form more than once: a thing that hangs on another, with its fields, and how to add and remove
such things."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from journeymap.editor import steps
from journeymap.editor.forms.fields import thing_field
from journeymap.editor.forms.parts import Command, Item
from journeymap.model.find import index
from journeymap.model.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.editor.forms.specs import Spec
    from journeymap.model.journey import Journey, LaneKind, Thing


def thing_item(journey: Journey, thing: Thing, specs: Sequence[Spec], label: str = "") -> Item:
    """Some fields of a thing, the first perhaps under another label; with "go to" and "remove"."""
    fields = [thing_field(journey, spec, (thing,)) for spec in specs]
    if label:
        fields[0] = replace(fields[0], label=label)
    noun = NOUNS[index(journey).field_of[thing.id]]
    called = steps.called(journey, (thing.id,))
    return Item(
        f"{thing.id}.item",
        tuple(fields),
        (
            Command(f"{thing.id}.go", f"Go to {called}", "go", target=thing.id),
            Command(f"{thing.id}.remove", f"Remove {called}", "remove", partial(_without, thing.id), f"Delete {noun}"),
        ),
    )


def _without(key: str, journey: Journey) -> Journey:
    from journeymap.model.edits import delete  # late: no form needs an edit before something is done

    return delete(journey, (key,))


def add(key: str, label: str, focus: str, make: Callable[[Any, Journey], Journey], step: str = "") -> Command:
    """A command that adds something. `make` is given the module of edits and the journey; `focus` names the field in
    which a person goes on: "notes.text" is the text of the note that was added."""

    def apply(journey: Journey) -> Journey:
        from journeymap.model import edits  # late, as above

        return make(edits, journey)

    return Command(key, label, "add", apply, step or f"Add {label[:1].lower()}{label[1:]}", focus=focus)


def with_lane(edits: Any, journey: Journey, kind: LaneKind, scope: str = "touchpoint") -> Journey:
    """The journey with a lane of this kind, added last where it has none: what is added shall be seen."""
    if any(lane.kind == kind for lane in journey.lanes):
        return journey
    made: Journey = edits.add_lane(journey, kind=kind, scope=scope)
    return made
