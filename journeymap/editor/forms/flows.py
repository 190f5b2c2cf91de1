"""The ways that lead from a touchpoint and to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.editor.forms.items import thing_item
from journeymap.editor.forms.names import shown
from journeymap.editor.forms.parts import Choice, Field, Item, Section
from journeymap.editor.forms.tables import FLOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.editor.forms.parts import Edit
    from journeymap.model.journey import Journey, Touchpoint

_FLOW = {spec.name: spec for spec in FLOW[0].specs}
_ON = (_FLOW["target"]._replace(label="Leads to"), _FLOW["kind"], _FLOW["condition"])
_HERE = (_FLOW["source"]._replace(label="Comes from"), _FLOW["kind"], _FLOW["condition"])


def flows_section(journey: Journey, touchpoint: Touchpoint) -> Iterator[Section]:
    """Where it leads, where one comes from, and a field to lead to yet another touchpoint."""
    here = touchpoint.id
    items = [thing_item(journey, flow, _ON) for flow in journey.flows if flow.source == here]
    taken = {flow.target for flow in journey.flows if flow.source == here} | {here}
    new = Field(
        key=f"{here}.flows:new",
        label="Lead on to",
        kind="thing",
        value=None,
        edit=lambda target: _connect(here, target),
        step="Connect touchpoints",
        choices=lambda: tuple(Choice(t.id, shown(journey, t.id)) for t in journey.touchpoints if t.id not in taken),
        placeholder="Another touchpoint",
        focus="flows.kind",
    )
    items.append(Item(f"{here}.flows", (new,)))
    items += [thing_item(journey, flow, _HERE) for flow in journey.flows if flow.target == here]
    yield Section("flows", "Flow", tuple(items))


def _connect(source: str, target: Any) -> Edit:
    def apply(journey: Journey) -> Journey:
        from journeymap.model.edits import connect  # late: no form needs an edit before something is chosen

        return journey if target is None else connect(journey, source, target)

    return apply
