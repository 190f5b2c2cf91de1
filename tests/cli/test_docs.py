"""docs/command-line.md tells what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from little_maps import row

import journeymap
from journeymap.__main__ import main
from journeymap.cli.run import COMMANDS
from journeymap.files.store import save
from journeymap.model.journey import Milestone

if TYPE_CHECKING:
    from collections.abc import Iterator

MILESTONES = (Milestone(id="m", title="Live", touchpoint="B"),)
DOCS = Path(journeymap.__file__).parent.parent / "docs" / "command-line.md"


@pytest.fixture(scope="module")
def told() -> str:
    return DOCS.read_text("utf-8")


def test_every_command_is_told(told: str) -> None:
    for name, what in COMMANDS.items():
        assert re.search(rf"^\| `journeymap {name} .*\| {re.escape(what)}", told, re.MULTILINE)


def test_every_key_of_the_reports_is_told(told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(row("A", "B", success=(), milestones=MILESTONES), tmp_path / "map.journey")
    for command in ("check", "insights", "info"):
        main([command, "--json", str(tmp_path / "map.journey"), str(tmp_path / "gone.journey")])
        report = json.loads(capsys.readouterr().out)
        section = told.split(f"### `{command} --json`")[1]
        told_apart = ("counts", "channels", "owners", "breaks")
        for key in _keys(report if command == "check" else report["files"], told_apart):
            assert f"`{key}`" in section or f'"{key}"' in section or f"`{key}`" in told.split("## JSON")[1]


def _keys(value: object, told_apart: tuple[str, ...] = ("counts",)) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                if key not in told_apart:
                    yield from _keys(inner, told_apart)
        case list():
            for inner in value:
                yield from _keys(inner, told_apart)
