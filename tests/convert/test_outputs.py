"""Every output of the table keeps its promises; above all, none holds what a redaction leaves out."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from canaries import CANARY, LANE_CANARY, OWNER, OWNER_LETTERS, PARTNER, SECRET_RED, secretive
from redacted_bytes import spoken

from journeymap.convert.outputs import ALWAYS, OUTPUTS, by_ending, files, means
from journeymap.model import edits
from journeymap.render.job import Job
from journeymap.render.options import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from journeymap.model.journey import Journey

SECRET_PIXELS = (bytes((SECRET_RED, 80, 120)) * 4).lower()
DAY_0 = date(2026, 12, 1)
EVERY = sorted(OUTPUTS)


def ways(key: str) -> Iterator[ExportOptions]:
    """The output with whatever could let something slip through."""
    yield ExportOptions(key)
    if means(key, "live_text"):
        yield ExportOptions(key, live_text=True)
    if means(key, "way"):
        yield ExportOptions(key, page="a4", way="split")
    if means(key, "things"):
        yield ExportOptions(key, things=("t3", f"{CANARY}-t2", f"{CANARY}-l5", "n6"))
    if means(key, "start"):
        yield ExportOptions(key, start=DAY_0)


def said(journey: Journey, options: ExportOptions) -> list[bytes]:
    return [part for file in files(journey, options) for part in (*spoken(file.data), file.part.lower().encode())]


def holds(parts: list[bytes], secret: str) -> bool:
    """Whether a secret is said anywhere, also with white space or marks between its letters."""
    letters = "".join(character for character in secret.lower() if character.isalnum()).encode()
    return any(letters in part or letters in bytes(c for c in part if chr(c).isalnum()) for part in parts)


@pytest.mark.parametrize("key", EVERY)
def test_nothing_internal_is_in_any_byte_of_it(key: str) -> None:
    for options in ways(key):
        parts = said(secretive(), replace(options, redact=("internal",)))
        assert not holds(parts, CANARY), options
        assert not any(SECRET_PIXELS in part for part in parts), options


@pytest.mark.parametrize("key", EVERY)
def test_no_lane_and_no_name_that_a_map_leaves_out_is_in_any_byte_of_it(key: str) -> None:
    for options in ways(key):
        parts = said(secretive(), replace(options, redact=(PARTNER.title,)))
        for secret in (CANARY, LANE_CANARY, OWNER, OWNER_LETTERS):
            assert not holds(parts, secret), (options, secret)


PICTURES = {"png", "jpeg", "webp"}
"""Of what they show no letter can be found."""
SHORT = {"ics", "csv", "tasks", "mermaid"}
"""They say little of a map."""


@pytest.mark.parametrize("key", sorted(set(EVERY) - PICTURES))
def test_the_secrets_are_found_where_nothing_is_left_out(key: str) -> None:
    """Else the tests above would prove nothing."""
    options = ExportOptions(key, live_text=means(key, "live_text"), start=DAY_0 if means(key, "start") else None)
    parts = said(secretive(), options)
    assert holds(parts, CANARY)
    if key not in SHORT:
        assert holds(parts, LANE_CANARY)
        assert holds(parts, OWNER)


def test_what_a_picture_shows_is_that_of_the_map_without_the_secrets() -> None:
    """In pixels no letters can be looked for: they are the same as if the secrets had never been there."""
    from journeymap.layout.redact import FOR_THE_CUSTOMER, redact

    never = redact(secretive(), (FOR_THE_CUSTOMER,))
    for key in sorted(PICTURES & set(OUTPUTS)):
        (one,) = files(secretive(), ExportOptions(key, redact=("internal",)))
        (other,) = files(never, ExportOptions(key))
        assert one.data == other.data


def test_the_secret_picture_is_found_where_it_is_not_left_out() -> None:
    (file,) = files(secretive(), ExportOptions("pdf"))
    assert any(SECRET_PIXELS in part for part in spoken(file.data))


@pytest.mark.parametrize("key", EVERY)
def test_every_row_says_what_it_is_and_lists_options_there_are(key: str) -> None:
    row = OUTPUTS[key]
    assert row.title
    assert row.about.endswith(".")
    assert row.ending == row.ending.lower().strip(".")
    known = {field.name for field in fields(ExportOptions)} - {"format"}
    assert row.options <= known - ALWAYS


def test_outputs_of_one_ending_have_names_that_differ() -> None:
    names = [(row.tail, row.ending) for row in OUTPUTS.values()]
    assert len(set(names)) == len(names)
    for row in OUTPUTS.values():
        first = by_ending(row.ending)
        assert first is not None
        assert OUTPUTS[first].tail == ""
    assert by_ending("PDF") == "pdf"
    assert by_ending("gif") is None


@pytest.mark.parametrize("key", EVERY)
def test_progress_grows_and_may_stop_it(key: str) -> None:
    told: list[float] = []
    list(files(edits.rename(secretive(), None, "M"), ExportOptions(key), told.append))
    assert told == sorted(told)
    assert all(0 <= share <= 1 for share in told)


def test_a_job_knows_only_the_part_that_is_wanted() -> None:
    job = Job(secretive(), ExportOptions("svg", redact=("internal",), stages=("s1",)))
    assert [stage.id for stage in job.journey.stages] == ["s1"]
    assert job.redacted
    assert job.missing_scripts == ()
    assert "scene" not in vars(job)


def test_a_deck_that_is_refreshed_for_other_eyes_keeps_nothing_of_what_they_may_not_see(tmp_path: Path) -> None:
    """Slides made before, their notes, pictures and names must be gone from the file, not only from the list."""
    deck = tmp_path / "deck.pptx"
    (whole,) = files(secretive(), ExportOptions("pptx"))
    assert holds(list(spoken(whole.data)), CANARY)
    deck.write_bytes(whole.data)
    (left,) = files(secretive(), ExportOptions("pptx", refresh=str(deck), redact=(PARTNER.title,)))
    parts = list(spoken(left.data))
    for secret in (CANARY, LANE_CANARY, OWNER):
        assert not holds(parts, secret), secret
    assert not any(SECRET_PIXELS in part for part in parts)
    assert holds(parts, "First report")
