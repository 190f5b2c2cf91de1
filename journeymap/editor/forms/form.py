"""The form of whatever is selected: of one thing with all that hangs on it, of several with what they have in
common, of the map itself where nothing is selected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeymap.editor.forms.feelings import feeling_fields
from journeymap.editor.forms.fields import scope, thing_field
from journeymap.editor.forms.hanging import HANGING
from journeymap.editor.forms.parts import Form, Item, Notice, Section
from journeymap.editor.forms.tables import GROUPS
from journeymap.editor.forms.whole import map_form
from journeymap.editor.naming import title_of
from journeymap.flow.standing import at_risk, late_milestones
from journeymap.model.find import index
from journeymap.model.vocabulary import NOUNS, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.editor.forms.parts import Field
    from journeymap.editor.forms.specs import Spec
    from journeymap.model.journey import Journey, Thing


def form(journey: Journey, selection: Sequence[str], refused: str = "") -> Form:
    """What can be said about these things; ids the map does not have count for nothing. `refused` says why nothing
    can be changed, where that is so."""
    found = index(journey)
    things = [found.things[key] for key in selection if key in found.things]
    fields = sorted({found.field_of[thing.id] for thing in things})
    if not things:
        made = map_form(journey)
    elif len(fields) > 1:
        made = _of_several_kinds(journey, things, fields)
    else:
        made = _of_one_kind(journey, things, fields[0])
    if not refused:
        return made
    why = Section("refused", "", (Item("refused", (Notice("refused", refused),)),))
    return replace(made, sections=(why, *made.sections))


def _of_one_kind(journey: Journey, things: Sequence[Thing], field: str) -> Form:
    about = scope(tuple([thing.id for thing in things]))
    main = tuple(_main(journey, field, things))
    if len(things) > 1:
        return Form(f"{len(things):,} {plural(NOUNS[field])}", "", main, about)
    thing = things[0]
    sections = (*main, *(section for make in HANGING.get(field, ()) for section in make(journey, thing)))
    return Form(NOUNS[field].capitalize(), title_of(thing), tuple(sorted(sections, key=_place)), about)


_ORDER = ("notes", "responses", "Details", "Evidence", "links", "Place", "flows")


def _place(section: Section) -> int:
    """First what is said most often; what no order is given for stands behind."""
    if not section.heading and section.key == "main":
        return -1
    return _ORDER.index(section.key) if section.key in _ORDER else len(_ORDER)


def _main(journey: Journey, field: str, things: Sequence[Thing]) -> Iterator[Section]:
    """The fields of the record itself."""
    for group in GROUPS[field]:
        rows: list[Field | Notice] = [*(_alarms(journey, things) if not group.heading else ())]
        rows += [thing_field(journey, spec, things) for spec in group.specs]
        if field == "touchpoints" and not group.heading:
            rows += feeling_fields(journey, things)
        key = group.heading or "main"
        yield Section(key, group.heading, (Item(f"{scope(tuple(t.id for t in things))}.{key}", tuple(rows)),))


def _alarms(journey: Journey, things: Sequence[Thing]) -> Iterator[Notice]:
    if len(things) == 1:
        key = things[0].id
        if key in at_risk(journey):
            yield Notice("alarm.risk", "At risk: feels −2, and no empathy response is planned.", alarming=True)
        if key in late_milestones(journey):
            yield Notice("alarm.late", "Late: due after the day its success criterion names.", alarming=True)


def _of_several_kinds(journey: Journey, things: Sequence[Thing], fields: Sequence[str]) -> Form:
    """How many of each there are, and the fields that all of them have under the same name."""
    found = index(journey)
    counts = dict.fromkeys((found.field_of[thing.id] for thing in things), 0)
    for thing in things:
        counts[found.field_of[thing.id]] += 1
    told = [f"{count:,} {NOUNS[f] if count == 1 else plural(NOUNS[f])}" for f, count in counts.items()]
    rows: list[Field | Notice] = [Notice("counts", ", ".join(told))]
    rows += [thing_field(journey, spec, things) for spec in _shared(fields)]
    key = scope(tuple(thing.id for thing in things))
    return Form(f"{len(things):,} things", "", (Section("main", "", (Item(f"{key}.main", tuple(rows)),)),), key)


def _shared(fields: Sequence[str]) -> list[Spec]:
    """The fields that the records of all these tables have, but what each is called: nobody wants that the same."""
    tables = [{(s.name, s.kind): s for group in GROUPS[field] for s in group.specs} for field in fields]
    names = {"title", "name", "text", "watched", "event"}
    return [
        spec
        for key, spec in tables[0].items()
        if spec.name not in names
        and all(
            key in table and table[key].labels == spec.labels and table[key].leads == spec.leads for table in tables
        )
    ]
