"""What code hosts are handed stands up to the schema of SARIF 2.1.0."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from little_maps import row

from journeymap.__main__ import main
from journeymap.files.store import save
from journeymap.flow.rules import RULES
from journeymap.model import edits

ROOT = Path(__file__).parent.parent.parent
FLAWED = sorted((ROOT / "tests" / "data" / "checks").glob("*.trips.journey"))
SCHEMA = json.loads((ROOT / "tests" / "data" / "sarif" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The report on a map for each check, one that lives with a problem, the examples, and one that cannot be read."""
    monkeypatch.chdir(tmp_path)
    for file in FLAWED:
        shutil.copy(file, tmp_path)
    lived = edits.set_thing(row("A", "B"), "A", owner="")
    save(edits.ignore_problem(lived, "no-owner", "A", "Nobody is hired yet"), tmp_path / "with reason.journey")
    save(edits.ignore_problem(lived, "no-owner", "A"), tmp_path / "ohne Grund – 100 %.journey")
    (tmp_path / "broken.journey").write_text('{"format": ', encoding="utf-8")
    examples = [str(file) for file in sorted((ROOT / "examples").glob("*.journey"))]
    names = [file.name for file in sorted(tmp_path.iterdir())]
    assert main(["check", "--sarif", *names, *examples, "gone.journey", "--today", "2026-11-22"]) == 2
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def mistakes(log: object) -> list[str]:
    return [f"{'/'.join(map(str, one.path))}: {one.message}" for one in Draft4Validator(SCHEMA).iter_errors(log)]


def test_a_report_on_every_check_keeps_to_the_schema(log: dict[str, Any]) -> None:
    Draft4Validator.check_schema(SCHEMA)
    assert mistakes(log) == []
    (run,) = log["runs"]
    seen = {result["ruleId"] for result in run["results"]}
    assert seen == {rule.id for rule in RULES}
    assert sum("suppressions" in result for result in run["results"]) >= 2
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2


def test_an_empty_report_keeps_to_the_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    save(row("A"), tmp_path / "sound.journey")
    assert main(["check", "--sarif", "sound.journey"]) == 0
    assert mistakes(json.loads(capsys.readouterr().out)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), "2.1"),
        (("runs", 0, "results", 0, "level"), "hint"),
        (("runs", 0, "results", 0, "message"), "a sentence"),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"), 0),
        (("runs", 0, "invocations", 0, "successful"), True),
    ],
)
def test_the_schema_would_notice(log: dict[str, Any], path: tuple[str | int, ...], value: object) -> None:
    wrong = copy.deepcopy(log)
    at: Any = wrong
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert len(mistakes(wrong)) == 1


def test_places_are_addresses_that_code_hosts_can_join_to_a_folder(log: dict[str, Any]) -> None:
    places = {
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for location in result["locations"]
    }
    assert "with%20reason.journey" in places
    assert "ohne%20Grund%20%E2%80%93%20100%20%25.journey" in places
    assert any(place.startswith("file:///") for place in places)
