from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from onboarding import onboarding
from pydantic import ValidationError
from strategies import journeys

from journeymap.model.consistency import REFERENCES
from journeymap.model.journey import NOTE_LANES, THING_FIELDS, Journey, LaneKind, Persona, Touchpoint
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError
from journeymap.model.vocabulary import NOUNS


@given(journeys())
@settings(max_examples=100, deadline=None)
def test_what_is_written_can_be_read_again(journey: Journey) -> None:
    assert parse(journey.model_dump(mode="json")) == journey
    assert Journey.model_validate_json(journey.model_dump_json()) == journey


def test_records_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        onboarding().stages[0].title = "x"


def test_texts_are_cleaned() -> None:
    persona = Persona(id="p", name="Da\x00na\r\nlead \ud800")
    assert persona.name == "Dana\nlead "


def test_values_are_taken_strictly() -> None:
    for field, value in (("day", True), ("day", "1_000"), ("day", 1.0), ("moment_of_truth", 1), ("title", 5)):
        with pytest.raises(ValidationError):
            Touchpoint.model_validate({"id": "t", "stage": "s", "title": "x", field: value})


def test_dates_are_dates_and_nothing_that_looks_like_one() -> None:
    assert parse({"title": "x", "last_review": "2026-11-12"}).last_review == date(2026, 11, 12)
    assert parse({"title": "x", "last_review": date(2026, 11, 12)}).last_review == date(2026, 11, 12)
    refused: tuple[Any, ...] = ("2026-02-30", "20261112", "12.11.2026", "1794441600", 1794441600, "2026-11-12T00:00:00")
    for value in refused:
        with pytest.raises(JourneyError, match="journey: last review must be a date such as 2026-11-30, not"):
            parse({"title": "x", "last_review": value})


def test_building_a_journey_checks_it() -> None:
    with pytest.raises(JourneyError, match="touchpoint “x”: stage “s” names no stage of this journey"):
        Journey(title="x", touchpoints=(Touchpoint(id="t", stage="s", title="x"),))


def test_lists_and_records_will_do_for_tuples() -> None:
    journey = Journey.model_validate(
        {"title": "x", "personas": [Persona(id="p", name="Dana"), {"id": "q", "name": "Omar"}]}
    )
    assert [persona.name for persona in journey.personas] == ["Dana", "Omar"]


def test_the_tables_about_the_types_are_whole() -> None:
    tuples = {name for name in Journey.model_fields if isinstance(getattr(Journey(title=""), name), tuple)}
    assert tuples == {*THING_FIELDS, "ignored", "redactions", "steps", "parked", "workshops", "unsettled", "images"}
    assert tuples <= NOUNS.keys()
    assert set(get_args(LaneKind)) >= NOTE_LANES
    for field, references in REFERENCES.items():
        for name, allowed in references:
            assert name in THING_FIELDS[field].model_fields
            assert set(allowed) <= tuples
