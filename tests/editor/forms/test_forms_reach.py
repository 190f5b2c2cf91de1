"""Every field of every record can be changed in some form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from onboarding import onboarding

from journeymap.editor.forms import form
from journeymap.editor.forms.tables import APART, GROUPS
from journeymap.editor.forms.words import read, shown
from journeymap.files.store import open_journey
from journeymap.model.find import index
from journeymap.model.journey import THING_FIELDS, Journey, Link, Thing

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.mark.parametrize("table", THING_FIELDS)
def test_the_form_of_a_thing_has_every_field_of_its_record(table: str) -> None:
    journey = onboarding()
    thing: Thing = getattr(journey, table)[0]
    keys = {field.key for field in form(journey, (thing.id,)).fields}
    wanted = set(THING_FIELDS[table].model_fields) - {"id"} - set(APART.get(table, ()))
    assert {f"{thing.id}.{name}" for name in wanted} <= keys


def test_the_map_has_every_field_of_its_own() -> None:
    keys = {field.key for field in form(onboarding(), ()).fields}
    # each has a place of its own
    apart = {"checks", "ignored", "redactions", "steps", "parked", "workshops", "unsettled", "images"}
    own = set(Journey.model_fields) - set(THING_FIELDS) - apart
    assert {f"map.{name}" for name in own} <= keys


def test_feelings_and_links_have_fields_for_each_of_theirs() -> None:
    journey = onboarding()
    keys = {field.key for field in form(journey, ("data",)).fields}
    assert {"data.feelings:dana", "data.feelings:omar"} <= keys
    assert "data.links:0.url" in keys
    assert set(APART["touchpoints"]) == {"feelings", "links"}
    field = next(f for f in form(journey, ("data",)).fields if f.key == "data.links:0.url")
    linked = field.edit("https://example.org")(journey)
    keys = {field.key for field in form(linked, ("data",)).fields}
    assert {f"data.links:0.{name}" for name in Link.model_fields} <= keys


def test_no_table_names_a_field_that_no_record_has() -> None:
    for table, groups in GROUPS.items():
        for group in groups:
            for spec in group.specs:
                assert spec.name in THING_FIELDS[table].model_fields, f"{table}.{spec.name}"


def test_keys_are_said_once() -> None:
    journey = onboarding()
    for selection in ((), *((key,) for key in index(journey).things)):
        keys = [field.key for field in form(journey, selection).fields]
        assert len(keys) == len(set(keys)), selection
        commands = [command.key for command in form(journey, selection).commands]
        assert len(commands) == len(set(commands)), selection


def test_a_field_says_what_the_thing_says() -> None:
    journey = onboarding()
    for key, thing in index(journey).things.items():
        values: dict[str, Any] = {field.key: field.value for field in form(journey, (key,)).fields}
        for name in set(type(thing).model_fields) - {"id", "feelings", "links", "together_with"}:
            assert values[f"{key}.{name}"] == getattr(thing, name)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.journey")), ids=lambda path: path.stem)
def test_whatever_an_example_says_can_be_typed_or_chosen(path: Path) -> None:
    journey = open_journey(path).journey
    for selection in ((), *((key,) for key in index(journey).things)):
        for field in form(journey, selection).fields:
            if field.kind in ("choice", "thing", "colour") and field.value not in (None, ""):
                assert field.value in [choice.value for choice in field.choices()], field.key
            if field.kind in ("day", "date", "number", "url", "line"):
                assert read(field, shown(field)) == field.value, field.key
