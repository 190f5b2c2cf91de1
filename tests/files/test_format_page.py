"""docs/format.md says what is so: its example opens, its scripts run, no field is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from journeymap.files.format import HEADER, WRITER, dump, load
from journeymap.files.limits import MAX_BYTES, MAX_DEPTH, MAX_RECORDS, MAX_VALUES
from journeymap.files.schema import CURRENT
from journeymap.files.store import open_journey
from journeymap.model import journey as model

if TYPE_CHECKING:
    from journeymap.model.journey import Record

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
CODE = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
(EXAMPLE,) = [text for language, text in CODE if language == "json"]
SCRIPTS = [text for language, text in CODE if language == "python"]


def section(name: str) -> str:
    """What the page says of a list of records."""
    return re.split(r"\n##", PAGE.partition(f"\n### `{name}`")[2])[0]


@pytest.mark.parametrize(
    ("name", "kind"),
    [*model.THING_FIELDS.items(), ("checks", model.Checks), ("ignored", model.Ignored), ("images", model.Picture)],
)
def test_every_field_of_every_record_is_named_and_marked_where_it_must_be_there(name: str, kind: type[Record]) -> None:
    text = section(name)
    for field, about in kind.model_fields.items():
        assert f"`{field}`" in text
        if name != "images":
            assert (f"`{field}` **!**" in text) == about.is_required(), field


def test_every_field_of_the_journey_and_the_header_is_named() -> None:
    text = PAGE.partition("## The header")[2]
    assert [name for name in (*HEADER, *model.Journey.model_fields) if f"`{name}`" not in text] == []
    for kind in (model.Feeling, model.Link):
        assert [name for name in kind.model_fields if f'"{name}": ' not in section("touchpoints")] == []


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("touchpoints", [*get_args(model.Channel), *get_args(model.Evidence)]),
        ("lanes", get_args(model.LaneKind)),
        ("metrics", get_args(model.MetricKind)),
        ("notes", get_args(model.Level)),
        ("stages", get_args(model.Team)),
    ],
)
def test_every_value_is_named(name: str, values: list[str]) -> None:
    assert [value for value in values if value and f"`{value}`" not in section(name)] == []


def test_the_limits_and_the_version_are_those_of_the_program() -> None:
    limits = f"{MAX_BYTES // 10**6} MB; lists and objects more than {MAX_DEPTH} deep, more than {MAX_RECORDS:,} of them"
    assert f"{limits}, or more than {MAX_VALUES:,} values" in PAGE
    assert re.findall(r"^\| (\d+\.\d+) \|", PAGE, re.MULTILINE)[-1] == str(CURRENT)


def test_the_example_is_laid_out_as_it_would_be_saved() -> None:
    saved = dump(load(EXAMPLE.encode()).journey).decode()
    assert saved == EXAMPLE.replace('"by hand"', f'"{WRITER}"')


def test_the_scripts_run(tmp_path: Path) -> None:
    (tmp_path / "map.journey").write_text(EXAMPLE, encoding="utf-8")
    with_package = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    told = [
        subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, env=with_package)
        for script in SCRIPTS
    ]
    assert [(one.stdout, one.stderr) for one in told] == [("-2\tImport of data\tnobody\n", ""), ("", "")]
    notes = open_journey(tmp_path / "map.journey").journey.notes
    assert [note.text for note in notes] == ["Columns had to be renamed by hand", "The invitation came too late"]
